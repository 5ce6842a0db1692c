import type { Instance } from './instance.ts'
import { countLoads } from './loads.ts'
import type { HallGroup } from './types.ts'

const UNSEEN = -1

/** A largest assignment, blind to scores and grown from the plan: whoever it leaves out, no plan can serve. */
type Largest = {
  readonly instance: Instance
  readonly loads: Int32Array
  /** Mentees at each place; those without a mentor stand at the sink. */
  readonly at: Set<number>[]
}

/** Mentors whom the mentee may have; the arc into the sink does not count as being served. */
const mentorsFor = ({ first, head, open, pairAt }: Instance, mentee: number): number[] => {
  const mentors: number[] = []
  for (let arc = first[mentee] as number; arc < (first[mentee + 1] as number); arc++) {
    if (open[arc] === 1 && (pairAt[arc] as number) >= 0) mentors.push(head[arc] as number)
  }
  return mentors
}

const fromPlan = (instance: Instance, choice: Int32Array): Largest => {
  const at = Array.from({ length: instance.mentorCount + 1 }, () => new Set<number>())
  choice.forEach((arc, mentee) => {
    at[instance.head[arc] as number]?.add(mentee)
  })
  return { instance, loads: countLoads(instance, choice), at }
}

/** Mentors seen along alternating paths, each with the mentee through whom he was seen. */
type Seen = { readonly through: Int32Array; readonly mentors: number[] }

/** Breadth first from a mentee without a mentor to a mentor with a free place, or -1. */
const findFree = ({ instance, loads, at }: Largest, start: number, seen: Seen): number => {
  const waiting = [start]
  for (const mentee of waiting) {
    for (const mentor of mentorsFor(instance, mentee)) {
      if (seen.through[mentor] !== UNSEEN) continue
      seen.through[mentor] = mentee
      seen.mentors.push(mentor)
      if ((loads[mentor] as number) < (instance.capacity[mentor] as number)) return mentor
      waiting.push(...(at[mentor] ?? []))
    }
  }
  return -1
}

/** Moves everybody on the path by one place, so that `start` is served. */
const shift = (largest: Largest, start: number, free: number, seen: Seen, placeOf: Int32Array): void => {
  const { at, loads } = largest
  loads[free] = (loads[free] as number) + 1
  for (let mentor = free; ; ) {
    const mentee = seen.through[mentor] as number
    const before = placeOf[mentee] as number
    at[before]?.delete(mentee)
    at[mentor]?.add(mentee)
    placeOf[mentee] = mentor
    if (mentee === start) return
    mentor = before
  }
}

/**
 * Serves everybody who can be served and gives the mentors of the dead ends. What a failed search has seen stays seen:
 * no later path through it can reach a free place either.
 */
const grow = (largest: Largest, choice: Int32Array): Int32Array => {
  const { instance } = largest
  const placeOf = choice.map((arc) => instance.head[arc] as number)
  const through = new Int32Array(instance.mentorCount).fill(UNSEEN)
  for (const mentee of [...(largest.at[instance.mentorCount] ?? [])]) {
    const seen: Seen = { through, mentors: [] }
    const free = findFree(largest, mentee, seen)
    if (free < 0) continue
    shift(largest, mentee, free, seen, placeOf)
    for (const mentor of seen.mentors) through[mentor] = UNSEEN
  }
  return through
}

/** Union-find over mentors: two mentors of one mentee belong to one group. */
const makeUnion = (size: number) => {
  const parent = Int32Array.from({ length: size }, (_, at) => at)
  const root = (at: number): number => {
    let top = at
    while (parent[top] !== top) {
      parent[top] = parent[parent[top] as number] as number
      top = parent[top] as number
    }
    return top
  }
  return {
    root,
    join: (a: number, b: number) => {
      parent[root(a)] = root(b)
    },
  }
}

const ascending = (a: number, b: number): number => a - b

const groupOf = (instance: Instance, mentees: readonly number[], mentors: readonly number[]): HallGroup => {
  const slots = mentors.reduce((sum, mentor) => sum + (instance.capacity[mentor] as number), 0)
  return {
    mentees: mentees.map((mentee) => instance.menteeAt[mentee] as number).sort(ascending),
    mentors: mentors.map((mentor) => instance.mentorAt[mentor] as number).sort(ascending),
    slots,
    deficiency: mentees.length - slots,
  }
}

/**
 * Why some schools cannot be served, by Hall's theorem: each group may go only to its mentors, whose places are fewer
 * than the schools; the difference must remain in any plan. A school that the plan leaves out although it could be
 * served (because that costs more than the policy allows) is in no group.
 */
export const hallGroups = (instance: Instance, choice: Int32Array): HallGroup[] => {
  const largest = fromPlan(instance, choice)
  const dead = grow(largest, choice)
  const union = makeUnion(instance.mentorCount)
  const without = [...(largest.at[instance.mentorCount] ?? [])]
  const mentors = [...dead.keys()].filter((mentor) => dead[mentor] !== UNSEEN)
  const mentees = [...without, ...mentors.flatMap((mentor) => [...(largest.at[mentor] ?? [])])]
  const lonely: number[] = []
  for (const mentee of mentees) {
    const [one, ...others] = mentorsFor(instance, mentee)
    if (one === undefined) lonely.push(mentee)
    else for (const other of others) union.join(one, other)
  }
  const groups = new Map<number, { mentees: number[]; mentors: number[] }>()
  for (const mentor of mentors) {
    const root = union.root(mentor)
    const group = groups.get(root) ?? { mentees: [], mentors: [] }
    group.mentors.push(mentor)
    groups.set(root, group)
  }
  for (const mentee of mentees) {
    const [one] = mentorsFor(instance, mentee)
    if (one !== undefined) groups.get(union.root(one))?.mentees.push(mentee)
  }
  return [
    ...lonely.map((mentee) => groupOf(instance, [mentee], [])),
    ...[...groups.values()].map((group) => groupOf(instance, group.mentees, group.mentors)),
  ].sort((a, b) => (a.mentees[0] ?? 0) - (b.mentees[0] ?? 0))
}
