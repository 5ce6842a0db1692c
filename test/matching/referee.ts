import { type MipSolver, makeMipBuilder, type Term } from '../../src/modules/matching/domain/solver/mip.ts'
import { allowedPairs, level, pinOf, places, score } from './contract.ts'
import type { Request } from './requests.ts'

/** The same questions put to HiGHS, so that our own solver is judged by a stranger. */
type Extra = { terms: Term[]; most: number }

type Draft = {
  request: Request
  costs: readonly number[]
  loadStep: number
  unserved: number
  extras: readonly Extra[]
}

const buildLeads = ({ request, costs, loadStep, unserved, extras }: Draft) => {
  const builder = makeMipBuilder()
  const pairs = allowedPairs(request)
  // Without side constraints the matrix is totally unimodular: the linear program is whole by itself.
  const integral = extras.length > 0
  for (const cost of costs) builder.addColumn({ cost, upper: 1, integral })
  request.mentees.forEach((_, mentee) => {
    const own = pairs.flatMap(([i], column): Term[] => (i === mentee ? [[column, 1]] : []))
    if (own.length > 0) builder.addRow(pinOf(request, mentee) === null ? 0 : 1, 1, own)
  })
  places(request).forEach((capacity, mentor) => {
    const own = pairs.flatMap(([, j], column): Term[] => (j === mentor ? [[column, 1]] : []))
    const units = Array.from({ length: Math.min(capacity, own.length) }, (_, unit): Term => {
      return [builder.addColumn({ cost: -loadStep * unit, upper: 1, integral: false }), -1]
    })
    if (own.length > 0) builder.addRow(0, 0, [...own, ...units])
  })
  for (const { terms, most } of extras)
    if (terms.length > 0) builder.addRow(Number.NEGATIVE_INFINITY, most, terms)
  return builder.build(-unserved * request.mentees.length)
}

const best = async (highs: MipSolver, draft: Draft): Promise<number> => {
  const model = buildLeads(draft)
  if (model.cost.length === 0) return model.offset
  const { status, values } = await highs.solve(model, { start: null, timeLimitSeconds: 20 })
  if (status !== 'optimal' || values === null) throw new Error(`the referee ended with ${status}`)
  return Math.round(
    values.reduce((sum, value, column) => sum + value * (model.cost[column] ?? 0), model.offset),
  )
}

/** Optimum of `sum` and `floor`. */
export const bestSum = (highs: MipSolver, request: Request): Promise<number> => {
  const { unserved, loadStep } = request.policy
  const costs = allowedPairs(request).map((pair) => score(request, pair) + unserved)
  return best(highs, { request, costs, loadStep, unserved, extras: [] })
}

/** Optimum of `leximin`: one program per level, each under the counts found before, and one for the score. */
export const bestLeximin = async (highs: MipSolver, request: Request) => {
  const pairs = allowedPairs(request)
  const counts = new Array<number>(102).fill(0)
  const all = pairs.map((_, column): Term => [column, 1])
  const served = await best(highs, { request, costs: all.map(() => 1), loadStep: 0, unserved: 0, extras: [] })
  counts[0] = request.mentees.length - served
  const extras: Extra[] = [{ terms: all.map(([column]): Term => [column, -1]), most: -served }]
  const levels = pairs.map((pair) => level(request, pair))
  for (const current of [...new Set(levels)].sort((a, b) => a - b)) {
    const costs = levels.map((it) => (it === current ? -1 : 0))
    const least = 0 - (await best(highs, { request, costs, loadStep: 0, unserved: 0, extras }))
    counts[current + 1] = least
    extras.push({ terms: all.filter((_, column) => levels[column] === current), most: least })
  }
  const costs = pairs.map((pair) => score(request, pair))
  const value = await best(highs, { request, costs, loadStep: request.policy.loadStep, unserved: 0, extras })
  return { counts, value }
}
