import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../../kernel/ids.ts'
import { workflowFaults } from '../../../kernel/workflow.ts'
import { healthOf, type Pulse } from './health.ts'
import { standing, underHeading, warningsOf } from './plans/rules.ts'
import { sidesIn } from './plans/sides.ts'
import { planWorkflow } from './plans/workflow.ts'
import { agree, endPair, pairTitle, planPair, programmeNow, questionOf, type WantedPair } from './rules.ts'
import type { Pair, PairSchool, SchoolPlace } from './types.ts'
import { pairWorkflow } from './workflow.ts'

const d = (text: string) => text as Day
const place = (name: string, municipality = 'm'): SchoolPlace => ({
  organisation: name as OrganisationId,
  region: 'r' as RegionId,
  municipality: municipality as MunicipalityId,
  name,
})
const wanted = (over: Partial<WantedPair> = {}): WantedPair => ({
  curated: [place('Моховская')],
  lead: place('Гимназия'),
  subjects: [],
  from: d('2024-09-01'),
  last: d('2025-05-31'),
  ...over,
})
const codes = (result: ReturnType<typeof planPair>) =>
  result.ok ? [] : result.refusals.map(({ code, field }) => `${code}:${field}`)

test('сеть: одна основная школа-наставник на всех, наставники по предметам на каждую закреплённую', () => {
  const planned = planPair(
    wanted({
      curated: [place('Моховская'), place('Тихоборская')],
      subjects: [
        { mentor: place('Лицей'), subject: 'физика' },
        { mentor: null, subject: '' },
      ],
    }),
  )
  if (!planned.ok) throw new Error('planned')
  expect(planned.value.bonds).toHaveLength(4)
  expect(planned.value.bonds.filter(({ kind }) => kind === 'lead')).toHaveLength(2)
  expect(planned.value.until).toBe('2025-06-01')
  expect(planned.value.municipality).toBe('m')
  expect(pairTitle(planned.value.schools)).toBe('Гимназия, Лицей → Моховская, Тихоборская')
  const across = planPair(wanted({ curated: [place('А'), place('Б', 'другой')] }))
  expect(across.ok && across.value.municipality).toBeNull()
})

test('все ошибки называются сразу, у своих полей', () => {
  expect(
    codes(
      planPair(
        wanted({
          curated: [place('Гимназия')],
          last: d('2024-08-31'),
          subjects: [
            { mentor: null, subject: 'химия' },
            { mentor: place('Лицей'), subject: '' },
          ],
        }),
      ),
    ),
  ).toEqual([
    'mentorIsCurated:lead',
    'periodBackwards:until',
    'chooseMentor:mentor.0',
    'subjectNeeded:subject.1',
  ])
  expect(codes(planPair(wanted({ curated: [], lead: null })))).toEqual([
    'chooseCurated:curated',
    'chooseLead:lead',
  ])
})

const school = (name: string, side: PairSchool['side'], agreedOn: Day | null = null): PairSchool => ({
  ...place(name),
  id: name,
  side,
  agreedOn,
  declinedOn: null,
  channel: 'self',
})
const pair = (over: Partial<Pair> = {}): Pair => ({
  id: 'p',
  record: 'p',
  version: 1,
  owner: { region: 'r' as RegionId, municipality: 'm' as MunicipalityId, organisation: null },
  region: 'r' as RegionId,
  municipality: 'm' as MunicipalityId,
  programme: null,
  programmeName: null,
  title: '',
  from: d('2024-09-01'),
  until: d('2025-06-01'),
  state: 'proposed',
  endedOn: null,
  endedReason: null,
  plan: null,
  schools: [school('Гимназия', 'mentor'), school('Моховская', 'curated')],
  bonds: [
    {
      curated: 'Моховская' as OrganisationId,
      mentor: 'Гимназия' as OrganisationId,
      kind: 'lead',
      subject: '',
    },
  ],
  ...over,
})

test('согласие последней школы согласует пару; наставник сверх своих мест не берёт', () => {
  const first = agree(pair(), 'Гимназия' as OrganisationId, { taken: 2, most: 3 })
  expect(first.ok && first.value.to).toBe('proposed')
  const last = agree(
    pair({ schools: [school('Гимназия', 'mentor', d('2024-08-01')), school('Моховская', 'curated')] }),
    'Моховская' as OrganisationId,
    { taken: 99, most: 0 },
  )
  expect(last.ok && last.value.to).toBe('agreed')
  const full = agree(pair(), 'Гимназия' as OrganisationId, { taken: 3, most: null })
  expect(full).toMatchObject({ ok: false, refusals: [{ code: 'mentorFull', values: { most: 3, taken: 3 } }] })
  expect(agree(pair(), 'Чужая' as OrganisationId, { taken: 0, most: 3 })).toMatchObject({
    refusals: [{ code: 'notOfThePair' }],
  })
})

