import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { moment } from '../../platform/clock.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { scopeOfLink } from '../../platform/scope/scope.ts'
import { makeAnswerLink, recallAssignment } from '../assignments/commands/one.ts'
import { confirmSheet, keepSheet, makeConfirmLink, sendSheet } from './commands/sheet.ts'
import { act, deficitsDistrict, done, openedRound, sheetOf, themeId, typedRow } from './deficits.fixture.ts'
import { deficitsOf } from './queries/deficit.ts'
import { findSheet, sheetCard } from './queries/sheet.ts'

const db = await testDatabase()

test('школа без учётной записи обновляет дефициты по одноразовой ссылке: свой лист, свой прошлый раз, и больше ничего', async () => {
  const own = await deficitsDistrict(db, ['Лесная СОШ', 'Речная СОШ'])
  const [team, lesson] = [await themeId(own, 'm06'), await themeId(own, 't02')]
  const first = await openedRound(own, '01.07.2027')
  const earlier = await sheetOf(own, first, 0)
  const { heads } = own
  const [me, neighbour] = heads
  if (me === undefined || neighbour === undefined) throw new Error('no heads')
  const row = (severity: string) => typedRow(0, { theme: team, severity })
  await done(own, me, sendSheet, { sheet: earlier, rows: [row('2')], channel: '' })
  await done(own, neighbour, sendSheet, {
    sheet: await sheetOf(own, first, 1),
    rows: [row('3')],
    channel: '',
  })
  const round = await openedRound(own, '01.01.2028')
  const [sheet, other] = [await sheetOf(own, round, 0), await sheetOf(own, round, 1)]
  // her thirty schools are the methodologist's: she makes the link, though she takes nothing back; a school makes none
  expect(await act(own, me, makeAnswerLink, { assignment: sheet })).toMatchObject({ kind: 'forbidden' })
  expect(
    await act(own, own.methodologist, recallAssignment, { assignment: sheet, reason: 'ошиблись' }),
  ).toMatchObject({ kind: 'forbidden' })
  const made = await done(own, own.methodologist, makeAnswerLink, { assignment: sheet })
  const { rows: links } = await db.worker.query<{ commands: string[]; address: string }>(
    'select commands, address from one_time_link where record_id = $1 and revoked_at is null',
    [sheet],
  )
  expect(made).toContain('?link=')
  expect(links).toEqual([
    {
      commands: ['deficitSheet.keep', 'deficitSheet.send', 'deficitSheet.confirm', 'assignment.decline'],
      address: `/deficit-sheets/${sheet}`,
    },
  ])
  const link = scopeOfLink(
    {
      id: newId(),
      row: null,
      record: sheet as RecordId,
      commands: links[0]?.commands ?? [],
      region: own.region,
      municipality: own.municipality,
      organisation: own.schools[0] ?? null,
      label: 'Обновление дефицитов',
    },
    moment(),
    'Europe/Moscow',
    'ru',
  )
  const seen = await asPerson(db.app, link, 'read', async (tx) => ({
    mine: (await findSheet(tx, sheet))?.organisation,
    card: (await sheetCard(tx, sheet))?.school,
    others: [await findSheet(tx, other), await findSheet(tx, earlier), await sheetCard(tx, other)],
    before: (await deficitsOf(tx, own.schools[0] ?? '')).map(({ severity }) => severity),
    neighbours: await deficitsOf(tx, own.schools[1] ?? ''),
  }))
  expect(seen).toEqual({
    mine: own.schools[0],
    card: 'Лесная СОШ',
    others: [null, null, null],
    before: [2],
    neighbours: [],
  })
  const rows = [row('1'), typedRow(1, { theme: lesson, severity: '3' })]
  expect(await act(own, link, sendSheet, { sheet: other, rows, channel: '' })).toEqual({ kind: 'notFound' })
  await done(own, link, keepSheet, { sheet, rows: [row('1')] })
  await done(own, link, sendSheet, { sheet, rows, channel: '' })
  const { rows: state } = await db.worker.query(
    `select s.state, s.channel, a.state as assignment, (select count(*)::int from deficit d where d.organisation_id = s.organisation_id) as named
      from deficit_sheet s join assignment a on a.id = s.id where s.id = $1`,
    [sheet],
  )
  expect(state).toEqual([{ state: 'sent', channel: 'link', assignment: 'accepted', named: 2 }])
})

test('что внёс методист, школа подтверждает по ссылке; чужой лист и второй раз не подтвердить', async () => {
  const own = await deficitsDistrict(db, ['Лесная СОШ', 'Речная СОШ'])
  const round = await openedRound(own, '01.07.2027')
  const [sheet, other] = [await sheetOf(own, round, 0), await sheetOf(own, round, 1)]
  const rows = [typedRow(0, { theme: await themeId(own, 'm06'), severity: '2' })]
  for (const each of [sheet, other])
    await done(own, own.methodologist, sendSheet, { sheet: each, rows, channel: 'phone' })
  expect(await act(own, own.heads[0] ?? own.coordinator, makeConfirmLink, { sheet })).toMatchObject({
    kind: 'forbidden',
  })
  expect(await done(own, own.methodologist, makeConfirmLink, { sheet })).toContain('link=')
  const link = scopeOfLink(
    {
      id: newId(),
      row: null,
      record: sheet as RecordId,
      commands: [confirmSheet.name],
      region: own.region,
      municipality: own.municipality,
      organisation: own.schools[0] ?? null,
      label: 'Обновление дефицитов',
    },
    moment(),
    'Europe/Moscow',
    'ru',
  )
  expect(await act(own, link, confirmSheet, { sheet: other })).toMatchObject({ kind: 'notFound' })
  await done(own, link, confirmSheet, { sheet })
  expect(await act(own, link, confirmSheet, { sheet })).toMatchObject({ kind: 'refused' })
  expect(await act(own, own.methodologist, makeConfirmLink, { sheet })).toMatchObject({ kind: 'refused' })
})
