import { expect, test } from 'vitest'
import { giveAccount, signedIn } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { confirmDirective } from '../../main/confirm.ts'
import { correctClause } from './commands/check.ts'
import { doneBy, makeOffice, refusedBy, routesOfPapers, uploadLines } from './papers.fixture.ts'

const db = await testDatabase({ poolSize: 4 })
const { app } = testServer(db, { routes: routesOfPapers })

const ORDER = [
  'КОМИТЕТ ОБРАЗОВАНИЯ',
  'РАСПОРЯЖЕНИЕ',
  'от 01.10.2026 № 12-р',
  'О мероприятиях',
  '1. Руководителям общеобразовательных организаций подготовить план в срок до 15.11.2026.',
  '2. Руководителям общеобразовательных организаций провести совещание до 01.12.2026.',
  'Председатель комитета                                        Р.А. Полевой',
]

type ClauseRow = { readonly id: string; readonly text: string }
const clausesIn = async (directive: string): Promise<ClauseRow[]> =>
  (
    await db.owner.query<ClauseRow>('select id, text from clause where record_id = $1 order by ord', [
      directive,
    ])
  ).rows

const clauseAs = (directive: string, { id, text }: ClauseRow, term: string) => ({
  directive,
  clause: id,
  number: '1',
  parent: '',
  action: text,
  modality: 'order',
  term,
  leftOut: false,
  remember: false,
  addressees: ['category:all:все школы'],
})

test('срок при сверке пишут словами: повторяющийся, месяц, день; оставленный не меняется, непонятный не принимается', async () => {
  const office = await makeOffice(db)
  const directive = await uploadLines(db, office.officer, [
    ...ORDER.slice(0, 4),
    '1. Руководителям общеобразовательных организаций обновлять один раз в 3 месяца сведения о школе.',
    ...ORDER.slice(-1),
  ])
  const [clause] = await clausesIn(directive)
  if (clause === undefined) throw new Error('no clause')
  const kept = async () =>
    (
      await db.owner.query<{ words: string | null; repeats: boolean; due: string | null }>(
        `select term_as_written as words, coalesce(jsonb_typeof(term -> 'recurrence') = 'object', false) as repeats, due_on as due from clause where id = $1`,
        [clause.id],
      )
    ).rows[0]
  const read = await kept()
  expect(read).toEqual({ words: 'один раз в 3 месяца', repeats: true, due: null })
  const who = await signedIn(app, await giveAccount(db, office.officer.person ?? ''))
  expect((await who.get(`/directives/${directive}/clauses/${clause.id}`)).html).toContain(
    'value="один раз в 3 месяца"',
  )
  const saved = async (term: string) => {
    await doneBy(db, office.officer, correctClause, clauseAs(directive, clause, term))
    return kept()
  }
  expect(await saved('один раз в 3 месяца')).toEqual(read)
  expect(await saved('ежемесячно')).toEqual({ words: 'ежемесячно', repeats: true, due: null })
  // the year is the paper's own
  expect(await saved('ноябрь')).toEqual({ words: 'ноябрь', repeats: false, due: '2026-11-30' })
  expect(await saved('17.11.2026')).toEqual({ words: '17.11.2026', repeats: false, due: '2026-11-17' })
  expect(await saved('')).toEqual({ words: null, repeats: false, due: null })
  for (const wrong of ['31 февраля', 'как получится'])
    expect(await refusedBy(db, office.officer, correctClause, clauseAs(directive, clause, wrong))).toEqual([
      'termNotUnderstood',
    ])
})

test('кто подписал, исправляется при сверке: у совместного документа подписей несколько', async () => {
  const office = await makeOffice(db)
  const directive = await uploadLines(db, office.officer, ORDER.slice(0, -1))
  const who = await signedIn(app, await giveAccount(db, office.officer.person ?? ''))
  const { html } = await who.get(`/directives/${directive}`)
  expect(html).toContain('Подпись не найдена')
  const form = await who.get(`/directives/${directive}/requisites`)
  expect(form.html).toContain('Каждая подпись с новой строки'.toLowerCase())
  await who.post(`/directives/${directive}/requisites`, {
    direction: 'own',
    kind: 'распоряжение',
    title: 'О мероприятиях',
    signers: 'Заместитель председателя, начальник отдела, Р.А. Полевой\nДиректор центра, Л. П. Петлина',
  })
  const { rows } = await db.owner.query(
    'select signatory_position as post, signatory_name as name, cosignatories as others from directive where id = $1',
    [directive],
  )
  expect(rows).toEqual([
    {
      post: 'Заместитель председателя, начальник отдела',
      name: 'Р.А. Полевой',
      others: [{ position: 'Директор центра', name: 'Л. П. Петлина' }],
    },
  ])
  const after = (await who.get(`/directives/${directive}`)).html
  expect(after).toContain('Подписали')
  expect(after).toContain('Директор центра, Л. П. Петлина')
})

