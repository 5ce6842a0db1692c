import type { Instance } from './instance.ts'
import type { LeadPlan } from './lead.ts'
import { type Incidence, incidence, makeWalker, type Walker } from './paths.ts'
import { buildResidual, NOBODY, type Residual, writeMove } from './residual.ts'
import { levelsOf } from './stages.ts'
import type { Alternative, Move } from './types.ts'

/**
 * What would follow from fixing another pair. Forcing mentee i to mentor k changes the plan along one cycle of the
 * residual graph: i moves to k, and the cheapest way leads from k back to the place that i has left. Ways that pass
 * the sink ("somebody else takes one more", "somebody remains without a mentor") split into a way to the sink and a
 * way from it, two searches for the whole plan; only ways nearer than that are searched for each place apart.
 */
type Finder = {
  readonly plan: LeadPlan
  readonly residual: Residual
  readonly toSink: Walker
  readonly fromSink: Walker
  /** Backward search from the place that is left; never enters the sink. */
  readonly near: Walker
  readonly levels: Uint8Array | null
  readonly vector: Float64Array
}

const everywhere = () => true

/**
 * An edge is worth following while d(from) - fromSink(left) < toSink(place) - cost(edge). The right side is the edge's
 * own, so with its greatest value first the first edge that is not worth it ends the list.
 */
const worthiestFirst = (residual: Residual, by: Incidence, { ways }: Walker, sink: number): Incidence => {
  const { width, cost, tail } = residual
  const rank = (place: number): number => (place === sink ? 2 : ways.reached[place] ? 1 : 0)
  const compare = (one: number, other: number): number => {
    const [a, b] = [tail[one] as number, tail[other] as number]
    if (rank(a) !== 1 || rank(b) !== 1) return rank(a) - rank(b)
    for (let at = 0; at < width; at++) {
      const first = (ways.distance[a * width + at] as number) - (cost[one * width + at] as number)
      const second = (ways.distance[b * width + at] as number) - (cost[other * width + at] as number)
      if (first !== second) return second - first
    }
    return 0
  }
  const list = by.list.slice()
  for (let place = 0; place < residual.places; place++)
    list.subarray(by.starts[place], by.starts[place + 1]).sort(compare)
  return { starts: by.starts, list }
}

const makeFinder = (plan: LeadPlan): Finder => {
  const residual = buildResidual(plan)
  const byHead = incidence(residual.head, residual.places)
  const byTail = incidence(residual.tail, residual.places)
  const sink = plan.instance.mentorCount
  const toSink = makeWalker(residual, byHead, residual.tail)
  const fromSink = makeWalker(residual, byTail, residual.head)
  toSink.run(sink, everywhere)
  fromSink.run(sink, everywhere)
  return {
    plan,
    residual,
    toSink,
    fromSink,
    near: makeWalker(residual, worthiestFirst(residual, byHead, toSink, sink), residual.tail),
    levels: plan.instance.input.mode === 'leximin' ? levelsOf(plan.instance) : null,
    vector: new Float64Array(residual.width),
  }
}

/** True where the direct way over this edge is shorter than the one through the sink. */
const nearerThanSink = (finder: Finder, left: number) => {
  const { toSink, fromSink, near, residual, plan } = finder
  const { width, cost } = residual
  const sink = plan.instance.mentorCount
  const [so, to, on] = [near.ways.distance, toSink.ways.distance, fromSink.ways.distance]
  return (place: number, from: number, edge: number): boolean => {
    if (place === sink) return false
    if (!toSink.ways.reached[place] || !fromSink.ways.reached[left]) return true
    for (let at = 0; at < width; at++) {
      const direct = (so[from * width + at] as number) + (cost[edge * width + at] as number)
      const through = (to[place * width + at] as number) + (on[left * width + at] as number)
      if (direct !== through) return direct < through
    }
    return false
  }
}

/** Edges from `place` along the stored ways to where a backward search began. */
const edgesOn = (walker: Walker, residual: Residual, place: number): number[] => {
  const edges: number[] = []
  for (let edge = walker.ways.next[place] as number; edge >= 0; ) {
    edges.push(edge)
    edge = walker.ways.next[residual.head[edge] as number] as number
  }
  return edges
}

/** Edges from where a forward search began to `place`. */
const edgesTo = (walker: Walker, residual: Residual, place: number): number[] => {
  const edges: number[] = []
  for (let edge = walker.ways.next[place] as number; edge >= 0; ) {
    edges.unshift(edge)
    edge = walker.ways.next[residual.tail[edge] as number] as number
  }
  return edges
}

/** The way from `place` to the place that is left: its edges and its length at the stage of the score. */
const wayBack = (finder: Finder, place: number, left: number): { edges: number[]; length: number } | null => {
  const { toSink, fromSink, near, residual, plan } = finder
  const score = (walker: Walker, at: number) =>
    walker.ways.distance[at * residual.width + plan.objective.scoreStage] as number
  if (left !== plan.instance.mentorCount && near.ways.reached[place]) {
    return { edges: edgesOn(near, residual, place), length: score(near, place) }
  }
  if (!toSink.ways.reached[place] || !fromSink.ways.reached[left]) return null
  return {
    edges: [...edgesOn(toSink, residual, place), ...edgesTo(fromSink, residual, left)],
    length: score(toSink, place) + score(fromSink, left),
  }
}

