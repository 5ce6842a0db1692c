import { certify } from './certificate.ts'
import { type Component, componentsOf, together } from './components.ts'
import { keyOf, SCALE } from './configurations.ts'
import { hallGroups } from './groups.ts'
import { buildInstance, type Instance } from './instance.ts'
import { solveLead } from './lead.ts'
import { buildLinks, coveredBy, type HybridPlan, type Links, leadTerm } from './links.ts'
import { countLoads } from './loads.ts'
import { buildMaster, planFrom, valuesOf } from './master.ts'
import { FLOW_SOLVER, leadsOf, withoutLead } from './match.ts'
import type { MipSolver } from './mip.ts'
import { ask, type Clock, configurationsOf, nearBest, type Priced, priceConfigurations } from './pricing.ts'
import { objectiveOf } from './stages.ts'
import { hybridValue, twoStagePlan } from './two-stage.ts'
import type { MatchInput, MatchPlan } from './types.ts'

export type HybridOptions = { readonly timeLimitSeconds: number }

/** A country is planned by the districts that share no pair; one greater than this keeps the two-stage plan, with its honest bound. */
const MOST_MENTEES = 2_000

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

/** How far under the best the first program looks, in points; most relaxations are closer than that. */
const FIRST_GAP = 32

const floorOfScaled = (scaled: number): bigint => BigInt(Math.floor(scaled / SCALE))

/**
 * Solves the program over all configurations at most `gap` points under their mentee's best. A plan with any other
 * configuration is worth at most the priced bound less the gap, so the answer is proven once it reaches that.
 */
const solveWithin = async (
  links: Links,
  known: Solved,
  priced: Priced,
  gap: number,
  mip: MipSolver,
  clock: Clock,
) => {
  const pool = new Map(nearBest(links, priced, gap * SCALE).map((it) => [keyOf(it), it]))
  for (const own of configurationsOf(links, known.plan)) pool.set(keyOf(own), own)
  const master = buildMaster(links, [...pool.values()], true)
  const answer = await ask(clock, mip, master.model, valuesOf(links, master, known.plan))
  const found = answer.values === null ? known.plan : planFrom(links, master, answer.values)
  const isBetter =
    violationsOf(links, found) === 0 && hybridValue(links, found) > hybridValue(links, known.plan)
  const plan = isBetter ? found : known.plan
  const outside = floorOfScaled(priced.bound) - BigInt(gap)
  const inside = answer.bound === null ? known.bound : wholeBound(answer.bound)
  const bound = inside > outside ? inside : outside
  return {
    plan,
    bound: bound < known.bound ? bound : known.bound,
    solver: mip.name,
    // Either out of time, or everything that could matter was inside.
    isDone: answer.status !== 'optimal' || outside <= hybridValue(links, plan),
  }
}

/** The two-stage plan first, then prices, then programs over more and more configurations until one is proven best. */
const solve = async (links: Links, mip: MipSolver, clock: Clock): Promise<Solved> => {
  const plan = twoStagePlan(links)
  const known: Solved = { plan, bound: relaxedBound(links), solver: FLOW_SOLVER }
  if (links.instance.menteeCount === 0 || links.instance.menteeCount > MOST_MENTEES) return known
  const priced = await priceConfigurations(links, plan, mip, clock)
  const tight = floorOfScaled(priced.bound)
  let best: Solved = { ...known, bound: tight < known.bound ? tight : known.bound, solver: mip.name }
  for (let gap = FIRST_GAP; clock.left > 0 && best.bound > hybridValue(links, best.plan); ) {
    const { isDone, ...next } = await solveWithin(links, best, priced, gap, mip, clock)
    best = next
    if (isDone) break
    // Configurations farther away than the plan is from the bound cannot matter.
    gap = Math.min(4 * gap, Number(tight - hybridValue(links, best.plan)))
  }
  return best
}

const exceeds = (used: Int32Array, most: (mentor: number) => number): number =>
  used.reduce((count, times, mentor) => count + (times > most(mentor) ? 1 : 0), 0)

/** Broken conditions of the contract, counted from the plan alone. */
const violationsOf = ({ instance, linkable }: Links, plan: HybridPlan): number => {
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

type Stage = { readonly links: Links } & Solved

const toPlan = ({ links, plan, bound, solver }: Stage): MatchPlan => {
  const { instance } = links
  const { input } = instance
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

/** The two-stage plan alone: leads first, then links one by one. Quick, a few percent worse than the exact one. */
export const planTwoStage = (input: MatchInput): MatchPlan => {
  const links = buildLinks(buildInstance(input))
  return toPlan({ links, plan: twoStagePlan(links), bound: relaxedBound(links), solver: FLOW_SOLVER })
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
  const components = input.mentees.length > MOST_MENTEES ? componentsOf(input) : []
  if (components.length < 2) return planWhole(input, mip, { left: options.timeLimitSeconds })
  const parts: { component: Component; plan: MatchPlan }[] = []
  let spare = 0
  for (const component of components) {
    // each district has its share of the time, and what the ones before it have left
    const share = (options.timeLimitSeconds * component.menteeAt.length) / input.mentees.length
    const clock: Clock = { left: share + spare }
    parts.push({ component, plan: await planWhole(component.input, mip, clock) })
    spare = Math.max(0, clock.left)
  }
  return together(input, parts)
}

const planWhole = async (input: MatchInput, mip: MipSolver, clock: Clock): Promise<MatchPlan> => {
  const links = buildLinks(buildInstance(input))
  return toPlan({ links, ...(await solve(links, mip, clock)) })
}
