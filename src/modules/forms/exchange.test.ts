import { beforeAll, expect, test } from 'vitest'
import { fieldIn, has, lacks, openPagesOver } from '../../../test/builders/pages.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { writeTable } from '../../documents/xlsx/write.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { sheetReader } from '../schools/public.ts'
import { sendAnswer } from './commands/answer.ts'
import { loadTable } from './commands/load.ts'
import { act, answerOf, collect, done, type FormsDistrict, formsDistrict, typed } from './forms.fixture.ts'
import { findAnswer } from './queries/answer.ts'
import { formsRoutes } from './routes.ts'

const db = await testDatabase()
const pages = await openPagesOver(db, (store) => formsRoutes(sheetReader(store)))
const { who, get, post, bytes, store } = pages
let place: FormsDistrict
beforeAll(async () => {
  place = await formsDistrict(db)
})

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Rows of an XLSX of ours, as a person sees them. */
const rowsIn = async (content: Uint8Array): Promise<string[][]> => {
  const put = await store.put([content] as unknown as AsyncIterable<Uint8Array>, { limit: 1e7 })
  const read = put.ok ? await sheetReader(store)(put.value.sha256) : put
  if (!read.ok) throw new Error('the sheet cannot be read')
  return (read.value[0]?.rows ?? []).map((row) => [...row])
}

/** The same rows as a file again. */
const fileOf = async (rows: readonly (readonly string[])[]): Promise<File> => {
  const [heads = [], ...lines] = rows
  const table = { sheet: 'Лист', columns: heads.map((title) => ({ title })), rows: lines }
  const content = await new Response(writeTable(table)).arrayBuffer()
  return new File([content], 'заполнено.xlsx', { type: XLSX })
}

const set = (rows: string[][], line: number, head: RegExp, text: string): void => {
  const at = rows[0]?.findIndex((each) => head.test(each)) ?? -1
  const row = rows[line]
  if (row === undefined || at < 0) throw new Error(`no cell ${head}`)
  row[at] = text
}

const answersOf = async (id: string) =>
  (await asPerson(db.app, place.coordinator, 'read', (tx) => findAnswer(tx, id)))?.answers

test('a table filled in elsewhere: columns in another order, one too many, a formula, an error; a school is saved whole or not at all', async () => {
  const collection = await collect(place)
  const [good, bad] = [
    await answerOf(place, collection, place.school),
    await answerOf(place, collection, place.other),
  ]
  who.facts = place.facts.coordinator
  const template = await bytes(`/collections/${collection}/template.xlsx`)
  const rows = await rowsIn(template)
  const [goodLine, badLine] = [good, bad].map((id) => rows.findIndex(([first]) => first === id))
  set(rows, goodLine ?? 0, /^3\./u, '7')
  set(rows, goodLine ?? 0, /^7\./u, '=HYPERLINK("http://evil.example";"сюда")')
  set(rows, badLine ?? 0, /^3\./u, 'много')
  set(rows, badLine ?? 0, /^7\./u, 'Два урока')
  const strange = rows[0]?.map((_, at) => (at === 0 ? 'кто-то' : 'лишнее')) ?? []
  const wide = rows[0]?.length ?? 0
  const turned = [...rows, strange].map((row, at) =>
    [...row, ...Array(wide - row.length).fill(''), at === 0 ? 'Примечание' : 'важно'].reverse(),
  )
  const loaded = await post(`/collections/${collection}/load`, `/collections/${collection}/load`, {
    file: await fileOf(turned),
  })
  const check = loaded.location ?? ''
  const { html } = await get(check)
  has(html, 'столбцы, которых нет в форме: Примечание')
  has(html, `строки без номера ответа или с чужим номером: ${rows.length + 1}`)
  // the address of the cell is that of the file that was uploaded
  const column = turned[0]?.findIndex((head) => /^3\./u.test(head)) ?? -1
  has(html, `${String.fromCharCode(65 + column)}${(badLine ?? 0) + 1}`)
  has(html, 'Здесь нужно число')
  has(html, 'Изменится 1 ответ школы')
  expect([await answersOf(good), await answersOf(bad)]).toEqual([{}, {}])

  const saved = await post(check, check, { seen: fieldIn(html, 'seen') })
  expect(saved.location).toContain('done=loaded')
  expect(await answersOf(good)).toMatchObject({
    partners: 7,
    part: '=HYPERLINK("http://evil.example";"сюда")',
  })
  expect(await answersOf(bad)).toEqual({})
  // words stay words on the way out again, and an untouched table changes nothing
  const again = await rowsIn(await bytes(`/collections/${collection}/template.xlsx`))
  expect(again.flat()).toContain('=HYPERLINK("http://evil.example";"сюда")')
  const untouched = await post(`/collections/${collection}/load`, `/collections/${collection}/load`, {
    file: await fileOf(again),
  })
  has((await get(untouched.location ?? '')).html, 'В таблице нет ничего нового')
  expect((await post(check, check, { seen: 'x', csrf: fieldIn(html, 'csrf') })).status).toBe(422)
  expect(who.faults).toEqual([])
})