test('раньше срока пару завершают только с причиной, и остаток дней свободен', () => {
  const working = pair({ state: 'working' })
  const today = d('2025-02-10')
  expect(endPair(working, { on: d('2025-02-01'), reason: '' }, today)).toMatchObject({
    refusals: [{ code: 'reasonNeeded', field: 'reason' }],
  })
  expect(endPair(working, { on: d('2025-02-01'), reason: 'переезд' }, today)).toMatchObject({
    value: { to: 'endedEarly', until: '2025-02-02' },
  })
  expect(endPair(working, { on: d('2025-02-11'), reason: 'переезд' }, today)).toMatchObject({
    refusals: [{ code: 'endAhead' }],
  })
  expect(endPair(working, { on: d('2025-05-31'), reason: '' }, d('2025-06-05'))).toMatchObject({
    value: { to: 'ended', until: '2025-06-01' },
  })
  expect(endPair(pair(), { on: d('2025-02-01'), reason: 'нет' }, today)).toMatchObject({
    refusals: [{ code: 'pairNotNow' }],
  })
})

test('здоровье пары: сколько дней не встречались, сколько ждут ответа, истёк ли срок', () => {
  const pulse: Pulse = {
    state: 'working',
    from: d('2024-09-01'),
    until: d('2025-06-01'),
    since: d('2024-09-05'),
    lastMet: null,
    contractUntil: d('2025-05-31'),
  }
  expect(healthOf(pulse, d('2024-10-05'))).toEqual({ kind: 'fine' })
  expect(healthOf(pulse, d('2024-10-06'))).toEqual({ kind: 'quiet', days: 31 })
  expect(healthOf({ ...pulse, lastMet: d('2024-10-01') }, d('2024-10-06'))).toEqual({ kind: 'fine' })
  expect(healthOf({ ...pulse, contractUntil: d('2024-10-01') }, d('2024-10-01'))).toEqual({
    kind: 'noContract',
  })
  expect(healthOf(pulse, d('2025-06-01'))).toEqual({ kind: 'overdue', days: 1 })
  expect(healthOf({ ...pulse, state: 'proposed' }, d('2024-09-16'))).toEqual({ kind: 'waits', days: 11 })
})

test('таблица состояний пары без тупиков', () => {
  expect(workflowFaults(pairWorkflow)).toEqual([])
})

test('план: строки под заголовком продолжают счёт, виды без причины не отклоняются, правка стирает утверждения', () => {
  let at = 0
  const newId = () => `n${at++}`
  const cells = { activity: 'Дело' }
  const first = underHeading('Цели', [{ cells, answersId: null }], [], newId)
  expect(first.map((row) => row.cells.number)).toEqual(['1', '1.1'])
  const have = first.map((row) => ({ ...row, title: row.cells.activity ?? '' }))
  const more = underHeading('Цели', [{ cells, answersId: 'a' }], have, newId)
  expect(more.map((row) => [row.parentId, row.cells.number])).toEqual([['n0', '1.2']])
  expect(underHeading('Карта', [{ cells, answersId: 'a' }], have, newId)[0]?.cells.number).toBe('2')
  expect(underHeading('Карта', [], have, newId)).toEqual([])
  const approvals = [
    {
      organisation: 'Гимназия' as OrganisationId,
      ofVersion: 3,
      on: d('2025-01-01'),
      channel: 'self' as const,
      name: '',
    },
  ]
  expect(standing({ approvals }, { version: 3 })).toHaveLength(1)
  expect(standing({ approvals }, { version: 4 })).toEqual([])
  expect(warningsOf([{ isSection: false, termAsWritten: null, cells: {} }], 2, [{ kind: 'model' }])).toEqual([
    { kind: 'noTerm', count: 1 },
    { kind: 'noResponsible', count: 1 },
    { kind: 'unanswered', count: 2 },
    { kind: 'notConsidered', of: 'guideline' },
    { kind: 'notConsidered', of: 'mentoring' },
  ])
  expect(workflowFaults(planWorkflow)).toEqual([])
})

test('слова плана, которые называют сторону, а не школу', () => {
  const side = (name: string, of: PairSchool['side']) => ({ ...place(name), side: of }) as PairSchool
  const pair = {
    schools: [side('Гимназия', 'mentor'), side('Моховская', 'curated'), side('Лесная', 'curated')],
  }
  expect(sidesIn('Школа-наставник', pair)).toEqual(['Гимназия'])
  expect(sidesIn('директор закреплённой школы', pair)).toEqual(['Моховская', 'Лесная'])
  expect(sidesIn('Обе школы', pair)).toHaveLength(3)
  expect(sidesIn('директор, Лесная', pair)).toEqual(['Лесная'])
  expect(sidesIn('учителя русского языка', pair)).toEqual([])
})

test('новая пара предлагается в программе, которая идёт сегодня, а не в той, что готовится', () => {
  const next = { from: d('2027-09-01'), until: d('2028-06-01') }
  const now = { from: d('2026-09-01'), until: d('2027-06-01') }
  expect(programmeNow([next, now], d('2026-11-23'))).toBe(now)
  expect(programmeNow([next, now], d('2027-07-01'))).toBe(next)
  expect(programmeNow([], d('2027-07-01'))).toBeUndefined()
})

test('завершённую пару спрашивают, как прошла помощь, и без слова об этом в адресе', () => {
  const asked = (state: 'working' | 'ended' | 'endedEarly', kind: string) => questionOf({ state }, kind)
  expect([
    asked('working', ''),
    asked('ended', ''),
    asked('endedEarly', 'чужое'),
    asked('ended', 'fit'),
  ]).toEqual(['fit', 'closing', 'closing', 'fit'])
})
