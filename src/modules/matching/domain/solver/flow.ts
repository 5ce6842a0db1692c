import { clearHeap, type Heap, makeHeap, raise, takeFirst } from './heap.ts'

export const NONE = -1

/**
 * One stage of the assignment as a min-cost flow: mentees are sent along arcs to places, mentors pass them on to the
 * sink at a convex cost. Only places are nodes of the search: a mentee has one way in (the arc he uses), so his
 * potential follows from his place's price. Invariant: every residual arc has reduced cost
 * cost + price(head) - price(tail) >= 0.
 */
export type Flow = {
  /** Number of the sink; mentors come before it. */
  readonly sink: number
  /** Arcs of mentee m are first[m] .. first[m + 1] - 1. */
  readonly first: Int32Array
  readonly head: Int32Array
  readonly cost: Float64Array
  /** Arc in use, or NONE while the mentee waits. */
  readonly used: Int32Array
  readonly price: Float64Array
  /** How many mentees a place still expects. */
  readonly wanted: Int32Array
  /** Flow from mentor to sink, kept between `low` and `high`. */
  readonly load: Int32Array
  readonly low: Int32Array
  readonly high: Int32Array
  readonly loadStep: number
  /** Mentees at a place, as a doubly linked list. */
  readonly firstAt: Int32Array
  readonly nextAt: Int32Array
  readonly previousAt: Int32Array
  /** Mentors whose load may vary at all: the sink looks back only at these. */
  readonly loose: Int32Array
  /**
   * For each mentee a bound from below on cost + price over the arcs he does not use. Prices never fall, so a bound
   * once found stays true until he moves, and saves looking at his arcs again.
   */
  readonly others: Float64Array
  readonly search: Search
}

type Search = {
  readonly distance: Float64Array
  readonly heap: Heap
  /** How the cheapest path enters a node: the mentee who moves and the arc he takes, or BY_LOAD and the place before. */
  readonly byMentee: Int32Array
  readonly via: Int32Array
  readonly settled: Int32Array
  settledCount: number
  /** Least distance of a reached place that still expects somebody: nothing farther is worth reaching. */
  limit: number
}

const BY_LOAD = -1

const makeSearch = (places: number): Search => {
  const distance = new Float64Array(places).fill(Number.POSITIVE_INFINITY)
  return {
    distance,
    heap: makeHeap(distance),
    byMentee: new Int32Array(places),
    via: new Int32Array(places),
    settled: new Int32Array(places),
    settledCount: 0,
    limit: Number.POSITIVE_INFINITY,
  }
}

type FlowParts = Omit<Flow, 'search' | 'firstAt' | 'nextAt' | 'previousAt' | 'loose' | 'others'>

/** Completes the parts of a stage with its lists and its search space. */
export const makeFlow = (parts: FlowParts): Flow => {
  const flow: Flow = {
    ...parts,
    firstAt: new Int32Array(parts.sink + 1).fill(NONE),
    nextAt: new Int32Array(parts.used.length).fill(NONE),
    previousAt: new Int32Array(parts.used.length).fill(NONE),
    loose: Int32Array.from(parts.high.keys()).filter(
      (mentor) => (parts.low[mentor] as number) < (parts.high[mentor] as number),
    ),
    others: new Float64Array(parts.used.length).fill(Number.NEGATIVE_INFINITY),
    search: makeSearch(parts.sink + 1),
  }
  flow.used.forEach((arc, mentee) => {
    if (arc !== NONE) enter(flow, mentee, flow.head[arc] as number)
  })
  return flow
}

const enter = (flow: Flow, mentee: number, place: number): void => {
  const { firstAt, nextAt, previousAt } = flow
  const next = firstAt[place] as number
  nextAt[mentee] = next
  previousAt[mentee] = NONE
  if (next !== NONE) previousAt[next] = mentee
  firstAt[place] = mentee
}

const leave = (flow: Flow, mentee: number, place: number): void => {
  const { firstAt, nextAt, previousAt } = flow
  const next = nextAt[mentee] as number
  const previous = previousAt[mentee] as number
  if (next !== NONE) previousAt[next] = previous
  if (previous === NONE) firstAt[place] = next
  else nextAt[previous] = next
}

const reach = (flow: Flow, place: number, distance: number, mentee: number, via: number): void => {
  const { search, sink, price, load } = flow
  search.distance[place] = distance
  search.byMentee[place] = mentee
  search.via[place] = via
  if ((flow.wanted[place] as number) > 0) search.limit = distance
  raise(search.heap, place)
  if (place === sink || (load[place] as number) >= (flow.high[place] as number)) return
  // The way on into the sink is looked at as soon as the mentor is reached: it sets the limit early.
  const step = flow.loadStep * (load[place] as number)
  const on = distance + step + (price[sink] as number) - (price[place] as number)
  if (on < (search.distance[sink] as number) && on < search.limit) reach(flow, sink, on, BY_LOAD, place)
}

