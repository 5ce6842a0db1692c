import { expect, it } from 'vitest'
import { faults } from '../../../../../test/matching/contract.ts'
import { forced, type Request, smallRequest } from '../../../../../test/matching/requests.ts'
import { loadHighsSolver } from '../../hybrid.ts'
import { readMatchInput } from '../input.ts'
import { planHybrid } from './hybrid-match.ts'
import type { MipSolver } from './mip.ts'
import type { MatchPlan } from './types.ts'

const planFor = async (request: Request, solver: MipSolver, seconds = 20): Promise<MatchPlan | null> => {
  const read = readMatchInput(request)
  return read.ok ? planHybrid(read.value, solver, { timeLimitSeconds: seconds }) : null
}

const wanted = (request: Request, plan: MatchPlan) =>
  request.pairs.flatMap(([mentee, mentor]) =>
    plan.lead[mentee] === mentor || plan.subjects[mentee]?.includes(mentor) ? [] : [[mentee, mentor]],
  )

it('regrets of the hybrid are those of plans with the pair fixed, for every pair outside the plan', async () => {
  const highs = await loadHighsSolver()
  for (let seed = 1; seed <= 36; seed++) {
    const small = smallRequest(seed, { mentees: 5, mentors: 5 })
    const request: Request = { ...small, mode: 'hybrid', policy: { ...small.policy, subjectLink: 5 } }
    const plan = await planFor(request, highs)
    if (plan === null) throw new Error('a request of the tests was refused')
    expect(plan.alternatives.map((it) => [it.mentee, it.mentor])).toEqual(wanted(request, plan))
    expect(plan.alternativesLeftOut).toBe(0)
    for (const alternative of plan.alternatives) {
      const question = forced(request, alternative)
      const answer = await planFor(question, highs)
      const regret = answer && Number(BigInt(plan.value) - BigInt(answer.value))
      expect(alternative.regret, `seed ${seed}`).toBe(regret)
      const lead = [...plan.lead]
      for (const { mentee, from, to } of alternative.chain) {
        expect(lead[mentee]).toBe(from)
        lead[mentee] = to
      }
      if (answer) expect(faults(question, { lead, subjects: lead.map(() => []) })).toEqual([])
    }
  }
}, 60_000)

it('what is not proven in time is left out and counted', async () => {
  const silent: MipSolver = {
    name: 'молчит',
    solve: async () => ({ status: 'limit', values: null, bound: null, duals: null, seconds: 1 }),
  }
  const request: Request = { ...smallRequest(7, { mentees: 5, mentors: 5 }), mode: 'hybrid' }
  const plan = await planFor(request, silent, 1)
  if (plan === null) throw new Error('a request of the tests was refused')
  expect(plan.alternatives.length + (plan.alternativesLeftOut ?? 0)).toBe(wanted(request, plan).length)
  const unasked = await planFor({ ...request, explain: [] }, silent, 1)
  expect([unasked?.alternatives, unasked?.alternativesLeftOut]).toEqual([[], undefined])
})
