import { describe, expect, test } from 'vitest'
import { alternativesFor, planLeads } from '../solver/match.ts'
import { toMatchInput } from './input.ts'
import { groundOf, judge } from './judge.ts'
import { linesOf } from './lines.ts'
import { metricsOf, previousSeats, seatsOf } from './metrics.ts'
import { USUAL_POLICY } from './policy.ts'
import type { PlanMentee, PlanMentor, PlanRequest, PlanSchool } from './request.ts'
import { kilometres, travelBetween } from './travel.ts'

const school = (id: string, over: Partial<PlanSchool> = {}): PlanSchool => ({
  id,
  name: id,
  municipality: 'm',
  place: 'Озёрный',
  isRural: true,
  pupils: 100,
  type: 'ООШ',
  latitude: 59.5,
  longitude: 30,
  ...over,
})
const mentee = (id: string, needs: PlanMentee['needs'], over: Partial<PlanMentee> = {}): PlanMentee => ({
  ...school(id),
  needs,
  unnamed: 0,
  priority: 1,
  ...over,
})
const mentor = (
  id: string,
  strengths: PlanMentor['strengths'],
  over: Partial<PlanMentor> = {},
): PlanMentor => ({
  ...school(id),
  kind: 'strong',
  capLead: 1,
  capSubject: 0,
  isRemote: false,
  strengths,
  ...over,
})
const request = (over: Partial<PlanRequest> = {}): PlanRequest => ({
  version: 1,
  mode: 'sum',
  policy: USUAL_POLICY,
  themes: ['чтение', 'счёт', 'уклад'].map((name, at) => ({ id: `t${at}`, name, subject: '' })),
  mentees: [
    mentee('a', [
      [0, 3],
      [1, 2],
    ]),
    mentee('b', [[1, 3]]),
  ],
  mentors: [
    mentor('x', [
      [0, 3],
      [1, 1],
    ]),
    mentor('y', [[1, 3]]),
  ],
  refused: [],
  previous: [],
  against: [],
  decisions: [],
  ...over,
})
const first = (over: Partial<PlanRequest>) => judge(groundOf(request(over)), 0, 0)
const decision = { mentee: 'a', mentor: 'x', rule: null, value: null, reason: 'так решили' }

describe('дорога', () => {
  test('минуты по прямой с извилистостью, без координат обычное число с пометой', () => {
    const far = { latitude: 60.5, longitude: 30 }
    expect(Math.round(kilometres(school('a'), far) ?? 0)).toBe(111)
    expect(travelBetween(school('a'), far, USUAL_POLICY)).toEqual({ minutes: 193, isGuess: false })
    expect(travelBetween(school('a'), { latitude: null, longitude: null }, USUAL_POLICY)).toEqual({
      minutes: 40,
      isGuess: true,
    })
  })
})

describe('правила пары', () => {
  test('баллы складываются из тем, условий, района, прошлого года и минут', () => {
    expect(first({ previous: [['a', 'x']] })).toEqual({
      kind: 'fit',
      cover: 11,
      context: 3,
      sameMunicipality: true,
      lastYear: true,
      minutes: 0,
      isGuess: false,
      term: 45 + 40 + 60,
    })
  })

  test('каждый запрет хранит свою причину, дистанционная помощь расстояния не боится', () => {
    const away = { latitude: 62, longitude: 30 }
    const rule = (over: Partial<PlanRequest>) => {
      const judged = first(over)
      return judged?.kind === 'excluded' ? judged.rule : 'fit'
    }
    expect(rule({ mentors: [mentor('a', [[0, 3]])] })).toBe('same')
    expect(rule({ mentors: [mentor('x', [[2, 3]])] })).toBe('overlap')
    expect(rule({ mentors: [mentor('x', [[0, 3]], away)] })).toBe('distance')
    expect(rule({ mentors: [mentor('x', [[0, 3]], { ...away, isRemote: true })] })).toBe('fit')
    expect(rule({ against: [{ mentee: 'a', mentor: 'x', rule: 'relatives' }] })).toBe('relatives')
    const never = { ...USUAL_POLICY, crossing: 'never' as const }
    expect(rule({ policy: never, mentors: [mentor('x', [[0, 3]], { municipality: 'n' })] })).toBe(
      'municipality',
    )
    expect(rule({ decisions: [{ ...decision, kind: 'ban' }] })).toBe('banned')
    // what nobody knows cannot be held against a pair
    expect(rule({ mentees: [mentee('a', [])], mentors: [mentor('x', [[2, 3]])] })).toBe('fit')
  })

  test('человек снимает один запрет для одной пары; указанная им пара возможна вопреки запретам', () => {
    const mentors = [mentor('x', [[2, 3]], { latitude: 62 })]
    const lifted = first({ mentors, decisions: [{ ...decision, kind: 'allow', rule: 'distance' }] })
    expect(lifted?.kind === 'excluded' && lifted.rule).toBe('overlap')
    expect(first({ mentors, decisions: [{ ...decision, kind: 'pin' }] })?.kind).toBe('fit')
  })
})

