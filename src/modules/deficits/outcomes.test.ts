import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { sendSheet } from './commands/sheet.ts'
import { decideMeasure } from './commands/work.ts'
import { act, deficitsDistrict, done, openedRound, sheetOf, themeId, typedRow } from './deficits.fixture.ts'
import { helpersFor, outcomesOf } from './queries/measures.ts'

const db = await testDatabase()

test('кто пользовался помощью и что вышло: району числами, школе только от пяти', async () => {
  const place = await deficitsDistrict(db, ['А', 'Б', 'В', 'Г', 'Д', 'Е', 'Ж'])
  const theme = await themeId(place, 't02')
  const helper = place.schools[6] ?? ''
  const source = { source: 'school', id: helper }
  const tell = async (round: string, severities: readonly string[]) => {
    for (const [at, severity] of severities.entries()) {
      const [head, rows] = [place.heads[at], [typedRow(at, { theme, severity })]]
      if (head !== undefined)
        await done(place, head, sendSheet, { sheet: await sheetOf(place, round, at), rows, channel: '' })
    }
  }
  const before = await openedRound(place, '01.07.2026')
  await tell(
    before,
    Array.from({ length: 6 }, () => '3'),
  )
  await db.owner.query('update deficit_sheet set sent_on = sent_on - 90 where round_id = $1', [before])
  const { rows: named } = await db.owner.query<{ id: string; school: string }>(
    'select id, organisation_id as school from deficit where theme_id = $1 and municipality_id = $2',
    [theme, place.municipality],
  )
  const choose = (at: number) => {
    const deficit = named.find(({ school }) => school === place.schools[at])?.id
    const raw = {
      deficit,
      source: 'school',
      sourceId: helper,
      title: 'Школа Ж',
      decision: 'chosen',
      reason: '',
    }
    return act(place, place.heads[at] as Scope, decideMeasure, raw)
  }
  for (let at = 0; at < 6; at++) expect(await choose(at)).toMatchObject({ kind: 'done' })
  // вторая вкладка: решено уже один раз
  expect(await choose(0)).toMatchObject({ refusals: [{ code: 'measureDecided' }] })
  await db.owner.query('update deficit_measure set decided_on = decided_on - 60 where municipality_id = $1', [
    place.municipality,
  ])
  const after = await openedRound(place, '01.01.2027')
  await tell(after, ['0', '0', '0', '0', '0', '1'])
  const seen = (scope: Scope) =>
    asPerson(db.app, scope, 'read', (tx) => outcomesOf(tx, place.municipality, [source]))
  const told = { source: 'school', sourceId: helper }
  expect(await seen(place.methodologist)).toEqual([
    { ...told, schools: 6, gone: 5, milder: 1, days: 60, hidden: false },
  ])
  // один «стал слабее» среди шести выдал бы школу: школе сказано только, сколько школ пользовались
  const head = place.heads[2] as Scope
  expect(await seen(head)).toEqual([
    { ...told, schools: 6, gone: null, milder: null, days: 60, hidden: true },
  ])
  await db.owner.query(
    `delete from deficit_measure where municipality_id = $1 and organisation_id = any ($2::uuid[])`,
    [place.municipality, place.schools.slice(4, 6)],
  )
  expect(await seen(head)).toEqual([
    { ...told, schools: null, gone: null, milder: null, days: null, hidden: true },
  ])
  const strange = await deficitsDistrict(db, ['З'])
  expect([await seen(strange.methodologist), await seen(strange.heads[0] as Scope)]).toEqual([[], []])
  // чужой восполненный дефицит называет только район
  const about = {
    id: place.programme,
    region: place.region,
    organisation: helper,
    municipality: place.municipality,
    theme,
  }
  const filledBy = async (scope: Scope) =>
    (await asPerson(db.app, scope, 'read', (tx) => helpersFor(tx, about, 'методическ')))?.filled.length
  expect([await filledBy(place.methodologist), await filledBy(place.heads[6] as Scope)]).toEqual([3, 0])
})
