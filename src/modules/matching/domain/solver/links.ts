import type { Instance } from './instance.ts'

/** What one pair brings to one deficit: its position among the mentee's deficits and the points wCover * s * level. */
export type Help = { readonly deficit: number; readonly points: number }

/** Plan with lead and subject mentors: arcs of the instance, canonical. */
export type HybridPlan = {
  /** Arc of each mentee's lead; the arc into the sink for none. */
  readonly lead: Int32Array
  /** Arcs of each mentee's subject mentors, ascending. */
  readonly subjects: readonly (readonly number[])[]
}

/** The instance with everything that the hybrid's formula needs, by arc. */
export type Links = {
  readonly instance: Instance
  readonly help: readonly (readonly Help[])[]
  /** What a subject link over this arc costs. */
  readonly linkCost: Float64Array
  /** 1 where the arc may carry a subject link. */
  readonly linkable: Uint8Array
}

const bestLevels = (strengths: readonly (readonly [number, number])[]): Map<number, number> => {
  const levels = new Map<number, number>()
  for (const [theme, level] of strengths) levels.set(theme, Math.max(level, levels.get(theme) ?? 0))
  return levels
}

const helpOf = (
  wCover: number,
  deficits: readonly (readonly [number, number])[],
  levels: ReadonlyMap<number, number>,
): Help[] =>
  deficits.flatMap(([theme, severity], deficit) => {
    const points = wCover * severity * (levels.get(theme) ?? 0)
    return points > 0 ? [{ deficit, points }] : []
  })

/** A pin fixes the lead only: the same mentor cannot be a subject mentor as well, others can. */
export const mayLink = (instance: Instance, mentee: number, arc: number): boolean => {
  const mentor = instance.input.mentors[instance.mentorAt[instance.head[arc] as number] as number]
  const allowed = instance.input.policy.maxSubjectMentors > 0 && (mentor?.capSubject ?? 0) > 0
  return allowed && instance.banned[arc] === 0 && instance.pinned[mentee] !== arc
}

/** Works out what every pair brings and costs. */
export const buildLinks = (instance: Instance): Links => {
  const { input, first, pairAt, head, menteeAt, mentorAt } = instance
  const { wCover, subjectLink, subjectMinuteDiv } = input.policy
  const levels = input.mentors.map((mentor) => bestLevels(mentor.strengths))
  const help: Help[][] = Array.from({ length: head.length }, () => [])
  const linkCost = new Float64Array(head.length)
  const linkable = new Uint8Array(head.length)
  for (let mentee = 0; mentee < instance.menteeCount; mentee++) {
    const deficits = input.mentees[menteeAt[mentee] as number]?.deficits ?? []
    for (let arc = first[mentee] as number; arc < (first[mentee + 1] as number); arc++) {
      const pair = input.pairs[pairAt[arc] as number]
      const mentor = levels[mentorAt[head[arc] as number] as number]
      if (pair === undefined || mentor === undefined) continue
      help[arc] = helpOf(wCover, deficits, mentor)
      linkCost[arc] = subjectLink + Math.floor(pair[4] / subjectMinuteDiv)
      linkable[arc] = mayLink(instance, mentee, arc) ? 1 : 0
    }
  }
  return { instance, help, linkCost, linkable }
}

/** Terms of a lead over this arc beside what it covers. */
export const leadTerm = ({ instance }: Links, arc: number): number =>
  instance.input.pairs[instance.pairAt[arc] as number]?.[3] ?? -instance.input.policy.unserved

/** Points of the lead alone: what it covers and its term; minus the penalty for the arc into the sink. */
export const leadPoints = (links: Links, arc: number): number =>
  (links.help[arc] ?? []).reduce((sum, { points }) => sum + points, leadTerm(links, arc))

/** Best points per deficit over the linked mentors. */
export const coveredBy = (links: Links, arcs: readonly number[]): Map<number, number> => {
  const best = new Map<number, number>()
  for (const arc of arcs) {
    for (const { deficit, points } of links.help[arc] ?? []) {
      if (points > (best.get(deficit) ?? 0)) best.set(deficit, points)
    }
  }
  return best
}
