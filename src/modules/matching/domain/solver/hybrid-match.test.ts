import { describe, expect, it } from 'vitest'
import {
  allowedPairs,
  faults,
  isBanned,
  type Plan,
  pinOf,
  worth,
} from '../../../../../test/matching/contract.ts'
import { makeRequest, type Request, smallRequest } from '../../../../../test/matching/requests.ts'
import { loadHighsSolver } from '../../hybrid.ts'
import { runMatch } from '../../public.ts'
import { readMatchInput } from '../input.ts'
import { planHybrid } from './hybrid-match.ts'
import { buildInstance } from './instance.ts'
import { buildLinks } from './links.ts'
import type { MipSolver } from './mip.ts'
import { hybridValue, twoStagePlan } from './two-stage.ts'
import type { MatchInput, MatchPlan } from './types.ts'

const inputOf = (request: Request): MatchInput => {
  const read = readMatchInput({ ...request, mode: 'hybrid' })
  if (!read.ok) throw new Error(JSON.stringify(read.refusals))
  return read.value
}

const planFor = async (request: Request, solver?: MipSolver): Promise<MatchPlan> =>
  planHybrid(inputOf(request), solver ?? (await loadHighsSolver()), { timeLimitSeconds: 20 })

type Choice = { lead: number | null; subjects: number[] }

const subsets = (list: readonly number[], most: number): number[][] => {
  const sets: number[][] = [[]]
  for (const mentor of list) {
    for (const set of [...sets]) if (set.length < most) sets.push([...set, mentor])
  }
  return sets
}

const choicesOf = (request: Request, mentee: number): Choice[] => {
  const leads = allowedPairs(request).flatMap(([i, j]) => (i === mentee ? [j] : []))
  const linkable = request.pairs.flatMap(([i, j]) => (i === mentee && !isBanned(request, i, j) ? [j] : []))
  const served = leads.flatMap((lead) =>
    subsets(
      linkable.filter((mentor) => mentor !== lead),
      request.policy.maxSubjectMentors,
    ).map((subjects) => ({ lead, subjects })),
  )
  return pinOf(request, mentee) === null ? [{ lead: null, subjects: [] }, ...served] : served
}

/** Tries every plan there is. */
const bruteForce = (request: Request): number => {
  const choices = request.mentees.map((_, mentee) => choicesOf(request, mentee))
  let best = Number.NEGATIVE_INFINITY
  const extend = (plan: { lead: (number | null)[]; subjects: number[][] }): void => {
    const mentee = plan.lead.length
    if (mentee === request.mentees.length) {
      if (faults(request, plan).length === 0) best = Math.max(best, worth(request, plan))
      return
    }
    for (const { lead, subjects } of choices[mentee] ?? []) {
      extend({ lead: [...plan.lead, lead], subjects: [...plan.subjects, subjects] })
    }
  }
  extend({ lead: [], subjects: [] })
  return best
}

const expectProven = (request: Request, plan: MatchPlan & Plan): void => {
  expect(faults(request, plan)).toEqual([])
  expect(plan.value).toBe(String(worth(request, plan)))
  expect(plan.certificate).toEqual({ kind: 'mipBound', bound: plan.value, violations: 0 })
}

const hybrid = (request: Request): Request => ({
  ...request,
  mode: 'hybrid',
  policy: { ...request.policy, subjectLink: 5, subjectMinuteDiv: 7 },
})

/** Hundreds of programs: seconds on a quiet machine, but tests share theirs with others. */
const LONG = 120_000

describe('the hybrid plan', () => {
  it(
    'is the best of all plans on 200 small requests tried by brute force',
    async () => {
      for (let seed = 1; seed <= 200; seed++) {
        const request = hybrid(smallRequest(seed, { mentees: 3, mentors: 4 }))
        const plan = await planFor(request)
        expectProven(request, plan)
        expect(plan.value, `seed ${seed}`).toBe(String(bruteForce(request)))
      }
    },
    LONG,
  )

  it('is proven and never worse than the two-stage plan on larger requests', async () => {
    for (let seed = 1; seed <= 3; seed++) {
      const shape = { mentees: 20, mentors: 10, density: 0.4, themes: 12, deficits: 6, places: 3, terms: 60 }
      const request = hybrid(makeRequest(seed, shape))
      const plan = await planFor(request)
      expectProven(request, plan)
      const links = buildLinks(buildInstance(inputOf(request)))
      expect(BigInt(plan.value)).toBeGreaterThanOrEqual(hybridValue(links, twoStagePlan(links)))
    }
  })

  it('without an answer in time it is the two-stage plan with an honest bound', async () => {
    const silent: MipSolver = {
      name: 'молчит',
      solve: () => Promise.resolve({ status: 'limit', values: null, bound: null, duals: null, seconds: 0 }),
    }
    for (let seed = 1; seed <= 40; seed++) {
      const request = hybrid(smallRequest(seed, { mentees: 3, mentors: 4 }))
      const plan = await planFor(request, silent)
      expect(faults(request, plan)).toEqual([])
      expect(plan.value).toBe(String(worth(request, plan)))
      expect(plan.certificate.violations).toBe(0)
      expect(BigInt(plan.certificate.bound)).toBeGreaterThanOrEqual(BigInt(bruteForce(request)))
    }
  })

  it('a solver that answers with a broken or worse plan is not believed', async () => {
    const request = hybrid(
      makeRequest(4, { mentees: 6, mentors: 4, density: 1, themes: 6, deficits: 4, places: 2, terms: 9 }),
    )
    const wrong = (value: number): MipSolver => ({
      name: 'ошибается',
      solve: (model) =>
        Promise.resolve({
          status: 'optimal',
          values: model.cost.map(() => value),
          bound: 1e6,
          duals: null,
          seconds: 1,
        }),
    })
    for (const value of [0, 1]) {
      const plan = await planFor(request, wrong(value))
      expect(faults(request, plan)).toEqual([])
      expect(BigInt(plan.value)).toBeGreaterThan(-600_000n)
    }
  })
})

describe('runMatch', () => {
  it('answers JSON text and values in all modes with the contract’s frame', async () => {
    const request = smallRequest(12, { mentees: 6, mentors: 4 })
    for (const mode of ['sum', 'floor', 'leximin', 'hybrid'] as const) {
      const answer = await runMatch(JSON.stringify({ ...request, mode }))
      if (!answer.ok) throw new Error(JSON.stringify(answer.refusals))
      expect(answer.value).toMatchObject({
        version: 1,
        seed: 0,
        solver: expect.stringMatching(/^(svyazka-flow|highs) /),
      })
      expect(answer.value.ms).toBeGreaterThanOrEqual(0)
      expect(answer.value.histogram?.length).toBe(mode === 'leximin' ? 102 : undefined)
      const again = await runMatch({ ...request, mode })
      expect(again).toEqual({ ok: true, value: { ...answer.value, ms: expect.any(Number) } })
    }
  })

  it('refuses what is not JSON', async () => {
    expect(await runMatch('{"mode":')).toEqual({ ok: false, refusals: [{ code: 'notJson' }] })
  })
})