test('what changed while the differences were looked at is shown again and not overwritten', async () => {
  const collection = await collect(place)
  const answer = await answerOf(place, collection, place.school)
  who.facts = place.facts.coordinator
  const rows = await rowsIn(await bytes(`/collections/${collection}/template.xlsx`))
  set(
    rows,
    rows.findIndex(([first]) => first === answer),
    /^3\./u,
    '9',
  )
  const at = `/collections/${collection}/load`
  const check = (await post(at, at, { file: await fileOf(rows) })).location ?? ''
  const { html } = await get(check)
  await done(place, place.head, sendAnswer, { answer, typed: typed(), channel: '' })
  const refused = await post(check, check, { seen: fieldIn(html, 'seen'), csrf: fieldIn(html, 'csrf') })
  expect(refused.status).toBe(422)
  has(refused.html, 'ответы, которые уже не меняются: МКОУ «Ключевская СОШ»')
  expect((await answersOf(answer))?.partners).toBe(2)
})

test('a table of another collection, a sheet of nobody, and our sheet behind another one', async () => {
  const [mine, other] = [await collect(place), await collect(place)]
  const answer = await answerOf(place, mine, place.school)
  const sheet = [
    ['Номер ответа (не менять)', 'Школа'],
    [answer, 'МКОУ «Ключевская СОШ»'],
  ]
  const load = (collection: string, sheets: unknown) =>
    act(place, place.coordinator, loadTable, { collection, file: { name: 'а.xlsx', sheets } })
  expect(await load(other, [sheet])).toMatchObject({ refusals: [{ code: 'otherCollection' }] })
  expect(await load(mine, [[['Титул']]])).toMatchObject({ refusals: [{ code: 'notThisTable' }] })
  expect((await load(mine, [[['Титул']], sheet])).kind).toBe('done')
  expect(
    await act(place, place.head, loadTable, { collection: mine, file: { name: '', sheets: [sheet] } }),
  ).toEqual({
    kind: 'forbidden',
  })
})

test('a school takes its own sheet away, fills it in and puts it into the form, then sends it itself', async () => {
  const answer = await answerOf(place, await collect(place), place.school)
  who.facts = place.facts.head
  const rows = await rowsIn(await bytes(`/answers/${answer}/form.xlsx`))
  const answerAt = rows[0]?.indexOf('Ответ') ?? -1
  const write = (key: string, text: string) => {
    const row = rows.find(([code]) => code === key)
    if (row !== undefined) row[answerAt] = text
  }
  write('partners', '3')
  write('events', '10.03.2022 | Встреча команд\n | Открытые уроки')
  write('mark', '4')
  const at = `/answers/${answer}/load`
  const check =
    (await post(at, at, { file: await fileOf([rows[0] ?? [], ...rows.slice(1).reverse()]) })).location ?? ''
  const { html } = await get(check)
  has(html, 'Открытые уроки')
  const saved = await post(check, check, { seen: fieldIn(html, 'seen') })
  expect(saved.location).toContain('/fill')
  expect(await answersOf(answer)).toMatchObject({
    partners: 3,
    mark: 4,
    events: [{ day: '2022-03-10', event: 'Встреча команд' }, { event: 'Открытые уроки' }],
  })
  // of another school it is neither seen nor taken
  who.facts = place.facts.otherHead
  expect((await get(`/answers/${answer}/form.xlsx`)).status).toBe(404)
  who.facts = place.facts.head
  const strange = rows.map((row) => row.map((cell) => (cell === answer ? crypto.randomUUID() : cell)))
  const refused = await post(at, at, { file: await fileOf(strange) })
  has(refused.html, 'Эта таблица от другого ответа')
  lacks(refused.html, 'Что изменится')
})
