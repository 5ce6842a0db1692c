import { describe, expect, it } from 'vitest'
import {
  allowedPairs,
  faults,
  histogram,
  isBanned,
  places,
  worth,
} from '../../../../../test/matching/contract.ts'
import { forced, makeRequest, type Request, smallRequest } from '../../../../../test/matching/requests.ts'
import { matchPlan } from './match.ts'
import type { Alternative, MatchPlan } from './types.ts'

const planFor = (request: Request): MatchPlan => {
  const result = matchPlan(request)
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value
}

/** The plan after all moves of the chain; every move must start where the plan has left the school. */
const afterMoves = (plan: MatchPlan, { chain }: Alternative) => {
  const lead = [...plan.lead]
  for (const { mentee, from, to } of chain) {
    expect(lead[mentee]).toBe(from)
    lead[mentee] = to
  }
  return { lead, subjects: plan.subjects }
}

const expectTrueAlternative = (request: Request, plan: MatchPlan, alternative: Alternative): void => {
  const question = forced(request, alternative)
  const answer = matchPlan(question)
  if (!answer.ok) {
    expect(answer.refusals[0]?.code).toBe('pinsOverCapacity')
    expect([alternative.regret, alternative.chain]).toEqual([null, []])
    return
  }
  expect(alternative.regret).toBe(Number(BigInt(plan.value) - BigInt(answer.value.value)))
  const after = afterMoves(plan, alternative)
  expect(faults(question, after)).toEqual([])
  expect(String(worth(question, after))).toBe(answer.value.value)
  expect(after.lead).toEqual(answer.value.lead)
  if (request.mode !== 'leximin') return
  const changes = answer.value.histogram?.flatMap((count, slot) => {
    const by = count - (histogram(request, plan)[slot] ?? 0)
    return by === 0 ? [] : [[slot - 1, by]]
  })
  expect(alternative.levels).toEqual(changes)
}

const seeds = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)

describe('alternatives', () => {
  it.each(['sum', 'floor', 'leximin'] as const)(
    '%s: regret, chain and levels are those of a forced plan',
    (mode) => {
      for (const seed of seeds(mode === 'sum' ? 120 : 60)) {
        const request = { ...smallRequest(seed, { mentees: 9, mentors: 6 }), mode }
        const plan = planFor(request)
        const others = request.pairs.filter(([mentee, mentor]) => plan.lead[mentee] !== mentor)
        expect(plan.alternatives.map((it) => [it.mentee, it.mentor])).toEqual(
          others.map((pair) => pair.slice(0, 2)),
        )
        for (const alternative of plan.alternatives) expectTrueAlternative(request, plan, alternative)
      }
    },
  )

  it('in a region with displacement chains of several schools', () => {
    const shape = { mentees: 60, mentors: 30, density: 0.2, themes: 20, deficits: 8, places: 3, terms: 60 }
    const request = makeRequest(11, shape)
    const plan = planFor(request)
    expect(Math.max(...plan.alternatives.map(({ chain }) => chain.length))).toBeGreaterThan(3)
    for (const alternative of plan.alternatives) expectTrueAlternative(request, plan, alternative)
  })

  it('says nothing unasked', () => {
    const plan = planFor({ ...smallRequest(5, { mentees: 9, mentors: 6 }), explain: [] })
    expect([plan.alternatives, plan.groups]).toEqual([[], []])
  })
})

/** Greatest lack of places over all sets of schools: what no plan can avoid leaving out. */
const greatestDeficiency = (request: Request): number => {
  const pairs = allowedPairs(request)
  const free = places(request)
  let greatest = 0
  for (let set = 0; set < 2 ** request.mentees.length; set++) {
    const mentees = request.mentees.map((_, mentee) => mentee).filter((mentee) => (set >> mentee) & 1)
    const mentors = new Set(pairs.filter(([mentee]) => mentees.includes(mentee)).map(([, mentor]) => mentor))
    const slots = [...mentors].reduce((sum, mentor) => sum + (free[mentor] ?? 0), 0)
    greatest = Math.max(greatest, mentees.length - slots)
  }
  return greatest
}

const expectTrueGroups = (request: Request, plan: MatchPlan): void => {
  const pairs = allowedPairs(request)
  for (const group of plan.groups) {
    const reachable = pairs.filter(([mentee]) => group.mentees.includes(mentee)).map(([, mentor]) => mentor)
    expect(group.mentors).toEqual([...new Set(reachable)].sort((a, b) => a - b))
    expect(group.slots).toBe(group.mentors.reduce((sum, mentor) => sum + (places(request)[mentor] ?? 0), 0))
    expect(group.deficiency).toBe(group.mentees.length - group.slots)
    expect(group.deficiency).toBeGreaterThan(0)
  }
  const named = plan.groups.flatMap(({ mentees }) => mentees)
  expect(new Set(named).size).toBe(named.length)
}

describe('groups of schools that cannot all be served', () => {
  it('their deficiency is the greatest there is, and the number left out when serving comes first', () => {
    for (const seed of seeds(150)) {
      const request = smallRequest(seed, { mentees: 8, mentors: 5 })
      const plan = planFor(request)
      const deficiency = plan.groups.reduce((sum, group) => sum + group.deficiency, 0)
      expectTrueGroups(request, plan)
      expect(deficiency, `seed ${seed}`).toBe(greatestDeficiency(request))
      if (request.policy.unserved < 100_000) continue
      expect(plan.unserved.length).toBe(deficiency)
      const named = new Set(plan.groups.flatMap(({ mentees }) => mentees))
      expect(plan.unserved.every((mentee) => named.has(mentee))).toBe(true)
    }
  })

  it('two districts short of places make two groups', () => {
    const district = makeRequest(2, {
      mentees: 3,
      mentors: 1,
      density: 1,
      themes: 5,
      deficits: 4,
      places: 1,
      terms: 9,
    })
    const mentor = { id: 'опора', capLead: 1, capSubject: 0, strengths: [] }
    const request: Request = {
      ...district,
      mentees: [...district.mentees, ...district.mentees.map((it) => ({ ...it, id: `${it.id}-2` }))],
      mentors: [mentor, { ...mentor, id: 'опора-2' }],
      pairs: [0, 1, 2].flatMap((at): Request['pairs'] => [
        [at, 0, 0, 0, 0],
        [at + 3, 1, 0, 0, 0],
      ]),
    }
    expect(planFor(request).groups).toEqual([
      { mentees: [0, 1, 2], mentors: [0], slots: 1, deficiency: 2 },
      { mentees: [3, 4, 5], mentors: [1], slots: 1, deficiency: 2 },
    ])
  })

  it('a ban can be the reason', () => {
    const request = smallRequest(3, { mentees: 0, mentors: 0 })
    const school = { id: 'а', need: 3, deficits: [] }
    const mentor = { id: 'б', capLead: 1, capSubject: 0, strengths: [] }
    const banned: Request = {
      ...request,
      mentees: [school],
      mentors: [mentor],
      pairs: [[0, 0, 3, 0, 0]],
      decisions: [{ kind: 'ban', mentee: 0, mentor: 0 }],
    }
    expect(isBanned(banned, 0, 0)).toBe(true)
    expect(planFor(banned).groups).toEqual([{ mentees: [0], mentors: [], slots: 0, deficiency: 1 }])
  })
})
