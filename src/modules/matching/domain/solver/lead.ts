import { type Flow, makeFlow, NONE, placeAll } from './flow.ts'
import type { Instance } from './instance.ts'
import type { Objective, Stage } from './stages.ts'

/** An optimal assignment with what proves it: prices of all places for every stage of the objective. */
export type LeadPlan = {
  readonly instance: Instance
  readonly objective: Objective
  /** Arc in use for each mentee (canonical); never NONE. */
  readonly choice: Int32Array
  /** Mentees of each mentor (canonical). */
  readonly load: Int32Array
  /** prices[stage][place], the sink last. */
  readonly prices: readonly Float64Array[]
}

/** What the stages done so far still leave open: arcs and loads that every plan optimal so far may use. */
type Face = {
  readonly open: Uint8Array
  readonly choice: Int32Array
  readonly load: Int32Array
  readonly low: Int32Array
  readonly high: Int32Array
}

const wholeProblem = (instance: Instance): Face => ({
  open: instance.open.slice(),
  choice: new Int32Array(instance.menteeCount).fill(NONE),
  load: new Int32Array(instance.mentorCount),
  low: new Int32Array(instance.mentorCount),
  high: instance.capacity.slice(),
})

/** A mentee takes part in a stage while he waits or has a choice left. */
const movable = (instance: Instance, face: Face): Int32Array => {
  const mentees: number[] = []
  for (let mentee = 0; mentee < instance.menteeCount; mentee++) {
    let choices = face.choice[mentee] === NONE ? 2 : 0
    const end = instance.first[mentee + 1] as number
    for (let arc = instance.first[mentee] as number; arc < end && choices < 2; arc++) {
      choices += face.open[arc] as number
    }
    if (choices >= 2) mentees.push(mentee)
  }
  return Int32Array.from(mentees)
}

/** The stage's own short arrays, with the positions they were copied from. */
type Copy = {
  readonly mentees: Int32Array
  readonly arcs: Int32Array
  readonly first: Int32Array
  readonly head: Int32Array
  readonly cost: Float64Array
}

const copyOpenArcs = (instance: Instance, face: Face, stage: Stage): Copy => {
  const mentees = movable(instance, face)
  const first = new Int32Array(mentees.length + 1)
  const arcs = new Int32Array(instance.head.length)
  let count = 0
  mentees.forEach((mentee, at) => {
    const end = instance.first[mentee + 1] as number
    for (let arc = instance.first[mentee] as number; arc < end; arc++) if (face.open[arc]) arcs[count++] = arc
    first[at + 1] = count
  })
  const kept = arcs.slice(0, count)
  const cost = new Float64Array(count)
  for (let at = 0; at < count; at++) cost[at] = stage.cost(kept[at] as number)
  return { mentees, arcs: kept, first, head: kept.map((arc) => instance.head[arc] as number), cost }
}

/** Prices under which the loads reached so far are already optimal. */
const startPrices = (face: Face, loadStep: number): Float64Array => {
  const price = new Float64Array(face.load.length + 1)
  face.load.forEach((load, mentor) => {
    const next = load < (face.high[mentor] as number) ? load : Math.max(0, load - 1)
    price[mentor] = loadStep * next
  })
  return price
}

/** The arc a mentee may keep: the one he uses, if at these prices none is cheaper. */
const keptArc = (copy: Copy, price: Float64Array, at: number, choice: number): number => {
  let best = Number.POSITIVE_INFINITY
  let own = Number.POSITIVE_INFINITY
  let ownArc = NONE
  for (let arc = copy.first[at] as number; arc < (copy.first[at + 1] as number); arc++) {
    const total = (copy.cost[arc] as number) + (price[copy.head[arc] as number] as number)
    if (total < best) best = total
    if (copy.arcs[arc] !== choice) continue
    own = total
    ownArc = arc
  }
  return own === best ? ownArc : NONE
}

const openStage = (instance: Instance, face: Face, stage: Stage, copy: Copy): Flow => {
  const price = startPrices(face, stage.loadStep)
  const wanted = new Int32Array(instance.mentorCount + 1)
  const used = copy.mentees.map((mentee, at) => {
    const choice = face.choice[mentee] as number
    const kept = choice === NONE ? NONE : keptArc(copy, price, at, choice)
    if (kept === NONE) {
      const place = choice === NONE ? instance.mentorCount : (instance.head[choice] as number)
      wanted[place] = (wanted[place] as number) + 1
    }
    return kept
  })
  return makeFlow({
    sink: instance.mentorCount,
    first: copy.first,
    head: copy.head,
    cost: copy.cost,
    used,
    price,
    wanted,
    load: face.load,
    low: face.low,
    high: face.high,
    loadStep: stage.loadStep,
  })
}

/** Closes the arcs that no plan optimal in this stage uses: their reduced cost is above 0. */
const closeArcs = (face: Face, flow: Flow, copy: Copy): void => {
  const { used, cost, head, price, first } = flow
  copy.mentees.forEach((mentee, at) => {
    const own = used[at] as number
    face.choice[mentee] = copy.arcs[own] as number
    const total = (cost[own] as number) + (price[head[own] as number] as number)
    for (let arc = first[at] as number; arc < (first[at + 1] as number); arc++) {
      const reduced = (cost[arc] as number) + (price[head[arc] as number] as number) - total
      if (reduced > 0) face.open[copy.arcs[arc] as number] = 0
    }
  })
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** Narrows the loads likewise: units below 0 must be used, units above 0 must not. */
const closeLoads = (face: Face, flow: Flow): void => {
  const { price, sink, loadStep } = flow
  for (let mentor = 0; mentor < sink; mentor++) {
    const low = face.low[mentor] as number
    const high = face.high[mentor] as number
    const gain = (price[mentor] as number) - (price[sink] as number)
    if (loadStep > 0) {
      face.low[mentor] = clamp(Math.ceil(gain / loadStep), low, high)
      face.high[mentor] = clamp(Math.floor(gain / loadStep) + 1, low, high)
    } else if (gain > 0) face.low[mentor] = high
    else if (gain < 0) face.high[mentor] = low
  }
}

/**
 * The lexicographically best assignment. Each stage is solved among the plans that are optimal in the stages before
 * (complementary slackness: exactly the arcs of reduced cost 0 remain open), starting from the plan reached so far,
 * so that only mentees who can still gain are moved.
 */
export const solveLead = (instance: Instance, objective: Objective): LeadPlan => {
  const face = wholeProblem(instance)
  const prices = objective.stages.map((stage) => {
    const copy = copyOpenArcs(instance, face, stage)
    const flow = openStage(instance, face, stage, copy)
    placeAll(flow)
    closeArcs(face, flow, copy)
    closeLoads(face, flow)
    return flow.price
  })
  return { instance, objective, choice: face.choice, load: face.load, prices }
}
