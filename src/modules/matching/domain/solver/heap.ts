/**
 * A binary heap of nodes that knows where each node stands, so that a key may fall while the node is inside. The key of
 * node n are the `width` numbers from keys[n * width] on, compared lexicographically.
 */
export type Heap = {
  readonly items: Int32Array
  /** Place in `items`, or -1 when outside. */
  readonly position: Int32Array
  readonly keys: Float64Array
  readonly width: number
  size: number
}

export const makeHeap = (keys: Float64Array, width = 1): Heap => ({
  items: new Int32Array(keys.length / width),
  position: new Int32Array(keys.length / width).fill(-1),
  keys,
  width,
  size: 0,
})

const isBefore = (keys: Float64Array, width: number, a: number, b: number): boolean => {
  if (width === 1) return (keys[a] as number) < (keys[b] as number)
  for (let at = 0; at < width; at++) {
    const difference = (keys[a * width + at] as number) - (keys[b * width + at] as number)
    if (difference !== 0) return difference < 0
  }
  return false
}

/** Adds a node, or moves it up after its key has fallen. */
export const raise = (heap: Heap, node: number): void => {
  const { items, position, keys, width } = heap
  let slot = position[node] as number
  if (slot < 0) slot = heap.size++
  while (slot > 0) {
    const parent = (slot - 1) >> 1
    const above = items[parent] as number
    if (!isBefore(keys, width, node, above)) break
    items[slot] = above
    position[above] = slot
    slot = parent
  }
  items[slot] = node
  position[node] = slot
}

const sink = (heap: Heap, node: number): void => {
  const { items, position, keys, width, size } = heap
  let slot = 0
  for (;;) {
    let child = 2 * slot + 1
    if (child >= size) break
    if (child + 1 < size && isBefore(keys, width, items[child + 1] as number, items[child] as number)) child++
    const below = items[child] as number
    if (!isBefore(keys, width, below, node)) break
    items[slot] = below
    position[below] = slot
    slot = child
  }
  items[slot] = node
  position[node] = slot
}

/** Takes out the first node, or gives -1 when the heap is empty. */
export const takeFirst = (heap: Heap): number => {
  if (heap.size === 0) return -1
  const top = heap.items[0] as number
  heap.position[top] = -1
  heap.size--
  if (heap.size > 0) sink(heap, heap.items[heap.size] as number)
  return top
}

export const clearHeap = (heap: Heap): void => {
  for (let slot = 0; slot < heap.size; slot++) heap.position[heap.items[slot] as number] = -1
  heap.size = 0
}
