import { expect, test } from 'vitest'
import { giveAccount, signedIn } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { newId } from '../../platform/random.ts'
import { correctClause } from './commands/check.ts'
import { glueClause } from './commands/reshape-clauses.ts'
import { glueRow } from './commands/reshape-rows.ts'
import { undoCorrection } from './commands/undo-correction.ts'
import { doneBy, makeOffice, refusedBy, routesOfPapers, uploadLines } from './papers.fixture.ts'

const db = await testDatabase({ poolSize: 4 })
const { app, faults } = testServer(db, {
  routes: routesOfPapers,
})

const ORDER = [
  'КОМИТЕТ ОБРАЗОВАНИЯ',
  'РАСПОРЯЖЕНИЕ',
  'от 01.10.2026 № 12-р',
  'О мероприятиях',
  '1. Руководителям общеобразовательных организаций подготовить план в срок до 15.11.2026. Собрать отзывы учителей в срок до 20.11.2026.',
  '2. Руководителям общеобразовательных организаций провести совещание до 01.12.2026.',
  'Председатель комитета                                        Р.А. Полевой',
]

type ClauseRow = { id: string; number: string | null; text: string; due: string | null; whom: number }
const clausesIn = async (directive: string): Promise<ClauseRow[]> =>
  (
    await db.owner.query<ClauseRow>(
      `select id, number, text, due_on as due, (select count(*)::int from responsible r where r.row_id = c.id) as whom
        from clause c where record_id = $1 order by ord`,
      [directive],
    )
  ).rows
const last = async (directive: string): Promise<string> =>
  (
    await db.owner.query<{ id: string }>(
      'select id from directive_correction where record_id = $1 and undone_at is null order by made_at desc, id desc limit 1',
      [directive],
    )
  ).rows[0]?.id ?? ''

test('пункт делится на два со страницы без скрипта, соединяется с соседним, и всё возвращается', async () => {
  const office = await makeOffice(db)
  const directive = await uploadLines(db, office.officer, ORDER)
  const before = await clausesIn(directive)
  const [first, second] = before
  const who = await signedIn(app, await giveAccount(db, office.officer.person ?? ''))
  expect((await who.get(`/directives/${directive}/clauses/${first?.id}`)).html).toMatch(/<h1[^>]*>Пункт.1</u)
  const page = await who.get(`/directives/${directive}/clauses/${first?.id}/split`)
  expect(page.html).toContain('Собрать отзывы учителей в срок до 20.11.2026.')
  const wrong = await who.post(`/directives/${directive}/clauses/${first?.id}/split`, {
    at: 'words',
    words: 'нет таких',
  })
  expect([wrong.status, wrong.html.includes('должны стоять в тексте пункта один раз')]).toEqual([422, true])
  const at = String(first?.text.indexOf('Собрать'))
  const done = await who.post(`/directives/${directive}/clauses/${first?.id}/split`, { at, words: '' })
  expect((await who.get(done.location)).html).toContain('Пункт разделён на два: п. 1')
  const split = await clausesIn(directive)
  expect(split.map(({ number, due }) => [number, due])).toEqual([
    ['1', '2026-11-15'],
    [null, '2026-11-20'],
    ['2', '2026-12-01'],
  ])
  expect(split.every(({ whom }) => whom > 0)).toBe(true)
  await doneBy(db, office.officer, glueClause, { directive, clause: second?.id, side: 'previous' })
  expect((await clausesIn(directive)).map(({ number }) => number)).toEqual(['1', null])
  const gluing = await last(directive)
  await doneBy(db, office.officer, undoCorrection, { directive, correction: gluing })
  expect(await clausesIn(directive)).toEqual(split)
  expect(await refusedBy(db, office.officer, undoCorrection, { directive, correction: gluing })).toEqual([
    'notTheLast',
  ])
  const undone = await who.post(`/directives/${directive}/corrections/${await last(directive)}/undo`, {})
  expect((await who.get(undone.location)).html).toContain('Возвращено как было')
  expect(await clausesIn(directive)).toEqual(before)
  const { rows } = await db.owner.query<{ count: number }>(
    `select jsonb_array_length(reading -> 'clauses') as count from directive where id = $1`,
    [directive],
  )
  expect(rows[0]?.count).toBe(before.length)
  expect(faults).toEqual([])
})

