import { type Heap, makeHeap, raise, takeFirst } from './heap.ts'
import type { Residual } from './residual.ts'

/** Edges by one of their ends: those of place p are list[starts[p]] .. list[starts[p + 1] - 1]. */
export type Incidence = { readonly starts: Int32Array; readonly list: Int32Array }

export const incidence = (ends: Int32Array, places: number): Incidence => {
  const starts = new Int32Array(places + 1)
  for (const place of ends) starts[place + 1] = (starts[place + 1] as number) + 1
  for (let place = 0; place < places; place++) {
    starts[place + 1] = (starts[place + 1] as number) + (starts[place] as number)
  }
  const cursor = starts.slice()
  const list = new Int32Array(ends.length)
  ends.forEach((place, edge) => {
    const slot = cursor[place] as number
    cursor[place] = slot + 1
    list[slot] = edge
  })
  return { starts, list }
}

/** Cheapest ways between one place and all others; `next` is the edge by which a place is joined, or -1. */
type Ways = {
  readonly reached: Uint8Array
  readonly distance: Float64Array
  readonly next: Int32Array
}

/** May the way go on to `place` over `edge` from `from`? */
type Admits = (place: number, from: number, edge: number) => boolean

/**
 * Dijkstra with vectors of costs. It follows edges from the ends listed in `incidence` to the other ends (`far`), so
 * the same code looks forward or backward. It is made once and run from many places; only what a run has touched is
 * cleaned. The edges of a place are followed in the order of the list until `admits` refuses one.
 */
export type Walker = {
  readonly ways: Ways
  /** Places reached by the last run, in the order of their distance. */
  readonly settled: number[]
  readonly run: (start: number, admits: Admits) => void
}

type Walk = {
  readonly residual: Residual
  readonly by: Incidence
  readonly far: Int32Array
  readonly ways: Ways
  readonly settled: number[]
  readonly done: Uint8Array
  readonly heap: Heap
}

const reset = (walk: Walk): void => {
  for (const place of walk.settled) {
    walk.ways.reached[place] = 0
    walk.done[place] = 0
    walk.ways.next[place] = -1
  }
  walk.settled.length = 0
}

const join = (walk: Walk, place: number, edge: number): void => {
  walk.ways.reached[place] = 1
  walk.ways.next[place] = edge
  raise(walk.heap, place)
}

/**
 * Is the way over `edge` shorter than the one known? It looks no further than the first difference and writes nothing:
 * in leximin a vector has dozens of entries, and the first few decide.
 */
const isShorter = ({ ways: { distance }, residual }: Walk, place: number, from: number, edge: number) => {
  const { width, cost } = residual
  for (let at = 0; at < width; at++) {
    const sum = (distance[from * width + at] as number) + (cost[edge * width + at] as number)
    const difference = sum - (distance[place * width + at] as number)
    if (difference !== 0) return difference < 0
  }
  return false
}

const lengthen = ({ ways: { distance }, residual }: Walk, place: number, from: number, edge: number) => {
  const { width, cost } = residual
  for (let at = 0; at < width; at++)
    distance[place * width + at] =
      (distance[from * width + at] as number) + (cost[edge * width + at] as number)
}

const follow = (walk: Walk, from: number, admits: Admits): void => {
  const { by, far, ways, done } = walk
  const end = by.starts[from + 1] as number
  for (let slot = by.starts[from] as number; slot < end; slot++) {
    const edge = by.list[slot] as number
    const place = far[edge] as number
    if (done[place]) continue
    if (!admits(place, from, edge)) return
    if (ways.reached[place] && !isShorter(walk, place, from, edge)) continue
    lengthen(walk, place, from, edge)
    join(walk, place, edge)
  }
}

const walkFrom = (walk: Walk, start: number, admits: Admits) => {
  const { width } = walk.residual
  reset(walk)
  walk.ways.distance.fill(0, start * width, (start + 1) * width)
  join(walk, start, -1)
  for (let place = takeFirst(walk.heap); place >= 0; place = takeFirst(walk.heap)) {
    walk.done[place] = 1
    walk.settled.push(place)
    follow(walk, place, admits)
  }
}

export const makeWalker = (residual: Residual, by: Incidence, far: Int32Array): Walker => {
  const { places, width } = residual
  const distance = new Float64Array(places * width)
  const walk: Walk = {
    residual,
    by,
    far,
    ways: { reached: new Uint8Array(places), distance, next: new Int32Array(places).fill(-1) },
    settled: [],
    done: new Uint8Array(places),
    heap: makeHeap(distance, width),
  }
  return {
    ways: walk.ways,
    settled: walk.settled,
    run: (start, admits) => walkFrom(walk, start, admits),
  }
}
