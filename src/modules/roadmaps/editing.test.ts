import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { newId } from '../../platform/random.ts'
import { approveVersion } from './commands/approve.ts'
import { copyRoadmap } from './commands/create.ts'
import { markRow } from './commands/marks.ts'
import { glueRows, moveRow, removeRow, splitRows } from './commands/moves.ts'
import { saveRows } from './commands/rows.ts'
import { compare } from './domain/compare.ts'
import type { RoadmapItem } from './domain/types.ts'
import { findRoadmap, snapshotOf } from './queries/roadmap.ts'
import {
  codesOf,
  edit,
  handsOn,
  makePlace,
  order,
  type Place,
  seenNames,
  seenRows,
} from './roadmaps.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const { run, read, must, roadmapOf } = handsOn(db)

let place: Place
beforeAll(async () => {
  place = await makePlace(db)
})

let number = 200
const fresh = async (): Promise<{ id: string; rows: RoadmapItem[] }> => {
  number += 1
  const id = await roadmapOf(place.coordinator, order(undefined, String(number)))
  return { id, rows: await rowsOf(id) }
}
const rowsOf = (id: string) => read(place.coordinator, (tx) => seenRows(tx, id))
const at = (rows: readonly RoadmapItem[], number: string): RoadmapItem => {
  const row = rows.find((each) => each.number === number)
  if (row === undefined) throw new Error(`no row ${number}`)
  return row
}
const openOf = async (id: string, row: string) =>
  (
    await db.owner.query<{ organisation_id: string; due_on: string; state: string }>(
      'select organisation_id, due_on, state from assignment where source_record_id = $1 and source_row_id = $2 order by id',
      [id, row],
    )
  ).rows

/** A clause of some paper that asks the district itself for a roadmap. */
const clauseFor = async ({ region, lake, coordinator }: Place): Promise<string> => {
  const [id, source] = [newId(), newId()]
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, created_at) values ($1, 'directive', 'О картах', $2, $3, now())`,
    [source, region, lake],
  )
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, created_at) values ($1, 'assignment', 'Утвердить карту', $2, $3, now())`,
    [id, region, lake],
  )
  await db.owner.query(
    `insert into assignment (id, region_id, municipality_id, person_id, source_record_id, source_row_id, title, source_label, source_kind, created_at)
     values ($1, $2, $3, $4, $5, $1, 'Утвердить карту', 'п. 3', 'clause', now())`,
    [id, region, lake, coordinator.person, source],
  )
  return id
}

