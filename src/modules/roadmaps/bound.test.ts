import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { approveVersion } from './commands/approve.ts'
import { changeSettings } from './commands/create.ts'
import { nameHosts } from './commands/hosts.ts'
import { removeRow } from './commands/moves.ts'
import { saveRows } from './commands/rows.ts'
import { compare } from './domain/compare.ts'
import { headOf } from './queries/card.ts'
import { rowsNumbered } from './queries/cited.ts'
import { termsOfRows } from './queries/feed.ts'
import { listRoadmaps, roadmapsOfPapers } from './queries/list.ts'
import { formsAround } from './queries/making.ts'
import { findRoadmap, itemsSeen, snapshotOf } from './queries/roadmap.ts'
import { upperRows } from './queries/upper.ts'
import { codesOf, edit, handsOn, makePlace, order, type Place, ROWS, seenRows } from './roadmaps.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const { read, run, must, roadmapOf } = handsOn(db)

let place: Place
let head: Scope
beforeAll(async () => {
  place = await makePlace(db)
  head = place.heads[0] ?? place.coordinator
})

let number = 800
const fresh = async (rows = ROWS): Promise<string> => {
  number += 1
  return roadmapOf(place.coordinator, order(rows, String(number)))
}
const approve = (id: string) =>
  run(place.coordinator, approveVersion, {
    ...{ roadmap: id, directive: '', grounds: 'приказ № 8', on: '', fulfils: '' },
  })
const row = async (id: string, printed: string) => {
  const found = (await read(place.officer, (tx) => seenRows(tx, id))).find((each) => each.number === printed)
  if (found === undefined) throw new Error(`no row ${printed}`)
  return found
}
const remove = async (id: string, printed: string) =>
  must(place.officer, removeRow, { roadmap: id, item: (await row(id, printed)).id, reason: 'не нужно' })

const above = async (scope: Scope, id: string) => {
  const { region, lake, schools } = place
  const period = { kind: 'calendar', year: 2022 } as const
  const asked = { region, municipality: lake, schools, plan: null, period }
  const found = await read(scope, (tx) => upperRows(tx, asked))
  return found.filter(({ roadmap }) => roadmap === id).map((each) => each.number)
}
const numbered = async (scope: Scope, id: string, printed: string) => {
  const owner = { region: place.region, municipality: place.lake, organisation: null }
  const found = await read(scope, (tx) => rowsNumbered(tx, owner, printed))
  return found.filter(({ roadmap }) => roadmap === id).map(({ title }) => title)
}

describe('a row that is only taken out of the working copy', () => {
  it('binds until the removal is approved: plans of schools and papers lean on it', async () => {
    const id = await fresh()
    const all = await above(head, id)
    expect(all.slice(0, 2)).toEqual(['1', '2.1'])
    for (const printed of ['3', '1']) await remove(id, printed)
    expect(await above(head, id)).toEqual(all)
    expect(await above(place.officer, id)).not.toContain('1')
    expect(await numbered(head, id, '1')).toEqual(['Вебинар команд'])
    expect(await numbered(place.officer, id, '1')).toEqual([])
    expect(codesOf(await approve(id))).toEqual(['done'])
    expect(await above(head, id)).not.toContain('1')
    expect(await numbered(head, id, '1')).toEqual([])
  })

  it('a heading is one as long as the version has rows under it, and nothing new stands under a row', async () => {
    const id = await fresh()
    await remove(id, '2.1')
    await remove(id, '2.2')
    expect(await above(head, id)).toEqual(expect.arrayContaining(['2.1']))
    expect(await above(head, id)).not.toContain('2')
    expect(await above(place.officer, id)).toContain('2')
  })

  it('a roadmap without a row left is read as it was approved', async () => {
    const id = await fresh(ROWS.slice(0, 1))
    await remove(id, '1')
    expect((await read(head, (tx) => itemsSeen(tx, id))).map((each) => each.number)).toEqual(['1'])
    expect(await read(place.officer, (tx) => itemsSeen(tx, id))).toEqual([])
  })

  it('whom a row asks is said by the version too', async () => {
    const id = await fresh()
    const { 4: institutional } = ROWS[0] ?? []
    expect(institutional).toContain('Руководители')
    await must(place.officer, saveRows, edit(id, await row(id, '1'), { 4: '–' }))
    expect(await above(head, id)).toContain('1')
    expect(await above(place.officer, id)).not.toContain('1')
    await must(place.officer, saveRows, edit(id, await row(id, '2.2'), { 4: 'МКОУ «Моховская ООШ»' }))
    expect(await above(head, id)).not.toContain('2.2')
    expect(await above(place.officer, id)).toContain('2.2')
  })
})

