import { beforeAll, expect, test } from 'vitest'
import { readDocumentModel } from '../../src/documents/read.ts'
import { readTable } from '../../src/documents/xlsx/read.ts'
import { roadmapText } from '../../src/modules/roadmaps/text.ts'
import { openDemo } from '../program/demo.ts'
import { enterAs, type Visitor } from '../program/visitor.ts'

const demo = await openDemo()

/** What the methodologist has written over a row that is in force; what the version says of it. */
const FRESH = 'показан на совещании директоров'
const BINDING = 'Лучший опыт отобран для сборника'

let roadmap: string
let row: string
beforeAll(async () => {
  const { rows } = await demo.database.owner.query<{ id: string; row: string }>(
    `select r.id, i.id as row from roadmap r join roadmap_item i on i.record_id = r.id and i.cells ->> 'expectedResult' like $1 where r.amended`,
    [`%${FRESH}%`],
  )
  roadmap = `/roadmaps/${rows[0]?.id}`
  row = `/items/${rows[0]?.row}`
})

/** Words without what only typography adds. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u00ad', '')
const pageOf = async (visitor: Visitor, path: string): Promise<string> => {
  const response = await visitor.get(`${roadmap}${path}`)
  expect([path, response.status]).toEqual([path, 200])
  return plain(await response.text())
}
const bytesOf = async (visitor: Visitor, path: string) =>
  new Uint8Array(await (await visitor.get(`${roadmap}${path}`)).arrayBuffer())
const wordsOfDocx = async (visitor: Visitor, path: string) =>
  JSON.stringify(await readDocumentModel(await bytesOf(visitor, path)))
const wordsOfXlsx = async (visitor: Visitor, path: string) =>
  JSON.stringify(await readTable(await bytesOf(visitor, path)))

/** The binding words and none of the others. */
const bind = (words: string): void => {
  expect(words).toContain(BINDING)
  expect(words).not.toContain(FRESH)
}

test('директор видит утверждённую версию: строку, печать, DOCX и XLSX, и ни слова о правках', async () => {
  const head = await enterAs(demo.app, 'z5')
  for (const path of [row, '/print']) bind(await pageOf(head, path))
  const table = await pageOf(head, '')
  expect(table).not.toContain('Есть правки')
  expect(table).not.toContain('Директора школ')
  expect(await pageOf(head, '/print')).toContain('УТВЕРЖДЕНА')
  const docx = await wordsOfDocx(head, '/docx')
  bind(docx)
  expect(docx).toContain('УТВЕРЖДЕНА')
  bind(await wordsOfXlsx(head, '/xlsx'))
  for (const path of ['/calendar', '/gaps', '/versions'])
    expect(await pageOf(head, path)).not.toContain(FRESH)
})

test('методист видит рабочую таблицу и строку о правках, на бумаге у неё проект', async () => {
  const visitor = await enterAs(demo.app, 'methodologist')
  const { versions, print } = roadmapText.ru
  const [ahead = ''] = versions.ahead.municipality(2, '').split(' от ')
  const table = await pageOf(visitor, '')
  expect(table).toContain(ahead)
  expect(table).toContain('школы их пока не видят')
  expect(table).toContain('Директора школ')
  expect(await pageOf(visitor, row)).toContain(FRESH)
  expect(await pageOf(visitor, '/versions')).toContain(FRESH)
  const paper = await pageOf(visitor, '/print')
  expect(paper).toContain(print.draft)
  expect(paper).toContain(FRESH)
  expect(await wordsOfDocx(visitor, '/docx')).toContain(FRESH)
  expect(await wordsOfXlsx(visitor, '/xlsx')).toContain(FRESH)
})

test('методист смотрит глазами школ: те же слова, править нечего, ссылки ведут туда же', async () => {
  const visitor = await enterAs(demo.app, 'methodologist')
  const table = await pageOf(visitor, '?as=reader')
  expect(table).toContain('Так карту видят')
  expect(table).not.toContain('Директора школ')
  expect(table).not.toContain('/edit')
  expect(table).toContain(`${roadmap}${row}?as=reader`)
  bind(await pageOf(visitor, `${row}?as=reader`))
  bind(await wordsOfDocx(visitor, '/docx?as=reader'))
  const paper = await pageOf(visitor, '/print?as=reader')
  bind(paper)
  expect(paper).toContain('УТВЕРЖДЕНА')
})

test('новое название до утверждения видят только редакторы карты, остальные прежнее: в списке, таблице, на бумаге, в поиске', async () => {
  const { rows } = await demo.database.owner.query<{ id: string; title: string }>(
    'select id, title from roadmap where id = $1',
    [roadmap.slice('/roadmaps/'.length)],
  )
  const was = plain(rows[0]?.title ?? '')
  const now = 'Ещё не утверждённое название'
  await demo.database.owner.query('update roadmap set title = $2 where id = $1', [rows[0]?.id, now])
  const head = await enterAs(demo.app, 'z5')
  for (const path of ['', row, '/calendar', '/versions', '/print']) {
    const page = await pageOf(head, path)
    expect([path, page.includes(was), page.includes(now)]).toEqual([path, true, false])
  }
  expect(await wordsOfDocx(head, '/docx')).toContain(was)
  const methodologist = await enterAs(demo.app, 'methodologist')
  for (const visitor of [head, methodologist])
    for (const path of ['/roadmaps', `/search?q=${encodeURIComponent(was)}`, '/assignments/matrix']) {
      const page = plain(await (await visitor.get(path)).text())
      expect([path, page.includes(now)]).toEqual([path, false])
    }
  expect(await pageOf(methodologist, '')).toContain(now)
  const compared = await pageOf(methodologist, '/versions')
  for (const title of [was, now]) expect(compared).toContain(title)
  expect(await pageOf(methodologist, '?as=reader')).not.toContain(now)
})

test('перед утверждением сказано, сколько поручений прибавится и отзовётся: столько и выходит, сделанное заново не даётся', async () => {
  const coordinator = await enterAs(demo.app, 'coordinator')
  const path = `${roadmap}/approve`
  const told = async () => {
    const page = plain(await (await coordinator.get(path)).text())
    return [/Новых поручений: (\d+)/u, /Отзовётся поручений: (\d+)/u].map((each) =>
      Number(each.exec(page)?.[1]),
    )
  }
  const counts = async () => {
    const { rows } = await demo.database.owner.query<{ all: number; recalled: number }>(
      `select count(*)::int as all, count(*) filter (where state = 'recalled')::int as recalled from assignment where source_record_id = $1`,
      [roadmap.slice('/roadmaps/'.length)],
    )
    return [rows[0]?.all ?? 0, rows[0]?.recalled ?? 0]
  }
  const [expected, before] = [await told(), await counts()]
  const sent = await coordinator.post(path, path, { directive: '', grounds: 'приказ', on: '', fulfils: '' })
  expect(sent.status).toBe(303)
  const after = await counts()
  expect(after.map((count, at) => count - (before[at] ?? 0))).toEqual(expected)
  expect(expected[0]).toBeGreaterThan(0)
})
