import type { Instance } from './instance.ts'

/** Lead pairs of each mentor, counted from the mentees' own arcs. */
export const countLoads = (instance: Instance, choice: Int32Array): Int32Array => {
  const loads = new Int32Array(instance.mentorCount)
  for (const arc of choice) {
    const place = instance.head[arc] as number
    if (place < instance.mentorCount) loads[place] = (loads[place] as number) + 1
  }
  return loads
}

/** What one mentor's load costs: his k-th school (from 0) costs k steps. */
export const loadCost = (loadStep: bigint, load: number): bigint =>
  (loadStep * BigInt(load) * BigInt(load - 1)) / 2n

export const loadCostOf = (loadStep: number, loads: Int32Array): bigint => {
  const step = BigInt(loadStep)
  let cost = 0n
  for (const load of loads) cost += loadCost(step, load)
  return cost
}
