import type { Help, Links } from './links.ts'
import { leadTerm } from './links.ts'

/** A lead (or none) with a set of subject mentors for one mentee, and what it is worth before prices. */
export type Configuration = {
  readonly mentee: number
  readonly lead: number
  readonly subjects: readonly number[]
  readonly points: number
}

/** Prices of one place at each mentor, in points times SCALE: whole numbers, so that sums and bounds are exact. */
export type PlacePrices = { readonly lead: Float64Array; readonly subject: Float64Array }

export const SCALE = 1024

/** `net` is points * SCALE less the prices of all places used. */
export type Visit = (net: number, configuration: Configuration) => void

type Enumeration = {
  readonly links: Links
  readonly mentee: number
  readonly prices: PlacePrices
  /** How much a subject mentor may fall short of paying his price, in points times SCALE. */
  readonly slack: number
  readonly linkable: readonly number[]
  readonly visit: Visit
}

/** Points per deficit; a list, because mentees have few deficits. */
type Covered = readonly number[]

const cover = (covered: Covered, help: readonly Help[]): { covered: Covered; gain: number } => {
  const after = [...covered]
  let gain = 0
  for (const { deficit, points } of help) {
    const added = points - (after[deficit] ?? 0)
    if (added <= 0) continue
    gain += added
    after[deficit] = points
  }
  return { covered: after, gain }
}

const gainOver = (covered: Covered, help: readonly Help[]): number => {
  let gain = 0
  for (const { deficit, points } of help) gain += Math.max(0, points - (covered[deficit] ?? 0))
  return gain
}

/**
 * Adds subject mentors from position `from` on. What one more mentor adds only falls as the set grows, so a mentor who
 * does not pay here (his link, or his price within the slack) cannot pay in any larger set.
 */
const extend = (
  it: Enumeration,
  chosen: Configuration,
  covered: Covered,
  net: number,
  from: number,
): void => {
  const { links, linkable, prices, slack } = it
  if (chosen.subjects.length >= links.instance.input.policy.maxSubjectMentors) return
  for (let at = from; at < linkable.length; at++) {
    const arc = linkable[at] as number
    if (arc === chosen.lead) continue
    const help = links.help[arc] as readonly Help[]
    const gain = gainOver(covered, help) - (links.linkCost[arc] as number)
    if (gain <= 0) continue
    const paid = SCALE * gain - (prices.subject[links.instance.head[arc] as number] as number)
    if (paid < -slack) continue
    const larger = { ...chosen, subjects: [...chosen.subjects, arc], points: chosen.points + gain }
    it.visit(net + paid, larger)
    extend(it, larger, cover(covered, help).covered, net + paid, at + 1)
  }
}

const arcsOf = ({ instance }: Links, mentee: number): number[] => {
  const first = instance.first[mentee] as number
  return Array.from({ length: (instance.first[mentee + 1] as number) - first }, (_, at) => first + at)
}

/**
 * Visits every configuration of a mentee that can belong to a best plan under these prices, or fall short of it by no
 * more than the slack: dropping a subject mentor from a configuration at most `slack` under the best one cannot gain
 * more than `slack`.
 */
export const eachConfiguration = (
  links: Links,
  mentee: number,
  prices: PlacePrices,
  slack: number,
  visit: Visit,
): void => {
  const { instance, help, linkable } = links
  const arcs = arcsOf(links, mentee)
  const own = arcs.filter((arc) => linkable[arc] === 1)
  const enumeration: Enumeration = { links, mentee, prices, slack, linkable: own, visit }
  for (const lead of arcs) {
    if (instance.open[lead] === 0) continue
    const { covered, gain } = cover([], help[lead] ?? [])
    const points = gain + leadTerm(links, lead)
    const place = instance.head[lead] as number
    const configuration: Configuration = { mentee, lead, subjects: [], points }
    const served = place !== instance.mentorCount
    const net = SCALE * points - (served ? (prices.lead[place] as number) : 0)
    visit(net, configuration)
    if (served) extend(enumeration, configuration, covered, net, 0)
  }
}

export const keyOf = ({ lead, subjects }: Configuration): string => [lead, ...subjects].join(' ')
