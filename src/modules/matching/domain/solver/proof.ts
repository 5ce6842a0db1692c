import { keyOf, SCALE } from './configurations.ts'
import type { HybridPlan, Links } from './links.ts'
import { countLoads } from './loads.ts'
import { buildMaster, planFrom, valuesOf } from './master.ts'
import type { MipSolver } from './mip.ts'
import { ask, type Clock, configurationsOf, nearBest, type Priced } from './pricing.ts'
import { hybridValue } from './two-stage.ts'

/** A value cannot lie between whole numbers: the solver's bound is cut down, less its own tolerance. */
const wholeBound = (bound: number): bigint => BigInt(Math.floor(bound + 1e-3))

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

/** A plan, what no plan can pass, and who has found that out. */
export type Solved = { readonly plan: HybridPlan; readonly bound: bigint; readonly solver: string }

/** How far under the best the first program looks, in points; most relaxations are closer than that. */
const FIRST_GAP = 32

/** Points from points times SCALE, for a bound from above. */
export const floorOfScaled = (scaled: number): bigint => BigInt(Math.floor(scaled / SCALE))

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

/**
 * Programs over more and more configurations, beginning with a plan that is known, until one plan is proven best or the
 * time is over. The prices must hold for these links.
 */
export const prove = async (
  links: Links,
  known: Solved,
  priced: Priced,
  mip: MipSolver,
  clock: Clock,
): Promise<Solved> => {
  let best = known
  for (let gap = FIRST_GAP; clock.left > 0 && best.bound > hybridValue(links, best.plan); ) {
    const { isDone, ...next } = await solveWithin(links, best, priced, gap, mip, clock)
    best = next
    if (isDone) break
    // Configurations farther away than the plan is from the bound cannot matter.
    gap = Math.min(4 * gap, Number(floorOfScaled(priced.bound) - hybridValue(links, best.plan)))
  }
  return best
}
