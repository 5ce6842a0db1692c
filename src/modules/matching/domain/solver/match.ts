import { ok, type Result, refuse } from '../../../../kernel/result.ts'
import { readMatchInput } from '../input.ts'
import { findAlternatives } from './alternatives.ts'
import { certify } from './certificate.ts'
import { hallGroups } from './groups.ts'
import { buildInstance, type Instance } from './instance.ts'
import { type LeadPlan, solveLead } from './lead.ts'
import { countLoads, loadCostOf } from './loads.ts'
import { LEVELS, leadObjective, levelsOf, pairPoints } from './stages.ts'
import type { Alternative, Explanation, MatchInput, MatchPlan, MatchRefusal } from './types.ts'

export const FLOW_SOLVER = 'svyazka-flow 1'

const wants = (input: MatchInput, what: Explanation): boolean => input.explain.includes(what)

/** The mentor of each mentee, both by position in the request. */
export const leadsOf = (instance: Instance, choice: Int32Array): (number | null)[] => {
  const leads: (number | null)[] = new Array(instance.menteeCount).fill(null)
  choice.forEach((arc, mentee) => {
    const place = instance.head[arc] as number
    if (place === instance.mentorCount) return
    leads[instance.menteeAt[mentee] as number] = instance.mentorAt[place] as number
  })
  return leads
}

export const withoutLead = (leads: readonly (number | null)[]): number[] =>
  [...leads.keys()].filter((mentee) => leads[mentee] === null)

/** The plan's worth by the contract's formula, computed anew from the request and not from the solver's sums. */
const planValue = (instance: Instance, choice: Int32Array): bigint => {
  const { input } = instance
  const { policy, mode } = input
  let value = -loadCostOf(policy.loadStep, countLoads(instance, choice))
  choice.forEach((arc, at) => {
    const pair = input.pairs[instance.pairAt[arc] as number]
    const need = input.mentees[instance.menteeAt[at] as number]?.need ?? 0
    if (pair !== undefined) value += BigInt(pairPoints(policy, mode, pair, need))
    else if (mode !== 'leximin') value -= BigInt(policy.unserved)
  })
  return value
}

const histogramOf = ({ instance, choice }: LeadPlan): number[] => {
  const levels = levelsOf(instance)
  const histogram = new Array<number>(LEVELS).fill(0)
  for (const arc of choice) {
    const level = levels[arc] as number
    histogram[level] = (histogram[level] as number) + 1
  }
  return histogram
}

const planOf = (plan: LeadPlan): MatchPlan => {
  const { instance, choice } = plan
  const { input } = instance
  const lead = leadsOf(instance, choice)
  return {
    version: 1,
    lead,
    subjects: lead.map(() => []),
    value: String(planValue(instance, choice)),
    ...(input.mode === 'leximin' ? { histogram: histogramOf(plan) } : {}),
    unserved: withoutLead(lead),
    certificate: certify(plan),
    alternatives: wants(input, 'alternatives') ? findAlternatives(plan) : [],
    groups: wants(input, 'unserved') ? hallGroups(instance, choice) : [],
    solver: FLOW_SOLVER,
    seed: 0,
  }
}

/** What would follow from another lead for one mentee; its price does not grow with the other mentees' alternatives. */
export const alternativesFor = (input: MatchInput, mentee: number): Alternative[] =>
  alternativesIn(input)(mentee)

/** The same for several mentees: the plan is counted once. */
export const alternativesIn = (input: MatchInput): ((mentee: number) => Alternative[]) => {
  const instance = buildInstance(input)
  const solved = solveLead(instance, leadObjective(instance))
  return (mentee) => findAlternatives(solved, mentee)
}

/** Plan of leads for a checked request; see `matchPlan`. */
export const planLeads = (input: MatchInput): MatchPlan => {
  const instance = buildInstance(input)
  return planOf(solveLead(instance, leadObjective(instance)))
}

/**
 * The best plan of leads for a request in table form: modes `sum`, `floor` and `leximin`. Takes parsed JSON, gives the
 * plan with its proof, or every reason why the request cannot be taken. Pure: the same request, its mentees, mentors
 * and pairs in any order, gives the same plan.
 */
export const matchPlan = (raw: unknown): Result<MatchPlan, MatchRefusal> => {
  const read = readMatchInput(raw)
  if (!read.ok) return read
  if (read.value.mode === 'hybrid') return refuse('wrongMode', 'mode')
  return ok(planLeads(read.value))
}
