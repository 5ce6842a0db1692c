import { certify } from './certificate.ts'
import { hallGroups } from './groups.ts'
import { buildHybridModel, columnsOf, planFromColumns } from './hybrid-model.ts'
import { buildInstance, type Instance } from './instance.ts'
import { solveLead } from './lead.ts'
import { buildLinks, coveredBy, type HybridPlan, type Links, leadTerm } from './links.ts'
import { countLoads } from './loads.ts'
import { FLOW_SOLVER, leadsOf, withoutLead } from './match.ts'
import type { MipSolver } from './mip.ts'
import { objectiveOf } from './stages.ts'
import { hybridValue, twoStagePlan } from './two-stage.ts'
import type { MatchInput, MatchPlan } from './types.ts'

export type HybridOptions = { readonly timeLimitSeconds: number }

/** A larger program would pass the solver's memory; then the two-stage plan stands, with its honest bound. */
const MOST_COLUMNS = 400_000

/** A value cannot lie between whole numbers: the solver's bound is cut down, less its own tolerance. */
const wholeBound = (bound: number): bigint => BigInt(Math.floor(bound + 1e-3))

/**
 * A bound without a mixed-integer program: every mentee is covered as if all his allowed mentors were linked for
 * nothing; then only the choice of leads remains, which the flow solves exactly.
 */
const relaxedBound = (links: Links): bigint => {
  const { instance } = links
  const costs = new Float64Array(instance.head.length)
  for (let mentee = 0; mentee < instance.menteeCount; mentee++) {
    const arcs = Array.from(
      instance.head.subarray(instance.first[mentee], instance.first[mentee + 1]).keys(),
      (at) => at + (instance.first[mentee] as number),
    )
    const usable = arcs.filter((arc) => instance.open[arc] === 1 || links.linkable[arc] === 1)
    let most = 0
    for (const points of coveredBy(links, usable).values()) most += points
    const served = arcs.slice(0, -1)
    for (const arc of served) costs[arc] = -(leadTerm(links, arc) + most)
    const last = arcs[arcs.length - 1] as number
    costs[last] = -leadTerm(links, last)
  }
  return BigInt(certify(solveLead(instance, objectiveOf(instance, costs))).bound)
}

type Solved = { readonly plan: HybridPlan; readonly bound: bigint; readonly solver: string }

const solve = async (links: Links, mip: MipSolver, options: HybridOptions): Promise<Solved> => {
  const start = twoStagePlan(links)
  const hybrid = buildHybridModel(links)
  const columns = hybrid.model.cost.length
  if (columns === 0 || columns > MOST_COLUMNS) {
    return { plan: start, bound: relaxedBound(links), solver: FLOW_SOLVER }
  }
  const answer = await mip.solve(hybrid.model, { start: columnsOf(links, hybrid, start), ...options })
  const found = answer.values === null ? start : planFromColumns(links, hybrid, answer.values)
  const better = violationsOf(links, found) === 0 && hybridValue(links, found) > hybridValue(links, start)
  const bound = answer.bound === null ? relaxedBound(links) : wholeBound(answer.bound)
  return { plan: better ? found : start, bound, solver: mip.name }
}

const exceeds = (used: Int32Array, most: (mentor: number) => number): number =>
  used.reduce((count, times, mentor) => count + (times > most(mentor) ? 1 : 0), 0)

/** Broken conditions of the contract, counted from the plan alone. */
export const violationsOf = ({ instance, linkable }: Links, plan: HybridPlan): number => {
  const { maxSubjectMentors } = instance.input.policy
  const links = new Int32Array(instance.mentorCount)
  let violations = 0
  plan.lead.forEach((lead, mentee) => {
    const subjects = plan.subjects[mentee] ?? []
    const served = instance.head[lead] !== instance.mentorCount
    if (instance.open[lead] === 0) violations++
    if (subjects.length > (served ? maxSubjectMentors : 0)) violations++
    for (const arc of subjects) {
      const mentor = instance.head[arc] as number
      links[mentor] = (links[mentor] as number) + 1
      if (arc === lead || linkable[arc] === 0) violations++
    }
  })
  const subjectPlaces = (mentor: number) =>
    instance.input.mentors[instance.mentorAt[mentor] as number]?.capSubject ?? 0
  violations += exceeds(links, subjectPlaces)
  return (
    violations + exceeds(countLoads(instance, plan.lead), (mentor) => instance.capacity[mentor] as number)
  )
}

const subjectsOf = (instance: Instance, plan: HybridPlan): number[][] => {
  const subjects: number[][] = Array.from({ length: instance.menteeCount }, () => [])
  plan.subjects.forEach((arcs, mentee) => {
    const mentors = arcs.map((arc) => instance.mentorAt[instance.head[arc] as number] as number)
    subjects[instance.menteeAt[mentee] as number] = mentors.sort((a, b) => a - b)
  })
  return subjects
}

/**
 * The hybrid plan of a checked request: the two-stage plan first, then the exact program from there. The certificate's
 * `bound` is what no plan can pass; it equals `value` when the plan is proven best. Regrets of single pairs would each
 * need a program of their own, so `alternatives` stays empty.
 */
export const planHybrid = async (
  input: MatchInput,
  mip: MipSolver,
  options: HybridOptions,
): Promise<MatchPlan> => {
  const links = buildLinks(buildInstance(input))
  const { instance } = links
  const { plan, bound, solver } = await solve(links, mip, options)
  const value = hybridValue(links, plan)
  const lead = leadsOf(instance, plan.lead)
  return {
    version: 1,
    lead,
    subjects: subjectsOf(instance, plan),
    value: String(value),
    unserved: withoutLead(lead),
    certificate: {
      kind: 'mipBound',
      bound: String(bound > value ? bound : value),
      violations: violationsOf(links, plan),
    },
    alternatives: [],
    groups: input.explain.includes('unserved') ? hallGroups(instance, plan.lead) : [],
    solver,
    seed: 0,
  }
}
