/** A binary heap of nodes that knows where each node stands, so that a key may fall while the node is inside. */
export type Heap = {
  readonly items: Int32Array
  /** Place in `items`, or -1 when outside. */
  readonly position: Int32Array
  readonly before: (a: number, b: number) => boolean
  size: number
}

export const makeHeap = (nodes: number, before: Heap['before']): Heap => ({
  items: new Int32Array(nodes),
  position: new Int32Array(nodes).fill(-1),
  before,
  size: 0,
})

/** Adds a node, or moves it up after its key has fallen. */
export const raise = (heap: Heap, node: number): void => {
  const { items, position, before } = heap
  let slot = position[node] as number
  if (slot < 0) slot = heap.size++
  while (slot > 0) {
    const parent = (slot - 1) >> 1
    const above = items[parent] as number
    if (!before(node, above)) break
    items[slot] = above
    position[above] = slot
    slot = parent
  }
  items[slot] = node
  position[node] = slot
}

const sink = (heap: Heap, node: number): void => {
  const { items, position, before, size } = heap
  let slot = 0
  for (;;) {
    let child = 2 * slot + 1
    if (child >= size) break
    if (child + 1 < size && before(items[child + 1] as number, items[child] as number)) child++
    const below = items[child] as number
    if (!before(below, node)) break
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