describe('editing the working copy', () => {
  it('new words are read anew: the term, the schools that answer; nothing is given out before approval', async () => {
    const { id, rows } = await fresh()
    const row = at(rows, '1')
    const before = (await openOf(id, row.id)).length
    await must(place.officer, saveRows, edit(id, row, { 2: '15.11, 17.11', 4: 'МБОУ «Ключевская СОШ»' }))
    const [after] = (await rowsOf(id)).filter((each) => each.id === row.id)
    expect(after).toMatchObject({ termAsWritten: '15.11, 17.11', dueOn: '2022-11-17' })
    const names = await read(place.officer, (tx) => seenNames(tx, id))
    expect(names.get(row.id)?.map((each) => [each.level, each.kind])).toContainEqual([
      'institutional',
      'organisation',
    ])
    expect(await openOf(id, row.id)).toHaveLength(before)
  })

  it('two people on one row: different fields are both kept, the same field asks', async () => {
    const { id, rows } = await fresh()
    const seen = at(rows, '2.1')
    await must(place.coordinator, saveRows, edit(id, seen, { 5: 'Уроки даны' }))
    await must(place.officer, saveRows, edit(id, seen, { 2: 'Май' }))
    const both = at(await rowsOf(id), '2.1')
    expect([both.cells.expectedResult, both.cells.term]).toEqual(['Уроки даны', 'Май'])
    const clash = await run(place.methodologist, saveRows, edit(id, seen, { 2: 'Июнь' }))
    expect(clash).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'rowConflict', field: `c.${seen.id}.2` }],
    })
    expect(at(await rowsOf(id), '2.1').cells.term).toBe('Май')
  })

  it('a new row carries out the row above that it was made from, and no row of another roadmap', async () => {
    const [above, other, below] = [await fresh(), await fresh(), await fresh()]
    await db.owner.query('update roadmap set above_id = $1 where id = $2', [above.id, below.id])
    const add = async (words: string, upper: RoadmapItem): Promise<RoadmapItem | undefined> => {
      const row = { id: 'new1', cells: { 1: words }, was: {}, isSection: false }
      await must(place.coordinator, saveRows, {
        ...edit(below.id, upper, {}),
        rows: [row],
        answers: upper.id,
      })
      return (await rowsOf(below.id)).find(({ title }) => title === words)
    }
    const [own, foreign] = [at(above.rows, '1'), at(other.rows, '1')]
    expect((await add('Взято из карты выше', own))?.answersId).toBe(own.id)
    expect(await add('Чужое', foreign)).toMatchObject({ title: 'Чужое', answersId: null })
  })

  it('an activity is never left empty, a school does not edit the district roadmap', async () => {
    const { id, rows } = await fresh()
    const row = at(rows, '1')
    expect(codesOf(await run(place.coordinator, saveRows, edit(id, row, { 1: ' ' })))).toEqual([
      'rowNeedsWords',
    ])
    const [head] = place.heads
    if (head === undefined) throw new Error('the place has heads')
    expect((await run(head, saveRows, edit(id, row, { 1: 'Другое' }))).kind).toBe('forbidden')
    expect((await run(place.neighbour, saveRows, edit(id, row, { 1: 'Другое' }))).kind).toBe('notFound')
  })

  it('a roadmap is read whole, so it has a longest length, and says so before a row is lost', async () => {
    const { id, rows } = await fresh()
    await db.owner.query(
      `insert into roadmap_item (id, record_id, region_id, municipality_id, ord, number, title, cells, term_as_written)
        select gen_random_uuid(), record_id, region_id, municipality_id, n, n::text, title, cells, term_as_written
        from roadmap_item, generate_series($2::int, 1499) n where id = $1`,
      [rows.at(-1)?.id, rows.length],
    )
    const added = { id: 'new1', cells: { '1': 'Ещё одно' }, was: {}, isSection: false }
    const input = { roadmap: id, rows: [added], after: '', under: '', back: 'table' }
    expect(codesOf(await run(place.coordinator, saveRows, input))).toEqual(['roadmap_too_long'])
    expect(await rowsOf(id)).toHaveLength(1500)
  })

  it('rows are moved, put under others, split, glued and removed with a reason', async () => {
    const { id, rows } = await fresh()
    const what = { roadmap: id, parent: '' }
    await must(place.coordinator, moveRow, { ...what, item: at(rows, '4').id, how: 'up' })
    await must(place.coordinator, moveRow, {
      ...what,
      item: at(rows, '1').id,
      how: 'under',
      parent: at(rows, '2').id,
    })
    expect((await rowsOf(id)).map((row) => row.number)).toEqual(['2', '2.1', '2.2', '1', '4', '3'])
    await must(place.coordinator, splitRows, {
      roadmap: id,
      item: at(rows, '4').id,
      parts: 'Семинар\nВебинар',
    })
    const split = (await rowsOf(id)).map((row) => row.title)
    expect(split.slice(4)).toEqual(['Семинар', 'Вебинар', 'Сводка о дефицитах'])
    await must(place.coordinator, glueRows, { roadmap: id, item: at(rows, '4').id })
    expect(at(await rowsOf(id), '4').cells.activity).toBe('Семинар\nВебинар')
    expect(
      codesOf(await run(place.coordinator, removeRow, { roadmap: id, item: at(rows, '2').id, reason: '' })),
    ).toEqual(['removeNeedsReason'])
    await must(place.coordinator, removeRow, { roadmap: id, item: at(rows, '2').id, reason: 'объединена' })
    const left = await rowsOf(id)
    expect(left.map((row) => [row.number, row.parentId])).toEqual([
      ['2.1', null],
      ['2.2', null],
      ['1', null],
      ['4', null],
      ['3', null],
    ])
  })
})

