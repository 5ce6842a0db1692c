import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { addDays } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { moment } from '../../platform/clock.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { closeRound, openRound, planRound, reopenRound, rescheduleRound } from './commands/round.ts'
import { askOpening, confirmSheet, extendSheet, keepSheet, sendSheet } from './commands/sheet.ts'
import {
  act,
  type DeficitsDistrict,
  deficitsDistrict,
  done,
  openedRound,
  plan,
  sheetOf,
  themeId,
  typedRow,
} from './deficits.fixture.ts'
import { moveRounds } from './jobs.ts'
import { deficitsOf } from './queries/deficit.ts'
import { findRound } from './queries/round.ts'
import { findSheet } from './queries/sheet.ts'

const db = await testDatabase()
let place: DeficitsDistrict
let team: string
let lesson: string
beforeAll(async () => {
  place = await deficitsDistrict(db)
  team = await themeId(place, 'm06')
  lesson = await themeId(place, 't02')
})

const head = (at: number): Scope => {
  const found = place.heads[at]
  if (found === undefined) throw new Error('no such head')
  return found
}
const known = (scope: Scope, at: number) =>
  asPerson(db.app, scope, 'read', (tx) => deficitsOf(tx, place.schools[at] ?? ''))

test('приём открывается: листы и поручения школам программы, следующее обновление запланировано', async () => {
  const round = await openedRound(place, '01.10.2026')
  const { rows: sheets } = await db.worker.query(
    `select a.state, a.answer_path, a.due_on from deficit_sheet s join assignment a on a.id = s.id where s.round_id = $1`,
    [round],
  )
  expect(sheets).toHaveLength(3)
  expect(sheets[0]).toMatchObject({
    state: 'assigned',
    answer_path: '/deficit-sheets',
    due_on: addDays(place.today, 10),
  })
  const { rows: next } = await db.worker.query(
    `select state from deficit_round where municipality_id = $1 and quarter_on = '2027-01-01'`,
    [place.municipality],
  )
  expect(next).toEqual([{ state: 'planned' }])
  expect(await act(place, place.methodologist, openRound, { round })).toMatchObject({
    refusals: [{ code: 'roundNotPlanned' }],
  })
  const again = { programme: place.programme, quarter: '01.10.2026', categories: ['lowResults'], basis: '' }
  const days = {
    opensOn: shortDay(place.today),
    dueOn: shortDay(place.today),
    closesOn: shortDay(place.today),
  }
  expect(await act(place, place.methodologist, planRound, { ...again, ...days })).toMatchObject({
    refusals: [{ code: 'deficit_round_once' }],
  })
  expect(await act(place, head(0), planRound, { ...again, ...days })).toEqual({ kind: 'notFound' })
})

