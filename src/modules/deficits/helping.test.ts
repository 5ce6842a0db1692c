import { beforeAll, expect, test } from 'vitest'
import { makeSchool } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { moment } from '../../platform/clock.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { asWorker } from '../../platform/database/worker-transaction.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { followPair, takenByPair } from './commands/pair-facts.ts'
import { sendSheet } from './commands/sheet.ts'
import { decideMeasure } from './commands/work.ts'
import {
  act,
  type DeficitsDistrict,
  deficitNamed,
  deficitsDistrict,
  done,
  headOf,
  openedRound,
  sheetOf,
  themeId,
  typedRow,
} from './deficits.fixture.ts'
import { goalsAhead } from './queries/goals-ahead.ts'
import { helpersFor, outcomesOf } from './queries/measures.ts'
import { threadOf } from './queries/thread.ts'

const db = await testDatabase()
let place: DeficitsDistrict
let lesson: string

const head = (at: number): Scope => headOf(place, at)
const read = <T>(scope: Scope, ask: Parameters<typeof asPerson<T>>[3]) => asPerson(db.app, scope, 'read', ask)
const lineOf = (at: number, name: string) => deficitNamed(place, at, name)

beforeAll(async () => {
  place = await deficitsDistrict(db)
  const round = await openedRound(place, '01.10.2026')
  lesson = await themeId(place, 't02')
  const rows = [typedRow(0, { theme: lesson, severity: '2', people: '4' })]
  for (const at of [0, 1, 2])
    await done(place, head(at), sendSheet, { sheet: await sheetOf(place, round, at), rows, channel: '' })
})

test('площадка выбирается, методический день отклоняется с причиной: нить и итоги те же, что у другой помощи', async () => {
  const { id } = await lineOf(2, 'Дифференциация заданий на уроке')
  const [site, day] = [newId(), newId()]
  const measure = { deficit: id, reason: '', decision: 'chosen' }
  await done(place, head(2), decideMeasure, {
    ...measure,
    source: 'site',
    sourceId: site,
    title: 'Стажировочная площадка: Озёрная СОШ',
  })
  const refused = {
    ...measure,
    source: 'methodDay',
    sourceId: day,
    title: 'Ближайший единый методический день: 12.12.2026',
    decision: 'refused',
  }
  expect(await act(place, head(2), decideMeasure, refused)).toMatchObject({
    refusals: [{ code: 'refusalNeedsReason' }],
  })
  await done(place, head(2), decideMeasure, { ...refused, reason: 'в этот день районная олимпиада' })
  const thread = await read(head(2), (tx) => threadOf(tx, id))
  expect(
    thread?.measures
      .filter(({ sourceId }) => sourceId !== null)
      .map(({ source, state, reason }) => [source, state, reason])
      .toSorted(),
  ).toEqual([
    ['methodDay', 'refused', 'в этот день районная олимпиада'],
    ['site', 'chosen', ''],
  ])
  const came = (scope: Scope) =>
    read(scope, (tx) => outcomesOf(tx, place.municipality, [{ source: 'site', id: site }]))
  expect(await came(place.methodologist)).toMatchObject([{ source: 'site', schools: 1, hidden: false }])
  expect(await came(head(2))).toMatchObject([{ source: 'site', schools: null, hidden: true }])
})

test('пара закончилась: открытые дефициты переходят целями в пару, которая за ней; до того названы в её карточке', async () => {
  const { id, organisation } = await lineOf(1, 'Дифференциация заданий на уроке')
  await db.owner.query(`update deficit set route = 'individual' where id = $1`, [id])
  const mentor = await makeSchool(db, place.region, place.municipality, 'Школа рядом')
  const pair = async (from: string, until: string, state: string) => {
    const made = newId()
    const node = [place.region, place.municipality]
    await db.owner.query(
      `insert into record (id, kind, title, region_id, municipality_id, created_at) values ($1, 'schoolPair', 'Пара', $2, $3, now())`,
      [made, ...node],
    )
    await db.owner.query(
      `insert into school_pair (id, region_id, municipality_id, title, from_on, until_on, state) values ($1, $2, $3, $4, $5, $6, $7)`,
      [made, ...node, `Пара с ${from}`, from, until, state],
    )
    for (const [side, school] of [
      ['mentor', mentor],
      ['curated', organisation],
    ])
      await db.owner.query(
        `insert into pair_school (id, record_id, region_id, municipality_id, organisation_id, side, name) values ($1, $2, $3, $4, $5, $6, 'Школа')`,
        [newId(), made, ...node, school, side],
      )
    await db.owner.query(
      `insert into pair_bond (id, record_id, region_id, municipality_id, organisation_id, mentor_id, kind, from_on, until_on) values ($1, $2, $3, $4, $5, $6, 'lead', $7, $8)`,
      [newId(), made, ...node, organisation, mentor, from, until],
    )
    return made
  }
  const now = await pair('2098-09-01', '2099-06-01', 'working')
  const next = await pair('2099-09-01', '2100-06-01', 'confirmed')
  // пара будущего года ещё не помогает: на странице дефицита её нет
  const begins = { name: 'pairMoved', payload: { to: 'confirmed' }, at: moment() as string }
  await asWorker(db.worker, (tx) => followPair.handle(tx, { ...begins, id: newId(), record: next }))
  const about = { ...place, id, organisation, theme: lesson }
  const partners = await read(place.methodologist, (tx) => helpersFor(tx, about, 'методическ'))
  expect(partners?.partners).toEqual([])
  await db.owner.query(`update deficit set taken_by = $2, taken_words = 'Нынешняя' where id = $1`, [id, now])
  const ahead = (of: string) => read(place.coordinator, (tx) => goalsAhead(tx, of))
  expect(await ahead(next)).toEqual([{ pair: now, title: 'Нынешняя', count: 1 }])
  expect(await ahead(now)).toEqual([])
  await db.owner.query(`update school_pair set state = 'ended' where id = $1`, [now])
  const moved = { name: 'pairMoved', payload: { to: 'ended' }, at: moment() as string }
  await asWorker(db.worker, (tx) => followPair.handle(tx, { ...moved, id: newId(), record: now }))
  const { rows: told } = await db.owner.query(
    `select record_id as record, payload from fact where name = 'deficitForPair' and payload ->> 'row' = $1 order by at desc, id desc limit 1`,
    [id],
  )
  expect(told[0]).toMatchObject({
    payload: { school: organisation, text: 'Дифференциация заданий на уроке' },
  })
  const fact = { ...told[0], id: newId(), name: 'deficitForPair', at: moment() as string }
  await db.owner.query(
    `insert into pair_goal (id, record_id, region_id, municipality_id, organisation_id, text, source_record_id, source_row_id) values ($1, $2, $3, $4, $5, 'Ц', $6, $7)`,
    [newId(), next, place.region, place.municipality, organisation, told[0]?.record, id],
  )
  await asWorker(db.worker, (tx) => takenByPair.handle(tx, fact))
  expect(await lineOf(1, 'Дифференциация заданий на уроке')).toMatchObject({ takenBy: next })
  expect(await ahead(next)).toEqual([])
})