describe('versions', () => {
  it('approving gives new rows, changes open assignments with their rows, takes back what is gone', async () => {
    const { id, rows } = await fresh()
    const [webinar, lessons, seminars] = [at(rows, '1'), at(rows, '2.1'), at(rows, '4')]
    await must(place.coordinator, saveRows, edit(id, webinar, { 2: '20.12' }))
    await must(place.coordinator, saveRows, edit(id, lessons, { 4: 'МКОУ «Моховская ООШ»' }))
    await must(place.coordinator, removeRow, { roadmap: id, item: seminars.id, reason: 'отменены' })
    await must(place.coordinator, saveRows, {
      ...edit(id, webinar, {}),
      rows: [
        {
          id: 'new1',
          cells: { 0: '5.', 1: 'Слёт команд', 2: '22.12', 4: 'МБОУ «Ключевская СОШ»' },
          was: {},
          isSection: null,
        },
      ],
    })
    const refused = await run(place.coordinator, approveVersion, {
      roadmap: id,
      directive: '',
      grounds: '',
      on: '',
    })
    expect(codesOf(refused)).toEqual(['groundsNeeded'])
    const approve = { roadmap: id, directive: '', grounds: 'приказ № 7', on: '10.05.2022' }
    expect(await must(place.coordinator, approveVersion, approve)).toBe(`/roadmaps/${id}/versions/2`)
    expect((await openOf(id, webinar.id)).every((each) => each.due_on === '2022-12-20')).toBe(true)
    expect((await openOf(id, lessons.id)).map((each) => each.state).sort()).toEqual(['assigned', 'recalled'])
    expect((await openOf(id, seminars.id)).every((each) => each.state === 'recalled')).toBe(true)
    expect(await openOf(id, at(await rowsOf(id), '5').id)).toHaveLength(1)
    // nothing new to say: nothing to approve
    expect(codesOf(await run(place.coordinator, approveVersion, approve))).toEqual(['nothingChanged'])
    // schools named again by a later version are asked again, once
    const before = { 4: lessons.cells.institutionalResponsibles ?? '' }
    await must(place.coordinator, saveRows, edit(id, at(await rowsOf(id), '2.1'), before))
    await must(place.coordinator, approveVersion, approve)
    expect((await openOf(id, lessons.id)).map(({ state }) => state)).toEqual(['assigned', 'assigned'])
  })

  it('an approved version is never changed by what happens to the working copy, and the base can make no new one', async () => {
    const { id, rows } = await fresh()
    const first = await read(place.coordinator, (tx) => snapshotOf(tx, id, 1))
    await must(place.coordinator, saveRows, edit(id, at(rows, '1'), { 1: 'Семинар вместо вебинара' }))
    await must(place.coordinator, markRow, {
      roadmap: id,
      item: at(rows, '2.2').id,
      mark: 'done',
      result: 'Выводы записаны',
    })
    // what was given out by the row is reported by the record; its controller confirms
    expect((await openOf(id, at(rows, '2.2').id)).map(({ state }) => state)).toEqual(
      (await openOf(id, at(rows, '2.2').id)).map(() => 'reported'),
    )
    const again = await read(place.coordinator, (tx) => snapshotOf(tx, id, 1))
    expect(again).toEqual(first)
    if (first === null) throw new Error('there is a first version')
    const working = { ...first, items: await rowsOf(id) }
    // the mark is no part of the comparison: only the words are
    expect(compare(first, working).changed.map(({ item }) => item.cells.number)).toEqual(['1.'])
    await expect(
      db.app.query('update roadmap_version set grounds = $1 where record_id = $2', ['другое', id]),
    ).rejects.toThrow(/permission denied/u)
  })
})

describe('a roadmap of another year', () => {
  it('is a draft with shifted terms, seen by nobody below until it is approved', async () => {
    const { id, rows } = await fresh()
    const copy = { roadmap: id, period: '2023', title: 'Дорожная карта на 2023 год' }
    expect(codesOf(await run(place.coordinator, copyRoadmap, { ...copy, period: '2022' }))).toEqual([
      'sameYear',
    ])
    const terms = [{ row: at(rows, '4').id, words: 'Февраль-октябрь' }]
    const made = idInAddress(await must(place.coordinator, copyRoadmap, { ...copy, terms }))
    const copied = await rowsOf(made)
    expect(copied.map((row) => [row.number, row.termAsWritten])).toEqual([
      // the 23rd is a holiday, the 24th is given for a Sunday
      ['1', '27.02'],
      ['2', expect.any(String)],
      ['2.1', 'Апрель, май'],
      ['2.2', '24.04-28.04'],
      ['3', 'ежемесячно'],
      ['4', 'Февраль-октябрь'],
    ])
    expect(copied[2]?.parentId).toBe(copied[1]?.id)
    expect(copied.map((row) => row.id)).not.toContain(rows[0]?.id)
    const [head] = place.heads
    if (head === undefined) throw new Error('the place has heads')
    expect(await read(head, (tx) => findRoadmap(tx, made))).toBeNull()
    const asked = await clauseFor(place)
    const unknown = { roadmap: made, directive: '', grounds: 'приказ № 1', on: '', fulfils: made }
    expect(codesOf(await run(place.coordinator, approveVersion, unknown))).toEqual(['chooseOne'])
    await must(place.coordinator, approveVersion, {
      roadmap: made,
      directive: '',
      grounds: 'приказ № 1',
      on: '',
      fulfils: asked,
    })
    const { rows: proven } = await db.owner.query(
      `select a.state, r.channel, r.proof_record_id as proof from assignment a join assignment_report r on r.record_id = a.id where a.id = $1`,
      [asked],
    )
    expect(proven).toEqual([{ state: 'reported', channel: 'system', proof: made }])
    expect(await read(head, (tx) => findRoadmap(tx, made))).toMatchObject({ state: 'inForce', approved: 1 })
  })
})