describe('план', () => {
  const counted = (over: Partial<PlanRequest> = {}) => {
    const ground = groundOf(request(over))
    const plan = planLeads(toMatchInput(ground))
    return { ground, plan, seats: seatsOf(ground, plan) }
  }

  test('баллы строк вместе дают цену плана, объяснение строки даёт её баллы', () => {
    for (const mode of ['sum', 'floor'] as const) {
      const { ground, plan, seats } = counted({ mode })
      const lines = linesOf(ground, seats)
      expect(lines.map(({ mentee: of, mentor: by }) => [of, by])).toEqual([
        ['a', 'x'],
        ['b', 'y'],
      ])
      expect(String(lines.reduce((sum, { score }) => sum + score, 0))).toBe(plan.value)
      const [line] = lines
      const { why } = line ?? { why: null }
      const points = why?.themes.reduce((sum, theme) => sum + theme.points, 0) ?? 0
      expect(points + 15 * (why?.context ?? 0) + 40 - (why?.floor ?? 0)).toBe(line?.score)
    }
  })

  test('без места остаётся школа с меньшей потерей, группа и число мест доказуемы', () => {
    const { ground, plan, seats } = counted({
      mentors: [
        mentor('x', [
          [0, 3],
          [1, 1],
        ]),
      ],
    })
    expect(seats.map(({ lead }) => lead)).toEqual(['x', null])
    expect(plan.groups).toMatchObject([{ mentees: [0, 1], mentors: [0], slots: 1, deficiency: 1 }])
    expect(metricsOf(ground, seats)).toMatchObject({
      schools: 2,
      unserved: 1,
      coverage: 46,
      worst: 0,
      weak: 1,
      own: 100,
    })
  })

  test('школа с преимуществом получает место первой, если преимущество весит', () => {
    const mentees = [
      mentee(
        'a',
        [
          [0, 3],
          [1, 2],
        ],
        { priority: 0 },
      ),
      mentee('b', [[1, 1]]),
    ]
    const mentors = [
      mentor('x', [
        [0, 3],
        [1, 1],
      ]),
    ]
    expect(counted({ mentees, mentors }).seats.map(({ lead }) => lead)).toEqual(['x', null])
    const policy = { ...USUAL_POLICY, priority: 500 }
    expect(counted({ mentees, mentors, policy }).seats.map(({ lead }) => lead)).toEqual([null, 'x'])
  })

  test('прошлый год считается теми же мерами, другой наставник имеет цену и цепочку', () => {
    const { ground } = counted({ previous: [['b', 'y']] })
    expect(metricsOf(ground, previousSeats(ground))).toMatchObject({ unserved: 1, kept: 1 })
    const [other] = alternativesFor(toMatchInput(ground), 0)
    expect(other).toMatchObject({ mentee: 0, mentor: 1 })
    expect(other?.regret).toBeGreaterThan(0)
    expect(other?.chain).toEqual([
      { mentee: 0, from: 0, to: 1 },
      { mentee: 1, from: 1, to: 0 },
    ])
  })
})