describe('schools that are asked to host a row', () => {
  it('are asked in its approved words, and for no row that is not approved', async () => {
    const id = await fresh()
    const seminars = await row(id, '4')
    await must(place.officer, saveRows, edit(id, seminars, { 1: 'Ещё пишут', 2: '01.12' }))
    await must(place.officer, nameHosts, { roadmap: id, item: seminars.id, schools: [place.schools[0]] })
    const asked = await db.owner.query<{ title: string; quote: string }>(
      `select a.title, a.quote from assignment a join roadmap_host h on h.id = a.source_row_id where h.item_id = $1`,
      [seminars.id],
    )
    expect(asked.rows.map(({ quote }) => quote)).toEqual(['Семинары'])
    const added = { id: 'new1', cells: { 0: '5', 1: 'Новое' }, was: {}, isSection: false }
    await must(place.officer, saveRows, {
      ...{ roadmap: id, rows: [added], after: '', under: '', back: 'table' },
    })
    const host = { roadmap: id, item: (await row(id, '5')).id, schools: [place.schools[0]] }
    expect(codesOf(await run(place.officer, nameHosts, host))).toEqual(['hostsOfUnapproved'])
  })
})

describe('the title of a roadmap', () => {
  it('is approved like its rows, alone too; until then everybody but its editors reads the approved one', async () => {
    const id = await fresh()
    const was = (await read(head, (tx) => findRoadmap(tx, id)))?.title ?? ''
    const now = `Карта наставничества ${number}`
    const below = await fresh()
    await must(place.coordinator, changeSettings, { roadmap: below, title: `${was} вторая`, above: id })
    await must(place.officer, changeSettings, { roadmap: id, title: now, above: '' })

    const made = await db.owner.query('select directive_id as paper from roadmap where id = $1', [id])
    const paper = String(made.rows[0]?.paper)
    const titleFor = async (scope: Scope) => (await read(scope, (tx) => findRoadmap(tx, id)))?.title
    expect(await titleFor(place.officer)).toBe(now)
    expect(await titleFor(head)).toBe(was)
    expect((await read(place.officer, (tx) => findRoadmap(tx, id, true)))?.title).toBe(was)
    expect(await read(place.officer, (tx) => findRoadmap(tx, id))).toMatchObject({ isAmended: true })
    const names = async (scope: Scope) => ({
      list: (await read(scope, (tx) => listRoadmaps(tx, 1))).find((line) => line.id === id)?.title,
      ofPaper: (await read(scope, (tx) => roadmapsOfPapers(tx, [paper]))).map(({ title }) => title),
      above: (await read(scope, (tx) => headOf(tx, below)))?.aboveTitle,
      search: (
        await db.owner.query('select shown from record_text where record_id = $1 and row_id is null', [id])
      ).rows[0]?.shown,
      source: new Set(
        (await read(scope, termsOfRows)).filter((line) => line.roadmap === id).map(({ source }) => source),
      ),
    })
    for (const scope of [head, place.officer])
      expect(await names(scope)).toMatchObject({ list: was, above: was, search: was, ofPaper: [was] })
    expect((await names(place.officer)).source).toEqual(new Set([was]))
    const forms = await read(head, (tx) =>
      formsAround(tx, { region: place.region, municipality: place.lake, organisation: null }),
    )
    expect(forms.map(({ title }) => title)).not.toContain(now)

    expect(codesOf(await approve(id))).toEqual(['done'])
    const [one, two] = await read(head, (tx) => Promise.all([snapshotOf(tx, id, 1), snapshotOf(tx, id, 2)]))
    if (one === null || two === null) throw new Error('there are two versions')
    expect(compare(one, two)).toMatchObject({ titles: [was, now], changed: [], added: [], removed: [] })
    expect(await titleFor(head)).toBe(now)
    expect(await names(head)).toMatchObject({ list: now, above: now, search: now })
    expect(codesOf(await approve(id))).toEqual(['nothingChanged'])
  })
})