const ROW = {
  number: '1',
  parent: null,
  cells: { number: '1.', activity: 'Семинар. Вебинар', term: 'март 2026' },
  termText: 'март 2026',
  term: null,
  termAlternatives: [],
  municipal: [],
  institutional: [],
  expectedResult: null,
  heading: false,
  place: 9,
  confidence: 'sure',
  reason: null,
}

test('строка дорожной карты делится, соединяется и возвращается вместе с вопросом о её сроке', async () => {
  const office = await makeOffice(db)
  const directive = await uploadLines(db, office.officer, ORDER)
  const table = newId()
  await db.owner.query(
    `insert into directive_table (id, record_id, region_id, municipality_id, ord, kind, title, columns, rows)
      values ($1, $2, $3, $4, 0, 'roadmap', 'План', '["number","activity","term"]', $5)`,
    [
      table,
      directive,
      office.region,
      office.municipality,
      JSON.stringify([ROW, { ...ROW, number: '2', cells: { ...ROW.cells, number: '2.', activity: 'Сбор' } }]),
    ],
  )
  await db.owner.query(
    `insert into directive_question (id, record_id, region_id, municipality_id, ord, code, row_id, words)
      values ($1, $2, $3, $4, 1, 'ambiguousTerm', $5, '{"number":"1"}')`,
    [newId(), directive, office.region, office.municipality, table],
  )
  const rowsIn = async () =>
    (await db.owner.query('select rows from directive_table where id = $1', [table])).rows[0]
      ?.rows as (typeof ROW)[]
  const asked = async (): Promise<number> =>
    (
      await db.owner.query(
        `select 1 from directive_question where row_id = $1 and words ->> 'number' = '1'`,
        [table],
      )
    ).rows.length
  const who = await signedIn(app, await giveAccount(db, office.officer.person ?? ''))
  expect((await who.get(`/directives/${directive}/tables/${table}`)).html).toContain('Границы строки')
  const page = await who.get(`/directives/${directive}/tables/${table}/split?row=0`)
  expect(page.html).toMatch(/name="second-activity"[^>]*>\s*Вебинар</u)
  const parts = {
    row: '0',
    'first-number': '1.',
    'first-activity': 'Семинар',
    'first-term': '10.03.2026',
    'second-number': '1.1',
    'second-term': '12.03.2026',
  }
  const empty = await who.post(`/directives/${directive}/tables/${table}/split`, {
    ...parts,
    'second-activity': '',
  })
  expect([empty.status, empty.html.includes('value="1.1"')]).toEqual([422, true])
  await who.post(`/directives/${directive}/tables/${table}/split`, { ...parts, 'second-activity': 'Вебинар' })
  expect(
    (await rowsIn()).map(({ number, parent, term }) => [
      number,
      parent,
      (term as { date?: string } | null)?.date,
    ]),
  ).toEqual([
    ['1', null, '2026-03-10'],
    ['1.1', '1', '2026-03-12'],
    ['2', null, undefined],
  ])
  expect(await asked()).toBe(0)
  await doneBy(db, office.officer, glueRow, { directive, table, row: 1, side: 'next' })
  expect((await rowsIn()).map(({ cells }) => cells.activity)).toEqual(['Семинар', 'Вебинар Сбор'])
  await doneBy(db, office.officer, undoCorrection, { directive, correction: await last(directive) })
  await doneBy(db, office.officer, undoCorrection, { directive, correction: await last(directive) })
  expect((await rowsIn()).map(({ number, cells }) => [number, cells.activity])).toEqual([
    ['1', 'Семинар. Вебинар'],
    ['2', 'Сбор'],
  ])
  expect(await asked()).toBe(1)
  expect(faults).toEqual([])
})

test('исправленный адресат учит программу: так написанная школа в следующем документе узнаётся сама', async () => {
  const office = await makeOffice(db)
  const lines = (number: string) => [
    'КОМИТЕТ ОБРАЗОВАНИЯ',
    'РАСПОРЯЖЕНИЕ',
    `от 01.10.2026 № ${number}`,
    'О мероприятиях',
    '1. МБОУ «КСШ-Ключи» подготовить план в срок до 15.11.2026.',
    'Председатель комитета                                        Р.А. Полевой',
  ]
  const whom = async (directive: string) =>
    (
      await db.owner.query<{ kind: string; organisation: string | null }>(
        `select r.kind, addressee_organisation_id as organisation from responsible r join clause c on c.id = r.row_id where r.record_id = $1`,
        [directive],
      )
    ).rows
  const first = await uploadLines(db, office.officer, lines('1'))
  expect(await whom(first)).toEqual([{ kind: 'unresolved', organisation: null }])
  await doneBy(db, office.officer, correctClause, {
    directive: first,
    clause: (await clausesIn(first))[0]?.id,
    number: '1',
    parent: '',
    action: 'подготовить план',
    modality: 'order',
    term: '15.11.2026',
    leftOut: false,
    remember: true,
    addressees: [`organisation:${office.schools[0]}:МБОУ «Ключевская СОШ»`],
  })
  const known = [{ kind: 'organisation', organisation: office.schools[0] }]
  expect(await whom(first)).toEqual(known)
  expect(await whom(await uploadLines(db, office.officer, lines('2')))).toEqual(known)
})

