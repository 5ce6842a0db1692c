import { expect, test } from 'vitest'
import { makeMunicipality, makeSchool, makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { readTypedDay } from '../../kernel/typed-day.ts'
import { rows, sql } from '../../platform/database/query.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { recallSent } from '../assignments/commands/recall-sent.ts'
import { callAll, recallRounds } from './commands/call.ts'
import { sendSheet } from './commands/sheet.ts'
import { act, deficitsDistrict, done, openedRound, sheetOf, themeId, typedRow } from './deficits.fixture.ts'
import { sightOf } from './domain/call.ts'
import { quarterOf } from './domain/rounds.ts'
import { callLines, callOf } from './queries/call.ts'
import { regionCells, regionLines, regionTrend } from './queries/map.ts'
import { expectedSchools, findRound } from './queries/round.ts'

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

test('числа по муниципалитетам видит регион, малые скрыты и не вычисляются', async () => {
  const place = await deficitsDistrict(db)
  const [team, lesson] = [await themeId(place, 'm06'), await themeId(place, 't02')]
  const region = place.region
  const quarter = '2033-01-01'
  // второй муниципалитет с шестью школами: одна тема у шести, другая у двух
  const municipality = await makeMunicipality(db, region, 'Берёзовский округ')
  const schools = []
  for (let at = 0; at < 6; at++)
    schools.push(await makeSchool(db, region, municipality, `Школа № ${at + 20}`))
  const round = newId()
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, created_at) values ($1, 'deficit-round', 'К', $2, $3, now())`,
    [round, region, municipality],
  )
  await db.owner.query(
    `insert into deficit_round (id, region_id, municipality_id, programme_id, quarter_on, opens_on, due_on, closes_on, categories, state) values ($1, $2, $3, $4, $5, $5, $5, $5, '{lowResults}', 'open')`,
    [round, region, municipality, place.programme, quarter],
  )
  for (const [at, school] of schools.entries()) {
    const sheet = newId()
    await db.owner.query(
      `insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at) values ($1, 'assignment', 'К', $2, $3, $4, now())`,
      [sheet, region, municipality, school],
    )
    await db.owner.query(
      `insert into deficit_sheet (id, round_id, region_id, municipality_id, organisation_id) values ($1, $2, $3, $4, $5)`,
      [sheet, round, region, municipality, school],
    )
    for (const theme of at < 2 ? [team, lesson] : [team]) {
      const deficit = newId()
      await db.owner.query(
        `insert into deficit (id, region_id, municipality_id, organisation_id, kind, audience, theme_id, mark, named_on) values ($1, $2, $3, $4, 'professional', 'teachers', $5, $6, $7)`,
        [deficit, region, municipality, school, theme, theme, quarter],
      )
      await db.owner.query(
        `insert into deficit_entry (id, deficit_id, round_id, sheet_id, region_id, municipality_id, organisation_id, severity) values ($1, $2, $3, $4, $5, $6, $7, 2)`,
        [newId(), deficit, round, sheet, region, municipality, school],
      )
    }
  }
  const mapFor = (scope: Scope, on: string = quarter, shown: string | null = null) =>
    asPerson(db.app, scope, 'read', (tx) =>
      rows(
        tx,
        sql<{
          theme_id: string
          schools: number | null
          hidden: boolean
        }>`select * from deficit_region_map(${region}, ${on}::date, ${shown}::date)`,
      ),
    )
  const letOut = (day: string) => db.worker.query('select release_deficits($1, $2)', [round, day])
  // пока обновление идёт, регион не видит ничего
  expect(await mapFor(place.regional)).toEqual([])
  await letOut(quarter)
  const cells = await mapFor(place.regional)
  // двое скрыты, и чтобы их не вычислить вычитанием, скрыта и вторая клетка строки
  expect(cells.map(({ schools: n, hidden }) => [n, hidden])).toEqual([
    [null, true],
    [null, true],
  ])
  expect([await mapFor(place.methodologist), await mapFor(place.regional, '2035-01-01')]).toEqual([[], []])
  // школы сдавали по одной в день: карта меняется не по школе, а целым обновлением, в день, когда его закрыли
  await db.owner.query(
    `delete from deficit_entry where deficit_id in (select id from deficit where theme_id = $1)`,
    [lesson],
  )
  await db.owner.query(
    `update deficit_sheet set state = 'sent', sent_on = $2::date + (select count(*)::int from deficit_sheet o where o.round_id = $1 and o.id < deficit_sheet.id)
      where round_id = $1`,
    [round, quarter],
  )
  await db.owner.query(`update record set created_at = $2::date - 9 where id = $1`, [round, quarter])
  const dayOf = (after: number) => addDays(quarter as Day, after)
  const told = async (after: number) =>
    (await mapFor(place.regional, quarter, dayOf(after))).map((cell) => cell.schools)
  const last = `(select id from deficit_sheet where round_id = $1 order by id desc limit 1)`
  const entryOfLast = `update deficit_entry set severity = $2 where sheet_id = ${last}`
  await db.owner.query('update deficit_round set released_on = null where id = $1', [round])
  await db.owner.query(entryOfLast, [round, 0])
  await letOut(dayOf(4))
  const before = [await told(-1), await told(0), await told(3), await told(4), await told(30)]
  expect(before).toEqual([[], [], [], [5], [5]])
  // одна школа добавила после закрытия, потом обновление открыли и закрыли снова: разность двух дней о ней не говорит
  await db.owner.query(entryOfLast, [round, 2])
  await letOut(dayOf(8))
  expect([await told(4), await told(8), await told(30)]).toEqual([[5], [5], [5]])
  // ответили пять и больше: тогда карту отдают заново
  await db.owner.query(
    `update deficit_sheet set sent_on = $2::date + 6 where round_id = $1 and id <> ${last}`,
    [round, quarter],
  )
  await letOut(dayOf(9))
  expect([await told(8), await told(9)]).toEqual([[], [6]])
  // сам выпуск (какие школы назвали тему) читает только муниципалитет
  const released = (scope: Scope) =>
    asPerson(db.app, scope, 'read', (tx) =>
      rows(tx, sql<{ n: number }>`select count(*)::int as n from deficit_release where round_id = ${round}`),
    )
  const near = await makeScope(db, 'methodologist', { region, municipality })
  expect([await released(place.regional), await released(near)]).toEqual([[{ n: 0 }], [{ n: 1 }]])
  // по темам за несколько обновлений регион видит то же, что на карте
  const over = (quarters: readonly Day[]) =>
    asPerson(db.app, place.regional, 'read', (tx) => regionTrend(tx, region, quarters, team))
  expect(await over([quarter as Day, addDays(quarter as Day, -92)])).toEqual([
    { quarterOn: quarter, municipality, schools: 6 },
  ])
  await db.owner.query(
    `update deficit_sheet set sent_on = $2::date + (select count(*)::int from deficit_sheet o where o.round_id = $1 and o.id < deficit_sheet.id)
      where round_id = $1`,
    [round, quarter],
  )
  const lineOn = async (after: number) => {
    const on = { ...place.regional, on: dayOf(after) }
    const lines = await asPerson(db.app, on, 'read', (tx) => regionLines(tx, region, quarter as Day))
    const own = lines.find((line) => line.id === municipality)
    return [own?.state, own?.expected, own?.submitted, own?.late]
  }
  expect([await lineOn(-10), await lineOn(-1), await lineOn(4)]).toEqual([
    [null, 0, 0, 0],
    ['open', 6, 0, 0],
    ['open', 6, 5, 4],
  ])
  const stranger = await makeScope(db, 'methodologist', { region, municipality })
  expect(
    await asPerson(db.app, stranger, 'read', (tx) =>
      expectedSchools(
        tx,
        { programme: place.programme, municipality, categories: ['lowResults'] },
        place.today,
      ),
    ),
  ).toEqual([])
})
