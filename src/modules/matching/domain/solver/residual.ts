import type { Instance } from './instance.ts'
import type { LeadPlan } from './lead.ts'
import { countLoads } from './loads.ts'

export const NOBODY = -1

/**
 * The residual graph between places: an edge says that a mentee may move from `tail` to `head`, or (NOBODY) that a
 * mentor takes one mentee more (head is the sink) or less (tail is the sink). `cost` holds the edge's reduced cost,
 * one number per stage; all of them are lexicographically >= 0.
 */
export type Residual = {
  readonly places: number
  readonly width: number
  readonly tail: Int32Array
  readonly head: Int32Array
  readonly mentee: Int32Array
  readonly cost: Float64Array
}

/** Reduced cost of moving `mentee` from the arc he uses to `arc`, open or not, written to `into` at `at`. */
export const writeMove = (
  plan: LeadPlan,
  mentee: number,
  arc: number,
  into: Float64Array,
  at: number,
): void => {
  const own = plan.choice[mentee] as number
  const { head } = plan.instance
  plan.objective.stages.forEach((stage, index) => {
    const price = plan.prices[index] as Float64Array
    const there = stage.cost(arc) + (price[head[arc] as number] as number)
    into[at + index] = there - stage.cost(own) - (price[head[own] as number] as number)
  })
}

/** Reduced cost of the mentor's unit number `unit` into the sink, with `sign` -1 for taking it back. */
const writeUnit = (
  plan: LeadPlan,
  mentor: number,
  unit: number,
  sign: 1 | -1,
  into: Float64Array,
  at: number,
) => {
  plan.objective.stages.forEach((stage, index) => {
    const price = plan.prices[index] as Float64Array
    const reduced =
      stage.loadStep * unit + (price[plan.instance.mentorCount] as number) - (price[mentor] as number)
    into[at + index] = sign * reduced
  })
}

type Edges = Residual & { count: number }

const makeEdges = (instance: Instance, width: number): Edges => {
  const room = instance.head.length + 2 * instance.mentorCount
  return {
    places: instance.mentorCount + 1,
    width,
    tail: new Int32Array(room),
    head: new Int32Array(room),
    mentee: new Int32Array(room),
    cost: new Float64Array(room * width),
    count: 0,
  }
}

const addEdge = (edges: Edges, tail: number, head: number, mentee: number): number => {
  const edge = edges.count++
  edges.tail[edge] = tail
  edges.head[edge] = head
  edges.mentee[edge] = mentee
  return edge * edges.width
}

const addMoves = (plan: LeadPlan, edges: Edges): void => {
  const { instance, choice } = plan
  for (let mentee = 0; mentee < instance.menteeCount; mentee++) {
    const own = choice[mentee] as number
    const place = instance.head[own] as number
    const end = instance.first[mentee + 1] as number
    for (let arc = instance.first[mentee] as number; arc < end; arc++) {
      if (arc === own || instance.open[arc] === 0) continue
      writeMove(plan, mentee, arc, edges.cost, addEdge(edges, place, instance.head[arc] as number, mentee))
    }
  }
}

const addUnits = (plan: LeadPlan, edges: Edges): void => {
  const { instance } = plan
  const sink = instance.mentorCount
  countLoads(instance, plan.choice).forEach((load, mentor) => {
    if (load < (instance.capacity[mentor] as number)) {
      writeUnit(plan, mentor, load, 1, edges.cost, addEdge(edges, mentor, sink, NOBODY))
    }
    if (load > 0) writeUnit(plan, mentor, load - 1, -1, edges.cost, addEdge(edges, sink, mentor, NOBODY))
  })
}

export const buildResidual = (plan: LeadPlan): Residual => {
  const edges = makeEdges(plan.instance, plan.objective.stages.length)
  addMoves(plan, edges)
  addUnits(plan, edges)
  const { count, ...residual } = edges
  return {
    ...residual,
    tail: edges.tail.subarray(0, count),
    head: edges.head.subarray(0, count),
    mentee: edges.mentee.subarray(0, count),
  }
}