test('школа сохраняет, отправляет, через квартал находит прошлый раз; восполненное закрывается новым обновлением', async () => {
  const first = await openedRound(place, '01.01.2028')
  const sheet = await sheetOf(place, first, 0)
  const said = [
    typedRow(0, { theme: team, severity: '3', people: '4', note: 'справка от 10.11' }),
    typedRow(2, { own: 'Робость на открытых уроках', audience: 'teachers', severity: '2' }),
  ]
  await done(place, head(0), keepSheet, { sheet, rows: [typedRow(0, { theme: team, severity: '' })] })
  expect(
    await act(place, head(0), sendSheet, { sheet, rows: [typedRow(0, { theme: team })], channel: '' }),
  ).toMatchObject({
    refusals: [{ code: 'saySeverity', field: 'r.0.severity' }],
  })
  await done(place, head(0), sendSheet, { sheet, rows: said, channel: '' })
  const { rows: state } = await db.worker.query('select state from assignment where id = $1', [sheet])
  expect(state).toEqual([{ state: 'accepted' }])
  expect((await known(head(0), 0)).map(({ name, severity, state: at }) => [name, severity, at])).toEqual([
    ['Управленческая команда: распределение обязанностей', 3, 'open'],
    ['Робость на открытых уроках', 2, 'open'],
  ])

  const second = await openedRound(place, '01.07.2028')
  const next = await sheetOf(place, second, 0)
  expect(
    await act(place, head(0), sendSheet, {
      sheet: next,
      rows: [typedRow(0, { theme: team, severity: '0' })],
      channel: '',
    }),
  ).toMatchObject({ refusals: [{ code: 'sayOfEach', values: { count: 1 } }] })
  const filled = [
    typedRow(0, { theme: team, severity: '0', note: 'обязанности распределены' }),
    typedRow(1, { own: 'Робость на открытых уроках', audience: 'teachers', severity: '1' }),
    typedRow(2, { theme: lesson, severity: '2' }),
  ]
  await done(place, head(0), sendSheet, { sheet: next, rows: filled, channel: '' })
  const after = await known(head(0), 0)
  expect(after.map(({ name, state: at, closedHow }) => [name, at, closedHow])).toEqual([
    ['Дифференциация заданий на уроке', 'open', null],
    ['Робость на открытых уроках', 'open', null],
    ['Управленческая команда: распределение обязанностей', 'closed', 'round'],
  ])
  // исправление до закрытия открывает закрытое снова и не плодит строк
  const [, , ...rest] = filled
  await done(place, head(0), sendSheet, {
    sheet: next,
    rows: [
      typedRow(0, { theme: team, severity: '2' }),
      typedRow(1, { own: 'робость на открытых уроках', audience: 'teachers', severity: '1' }),
      ...rest,
    ],
    channel: '',
  })
  const { rows: entries } = await db.worker.query(
    'select count(*)::int as n from deficit_entry where round_id = $1',
    [second],
  )
  expect(entries).toEqual([{ n: 3 }])
  expect((await known(head(0), 0)).every(({ state: at }) => at === 'open')).toBe(true)
})

test('методист вносит со слов школы, школа подтверждает; чужая школа и регион строк не видят', async () => {
  const round = await openedRound(place, '01.01.2030')
  const sheet = await sheetOf(place, round, 1)
  const rowsSaid = [typedRow(0, { theme: lesson, severity: '2', people: '6' })]
  expect(
    await act(place, place.methodologist, sendSheet, { sheet, rows: rowsSaid, channel: '' }),
  ).toMatchObject({
    refusals: [{ code: 'sayHowYouKnow' }],
  })
  await done(place, place.methodologist, sendSheet, { sheet, rows: rowsSaid, channel: 'phone' })
  expect(await act(place, place.methodologist, confirmSheet, { sheet })).toEqual({ kind: 'forbidden' })
  await done(place, head(1), confirmSheet, { sheet })
  expect(await asPerson(db.app, head(0), 'read', (tx) => findSheet(tx, sheet))).toBeNull()
  expect(await known(head(0), 1)).toEqual([])
  expect(await known(place.regional, 1)).toEqual([])
  expect((await known(place.coordinator, 1)).map(({ people }) => people)).toEqual([6])

  // по пункту акта муниципалитет открывает строки региону, наставнику открывает пара
  const open = (to: 'region' | string) =>
    db.worker.query(
      `insert into deficit_opening (id, region_id, municipality_id, organisation_id, to_organisation_id, to_region, basis) values ($1, $2, $3, $4, $5, $6, 'п. 3')`,
      [
        newId(),
        place.region,
        place.municipality,
        place.schools[1],
        to === 'region' ? null : to,
        to === 'region',
      ],
    )
  await open('region')
  expect((await known(place.regional, 1)).map(({ people }) => people)).toEqual([6])
  await open(place.schools[2] ?? '')
  expect(await known(head(2), 1)).toHaveLength(1)
})

