import { expect, test } from 'vitest'
import { makeMunicipality, makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { addDays } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { readTypedDay } from '../../kernel/typed-day.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import { recallSent } from '../assignments/commands/recall-sent.ts'
import { callAll, recallRounds } from './commands/call.ts'
import { sendSheet } from './commands/sheet.ts'
import { act, deficitsDistrict, done, openedRound, sheetOf, themeId, typedRow } from './deficits.fixture.ts'
import { sightOf } from './domain/call.ts'
import { quarterOf } from './domain/rounds.ts'
import { callLines, callOf } from './queries/call.ts'
import { regionCells } from './queries/map.ts'
import { findRound } from './queries/round.ts'

const db = await testDatabase()
const log = makeLog({ level: 'silent' })

test('регион открывает обновление всем районам сразу, видит заранее кому, и отзывает целиком', async () => {
  const place = await deficitsDistrict(db)
  const bare = await makeMunicipality(db, place.region, 'Заречный муниципальный район')
  const told = await makeScope(db, 'municipalCoordinator', { region: place.region, municipality: bare })
  const quarter = readTypedDay('01.10.2026') ?? place.today
  const input = {
    programme: place.programme,
    quarter: '01.10.2026',
    dueOn: shortDay(addDays(place.today, 10)),
    closesOn: shortDay(addDays(place.today, 20)),
    categories: ['lowResults'],
    basis: 'письмо региона',
  }
  const look = () =>
    asPerson(db.app, place.regional, 'read', (tx) =>
      callLines(tx, {
        ...input,
        region: place.region,
        quarterOn: quarterOf(quarter),
        closesOn: addDays(place.today, 20),
      }),
    )
  const seenNow = async () => sightOf({ ...input, quarter }, await look())

  expect(await act(place, place.regional, callAll, { ...input, seen: '' })).toMatchObject({
    refusals: [{ code: 'lookAgain' }],
  })
  expect(await act(place, told, callAll, { ...input, seen: await seenNow() })).toMatchObject({
    kind: 'notFound',
  })
  const to = await done(place, place.regional, callAll, { ...input, seen: await seenNow() })
  expect(to).toBe('/deficits?quarter=2026-10-01')
  const sent = await asPerson(db.app, place.regional, 'read', (tx) => callOf(tx, place.region, quarter))
  const call = sent?.id ?? ''
  expect(sent).toMatchObject({ rounds: 1, schools: 3 })
  // nobody has said anything yet: the map of the region is empty, not broken
  expect(
    await asPerson(db.app, place.regional, 'read', (tx) => regionCells(tx, place.region, quarter)),
  ).toEqual([])
  const { rows: made } = await db.worker.query(
    `select r.id, r.state, (select count(*)::int from deficit_sheet s join assignment a on a.id = s.id and a.source_record_id = r.call_id where s.round_id = r.id) as sheets,
       (select json_agg(w->>'why') from deficit_call c, jsonb_array_elements(c.skipped) w where c.id = r.call_id) as skipped
     from deficit_round r where r.call_id = $1 and r.quarter_on = '2026-10-01'`,
    [call],
  )
  expect(made).toEqual([{ id: expect.any(String), state: 'open', sheets: 3, skipped: ['noModel'] }])
  const { rows: notices } = await db.worker.query(
    `select 1 from notification where code = 'deficitsCalled' and person_id = $1`,
    [place.coordinator.person],
  )
  expect(notices).toHaveLength(1)
  // the region reads no sheet of its own call
  const near = await asPerson(db.app, place.regional, 'read', (tx) =>
    tx.client.query('select 1 from deficit_sheet where region_id = $1', [place.region]),
  )
  expect(near.rowCount).toBe(0)
  expect(await act(place, place.regional, callAll, { ...input, seen: await seenNow() })).toMatchObject({
    refusals: [{ code: 'nobodyToCall' }],
  })

  await done(place, place.regional, recallSent, { source: call, reason: 'не тот квартал' })
  await handleFacts(db, [recallRounds], log)
  const round = made[0]?.id ?? ''
  const asked = await asPerson(db.app, place.coordinator, 'read', (tx) => findRound(tx, round))
  expect(asked).toMatchObject({ state: 'recalled', closedReason: 'Рассылка отозвана: не тот квартал' })
  expect((await look()).map((line) => line.round)).toEqual([null, null])
})

test('обновление, в котором школа уже ответила, отзыв рассылки не отменяет', async () => {
  const place = await deficitsDistrict(db, ['Первая СОШ', 'Вторая СОШ'])
  const round = await openedRound(place, '01.10.2026')
  const [first] = place.heads
  const theme = await themeId(place, 'm06')
  const row = typedRow(0, { theme, audience: 'managers', severity: '2' })
  if (first !== undefined)
    await done(place, first, sendSheet, { sheet: await sheetOf(place, round, 0), rows: [row], channel: '' })
  await done(place, place.coordinator, recallSent, { source: round, reason: 'ошибка' })
  await handleFacts(db, [recallRounds], log)
  const { rows } = await db.worker.query(`select state from deficit_round where id = $1`, [round])
  expect(rows).toEqual([{ state: 'open' }])
})
