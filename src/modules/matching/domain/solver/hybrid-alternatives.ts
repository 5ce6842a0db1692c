import { eachConfiguration } from './configurations.ts'
import type { Instance } from './instance.ts'
import { type HybridPlan, type Links, mayLink } from './links.ts'
import type { MipSolver } from './mip.ts'
import type { Clock, Priced } from './pricing.ts'
import { floorOfScaled, prove, type Solved } from './proof.ts'
import { hybridValue, twoStagePlan } from './two-stage.ts'
import type { Alternative, Move } from './types.ts'

/** A plan proven best with the prices that helped to prove it. */
type Best = { readonly plan: HybridPlan; readonly priced: Priced }

/** The same question with one lead fixed: it takes the place of a ban of the pair and of another pin of the school. */
const withLead = (links: Links, mentee: number, arc: number): Links => {
  const { instance } = links
  const open = instance.open.slice()
  open.fill(0, instance.first[mentee], instance.first[mentee + 1])
  open[arc] = 1
  const before = instance.pinned[mentee] as number
  const pinned = instance.pinned.slice()
  pinned[mentee] = arc
  const fixed = { ...instance, open, pinned }
  // The mentor of the pin that is lifted may now teach a subject.
  const linkable = links.linkable.slice()
  if (before >= 0) linkable[before] = mayLink(fixed, mentee, before) ? 1 : 0
  return { ...links, linkable, instance: fixed }
}

/** A place at this mentor that no other school's pin has taken. */
const hasPlace = ({ pinned, head, capacity }: Instance, mentee: number, arc: number): boolean => {
  const mentor = head[arc] as number
  const others = pinned.reduce(
    (count, pin, other) => count + (pin >= 0 && other !== mentee && head[pin] === mentor ? 1 : 0),
    0,
  )
  return others < (capacity[mentor] as number)
}

/** The prices stay true when a lead is fixed; only this school's best configuration is another. */
const pricedWith = (fixed: Links, { prices, bestNets, bound }: Priced, mentee: number): Priced => {
  let best = Number.NEGATIVE_INFINITY
  eachConfiguration(fixed, mentee, prices, 0, (net) => {
    best = Math.max(best, net)
  })
  const nets = bestNets.slice()
  nets[mentee] = best
  return { prices, bestNets: nets, bound: bound - (bestNets[mentee] as number) + best }
}

/** Leads that differ, the fixed one first. */
const chainOf = (instance: Instance, from: HybridPlan, to: HybridPlan, mentee: number): Move[] => {
  const { head, mentorAt, mentorCount, menteeAt } = instance
  const mentorOf = (arc: number): number | null => {
    const place = head[arc] as number
    return place === mentorCount ? null : (mentorAt[place] as number)
  }
  const moves = [...from.lead.keys()].flatMap((at): Move[] => {
    const [before, after] = [mentorOf(from.lead[at] as number), mentorOf(to.lead[at] as number)]
    return before === after ? [] : [{ mentee: menteeAt[at] as number, from: before, to: after }]
  })
  const own = menteeAt[mentee]
  return [...moves.filter((it) => it.mentee === own), ...moves.filter((it) => it.mentee !== own)]
}

/** Seconds left until a deadline, by a running clock where there is one, else by the solver's own time. */
export type Deadline = { readonly left: () => number; readonly spend: (seconds: number) => void }

export const makeDeadline = (limit: number, seconds?: () => number): Deadline => {
  const began = seconds?.() ?? 0
  let spent = 0
  return {
    left: () => limit - (seconds === undefined ? spent : seconds() - began),
    spend: (used) => {
      spent += used
    },
  }
}

type Search = {
  readonly links: Links
  readonly best: Best
  readonly mip: MipSolver
  readonly until: Deadline
}

/** What follows from one lead; null when the time did not suffice for a proof. */
const alternativeAt = async (search: Search, mentee: number, arc: number): Promise<Alternative | null> => {
  const { links, best, mip, until } = search
  const { instance } = links
  const pair = {
    mentee: instance.menteeAt[mentee] as number,
    mentor: instance.mentorAt[instance.head[arc] as number] as number,
  }
  if (!hasPlace(instance, mentee, arc)) return { ...pair, regret: null, chain: [] }
  const fixed = withLead(links, mentee, arc)
  const priced = pricedWith(fixed, best.priced, mentee)
  const start: Solved = { plan: twoStagePlan(fixed), bound: floorOfScaled(priced.bound), solver: mip.name }
  const clock: Clock = { left: until.left() }
  const allowed = clock.left
  const { plan, bound } = await prove(fixed, start, priced, mip, clock)
  until.spend(allowed - clock.left)
  const value = hybridValue(fixed, plan)
  if (bound > value) return null
  const regret = Number(hybridValue(links, best.plan) - value)
  return { ...pair, regret, chain: chainOf(instance, best.plan, plan, mentee) }
}

/**
 * Regret of every listed pair that is neither a lead nor a subject link of the plan, mentees in the order of their ids:
 * the plan's worth less that of the best plan with this pair as the lead, each proven by a program of its own. Pairs
 * not proven in time are left out.
 */
export const hybridAlternatives = async (search: Search): Promise<Alternative[]> => {
  const { instance } = search.links
  const { plan } = search.best
  const found: Alternative[] = []
  for (let mentee = 0; mentee < instance.menteeCount; mentee++) {
    const used = new Set([plan.lead[mentee], ...(plan.subjects[mentee] ?? [])])
    const end = instance.first[mentee + 1] as number
    for (let arc = instance.first[mentee] as number; arc < end; arc++) {
      if ((instance.pairAt[arc] as number) < 0 || used.has(arc)) continue
      if (search.until.left() <= 0) return found
      const alternative = await alternativeAt(search, mentee, arc)
      if (alternative !== null) found.push(alternative)
    }
  }
  return found
}