test('пункт без мест для деления делят словами: пустого выбора на странице нет', async () => {
  const office = await makeOffice(db)
  const directive = await uploadLines(db, office.officer, ORDER)
  const second = (await clausesIn(directive))[1]
  const who = await signedIn(app, await giveAccount(db, office.officer.person ?? ''))
  const at = `/directives/${directive}/clauses/${second?.id}/split`
  const { html } = await who.get(at)
  expect(html).not.toContain('type="radio"')
  const done = await who.post(at, { at: 'words', words: 'провести совещание' })
  expect((await who.get(done.location)).html).toContain('Пункт разделён на два')
})

test('отклоняют документ в два шага: он остаётся среди отклонённых, список говорит об этом', async () => {
  const office = await makeOffice(db)
  const directive = await uploadLines(db, office.officer, ORDER)
  const who = await signedIn(app, await giveAccount(db, office.officer.person ?? ''))
  const { html } = await who.get(`/directives/${directive}`)
  const [before = '', after = ''] = html.split(`/directives/${directive}/discard`)
  expect(before.lastIndexOf('<details')).toBeGreaterThan(before.lastIndexOf('</details>'))
  expect(after).toContain('Да, отклонить')
  const done = await who.post(`/directives/${directive}/discard`, {})
  const list = (await who.get(done.location)).html
  expect(list).toContain('Документ стоит в реестре среди отклонённых')
  expect(list).not.toContain(directive)
  expect((await who.get('/directives?state=discarded')).html).toContain(directive)
})

test('номер пункта ведёт к его месту в оригинале, на каком бы листе оно ни было; после ответа человек остаётся у вопросов', async () => {
  const office = await makeOffice(db)
  const directive = await uploadLines(db, office.officer, [
    ...ORDER.slice(0, 4),
    ...Array.from({ length: 40 }, (_, at) => `${at + 1}. МБОУ «Дальняя СОШ» подготовить план ${at + 1}.`),
    ...ORDER.slice(-1),
  ])
  const clauses = await clausesIn(directive)
  const who = await signedIn(app, await giveAccount(db, office.officer.person ?? ''))
  const first = (await who.get(`/directives/${directive}`)).html
  expect(first).toContain('href="#mark-1"')
  expect(first).toContain(`href="/directives/${directive}?sheet=2#mark-40"`)
  const second = (await who.get(`/directives/${directive}?sheet=2`)).html
  expect(second).toContain('id="mark-40"')
  expect(second).toContain(`href="#c-${clauses[39]?.id}"`)
  expect(second).toContain(`href="/directives/${directive}?sheet=1#mark-1"`)
  const question = first.match(/\/questions\/([0-9a-f-]{36})"/u)?.[1]
  const done = await who.post(`/directives/${directive}/questions/${question}`, { other: 'leave' })
  expect(done.location).toBe(`/directives/${directive}#decide`)
})

test('карточка упомянутого документа названа по известному, говорит, кто на него ссылается, и ведёт к загрузке', async () => {
  const office = await makeOffice(db)
  const citing = await uploadLines(db, office.officer, [
    ...ORDER.slice(0, 4),
    'На основании распоряжения комитета образования области от 01.10.2026 № 338-р:',
    ...ORDER.slice(5),
  ])
  await doneBy(db, office.officer, confirmDirective, { directive: citing })
  const { rows } = await db.owner.query<{ id: string }>(
    `select to_record_id as id from record_link where record_id = $1 and kind = 'ground'`,
    [citing],
  )
  const who = await signedIn(app, await giveAccount(db, office.officer.person ?? ''))
  const { html } = await who.get(`/directives/${rows[0]?.id}`)
  expect(html).toMatch(/<h1[^>]*>Распоряжение от 01\.10\.2026 №.338-р/u)
  expect(html).toContain('«На основании распоряжения комитета образования области от 01.10.2026 № 338-р»')
  expect(html).toContain('href="/directives/new"')
  expect(html).not.toContain('<table')
})