const lookFrom = (flow: Flow, mentee: number, offset: number): void => {
  const { head, cost, price, search, others } = flow
  if (offset + (others[mentee] as number) >= search.limit) return
  const { distance } = search
  const own = flow.used[mentee] as number
  const end = flow.first[mentee + 1] as number
  let cheapest = Number.POSITIVE_INFINITY
  for (let arc = flow.first[mentee] as number; arc < end; arc++) {
    if (arc === own) continue
    const place = head[arc] as number
    const total = (cost[arc] as number) + (price[place] as number)
    if (total < cheapest) cheapest = total
    const candidate = offset + total
    if (candidate < (distance[place] as number) && candidate < search.limit) {
      reach(flow, place, candidate, mentee, arc)
    }
  }
  others[mentee] = cheapest
}

/** From the sink the path may go back to a mentor, who then passes on one mentee less. */
const lookBackFromSink = (flow: Flow, distance: number): void => {
  const { load, low, price, search, sink } = flow
  for (const mentor of flow.loose) {
    const passed = load[mentor] as number
    if (passed <= (low[mentor] as number)) continue
    const back = flow.loadStep * (passed - 1)
    const candidate = distance - back + (price[mentor] as number) - (price[sink] as number)
    if (candidate < (search.distance[mentor] as number) && candidate < search.limit) {
      reach(flow, mentor, candidate, BY_LOAD, sink)
    }
  }
}

const settle = (flow: Flow, place: number): void => {
  const { search, used, cost, nextAt } = flow
  search.settled[search.settledCount++] = place
  const distance = search.distance[place] as number
  const offset = distance - (flow.price[place] as number)
  for (let mentee = flow.firstAt[place] as number; mentee !== NONE; mentee = nextAt[mentee] as number) {
    lookFrom(flow, mentee, offset - (cost[used[mentee] as number] as number))
  }
  if (place === flow.sink) lookBackFromSink(flow, distance)
}

/** Dijkstra over reduced costs from a waiting mentee to the nearest place that expects somebody. */
const findPlace = (flow: Flow, mentee: number): number => {
  lookFrom(flow, mentee, 0)
  for (;;) {
    const place = takeFirst(flow.search.heap)
    if (place < 0) throw new Error('a mentee who must be served has no way to a place')
    if ((flow.wanted[place] as number) > 0) return place
    settle(flow, place)
  }
}

/** Raises the prices of the places passed, which keeps every reduced cost >= 0 and makes the path's ones 0. */
const reprice = (flow: Flow, target: number): void => {
  const { search, price } = flow
  const total = search.distance[target] as number
  for (let at = 0; at < search.settledCount; at++) {
    const place = search.settled[at] as number
    price[place] = (price[place] as number) + total - (search.distance[place] as number)
  }
}

const moveAlong = (flow: Flow, target: number): void => {
  const { search, used, head, load, wanted, sink } = flow
  wanted[target] = (wanted[target] as number) - 1
  let place = target
  for (;;) {
    const mentee = search.byMentee[place] as number
    const via = search.via[place] as number
    if (mentee === BY_LOAD) {
      const mentor = place === sink ? via : place
      load[mentor] = (load[mentor] as number) + (place === sink ? 1 : -1)
      place = via
      continue
    }
    const old = used[mentee] as number
    if (old !== NONE) leave(flow, mentee, head[old] as number)
    used[mentee] = via
    flow.others[mentee] = Number.NEGATIVE_INFINITY
    enter(flow, mentee, place)
    if (old === NONE) return
    place = head[old] as number
  }
}

const forget = (flow: Flow, target: number): void => {
  const { search } = flow
  const { distance, heap, settled } = search
  distance[target] = Number.POSITIVE_INFINITY
  for (let at = 0; at < search.settledCount; at++) distance[settled[at] as number] = Number.POSITIVE_INFINITY
  for (let at = 0; at < heap.size; at++) distance[heap.items[at] as number] = Number.POSITIVE_INFINITY
  clearHeap(heap)
  search.settledCount = 0
  search.limit = Number.POSITIVE_INFINITY
}

/** Finds a place for every waiting mentee by successive cheapest paths; afterwards the flow is optimal. */
export const placeAll = (flow: Flow): void => {
  for (let mentee = 0; mentee < flow.used.length; mentee++) {
    if (flow.used[mentee] !== NONE) continue
    const target = findPlace(flow, mentee)
    reprice(flow, target)
    moveAlong(flow, target)
    forget(flow, target)
  }
}
