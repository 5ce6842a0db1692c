import { beforeAll, describe, expect, it } from 'vitest'
import { makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { approveVersion } from './commands/approve.ts'
import { changeColumns } from './commands/columns.ts'
import { markRow } from './commands/marks.ts'
import { removeRow } from './commands/moves.ts'
import { saveRows } from './commands/rows.ts'
import type { RoadmapItem } from './domain/types.ts'
import { openWindows } from './jobs.ts'
import { rowsNumbered } from './queries/cited.ts'
import { termsOfRows } from './queries/feed.ts'
import { listRoadmaps } from './queries/list.ts'
import { findRoadmap, itemsOf, itemsSeen } from './queries/roadmap.ts'
import { upperRows } from './queries/upper.ts'
import { edit, handsOn, makePlace, order, type Place, seenNames, seenRows } from './roadmaps.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const { read, must, roadmapOf } = handsOn(db)

let place: Place
let head: Scope
/** Works at the authority and edits no roadmap. */
let registrar: Scope
beforeAll(async () => {
  place = await makePlace(db)
  head = place.heads[0] ?? place.coordinator
  registrar = await makeScope(db, 'registrar', { region: place.region, municipality: place.lake })
})

const at = (rows: readonly RoadmapItem[], number: string): RoadmapItem => {
  const row = rows.find((each) => each.number === number)
  if (row === undefined) throw new Error(`no row ${number}`)
  return row
}
const rowsFor = (scope: Scope, id: string) => read(scope, (tx) => seenRows(tx, id))
const found = (scope: Scope, id: string) => read(scope, (tx) => findRoadmap(tx, id))

const type = async (id: string, number: string, typed: Readonly<Record<number, string>>) => {
  const row = at(await rowsFor(place.methodologist, id), number)
  await must(place.methodologist, saveRows, edit(id, row, typed))
}

let number = 700
const fresh = async (): Promise<string> => {
  number += 1
  return roadmapOf(place.coordinator, order(undefined, String(number)))
}
const approve = (id: string) =>
  must(place.coordinator, approveVersion, {
    roadmap: id,
    directive: '',
    grounds: 'приказ № 8',
    on: '',
    fulfils: '',
  })

describe('a roadmap edited after its version', () => {
  it('whoever may not edit it sees words, terms and people of the version; editors see the working copy', async () => {
    const id = await fresh()
    await type(id, '1', { 1: 'Очная встреча', 2: '15.11', 4: 'МБОУ «Ключевская СОШ»' })
    const { id: row } = at(await rowsFor(place.methodologist, id), '1')
    const mine = at(await rowsFor(head, id), '1')
    expect(mine).toMatchObject({ title: 'Вебинар команд', termAsWritten: '24.02', dueOn: '2022-02-24' })
    const names = async (scope: Scope) =>
      (await read(scope, (tx) => seenNames(tx, id))).get(row)?.map(({ asWritten }) => asWritten)
    expect(await names(head)).toContain('Руководители школьных сетевых команд')
    expect(await names(head)).not.toContain('МБОУ «Ключевская СОШ»')
    for (const editor of [place.methodologist, place.officer, place.coordinator]) {
      expect(at(await rowsFor(editor, id), '1')).toMatchObject({
        title: 'Очная встреча',
        dueOn: '2022-11-15',
      })
      expect(await names(editor)).toContain('МБОУ «Ключевская СОШ»')
      expect(await found(editor, id)).toMatchObject({ shows: 'copy', isAmended: true })
    }
    expect(await found(head, id)).toMatchObject({ shows: 'version', approved: 1 })
  })

  it('rows added and removed show after the approval, what is done shows at once', async () => {
    const id = await fresh()
    const all = await rowsFor(head, id)
    await must(place.officer, removeRow, { roadmap: id, item: at(all, '2.2').id, reason: 'не нужно' })
    await must(place.officer, markRow, {
      roadmap: id,
      item: at(all, '4').id,
      mark: 'done',
      result: 'Проведено четыре',
    })
    const seen = await rowsFor(head, id)
    expect(seen.map((item) => item.number)).toEqual(all.map((item) => item.number))
    expect(at(seen, '4')).toMatchObject({ mark: 'done', actualResult: 'Проведено четыре' })
    const count = async (scope: Scope) =>
      (await read(scope, (tx) => listRoadmaps(tx, 1))).find((line) => line.id === id)?.rows
    expect(await count(head)).toBe(all.length)
    await approve(id)
    expect(await count(head)).toBe(all.length - 1)
    expect((await rowsFor(head, id)).map((item) => item.number)).not.toContain('2.2')
    expect(await found(head, id)).toMatchObject({ shows: 'copy', isAmended: false, approved: 2 })
  })

  it('an edit that was taken back is none; other columns are one, and can be approved alone', async () => {
    const id = await fresh()
    await type(id, '1', { 5: 'Другое' })
    await type(id, '1', { 5: 'Участие' })
    expect(await found(head, id)).toMatchObject({ shows: 'copy', isAmended: false })
    const layout = (await found(place.coordinator, id))?.layout ?? []
    const columns = layout.map(({ key, heading }, at) => ({
      ...{ key: String(at), place: String(at + 1), drop: false },
      heading: key === 'term' ? 'Когда' : heading,
    }))
    await must(place.coordinator, changeColumns, { roadmap: id, columns, added: '' })
    const headings = async (scope: Scope) => (await found(scope, id))?.layout.map(({ heading }) => heading)
    expect(await headings(place.coordinator)).toContain('Когда')
    expect(await headings(head)).not.toContain('Когда')
    await approve(id)
    expect(await headings(head)).toContain('Когда')
  })

  it('an editor may look with the eyes of readers; for a reader the question changes nothing', async () => {
    const id = await fresh()
    await type(id, '1', { 1: 'Очная встреча' })
    const asReader = (scope: Scope) =>
      read(scope, async (tx) => {
        const roadmap = await findRoadmap(tx, id, true)
        return roadmap && { shows: roadmap.shows, first: (await itemsOf(tx, roadmap))[0]?.title }
      })
    expect(await asReader(place.methodologist)).toEqual({ shows: 'readers', first: 'Вебинар команд' })
    expect(await asReader(head)).toEqual({ shows: 'version', first: 'Вебинар команд' })
  })

  it('a reading that a person chose stays with its words', async () => {
    const id = await fresh()
    const row = at(await rowsFor(place.coordinator, id), '1')
    await db.owner.query(`update roadmap_item set due_on = '2022-02-25' where id = $1`, [row.id])
    await type(id, '1', { 5: 'Больше участников' })
    expect(at(await rowsFor(head, id), '1')).toMatchObject({ dueOn: '2022-02-25' })
  })
})

describe('what follows from a roadmap', () => {
  it('the calendar of a person who may not edit keeps the terms of the version', async () => {
    const id = await fresh()
    const days = async (scope: Scope) =>
      (await read(scope, termsOfRows)).filter((line) => line.roadmap === id).map(({ dueOn }) => dueOn)
    const before = await days(registrar)
    await type(id, '1', { 2: '15.11' })
    expect((await days(registrar)).sort()).toEqual([...before].sort())
    expect(await days(place.methodologist)).toContain('2022-11-15')
  })

  it('the next time of a recurring row is given out by the version', async () => {
    const id = await fresh()
    await type(id, '3', { 2: 'по согласованию', 1: 'Другая сводка' })
    const next = `${Number(place.coordinator.today.slice(0, 4)) + 1}-03-01`
    const lived = { zone: 'Europe/Moscow', day: next as Scope['today'] }
    expect(await openWindows(db, lived, { region: place.region })).toBeGreaterThan(0)
    const { rows } = await db.owner.query<{ title: string }>(
      'select title from assignment where source_record_id = $1 and occurrence = $2',
      [id, next],
    )
    expect(rows.map(({ title }) => title)).toEqual(['Сводка о дефицитах'])
  })

  it('rows that a school answers are those of the version', async () => {
    const id = await fresh()
    await type(id, '1', { 1: 'Очная встреча' })
    expect((await read(head, (tx) => itemsSeen(tx, id)))[0]?.title).toBe('Вебинар команд')
    expect((await read(place.officer, (tx) => itemsSeen(tx, id)))[0]?.title).toBe('Очная встреча')
  })

  it('a plan of a school takes over the words of the version', async () => {
    const id = await fresh()
    await type(id, '2.1', { 1: 'Пробные уроки вдвоём' })
    const { region, lake, schools } = place
    const asked = { region, municipality: lake, schools, plan: null }
    const period = { kind: 'calendar', year: 2022 } as const
    const titles = (await read(head, (tx) => upperRows(tx, { ...asked, period }))).filter(
      (row) => row.roadmap === id,
    )
    expect(titles.map(({ title }) => title)).toContain('Пробные уроки')
    expect(titles.map(({ title }) => title)).not.toContain('Пробные уроки вдвоём')
  })

  it('an act leans on rows by the numbers and words of the version', async () => {
    const id = await fresh()
    await type(id, '2.1', { 0: '77', 1: 'Пробные уроки вдвоём' })
    const { region, lake } = place
    const numbered = async (scope: Scope, number: string) => {
      const owner = { region, municipality: lake, organisation: null }
      const all = await read(scope, (tx) => rowsNumbered(tx, owner, number))
      return all.filter(({ roadmap }) => roadmap === id).map(({ title }) => title)
    }
    expect(await numbered(head, '2.1')).toEqual(['Пробные уроки'])
    expect(await numbered(head, '77')).toEqual([])
    expect(await numbered(place.officer, '77')).toEqual(['Пробные уроки вдвоём'])
    expect(await numbered(place.officer, '2.1')).toEqual([])
  })

  it('search finds the words that bind, and the new ones once they are approved', async () => {
    const id = await fresh()
    const finds = async (words: string) =>
      (
        await db.owner.query(
          'select from record_text where record_id = $1 and row_id is not null and shown like $2',
          [id, `%${words}%`],
        )
      ).rowCount
    await type(id, '2.2', { 1: 'Квадратный стол' })
    expect([await finds('Круглый стол'), await finds('Квадратный стол')]).toEqual([1, 0])
    await approve(id)
    expect([await finds('Круглый стол'), await finds('Квадратный стол')]).toEqual([0, 1])
  })
})
