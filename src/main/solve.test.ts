import { describe, expect, it } from 'vitest'
import { USUAL_POLICY } from '../modules/matching/domain/plan/policy.ts'
import {
  INLINE_PAIRS,
  type PlanRequest,
  type PlanSchool,
  pairCount,
  QUICK_PAIRS,
} from '../modules/matching/domain/plan/request.ts'
import { type Compared, solvePlan } from '../modules/matching/public.ts'
import { compareInThread, solveInThread } from './solve.ts'

const THEMES = 12

const school = (id: string, at: number): PlanSchool => ({
  ...{ id, name: id, municipality: `m${at % 5}`, place: '', isRural: at % 2 === 0, pupils: 90 + at },
  ...{ type: 'ООШ', latitude: 59 + (at % 17) / 20, longitude: 30 + (at % 23) / 20 },
})
const weighed = (at: number) =>
  [...new Set([at % THEMES, (at * 5 + 2) % THEMES])]
    .sort((a, b) => a - b)
    .map((theme) => [theme, 1 + (at % 3)] as const)

/** Schools made by rule: as many as asked for, every theme known to somebody. */
const request = (mentees: number, mentors: number, over: Partial<PlanRequest> = {}): PlanRequest => ({
  ...{
    version: 1,
    mode: 'floor',
    policy: USUAL_POLICY,
    refused: [],
    previous: [],
    against: [],
    decisions: [],
  },
  themes: Array.from({ length: THEMES }, (_, at) => ({ id: `t${at}`, name: `Тема ${at}`, subject: '' })),
  mentees: Array.from({ length: mentees }, (_, at) => ({
    ...school(`e${at}`, at),
    needs: weighed(at * 7 + 3),
    ...{ unnamed: 0, priority: 0 },
  })),
  mentors: Array.from({ length: mentors }, (_, at) => ({
    ...school(`r${at}`, at * 3 + 1),
    ...{ kind: 'strong' as const, capLead: 1 + (at % 3), capSubject: 1, isRemote: at % 4 === 0 },
    strengths: weighed(at * 11 + 1),
  })),
  ...over,
})
const inPlace = async (asked: PlanRequest) => {
  const solved = await solvePlan(asked, async () => undefined)
  if (!solved.ok) throw new Error(JSON.stringify(solved.refusals))
  return solved.value
}

const plansOf = (compared: Compared) => (compared.kind === 'ready' ? compared.plans : [])

describe('plans counted beside the main thread', () => {
  const large = request(80, 60)

  it('three ways of a large district are compared while the server goes on, and equal the plans counted in place', async () => {
    expect(pairCount(large)).toBeGreaterThan(INLINE_PAIRS)
    expect(pairCount(large)).toBeLessThanOrEqual(QUICK_PAIRS)
    const requests = (['floor', 'sum', 'leximin'] as const).map((mode) => ({ ...large, mode }))
    let ticks = 0
    const timer = setInterval(() => {
      ticks += 1
    }, 5)
    const plans = await compareInThread(requests, 60)
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(3)
    for (const [at, asked] of requests.entries()) {
      const { ms: _ms, ...plan } = await inPlace(asked)
      expect(plansOf(plans)[at]).toMatchObject(plan)
    }
  })

  it('a page is not kept: it hears how long it takes and finds the answer when it comes again', async () => {
    const asked = { ...large, mode: 'sum' as const }
    expect(await compareInThread([asked], 0)).toMatchObject({ kind: 'waiting', ahead: 0 })
    expect(plansOf(await compareInThread([asked], 60))).toHaveLength(1)
  })

  it('facts that contradict each other leave out one way; a thread that breaks is answered by nothing', async () => {
    const twice = ['r0', 'r1'].map((mentor) => ({
      ...{ kind: 'pin' as const, mentee: 'e0', mentor, rule: null, value: null, reason: 'решено' },
    }))
    const plans = await compareInThread([{ ...large, decisions: twice }, large], 60)
    expect(plansOf(plans).map((plan) => plan === null)).toEqual([true, false])
    expect(await compareInThread([{ ...large, mentees: null } as unknown as PlanRequest], 60)).toEqual({
      kind: 'none',
    })
  })

  it('a plan with mentors by subject tells the quick plan first; who cannot keep it hears of it', async () => {
    const small = request(6, 5, { mode: 'hybrid' })
    const told: string[] = []
    const solved = await solveInThread(small, async ({ value }) => {
      told.push(value)
    })
    expect(told).toHaveLength(1)
    expect(solved).toMatchObject({ ok: true, value: { value: (await inPlace(small)).value } })
    await expect(
      solveInThread(small, async () => {
        throw new Error('the base is away')
      }),
    ).rejects.toThrow('the base is away')
  })
})
