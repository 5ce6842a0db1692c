import { beforeAll, expect, test } from 'vitest'
import { makeSchool, makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { addDays, type Day, schoolYearOf } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { acceptProposals, diagnose } from './commands/diagnosis.ts'
import { applyOld } from './commands/old-apply.ts'
import { matchOld, uploadOld } from './commands/old-table.ts'
import { applyTemplate, uploadTemplate } from './commands/template.ts'
import {
  act,
  type DeficitsDistrict,
  deficitsDistrict,
  done,
  idIn,
  openedRound,
  sheetOf,
  themeId,
} from './deficits.fixture.ts'
import { methodDayPattern, nextMethodDay } from './domain/method-day.ts'
import { deficitsOf } from './queries/deficit.ts'
import { findLoad } from './queries/load.ts'
import { helpersFor } from './queries/measures.ts'
import { findSheet } from './queries/sheet.ts'
import { wordingsOf } from './queries/thread.ts'

const db = await testDatabase()
let place: DeficitsDistrict
let round: string
beforeAll(async () => {
  place = await deficitsDistrict(db)
  round = await openedRound(place, '01.10.2026')
})
const head = (at: number): Scope => {
  const found = place.heads[at]
  if (found === undefined) throw new Error('no such head')
  return found
}
const HEADS = ['Код', 'Дефицит', 'Кого касается', 'Предмет', 'Выраженность', 'Человек', 'Что это показывает']

test('таблица школы ложится в лист, когда разница увидена; второй раз не вносится', async () => {
  const sheet = await sheetOf(place, round, 0)
  const upload = (rows: string[][]) => ({ sheet, file: { name: 'лист.xlsx', sheets: [{ name: 'Л', rows }] } })
  expect(await act(place, head(0), uploadTemplate, upload([['чужая']]))).toMatchObject({
    refusals: [{ code: 'notThisTable' }],
  })
  const rows = [
    HEADS,
    ['themes:t02', 'Дифференциация', 'Педагоги', '', 'Острый', '7', 'уроки'],
    ['', 'Боязнь доски', 'Обучающиеся', '', 'слабый', '', ''],
  ]
  const location = await done(place, head(0), uploadTemplate, upload(rows))
  const load = idIn(location.split('/load/')[1] ?? '')
  expect(await asPerson(db.app, head(1), 'read', (tx) => findLoad(tx, load))).toBeNull()
  expect((await asPerson(db.app, head(0), 'read', (tx) => findSheet(tx, sheet)))?.working).toEqual([])
  await done(place, head(0), applyTemplate, { sheet, load })
  const kept = await asPerson(db.app, head(0), 'read', (tx) => findSheet(tx, sheet))
  expect(kept?.state).toBe('waiting')
  expect(kept?.working).toMatchObject([
    { severity: 3, people: 7 },
    { wording: 'Боязнь доски', audience: 'pupils', severity: 1 },
  ])
  expect(await act(place, head(0), applyTemplate, { sheet, load })).toMatchObject({
    refusals: [{ code: 'alreadyApplied' }],
  })
})

test('самодиагностика предлагает, директор берёт одно и вычёркивает другое', async () => {
  const sheet = await sheetOf(place, round, 1)
  expect(await act(place, head(1), diagnose, { sheet, answers: {} })).toMatchObject({
    refusals: [{ code: 'nothingAnswered' }],
  })
  const no = { level: 'no', material: true, pressing: true }
  await done(place, head(1), diagnose, { sheet, answers: { s01: no, s02: no } })
  const { rows } = await db.worker.query<{ theme: string }>(
    `select theme_id as theme from deficit_statement where code = 's02'`,
  )
  await done(place, head(1), acceptProposals, { sheet, themes: [rows[0]?.theme] })
  const kept = await asPerson(db.app, head(1), 'read', (tx) => findSheet(tx, sheet))
  expect(kept?.working.map(({ theme, severity }) => [theme, severity])).toEqual([[rows[0]?.theme, 3]])
})

test('прежняя таблица района: столбцы раз на все листы, строки ложатся обновлением, слова без темы остаются (R019)', async () => {
  const sheets = [
    {
      name: 'Лист1',
      rows: [
        ['№', 'Школа', 'Управленческие кадры', 'Педагогические кадры'],
        ['1', 'Ключевская СОШ', 'Наставничество в школе', 'Работа с детьми с ОВЗ; учителя не успевают'],
        ['2', 'Школа у реки', '', 'Финансовая грамотность'],
      ],
    },
    {
      name: 'Лист2',
      rows: [
        ['Педагогические кадры', 'Школа'],
        ['учителя не успевают', 'Полевая СОШ'],
      ],
    },
  ]
  const load = idIn(
    await done(place, place.methodologist, uploadOld, { file: { name: 'было.xlsx', sheets } }),
  )
  expect(
    await act(place, place.methodologist, matchOld, { load, columns: { Школа: 'school' } }),
  ).toMatchObject({
    refusals: [{ code: 'deficitColumnNeeded' }],
  })
  expect(await act(place, head(0), matchOld, { load, columns: {} })).toEqual({ kind: 'notFound' })
  const columns = { Школа: 'school', 'Управленческие кадры': 'managers', 'Педагогические кадры': 'teachers' }
  await done(place, place.methodologist, matchOld, { load, columns })
  const apply = { load, quarter: '01.07.2025', schools: { 'школа у реки': place.schools[2] ?? '' } }
  const landed = idIn(await done(place, place.methodologist, applyOld, apply))
  expect(await act(place, place.methodologist, applyOld, apply)).toMatchObject({
    refusals: [{ code: 'alreadyApplied' }],
  })
  const { rows } = await db.worker.query(
    `select s.state, s.channel, s.confirmation, (select count(*)::int from deficit_entry e where e.sheet_id = s.id) as n from deficit_sheet s where s.round_id = $1 order by n desc`,
    [landed],
  )
  const said = { state: 'sent', channel: 'file', confirmation: 'waiting' }
  expect(rows).toEqual([
    { ...said, n: 3 },
    { ...said, n: 1 },
    { ...said, n: 1 },
  ])
  const lines = await asPerson(db.app, head(0), 'read', (tx) => deficitsOf(tx, place.schools[0] ?? ''))
  expect(lines.map(({ name, audience }) => [name, audience]).sort()).toEqual([
    ['Наставничество в школе', 'managers'],
    ['Работа с детьми с ОВЗ', 'teachers'],
    ['учителя не успевают', 'teachers'],
  ])
  expect(
    await asPerson(db.app, place.methodologist, 'read', (tx) => wordingsOf(tx, place.municipality)),
  ).toMatchObject([{ wording: 'учителя не успевают', schools: 2 }])
})

const aboutOf = (theme: string) => ({
  id: newId(),
  region: place.region,
  organisation: place.schools[0] ?? '',
  municipality: place.municipality,
  theme,
})

test('школа, которая предложила помощь по этой теме, названа среди мер; чужой школе о ней не говорят', async () => {
  const theme = await themeId(place, 'p01')
  const about = aboutOf(theme)
  const helper = await makeSchool(db, place.region, place.municipality, 'Озёрская гимназия')
  const offer = newId()
  const own = [place.region, place.municipality, helper]
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at) values ($1, 'mentorOffer', 'К', $2, $3, $4, now())`,
    [offer, ...own],
  )
  await db.owner.query(
    `insert into mentor_offer (id, region_id, municipality_id, organisation_id, school_year, state, kind, cap_lead, cap_subject, answered_on) values ($1, $2, $3, $4, $5, 'offered', 'strong', 1, 1, '2026-01-01')`,
    [offer, ...own, schoolYearOf(place.today)],
  )
  await db.owner.query(
    `insert into mentor_offer_theme (id, record_id, region_id, municipality_id, organisation_id, theme_id, level) values ($1, $2, $3, $4, $5, $6, 3)`,
    [newId(), offer, ...own, theme],
  )
  const offered = async (scope: Scope) =>
    (await asPerson(db.app, scope, 'read', (tx) => helpersFor(tx, about, 'методическ')))?.offered.map(
      ({ name, level }) => [name, level],
    )
  expect(await offered(head(0))).toEqual([['Озёрская гимназия', 3]])
  expect(await offered(place.methodologist)).toEqual([['Озёрская гимназия', 3]])
  expect(await offered(head(1))).toEqual([])
})

test('площадку называет пометка школы или её руководитель; чужой школе о ней не говорят', async () => {
  const theme = await themeId(place, 'p02')
  const site = await makeSchool(db, place.region, place.municipality, 'Площадка опытов')
  const over = await makeSchool(db, place.region, place.municipality, 'Бывшая площадка')
  const headed = await makeSchool(db, place.region, place.municipality, 'Площадка с руководителем')
  for (const [school, until] of [
    [site, null],
    [over, '2024-01-01'],
  ] as const)
    await db.owner.query(
      `insert into organisation_attribute (id, organisation_id, region_id, municipality_id, attribute, value, from_on, until_on, basis)
       values ($1, $2, $3, $4, 'internshipSite', 'Опыты на уроках', '2023-01-01', $5, 'распоряжение № 7')`,
      [newId(), school, place.region, place.municipality, until],
    )
  await makeScope(db, 'siteHead', {
    region: place.region,
    municipality: place.municipality,
    organisation: headed,
  })
  const sites = async (scope: Scope) =>
    (await asPerson(db.app, scope, 'read', (tx) => helpersFor(tx, aboutOf(theme), 'методическ')))?.sites.map(
      ({ name, topic, level }) => [name, topic, level],
    )
  const both = [
    ['Площадка опытов', 'Опыты на уроках', null],
    ['Площадка с руководителем', '', null],
  ]
  expect([await sites(head(0)), await sites(place.methodologist), await sites(head(1))]).toEqual([
    both,
    both,
    [],
  ])
})

test('методические дни берутся из действующих карт района и региона, прошедшие и отменённые нет', async () => {
  const card = async (municipality: string | null, state: string) => {
    const id = newId()
    await db.owner.query(
      `insert into record (id, kind, title, region_id, municipality_id, reach, created_at) values ($1, 'roadmap', 'К', $2, $3, 'below', now())`,
      [id, place.region, municipality],
    )
    await db.owner.query(
      `insert into roadmap (id, region_id, municipality_id, level, profile, title, period_kind, period_year, state, layout) values ($1, $2, $3, $4, $4, 'К', 'calendar', 2026, $5, '[]')`,
      [id, place.region, municipality, municipality === null ? 'region' : 'municipality', state],
    )
    return id
  }
  const row = (roadmap: string, municipality: string | null, title: string, on: Day, mark: string | null) =>
    db.owner.query(
      `insert into roadmap_item (id, record_id, region_id, municipality_id, ord, title, cells, term_as_written, term, opens_on, due_on, mark, marked_on, actual_result)
       values ($1, $2, $3, $4, 1, $5, '{}', $6, $7, $8, $8, $9, case when $9::text is null then null else $8::date end, coalesce($9, ''))`,
      [newId(), roadmap, place.region, municipality, title, 'день', { kind: 'day', date: on }, on, mark],
    )
  const here = place.municipality
  const [own, above, draft] = [
    await card(here, 'inForce'),
    await card(null, 'inForce'),
    await card(here, 'draft'),
  ]
  await row(own, here, 'Единый методический день района', addDays(place.today, 20), null)
  await row(own, here, 'Методический день', addDays(place.today, -1), null)
  await row(own, here, 'Методический день', addDays(place.today, 5), 'cancelled')
  await row(own, here, 'Совещание', addDays(place.today, 5), null)
  await row(above, null, 'Проведение Дня уроков области', addDays(place.today, 9), null)
  await row(draft, here, 'Методический день', addDays(place.today, 5), null)
  const theme = await themeId(place, 'p02')
  const pattern = methodDayPattern(['День уроков'])
  const days = async (scope: Scope) =>
    (await asPerson(db.app, scope, 'read', (tx) => helpersFor(tx, aboutOf(theme), pattern)))?.days
  const found = await days(head(0))
  expect(found?.map(({ title, isRegional }) => [title, isRegional])).toEqual([
    ['Проведение Дня уроков области', true],
    ['Единый методический день района', false],
  ])
  expect(nextMethodDay(found ?? [], place.today)).toMatchObject({ on: addDays(place.today, 9) })
  expect(await days(place.methodologist)).toHaveLength(2)
  // the editors write on: schools are offered what was approved
  await db.owner.query(
    `insert into roadmap_version (id, record_id, region_id, municipality_id, no, approved_on, grounds, title, layout, items, at)
      select $1, $2, $3, $4, 1, $5, 'приказ', 'К', '[]', json_agg(json_build_object('id', id, 'parentId', null, 'isSection', false,
        'cells', json_build_object('activity', 'Методический день школ', 'term', $6::text))), now() from roadmap_item where record_id = $2 and title like 'Единый%'`,
    [newId(), own, place.region, here, place.today, `${shortDay(addDays(place.today, 30))}`],
  )
  await db.owner.query('update roadmap set amended = true where id = $1', [own])
  await row(own, here, 'Методический день без приказа', addDays(place.today, 3), null)
  const ofDistrict = async (scope: Scope) =>
    (await days(scope))?.filter(({ isRegional }) => !isRegional).map(({ title }) => title)
  expect(await ofDistrict(head(0))).toEqual(['Методический день школ'])
  expect(await ofDistrict(place.methodologist)).toEqual([
    'Методический день без приказа',
    'Единый методический день района',
  ])
  const offered = async (scope: Scope) =>
    (await asPerson(db.app, scope, 'read', (tx) => helpersFor(tx, aboutOf(theme), pattern)))?.rows.map(
      ({ title }) => title,
    )
  expect(await offered(head(0))).toEqual(['Методический день школ'])
  expect(await offered(place.methodologist)).toContain('Методический день без приказа')
  // taken out of the working copy, not yet by an order: schools keep it
  await db.owner.query(
    `update roadmap_item set removed_at = now(), removed_reason = 'не нужно' where record_id = $1 and title like 'Единый%'`,
    [own],
  )
  expect([await ofDistrict(head(0)), await offered(head(0))]).toEqual([
    ['Методический день школ'],
    ['Методический день школ'],
  ])
  expect(await offered(place.methodologist)).not.toContain('Единый методический день района')
})