test('замок: закрыто с причиной, школа просит, методист допускает одну', async () => {
  const round = await openedRound(place, '01.01.2032')
  const sheet = await sheetOf(place, round, 0)
  expect(await act(place, head(0), askOpening, { sheet })).toMatchObject({
    refusals: [{ code: 'sheetIsOpen' }],
  })
  await done(place, place.methodologist, closeRound, { round, reason: 'срок вышел' })
  const rowsSaid = (await known(head(0), 0)).map((line, at) =>
    typedRow(at, {
      theme: line.theme ?? '',
      own: line.wording,
      audience: line.audience,
      severity: '1',
    }),
  )
  expect(await act(place, head(0), sendSheet, { sheet, rows: rowsSaid, channel: '' })).toMatchObject({
    refusals: [{ code: 'sheetLocked' }],
  })
  await done(place, head(0), askOpening, { sheet })
  const { rows: asked } = await db.worker.query(
    `select person_id from notification where code = 'deficitSheetAsked' and record_id = $1`,
    [sheet],
  )
  expect(asked.length).toBeGreaterThan(0)
  expect(
    await act(place, head(0), extendSheet, { sheet, until: shortDay(place.today), reason: 'сам' }),
  ).toEqual({
    kind: 'forbidden',
  })
  const until = shortDay(addDays(place.today, 2))
  await done(place, place.methodologist, extendSheet, { sheet, until, reason: 'не было связи' })
  await done(place, head(0), sendSheet, { sheet, rows: rowsSaid, channel: '' })
  const { rows: kept } = await db.worker.query(
    'select extended_as, extended_reason from deficit_sheet where id = $1',
    [sheet],
  )
  expect(kept).toEqual([{ extended_as: 'methodologist', extended_reason: 'не было связи' }])
  await done(place, place.methodologist, reopenRound, { round, closesOn: shortDay(addDays(place.today, 30)) })
})

test('дни обновления меняют, пока приём не открыт: открывается оно уже в новый день, а открытое не трогают', async () => {
  const other = await deficitsDistrict(db, ['Озёрная СОШ'])
  const round = await plan(other, '01.01.2027', [1, 5, 9])
  const days = (...after: readonly [opens: number, due: number, closes: number]) => {
    const [opensOn, dueOn, closesOn] = after.map((each) => shortDay(addDays(other.today, each)))
    return { round, opensOn, dueOn, closesOn, categories: ['lowResults'], basis: 'п. 2 приказа' }
  }
  expect(await act(other, other.methodologist, rescheduleRound, days(9, 5, 12))).toMatchObject({
    refusals: [{ code: 'dueBeforeOpening', field: 'dueOn' }],
  })
  expect(await act(other, other.heads[0] ?? place.methodologist, rescheduleRound, days(3, 5, 9))).toEqual({
    kind: 'forbidden',
  })
  expect(await act(other, place.methodologist, rescheduleRound, days(3, 5, 9))).toEqual({ kind: 'notFound' })
  await done(other, other.methodologist, rescheduleRound, days(3, 6, 12))
  const live = (after: number) =>
    moveRounds(
      db,
      { zone: 'Europe/Moscow', day: addDays(other.today, after) },
      { at: moment(), region: other.region },
    )
  expect([await live(1), await live(3)]).toEqual([0, 1])
  const found = await asPerson(db.app, other.methodologist, 'read', (tx) => findRound(tx, round))
  expect(found).toMatchObject({ state: 'open', basis: 'п. 2 приказа', closesOn: addDays(other.today, 12) })
  expect(await act(other, other.methodologist, rescheduleRound, days(5, 6, 12))).toMatchObject({
    refusals: [{ code: 'roundNotPlanned' }],
  })
})

test('день сам открывает и закрывает; дважды прожитый ничего не добавляет', async () => {
  const other = await deficitsDistrict(db, ['Лесная СОШ'])
  const round = await plan(other, '01.01.2027', [1, 5, 9])
  const live = (after: number) =>
    moveRounds(
      db,
      { zone: 'Europe/Moscow', day: addDays(other.today, after) },
      { at: moment(), region: other.region },
    )
  expect(await live(0)).toBe(0)
  expect(await live(1)).toBe(1)
  expect(await live(1)).toBe(0)
  expect(await live(10)).toBe(1)
  const found = await asPerson(db.app, other.methodologist, 'read', (tx) => findRound(tx, round))
  expect(found).toMatchObject({ state: 'closed', closedReason: 'прошёл последний день приёма' })
})
