import { describe, expect, test } from 'vitest'
import { planLeads } from '../solver/match.ts'
import { absentOf, changesOf } from './changes.ts'
import { forcedRequests, pricesByPlans } from './exact.ts'
import { pricerOf, relaxationsOf } from './explain.ts'
import { toMatchInput } from './input.ts'
import { groundOf } from './judge.ts'
import { seatsOf } from './metrics.ts'
import { USUAL_POLICY } from './policy.ts'
import type { PlanMentee, PlanMentor, PlanRequest, PlanSchool } from './request.ts'

const school = (id: string): PlanSchool => ({
  id,
  name: id,
  municipality: 'm',
  place: '',
  isRural: true,
  pupils: 100,
  type: 'ООШ',
  latitude: 59.5,
  longitude: 30,
})
const mentee = (id: string, needs: PlanMentee['needs']): PlanMentee => ({
  ...school(id),
  needs,
  unnamed: 0,
  priority: 1,
})
const mentor = (id: string, strengths: PlanMentor['strengths'], capLead = 1): PlanMentor => ({
  ...school(id),
  kind: 'strong',
  capLead,
  capSubject: 2,
  isRemote: false,
  strengths,
})

/** A newcomer that only x suits; the old pair sits at x, y is free and suits the old school only. */
const mid = (over: Partial<PlanRequest> = {}): PlanRequest => ({
  version: 1,
  mode: 'sum',
  policy: { ...USUAL_POLICY, lastYear: 30, keeping: 'all' },
  themes: ['чтение', 'счёт'].map((name, at) => ({ id: `t${at}`, name, subject: '' })),
  mentees: [
    mentee('старая', [
      [0, 1],
      [1, 3],
    ]),
    mentee('новая', [[0, 3]]),
  ],
  mentors: [mentor('x', [[0, 3]]), mentor('y', [[1, 3]])],
  refused: [],
  previous: [['старая', 'x']],
  previousSubjects: [['старая', 'y']],
  against: [],
  decisions: [],
  ...over,
})
const solved = (request: PlanRequest) => {
  const ground = groundOf(request)
  const plan = planLeads(toMatchInput(ground))
  const seats = seatsOf(ground, plan)
  return { ground, plan, seats, changes: changesOf(ground, seats) }
}

describe('школа пришла среди года', () => {
  test('новая пара добавляется, прежние не двигаются и сохраняют наставников по предметам', () => {
    const { seats, changes } = solved(mid({ mentors: [mentor('x', [[0, 3]], 2), mentor('y', [[1, 3]])] }))
    expect(changes).toEqual({
      kept: 1,
      added: [{ name: 'новая', to: 'x' }],
      changed: [],
      lost: [],
      without: [],
    })
    expect(seats[0]).toEqual({ mentee: 'старая', lead: 'x', subjects: ['y'] })
  })

  test('места нет: названо, кому не хватает, и наименьшее послабление, в том числе сдвинуть прежнюю пару', () => {
    const { ground, plan, seats, changes } = solved(mid())
    expect(changes).toMatchObject({ kept: 1, added: [], changed: [], without: ['новая'] })
    const [group] = plan.groups
    if (group === undefined) throw new Error('no group')
    expect(relaxationsOf(ground, seats, group)).toMatchObject([
      { kind: 'rule', rule: 'overlap', mentee: 'новая', mentor: 'y' },
      { kind: 'rule', rule: 'kept', mentee: 'старая', mentor: 'y' },
      { kind: 'place', mentor: 'x' },
    ])
  })

  test('человек разрешил: прежняя пара уступает, и это сказано', () => {
    const allow = {
      kind: 'allow',
      mentee: 'старая',
      mentor: 'y',
      rule: 'kept',
      value: null,
      reason: 'решили',
    } as const
    for (const request of [
      mid({ decisions: [allow] }),
      mid({ policy: { ...USUAL_POLICY, lastYear: 30, keeping: 'some' } }),
    ])
      expect(solved(request).changes).toMatchObject({
        kept: 0,
        added: [{ name: 'новая', to: 'x' }],
        changed: [{ name: 'старая', from: 'x', to: 'y' }],
      })
  })

  test('наставник без предложения назван с причиной, молчащий тоже', () => {
    const gone = mid({
      mentors: [mentor('y', [[1, 3]])],
      refused: [{ id: 'x', name: 'Лицей', reason: 'ремонт' }],
    })
    expect(absentOf(groundOf(gone))).toEqual([{ mentor: 'Лицей', mentees: ['старая'], reason: 'ремонт' }])
    const silent = { ...gone, refused: [], silent: [{ id: 'x', name: 'Лицей' }] }
    expect(absentOf(groundOf(silent))).toMatchObject([{ mentor: 'Лицей', reason: null }])
    expect(solved(silent).changes.changed).toEqual([{ name: 'старая', from: 'Лицей', to: 'y' }])
  })
})

test('точная цена отдельными планами та же, что по остаточной сети: и баллы, и кто переходит', () => {
  const request = mid({
    policy: USUAL_POLICY,
    previous: [],
    mentors: [
      mentor('x', [[0, 3]]),
      mentor('y', [[1, 3]]),
      mentor(
        'z',
        [
          [0, 2],
          [1, 1],
        ],
        2,
      ),
    ],
  })
  const ground = groundOf(request)
  const lead = solved(request).seats[0]?.lead ?? null
  const forced = forcedRequests(ground, 'старая', lead)
  expect(forced.mentors).toHaveLength(2)
  const plans = forced.requests.map((each) => planLeads(toMatchInput(groundOf(each))))
  const exact = pricesByPlans(ground, forced, plans)(0)
  const known = pricerOf(ground)(0)
  for (const place of forced.mentors) {
    expect(exact.get(place)?.regret).toBe(known.get(place)?.regret)
    expect(exact.get(place)?.chain).toEqual(known.get(place)?.chain)
  }
})
