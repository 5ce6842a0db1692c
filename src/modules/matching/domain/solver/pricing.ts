import { type Configuration, eachConfiguration, keyOf, type PlacePrices, SCALE } from './configurations.ts'
import { coveredBy, type HybridPlan, type Links, leadPoints } from './links.ts'
import { buildMaster, lagrangianBound, pricesFrom } from './master.ts'
import type { MipSolver } from './mip.ts'

/** Prices of places with the bound that they prove. */
export type Priced = {
  readonly prices: PlacePrices
  /** Net worth of each mentee's best configuration, in points times SCALE. */
  readonly bestNets: Float64Array
  /** No plan is worth more, in points times SCALE. */
  readonly bound: number
}

/** Seconds left for the solver; it is asked several times and must not take its limit each time anew. */
export type Clock = { left: number }

export const ask = async (
  clock: Clock,
  mip: MipSolver,
  ...[model, start]: [Parameters<MipSolver['solve']>[0], Float64Array | null]
) => {
  const answer = await mip.solve(model, { start, timeLimitSeconds: Math.max(0.1, clock.left) })
  clock.left -= answer.seconds
  return answer
}

/** The configurations in which a plan consists. */
export const configurationsOf = (links: Links, plan: HybridPlan): Configuration[] =>
  Array.from(plan.lead, (lead, mentee) => {
    const subjects = plan.subjects[mentee] ?? []
    const total = (arcs: readonly number[]) =>
      [...coveredBy(links, arcs).values()].reduce((sum, it) => sum + it, 0)
    const linkCosts = subjects.reduce((sum, arc) => sum + (links.linkCost[arc] as number), 0)
    const points = leadPoints(links, lead) - total([lead]) + total([lead, ...subjects]) - linkCosts
    return { mentee, lead, subjects, points }
  })

type Offer = { net: number; configuration: Configuration }

/** For each mentee and each of his leads the best configuration at these prices. */
const bestOffers = (links: Links, mentee: number, prices: PlacePrices): Offer[] => {
  const best = new Map<number, Offer>()
  eachConfiguration(links, mentee, prices, 0, (net, configuration) => {
    const before = best.get(configuration.lead)
    if (before === undefined || net > before.net) best.set(configuration.lead, { net, configuration })
  })
  return [...best.values()]
}

/** All configurations that fall short of their mentee's best by no more than `gap` (points times SCALE). */
export const nearBest = (links: Links, { prices, bestNets }: Priced, gap: number): Configuration[] => {
  const near: Configuration[] = []
  for (let mentee = 0; mentee < links.instance.menteeCount; mentee++) {
    const least = (bestNets[mentee] as number) - gap
    eachConfiguration(links, mentee, prices, gap, (net, configuration) => {
      if (net >= least) near.push(configuration)
    })
  }
  return near
}

const MOST_ROUNDS = 60

type Pool = { readonly configurations: Configuration[]; readonly known: Set<string> }

const addTo = (pool: Pool, configuration: Configuration): void => {
  const key = keyOf(configuration)
  if (pool.known.has(key)) return
  pool.known.add(key)
  pool.configurations.push(configuration)
}

/** Prices every mentee's configurations; those that beat the mentee's dual join the pool. */
const priceAll = (links: Links, prices: PlacePrices, duals: Float64Array | null, pool: Pool): Priced => {
  const bestNets = Float64Array.from({ length: links.instance.menteeCount }, (_, mentee) => {
    let best = Number.NEGATIVE_INFINITY
    for (const { net, configuration } of bestOffers(links, mentee, prices)) {
      best = Math.max(best, net)
      if (duals === null || net > SCALE * (duals[mentee] as number)) addTo(pool, configuration)
    }
    return best
  })
  return { prices, bestNets, bound: lagrangianBound(links.instance, prices, bestNets) }
}

/**
 * Column generation: solves the relaxation over a pool of configurations, prices all others by its duals and adds the
 * promising ones, until none is left. Every round proves a bound of its own, in exact integers and independent of the
 * solver's tolerances; the best one is given.
 */
export const priceConfigurations = async (
  links: Links,
  start: HybridPlan,
  mip: MipSolver,
  clock: Clock,
): Promise<Priced> => {
  const { instance } = links
  const free = new Float64Array(instance.mentorCount)
  const pool: Pool = { configurations: [], known: new Set() }
  for (const configuration of configurationsOf(links, start)) addTo(pool, configuration)
  let best = priceAll(links, { lead: free, subject: free }, null, pool)
  for (let round = 0; round < MOST_ROUNDS && clock.left > 0; round++) {
    const { model } = buildMaster(links, pool.configurations, false)
    const size = pool.configurations.length
    const { duals, bound } = await ask(clock, mip, model, null)
    if (duals === null || bound === null) break
    const priced = priceAll(links, pricesFrom(instance, duals), duals, pool)
    if (priced.bound < best.bound) best = priced
    if (pool.configurations.length === size || best.bound < SCALE * (bound + 0.5)) break
  }
  return best
}
