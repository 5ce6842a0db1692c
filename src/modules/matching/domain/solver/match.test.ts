import { describe, expect, it } from 'vitest'
import { faults, histogram, worth } from '../../../../../test/matching/contract.ts'
import { bestLeximin, bestSum } from '../../../../../test/matching/referee.ts'
import { makeRequest, type Request, smallRequest } from '../../../../../test/matching/requests.ts'
import { loadHighsSolver } from '../../hybrid.ts'
import { readMatchInput } from '../input.ts'
import { certify } from './certificate.ts'
import { buildInstance } from './instance.ts'
import { solveLead } from './lead.ts'
import { matchPlan } from './match.ts'
import { leadObjective } from './stages.ts'
import type { MatchPlan } from './types.ts'

const planFor = (request: Request): MatchPlan => {
  const result = matchPlan(request)
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value
}

/** A plan that keeps every rule, is worth what it says, and carries an unbroken proof of exactly that worth. */
const expectProvenPlan = (request: Request, plan: MatchPlan): void => {
  expect(faults(request, plan)).toEqual([])
  expect(plan.value).toBe(String(worth(request, plan)))
  expect(plan.certificate).toEqual({ kind: 'reducedCosts', bound: plan.value, violations: 0 })
  expect(plan.unserved).toEqual([...plan.lead.keys()].filter((mentee) => plan.lead[mentee] === null))
}

const seeds = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)

/** Hundreds of programs for the referee: seconds on a quiet machine, but tests share theirs with others. */
const LONG = 120_000

describe('the plan of leads against HiGHS', () => {
  it.each(['sum', 'floor'] as const)(
    '%s: the optimum is the referee’s on 220 random requests',
    async (mode) => {
      const highs = await loadHighsSolver()
      for (const seed of seeds(220)) {
        const request = { ...smallRequest(seed, { mentees: 14, mentors: 8 }), mode }
        const plan = planFor(request)
        expectProvenPlan(request, plan)
        expect(plan.value, `seed ${seed}`).toBe(String(await bestSum(highs, request)))
      }
    },
    LONG,
  )

  it(
    'leximin: histogram and score are those of one program per level on 200 random requests',
    async () => {
      const highs = await loadHighsSolver()
      for (const seed of seeds(200)) {
        const request: Request = { ...smallRequest(seed, { mentees: 6, mentors: 4 }), mode: 'leximin' }
        const plan = planFor(request)
        expectProvenPlan(request, plan)
        expect(plan.histogram).toEqual(histogram(request, plan))
        const { counts, value } = await bestLeximin(highs, request)
        expect(plan.histogram, `seed ${seed}`).toEqual(counts)
        expect(plan.value, `seed ${seed}`).toBe(String(value))
      }
    },
    LONG,
  )

  it('a whole region is served alike', async () => {
    const highs = await loadHighsSolver()
    for (const mode of ['sum', 'floor'] as const) {
      const request = { ...makeRequest(7, region), mode }
      expect(planFor(request).value).toBe(String(await bestSum(highs, request)))
    }
    expectProvenPlan(
      { ...makeRequest(8, region), mode: 'leximin' },
      planFor({ ...makeRequest(8, region), mode: 'leximin' }),
    )
  })
})

const region = { mentees: 120, mentors: 60, density: 0.2, themes: 20, deficits: 8, places: 3, terms: 60 }

const empty: Request = { ...makeRequest(1, { ...region, mentees: 3, mentors: 2, density: 1 }), pairs: [] }

describe('the certificate', () => {
  it('finds every plan that is not the best, and its bound stays above the optimum', () => {
    for (const seed of seeds(80)) {
      const read = readMatchInput({ ...smallRequest(seed, { mentees: 9, mentors: 6 }), explain: [] })
      if (!read.ok) throw new Error(JSON.stringify(read.refusals))
      const instance = buildInstance(read.value)
      const plan = solveLead(instance, leadObjective(instance))
      const optimum = BigInt(certify(plan).bound)
      plan.choice.forEach((own, mentee) => {
        for (let arc = instance.first[mentee] ?? 0; arc < (instance.first[mentee + 1] ?? 0); arc++) {
          if (arc === own) continue
          const choice = plan.choice.slice()
          choice[mentee] = arc
          const { bound, violations } = certify({ ...plan, choice })
          expect(violations, `seed ${seed}`).toBeGreaterThan(0)
          expect(BigInt(bound)).toBeGreaterThanOrEqual(optimum)
        }
      })
    }
  })
})

describe('edges', () => {
  it.each(['sum', 'floor', 'leximin'] as const)(
    '%s: nobody asks, nobody offers, nothing is allowed',
    (mode) => {
      for (const request of [
        { ...empty, mode },
        { ...empty, mode, mentors: [] },
        { ...empty, mode, mentees: [] },
        { ...empty, mode, mentees: [], mentors: [] },
      ]) {
        const plan = planFor(request)
        expectProvenPlan(request, plan)
        expect(plan.unserved.length).toBe(request.mentees.length)
      }
    },
  )

  it('a mentor without places takes nobody', () => {
    const request = makeRequest(3, { ...region, mentees: 5, mentors: 1, density: 1 })
    const [mentor] = request.mentors
    if (mentor === undefined) throw new Error('a mentor is expected')
    const plan = planFor({ ...request, mentors: [{ ...mentor, capLead: 0 }] })
    expect(plan.unserved).toEqual([0, 1, 2, 3, 4])
    expect(plan.alternatives.map(({ regret }) => regret)).toEqual([null, null, null, null, null])
  })

  it('a school that needs nothing is wholly covered and pays no penalty', () => {
    const school = { id: 'а', need: 0, deficits: [] }
    const mentor = { id: 'б', capLead: 1, capSubject: 0, strengths: [] }
    const request: Request = { ...empty, mentees: [school], mentors: [mentor], pairs: [[0, 0, 0, -70, 5]] }
    expect(planFor({ ...request, mode: 'floor' }).value).toBe('-70')
    expect(planFor({ ...request, mode: 'leximin' }).histogram?.[101]).toBe(1)
  })

  it('a pair that costs more than leaving the school out is not used', () => {
    const request: Request = {
      ...empty,
      policy: { ...empty.policy, unserved: 50 },
      mentees: empty.mentees.slice(0, 1),
      pairs: [[0, 0, 0, -51, 5]],
    }
    const plan = planFor(request)
    expect([plan.lead, plan.value, plan.groups]).toEqual([[null], '-50', []])
    expect(plan.alternatives).toEqual([
      { mentee: 0, mentor: 0, regret: 1, chain: [{ mentee: 0, from: null, to: 0 }] },
    ])
  })

  it('the hybrid is not made here', () => {
    expect(matchPlan({ ...empty, mode: 'hybrid' })).toEqual({
      ok: false,
      refusals: [{ code: 'wrongMode', field: 'mode' }],
    })
  })
})
