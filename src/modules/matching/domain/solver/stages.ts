import type { Instance } from './instance.ts'
import type { MatchPolicy, Mode, Pair } from './types.ts'

/** One objective of a lexicographic sequence: minimise the costs of the arcs used and the convex cost of the loads. */
export type Stage = {
  readonly cost: (arc: number) => number
  /** The k-th school of a mentor (from 0) costs k * loadStep more. */
  readonly loadStep: number
}

/** The objectives in order of weight; `scoreStage` is the one whose value the plan reports. */
export type Objective = { readonly stages: readonly Stage[]; readonly scoreStage: number }

const UNSERVED_LEVEL = 0
export const LEVELS = 102

/** Share of the need that a pair covers, 1 when nothing is needed: then nothing is missing either. */
const coverage = (cover: number, need: number): number => (need === 0 ? 1 : cover / need)

/** Level in the leximin histogram: 0 without a mentor, r + 1 otherwise; a cover above the need counts as the need. */
const levelOf = (cover: number, need: number): number =>
  need === 0 ? LEVELS - 1 : Math.min(LEVELS - 1, 1 + Math.floor((100 * cover) / need))

/** What a pair under the floor loses, rounded to a whole number as the contract of `match` says. */
const shortfall = (policy: MatchPolicy, cover: number, need: number): number => {
  const ratio = coverage(cover, need)
  return ratio < policy.floor ? Math.round((policy.floorPenalty * (policy.floor - ratio)) / policy.floor) : 0
}

/** Points of one pair in this mode; the hybrid's own points are made by its model. */
export const pairPoints = (policy: MatchPolicy, mode: Mode, pair: Pair, need: number): number => {
  const points = policy.wCover * pair[2] + pair[3]
  return mode === 'floor' ? points - shortfall(policy, pair[2], need) : points
}

/** Goes over all arcs with the pair they stand for (`null` for the arc into the sink) and the mentee's need. */
const eachArc = (instance: Instance, visit: (arc: number, pair: Pair | null, need: number) => void): void => {
  const { input, first, pairAt, menteeAt } = instance
  for (let mentee = 0; mentee < instance.menteeCount; mentee++) {
    const need = input.mentees[menteeAt[mentee] as number]?.need ?? 0
    const end = first[mentee + 1] as number
    for (let arc = first[mentee] as number; arc < end; arc++) {
      visit(arc, input.pairs[pairAt[arc] as number] ?? null, need)
    }
  }
}

export const levelsOf = (instance: Instance): Uint8Array => {
  const levels = new Uint8Array(instance.head.length)
  eachArc(instance, (arc, pair, need) => {
    levels[arc] = pair === null ? UNSERVED_LEVEL : levelOf(pair[2], need)
  })
  return levels
}

const scoreCosts = (instance: Instance, mode: Mode): Float64Array => {
  const { policy } = instance.input
  const costs = new Float64Array(instance.head.length)
  const unserved = mode === 'leximin' ? 0 : policy.unserved
  eachArc(instance, (arc, pair, need) => {
    costs[arc] = pair === null ? unserved : -pairPoints(policy, mode, pair, need)
  })
  return costs
}

/** FNV-1a over the id's code units; two seeds make collisions of ids as good as impossible. */
const hashText = (text: string, seed: number): number => {
  let hash = seed
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

const SEEDS = [0x811c9dc5, 0x2f0b4c47]
type Two = [Int32Array, Int32Array]

/** Mixes two hashes so that every bit of both reaches every bit of the outcome (the finaliser of MurmurHash3). */
const mix = (a: number, b: number): number => {
  let hash = Math.imul(a, 0x9e3779b1) ^ b
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/**
 * Between plans of equal value the sum of these numbers decides. They come from the ids alone, so the plan is a
 * function of the question: a pin that the plan already holds, or a mentor nobody needs, moves no other pair.
 */
const tieCosts = (instance: Instance): Float64Array => {
  const { input, first, head, pairAt, menteeAt, mentorAt } = instance
  const hashesOf = (people: readonly { id: string }[], at: Int32Array, seed: number) =>
    at.map((person) => hashText(people[person]?.id ?? '', seed))
  const [menteeA, menteeB] = SEEDS.map((seed) => hashesOf(input.mentees, menteeAt, seed)) as Two
  const [mentorA, mentorB] = SEEDS.map((seed) => hashesOf(input.mentors, mentorAt, seed)) as Two
  const costs = new Float64Array(head.length)
  for (let mentee = 0; mentee < instance.menteeCount; mentee++) {
    const a = menteeA[mentee] as number
    const b = menteeB[mentee] as number
    const end = first[mentee + 1] as number
    for (let arc = first[mentee] as number; arc < end; arc++) {
      if ((pairAt[arc] as number) < 0) continue
      const mentor = head[arc] as number
      costs[arc] = mix(mix(a, mentorA[mentor] as number), mix(b, mentorB[mentor] as number))
    }
  }
  return costs
}

const arrayStage = (costs: Float64Array, loadStep: number): Stage => ({
  cost: (arc) => costs[arc] as number,
  loadStep,
})

const levelStage = (levels: Uint8Array, table: Float64Array): Stage => ({
  cost: (arc) => table[levels[arc] as number] as number,
  loadStep: 0,
})

/**
 * The lexicographic objective "fewest at the lowest level, then fewest at the next, ..." as a few sums of doubles:
 * neighbouring levels share one sum as digits to a base that no displacement chain can carry over (a chain moves each
 * mentee at most once; 8n leaves room for potentials), and a sum stays under 2^52, where doubles are exact.
 */
const levelStages = (instance: Instance, levels: Uint8Array): Stage[] => {
  const present = [...new Set(levels.filter((_, arc) => instance.open[arc] === 1))].sort((a, b) => a - b)
  const bits = Math.ceil(Math.log2(8 * (instance.menteeCount + 2)))
  const perStage = Math.max(1, Math.floor(52 / bits))
  const stages: Stage[] = []
  for (let from = 0; from < present.length; from += perStage) {
    const table = new Float64Array(LEVELS)
    const digits = present.slice(from, from + perStage)
    digits.forEach((level, digit) => {
      table[level] = 2 ** (bits * (digits.length - 1 - digit))
    })
    stages.push(levelStage(levels, table))
  }
  return stages
}

/** Any points per arc (negative costs) under the load cost, ties decided by the ids. */
export const objectiveOf = (instance: Instance, costs: Float64Array): Objective => ({
  stages: [arrayStage(costs, instance.input.policy.loadStep), arrayStage(tieCosts(instance), 0)],
  scoreStage: 0,
})

/** The objective of the request's mode. */
export const leadObjective = (instance: Instance): Objective => {
  const { mode } = instance.input
  const byScore = objectiveOf(instance, scoreCosts(instance, mode))
  if (mode !== 'leximin') return byScore
  const levels = levelStages(instance, levelsOf(instance))
  return { stages: [...levels, ...byScore.stages], scoreStage: levels.length }
}
