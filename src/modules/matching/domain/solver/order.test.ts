import { describe, expect, it } from 'vitest'
import { makeRequest, type Request, randomFrom, smallRequest } from '../../../../../test/matching/requests.ts'
import { loadHighsSolver } from '../../hybrid.ts'
import { readMatchInput } from '../input.ts'
import { planHybrid } from './hybrid-match.ts'
import { matchPlan } from './match.ts'
import type { MatchPlan } from './types.ts'

const planFor = async (request: Request): Promise<MatchPlan> => {
  if (request.mode !== 'hybrid') {
    const result = matchPlan(request)
    if (!result.ok) throw new Error(JSON.stringify(result.refusals))
    return result.value
  }
  const read = readMatchInput(request)
  if (!read.ok) throw new Error(JSON.stringify(read.refusals))
  return planHybrid(read.value, await loadHighsSolver(), { timeLimitSeconds: 20 })
}

/** The same request with mentees, mentors, pairs and decisions in another order. */
const shuffle = (request: Request, seed: number): Request => {
  const { shuffled } = randomFrom(seed)
  const mentees = shuffled([...request.mentees.keys()])
  const mentors = shuffled([...request.mentors.keys()])
  const mentee = (old: number) => mentees.indexOf(old)
  const mentor = (old: number) => mentors.indexOf(old)
  const pick = <T>(list: readonly T[], at: readonly number[]): T[] =>
    at.flatMap((position) => list.slice(position, position + 1))
  return {
    ...request,
    mentees: pick(request.mentees, mentees).map((it) => ({ ...it, deficits: shuffled(it.deficits) })),
    mentors: pick(request.mentors, mentors).map((it) => ({ ...it, strengths: shuffled(it.strengths) })),
    pairs: shuffled(request.pairs.map(([i, j, ...rest]) => [mentee(i), mentor(j), ...rest])),
    decisions: shuffled(
      request.decisions.map((it) =>
        it.kind === 'capacity'
          ? { ...it, mentor: mentor(it.mentor) }
          : { ...it, mentee: mentee(it.mentee), mentor: mentor(it.mentor) },
      ),
    ),
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1)

/** Everything the plan says, in names instead of positions. */
const named = (request: Request, plan: MatchPlan) => {
  const mentee = (at: number) => request.mentees[at]?.id ?? '?'
  const mentor = (at: number | null) => (at === null ? null : (request.mentors[at]?.id ?? '?'))
  const names = (list: readonly number[], of: (at: number) => string | null) =>
    list.map((at) => of(at) ?? '?').sort(byText)
  return {
    ...plan,
    lead: plan.lead.map((lead, at) => `${mentee(at)}: ${mentor(lead)}`).sort(byText),
    subjects: plan.subjects.map((list, at) => `${mentee(at)}: ${names(list, mentor)}`).sort(byText),
    unserved: names(plan.unserved, mentee),
    alternatives: plan.alternatives
      .map(({ chain, ...it }) => {
        const moves = chain.map((move) => `${mentee(move.mentee)} ${mentor(move.from)} ${mentor(move.to)}`)
        return JSON.stringify({ ...it, mentee: mentee(it.mentee), mentor: mentor(it.mentor), moves })
      })
      .sort(byText),
    groups: plan.groups
      .map((it) =>
        JSON.stringify({ ...it, mentees: names(it.mentees, mentee), mentors: names(it.mentors, mentor) }),
      )
      .sort(byText),
  }
}

const expectSamePlan = async (request: Request, seed: number): Promise<void> => {
  const other = shuffle(request, seed)
  expect(named(other, await planFor(other))).toEqual(named(request, await planFor(request)))
}

/** Few different scores, so that many plans are equally good. */
const withTies = (seed: number, mentees: number, mentors: number): Request => {
  const shape = { mentees, mentors, density: 0.25, themes: 4, deficits: 3, places: 2, terms: 1 }
  const request = makeRequest(seed, shape)
  return { ...request, policy: { ...request.policy, loadStep: 0 } }
}

describe('the plan does not depend on the order of the request', () => {
  it.each(['sum', 'floor', 'leximin'] as const)('%s, with decisions and with many ties', async (mode) => {
    for (let seed = 1; seed <= 60; seed++) {
      await expectSamePlan({ ...smallRequest(seed, { mentees: 12, mentors: 8 }), mode }, seed)
    }
    for (let seed = 1; seed <= 6; seed++) await expectSamePlan({ ...withTies(seed, 90, 45), mode }, seed)
  })

  it('hybrid', async () => {
    for (let seed = 1; seed <= 15; seed++) {
      await expectSamePlan({ ...smallRequest(seed, { mentees: 7, mentors: 5 }), mode: 'hybrid' }, seed)
    }
    for (let seed = 1; seed <= 2; seed++)
      await expectSamePlan({ ...withTies(seed, 24, 12), mode: 'hybrid' }, seed)
  })
})

describe('among equally good plans the choice is a function of the question', () => {
  it('fixing a pair that the plan already holds moves nobody', async () => {
    for (let seed = 1; seed <= 5; seed++) {
      const request = { ...withTies(seed, 60, 30), explain: [] }
      const plan = await planFor(request)
      const mentee = plan.lead.findIndex((lead) => lead !== null)
      const mentor = plan.lead[mentee] ?? 0
      expect(await planFor({ ...request, decisions: [{ kind: 'pin', mentee, mentor }] })).toEqual(plan)
    }
  })

  it('banning a pair that the plan does not use moves nobody', async () => {
    for (let seed = 1; seed <= 5; seed++) {
      const request = { ...withTies(seed, 60, 30), explain: [] }
      const plan = await planFor(request)
      const decisions = request.pairs
        .filter(([mentee, mentor]) => plan.lead[mentee] !== mentor)
        .slice(0, 40)
        .map(([mentee, mentor]) => ({ kind: 'ban' as const, mentee, mentor }))
      expect((await planFor({ ...request, decisions })).lead).toEqual(plan.lead)
    }
  })
})
