import type { LeadPlan } from './lead.ts'
import { countLoads, loadCost } from './loads.ts'
import type { Certificate } from './types.ts'

/**
 * Proof of optimality, computed from the request and the prices alone: it trusts nothing the search has remembered.
 * Reduced costs are vectors, one entry per stage, compared lexicographically.
 */
type Proof = LeadPlan & { readonly stageCount: number }

const costAndPrice = (proof: Proof, stage: number, arc: number): number =>
  (proof.objective.stages[stage]?.cost(arc) ?? 0) +
  (proof.prices[stage]?.[proof.instance.head[arc] as number] as number)

/** Sign of "arc a instead of arc b" at the prices of all stages. */
const compareArcs = (proof: Proof, a: number, b: number): number => {
  for (let stage = 0; stage < proof.stageCount; stage++) {
    const difference = costAndPrice(proof, stage, a) - costAndPrice(proof, stage, b)
    if (difference !== 0) return difference
  }
  return 0
}

/** Sign of the reduced cost of a mentor's unit number `unit` (from 0) into the sink. */
const signOfUnit = (proof: Proof, mentor: number, unit: number): number => {
  const { objective, prices, instance } = proof
  for (let stage = 0; stage < proof.stageCount; stage++) {
    const price = prices[stage] as Float64Array
    const step = (objective.stages[stage]?.loadStep ?? 0) * unit
    const reduced = step + (price[instance.mentorCount] as number) - (price[mentor] as number)
    if (reduced !== 0) return reduced
  }
  return 0
}

type Count = { violations: number; bound: bigint }

/** Each mentee's own arc must be his cheapest; the cheapest one counts for the bound. */
const checkMentees = (proof: Proof, count: Count): void => {
  const { instance, choice, objective } = proof
  for (let mentee = 0; mentee < instance.menteeCount; mentee++) {
    const own = choice[mentee] as number
    let best = own
    const end = instance.first[mentee + 1] as number
    for (let arc = instance.first[mentee] as number; arc < end; arc++) {
      if (arc === own || instance.open[arc] === 0) continue
      if (compareArcs(proof, arc, own) < 0) count.violations++
      if (compareArcs(proof, arc, best) < 0) best = arc
    }
    if (instance.open[own] === 0) count.violations++
    count.bound += BigInt(costAndPrice(proof, objective.scoreStage, best))
  }
}

/** No mentor may gain by one mentee more or less; the best load at these prices counts for the bound. */
const checkLoads = (proof: Proof, loads: Int32Array, count: Count): void => {
  const { instance, objective, prices } = proof
  const step = BigInt(objective.stages[objective.scoreStage]?.loadStep ?? 0)
  const price = prices[objective.scoreStage] as Float64Array
  const sinkPrice = price[instance.mentorCount] as number
  for (let mentor = 0; mentor < instance.mentorCount; mentor++) {
    const capacity = instance.capacity[mentor] as number
    let load = Math.min(loads[mentor] as number, capacity)
    if (load < (loads[mentor] as number)) count.violations++
    if (load < capacity && signOfUnit(proof, mentor, load) < 0) count.violations++
    if (load > 0 && signOfUnit(proof, mentor, load - 1) > 0) count.violations++
    while (load < capacity && signOfUnit(proof, mentor, load) < 0) load++
    while (load > 0 && signOfUnit(proof, mentor, load - 1) > 0) load--
    count.bound += loadCost(step, load) - BigInt(load) * BigInt((price[mentor] as number) - sinkPrice)
  }
  count.bound -= BigInt(instance.menteeCount) * BigInt(sinkPrice)
}

/**
 * Checks a plan by its reduced costs. `bound` is the dual value: by weak duality no plan is worth more; it equals the
 * plan's value when there are no violations. In leximin both speak of the score among plans of the same histogram.
 */
export const certify = (plan: LeadPlan): Certificate => {
  const proof = { ...plan, stageCount: plan.objective.stages.length }
  const count: Count = { violations: 0, bound: 0n }
  checkMentees(proof, count)
  checkLoads(proof, countLoads(plan.instance, plan.choice), count)
  return { kind: 'reducedCosts', bound: String(-count.bound), violations: count.violations }
}