const move = (instance: Instance, mentee: number, from: number, to: number): Move => {
  const mentorAt = (place: number) =>
    place === instance.mentorCount ? null : (instance.mentorAt[place] as number)
  return { mentee: instance.menteeAt[mentee] as number, from: mentorAt(from), to: mentorAt(to) }
}

const chainOf = (finder: Finder, mentee: number, arc: number, edges: readonly number[]): Move[] => {
  const { instance, choice } = finder.plan
  const { tail, head } = finder.residual
  const left = instance.head[choice[mentee] as number] as number
  const displaced = edges
    .filter((edge) => finder.residual.mentee[edge] !== NOBODY)
    .map((edge) =>
      move(instance, finder.residual.mentee[edge] as number, tail[edge] as number, head[edge] as number),
    )
  return [move(instance, mentee, left, instance.head[arc] as number), ...displaced]
}

const arcTo = (instance: Instance, mentee: number, place: number): number => {
  const end = instance.first[mentee + 1] as number
  for (let arc = instance.first[mentee] as number; arc < end; arc++)
    if (instance.head[arc] === place) return arc
  throw new Error('a mentee moves along an arc that does not exist')
}

/** How the leximin histogram changes: one school less at each level left, one more at each level reached. */
const levelChanges = (
  finder: Finder,
  levels: Uint8Array,
  mentee: number,
  arc: number,
  edges: readonly number[],
): (readonly [number, number])[] => {
  const { instance, choice } = finder.plan
  const changes = new Map<number, number>()
  const change = (of: number, to: number) => {
    const before = (levels[choice[of] as number] as number) - 1
    const after = (levels[to] as number) - 1
    changes.set(before, (changes.get(before) ?? 0) - 1)
    changes.set(after, (changes.get(after) ?? 0) + 1)
  }
  change(mentee, arc)
  for (const edge of edges) {
    const moved = finder.residual.mentee[edge] as number
    if (moved !== NOBODY) change(moved, arcTo(instance, moved, finder.residual.head[edge] as number))
  }
  return [...changes].filter(([, by]) => by !== 0).sort(([a], [b]) => a - b)
}

const alternativeAt = (finder: Finder, mentee: number, arc: number): Alternative => {
  const { plan, vector, levels } = finder
  const { instance } = plan
  const left = instance.head[plan.choice[mentee] as number] as number
  const place = instance.head[arc] as number
  const pair = { mentee: instance.menteeAt[mentee] as number, mentor: instance.mentorAt[place] as number }
  const back = wayBack(finder, place, left)
  if (back === null) return { ...pair, regret: null, chain: [] }
  writeMove(plan, mentee, arc, vector, 0)
  const regret = (vector[plan.objective.scoreStage] as number) + back.length
  const chain = chainOf(finder, mentee, arc, back.edges)
  if (levels === null) return { ...pair, regret, chain }
  return { ...pair, regret, chain, levels: levelChanges(finder, levels, mentee, arc, back.edges) }
}

const menteesByPlace = (plan: LeadPlan): number[][] => {
  const lists = Array.from({ length: plan.instance.mentorCount + 1 }, (): number[] => [])
  plan.choice.forEach((arc, mentee) => {
    lists[plan.instance.head[arc] as number]?.push(mentee)
  })
  return lists
}

const otherPairs = (plan: LeadPlan, mentee: number): number[] => {
  const { first, pairAt } = plan.instance
  const arcs: number[] = []
  for (let arc = first[mentee] as number; arc < (first[mentee + 1] as number); arc++) {
    if ((pairAt[arc] as number) >= 0 && arc !== plan.choice[mentee]) arcs.push(arc)
  }
  return arcs
}

/**
 * Regret and displacement chain of every listed pair that the plan does not use, in the order of the request's pairs.
 * For a pair that an official has banned, or a mentee whom he has pinned elsewhere, they say what would follow if he
 * fixed this pair instead; such a regret may be below 0.
 * Of one mentee only, by its position in the request, where one is asked for.
 */
export const findAlternatives = (plan: LeadPlan, only?: number): Alternative[] => {
  const { instance } = plan
  const finder = makeFinder(plan)
  const found: (Alternative | undefined)[] = new Array(instance.input.pairs.length)
  menteesByPlace(plan).forEach((all, place) => {
    const mentees = only === undefined ? all : all.filter((mentee) => instance.menteeAt[mentee] === only)
    if (mentees.length > 0 && place !== instance.mentorCount)
      finder.near.run(place, nearerThanSink(finder, place))
    for (const mentee of mentees) {
      for (const arc of otherPairs(plan, mentee)) {
        found[instance.pairAt[arc] as number] = alternativeAt(finder, mentee, arc)
      }
    }
  })
  return found.filter((alternative) => alternative !== undefined)
}
