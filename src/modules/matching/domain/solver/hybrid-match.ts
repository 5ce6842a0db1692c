import { certify } from './certificate.ts'
import { type Component, componentsOf, together } from './components.ts'
import { hallGroups } from './groups.ts'
import { hybridAlternatives, makeDeadline } from './hybrid-alternatives.ts'
import { buildInstance, type Instance } from './instance.ts'
import { solveLead } from './lead.ts'
import { buildLinks, coveredBy, type HybridPlan, type Links, leadTerm } from './links.ts'
import { FLOW_SOLVER, leadsOf, withoutLead } from './match.ts'
import type { MipSolver } from './mip.ts'
import { type Clock, type Priced, priceConfigurations } from './pricing.ts'
import { floorOfScaled, prove, type Solved, violationsOf } from './proof.ts'
import { objectiveOf } from './stages.ts'
import { hybridValue, twoStagePlan } from './two-stage.ts'
import type { Alternative, MatchInput, MatchPlan } from './types.ts'

export type HybridOptions = {
  readonly timeLimitSeconds: number
  /** Seconds of a running clock, by which the regrets are broken off; without one only the solver's own time counts. */
  readonly seconds?: () => number
}

/** A request is planned by the pieces that share no pair; one greater than this keeps the two-stage plan, with its honest bound. */
const MOST_MENTEES = 2_000

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

/** The two-stage plan first, then prices, then programs over more and more configurations until one is proven best. */
const solve = async (
  links: Links,
  mip: MipSolver,
  clock: Clock,
): Promise<Solved & { readonly priced?: Priced }> => {
  const plan = twoStagePlan(links)
  const known: Solved = { plan, bound: relaxedBound(links), solver: FLOW_SOLVER }
  if (links.instance.menteeCount === 0 || links.instance.menteeCount > MOST_MENTEES) return known
  const priced = await priceConfigurations(links, plan, mip, clock)
  const tight = floorOfScaled(priced.bound)
  const bound = tight < known.bound ? tight : known.bound
  const proven = await prove(links, { ...known, bound, solver: mip.name }, priced, mip, clock)
  return { ...proven, priced }
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

/** A piece with its plan; `priced` is there when a program has looked at it. */
type Part = {
  readonly component: Component
  readonly links: Links
  readonly solved: Solved & { readonly priced?: Priced }
}

const sizeOf = ({ component }: Part): number => component.input.mentees.length

const inWhole = ({ menteeAt, mentorAt }: Component, it: Alternative): Alternative => {
  const whole = (at: number | null) => (at === null ? null : (mentorAt[at] as number))
  return {
    mentee: menteeAt[it.mentee] as number,
    mentor: mentorAt[it.mentor] as number,
    regret: it.regret,
    chain: it.chain.map(({ mentee, from, to }) => ({
      mentee: menteeAt[mentee] as number,
      from: whole(from),
      to: whole(to),
    })),
  }
}

/** Listed pairs that the plan uses, as leads or as links. */
const usedPairs = ({ instance }: Links, { lead, subjects }: HybridPlan): number =>
  lead.filter((arc) => (instance.pairAt[arc] as number) >= 0).length + subjects.flat().length

const planParts = async (input: MatchInput, mip: MipSolver, seconds: number): Promise<Part[]> => {
  const parts: Part[] = []
  let spare = 0
  for (const component of componentsOf(input)) {
    // each piece has its share of the time, and what the ones before it have left
    const share = (seconds * component.menteeAt.length) / input.mentees.length
    const clock: Clock = { left: share + spare }
    const links = buildLinks(buildInstance(component.input))
    parts.push({ component, links, solved: await solve(links, mip, clock) })
    spare = Math.max(0, clock.left)
  }
  return parts
}
type Others = Pick<MatchPlan, 'alternatives' | 'alternativesLeftOut'>

/** Regrets by the pieces, the smallest first; those of a piece whose plan is not proven best are left out. */
const othersOf = async (
  input: MatchInput,
  parts: readonly Part[],
  mip: MipSolver,
  { timeLimitSeconds, seconds }: HybridOptions,
): Promise<Others> => {
  const until = makeDeadline(timeLimitSeconds, seconds)
  const found = new Map<string, Alternative>()
  let inPlan = 0
  for (const { component, links, solved } of [...parts].sort((a, b) => sizeOf(a) - sizeOf(b))) {
    inPlan += usedPairs(links, solved.plan)
    const { plan, priced, bound } = solved
    if (priced === undefined || bound > hybridValue(links, plan)) continue
    for (const it of await hybridAlternatives({ links, best: { plan, priced }, mip, until })) {
      const alternative = inWhole(component, it)
      found.set(`${alternative.mentee} ${alternative.mentor}`, alternative)
    }
  }
  const alternatives = input.pairs.flatMap(([mentee, mentor]) => found.get(`${mentee} ${mentor}`) ?? [])
  return { alternatives, alternativesLeftOut: input.pairs.length - inPlan - alternatives.length }
}

/**
 * The hybrid plan of a checked request: of every piece the two-stage plan first, then the exact program from there. The
 * certificate's `bound` is what no plan can pass; it equals `value` when the plan is proven best. Regrets need a program
 * each: those proven within another time limit are given, `alternativesLeftOut` counts the rest.
 */
export const planHybrid = async (
  input: MatchInput,
  mip: MipSolver,
  options: HybridOptions,
): Promise<MatchPlan> => {
  const parts = await planParts(input, mip, options.timeLimitSeconds)
  const plans = parts.map(({ component, links, solved }) => ({
    component,
    plan: toPlan({ links, ...solved }),
  }))
  const plan = together(input, plans)
  if (!input.explain.includes('alternatives')) return plan
  return { ...plan, ...(await othersOf(input, parts, mip, options)) }
}