test('поиск того, кого нет в длинном списке, без скрипта: набранное на месте, ничего не сохранено', async () => {
  const office = await makeOffice(db)
  const directive = await uploadLines(db, office.officer, ORDER)
  const [first] = await clausesIn(directive)
  const who = await signedIn(app, await giveAccount(db, office.officer.person ?? ''))
  const at = `/directives/${directive}/clauses/${first?.id}`
  await who.get(at)
  const typed = { action: 'подготовить план заново', term: '17.11.2026', modality: 'order' }
  const looked = await who.post(at, { ...typed, look: '1', look_for: 'Калинникова', looked_for: '' })
  expect(looked.status).toBe(200)
  for (const words of [
    'value="17.11.2026"',
    'подготовить план заново',
    'name="looked_for" value="Калинникова"',
  ])
    expect(looked.html).toContain(words)
  // Enter in the line presses the first button of the form: a new word there is still only a search
  const entered = await who.post(at, { ...typed, look_for: 'Полевой', looked_for: 'Калинникова' })
  expect([entered.status, entered.html.includes('name="looked_for" value="Полевой"')]).toEqual([200, true])
  expect((await clausesIn(directive))[0]?.due).toBe(first?.due)
})

test('исправленный срок не теряет адресатов, которых программа ещё не знает', async () => {
  const office = await makeOffice(db)
  const directive = await uploadLines(db, office.officer, [
    ...ORDER.slice(0, 4),
    '1. Руководителям МБОУ «Ключевская СОШ», МКОУ «Дальнеполянская СОШ», МКОУ «Ивняковская ООШ» подготовить план в срок до 15.11.2026.',
    ...ORDER.slice(-1),
  ])
  const [clause] = await clausesIn(directive)
  const whom = async () =>
    (
      await db.owner.query<{ id: string; kind: string; words: string }>(
        'select id, kind, as_written as words from responsible where row_id = $1 order by ord',
        [clause?.id],
      )
    ).rows
  const before = await whom()
  expect(before.map(({ kind }) => kind)).toEqual(['organisation', 'unresolved', 'unresolved'])
  const who = await signedIn(app, await giveAccount(db, office.officer.person ?? ''))
  const at = `/directives/${directive}/clauses/${clause?.id}`
  const { html } = await who.get(at)
  expect(html).toContain('МКОУ «Дальнеполянская СОШ»: программа не знает, ответьте при сверке')
  const ticked = [...html.matchAll(/name="addressees" value="([^"]+)" checked/gu)].map(
    ([, value]) => value ?? '',
  )
  expect(ticked).toHaveLength(3)
  const clauseAs = (addressees: readonly string[]) => ({
    directive,
    clause: clause?.id,
    number: '1',
    parent: '',
    action: 'подготовить план',
    modality: 'order',
    term: '20.11.2026',
    leftOut: false,
    remember: true,
    addressees,
  })
  await doneBy(db, office.officer, correctClause, clauseAs(ticked))
  expect(await whom()).toEqual(before)
  // one of them struck out, the last one told: what was written is learnt, the rest stays
  const [first, second, third] = before
  const known = `organisation:${office.schools[1]}:${'Очень длинное название школы '.repeat(4)}`
  await doneBy(
    db,
    office.officer,
    correctClause,
    clauseAs(ticked.filter((value) => !value.includes(third?.id ?? ''))),
  )
  expect(await whom()).toEqual([first, second])
  await doneBy(
    db,
    office.officer,
    correctClause,
    clauseAs([...ticked.filter((value) => !value.includes(third?.id ?? '')), known]),
  )
  expect((await whom()).map(({ kind }) => kind)).toEqual(['organisation', 'organisation'])
})
