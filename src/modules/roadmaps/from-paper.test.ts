import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { moment } from '../../platform/clock.ts'
import { workIn } from '../../platform/command/work.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { findDirective } from '../directives/public.ts'
import { roadmapsOfPaper } from './commands/from-paper.ts'
import { listRoadmaps, roadmapsOfPapers } from './queries/list.ts'
import { findRoadmap, progressOf, versionsOf } from './queries/roadmap.ts'
import { handsOn, makePlace, order, type Place, seenNames, seenRows } from './roadmaps.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const { read, roadmapOf } = handsOn(db)

let place: Place
let id: string
beforeAll(async () => {
  place = await makePlace(db)
  id = await roadmapOf(place.coordinator, order())
})

const assignments = async () =>
  (
    await db.owner.query<{
      number: string
      organisation_id: string | null
      due_on: string | null
      occurrence: string
    }>(
      `select i.number, a.organisation_id, a.due_on, a.occurrence from assignment a join roadmap_item i on i.id = a.source_row_id where a.source_record_id = $1 order by i.ord`,
      [id],
    )
  ).rows

describe('a confirmed paper with a plan in its annex', () => {
  it('leads to the roadmap it approved, those who may not see it to nothing', async () => {
    const roadmap = await read(place.coordinator, (tx) => findRoadmap(tx, id))
    const { rows } = await db.owner.query<{ paper: string }>(
      'select directive_id as paper from roadmap_version where record_id = $1',
      [id],
    )
    const paper = rows[0]?.paper ?? ''
    expect(await read(place.coordinator, (tx) => roadmapsOfPapers(tx, [paper]))).toEqual([
      { id, title: roadmap?.title },
    ])
    expect(await read(place.neighbour, (tx) => roadmapsOfPapers(tx, [paper]))).toEqual([])
    expect(await read(place.coordinator, (tx) => roadmapsOfPapers(tx, [newId()]))).toEqual([])
  })

  it('becomes a roadmap in force with its tree, words, terms and first version', async () => {
    const { roadmap, items, versions } = await read(place.coordinator, async (tx) => ({
      roadmap: await findRoadmap(tx, id),
      items: await seenRows(tx, id),
      versions: await versionsOf(tx, id),
    }))
    expect(roadmap).toMatchObject({
      title: 'Дорожная карта сетевого наставничества школ района на 2022 год',
      period: { kind: 'calendar', year: 2022 },
      state: 'inForce',
      approved: 1,
    })
    expect(roadmap?.layout.map((column) => column.heading)).toEqual([
      '№ п/п',
      'Направления деятельности',
      'Дата',
      'Ответственные на муниципальном уровне',
      'Ответственные на институциональном уровне',
      'Ожидаемые результаты',
    ])
    expect(items.map((item) => [item.number, item.termAsWritten, item.dueOn])).toEqual([
      ['1', '24.02', '2022-02-24'],
      ['2', '10.03-28.12', '2022-12-28'],
      ['2.1', 'Апрель, май', '2022-05-31'],
      ['2.2', '25.04-29.04', '2022-04-29'],
      ['3', 'ежемесячно', null],
      // two readings, and nobody chose: shown as not understood, never guessed
      ['4', 'Февраль-ноябрь, 4', null],
    ])
    expect(items[2]?.parentId).toBe(items[1]?.id)
    expect(versions).toMatchObject([{ no: 1, grounds: 'распоряжение № 94 от 05.03.2022', rows: 6 }])
  })

  it('gives its rows to the schools and people they name; a row that gathers others gives nothing', async () => {
    const given = await assignments()
    const schoolsOf = (number: string) =>
      given.filter((row) => row.number === number && row.organisation_id !== null).length
    expect([schoolsOf('1'), schoolsOf('2'), schoolsOf('2.1'), schoolsOf('2.2')]).toEqual([3, 0, 2, 0])
    // a recurring term: one occurrence, named by the first day of its open window
    const monthly = given.filter((row) => row.number === '3')
    expect(monthly).toHaveLength(1)
    expect(monthly[0]?.occurrence).toBe(`${place.coordinator.today.slice(0, 8)}01`)
    const names = await read(place.coordinator, (tx) => seenNames(tx, id))
    expect([...names.values()].flat().map((each) => each.level)).toContain('municipal')
  })

  it('made once more from the same paper gives nothing new', async () => {
    const before = await assignments()
    const { rows } = await db.owner.query<{ directive_id: string }>(
      'select directive_id from roadmap where id = $1',
      [id],
    )
    await asPerson(db.app, place.coordinator, 'write', async (tx) => {
      const directive = await findDirective(tx, rows[0]?.directive_id ?? '')
      if (directive === null) throw new Error('the paper is there')
      await roadmapsOfPaper(tx, directive, workIn({ tx, at: moment(), as: 'self', newId }))
    })
    expect(await assignments()).toEqual(before)
    const count = await db.owner.query('select 1 from roadmap where directive_id = $1', [
      rows[0]?.directive_id,
    ])
    expect(count.rowCount).toBe(1)
  })

  it('is seen by its schools and its region, not by a neighbour', async () => {
    const seenBy = (scope: Place['coordinator']) =>
      read(scope, async (tx) => (await listRoadmaps(tx, 1)).map((line) => line.id))
    const [head] = place.heads
    if (head === undefined) throw new Error('the place has heads')
    expect(await seenBy(head)).toEqual([id])
    expect(await seenBy(place.regional)).toContain(id)
    expect(await seenBy(place.neighbour)).toEqual([])
    expect(await read(place.neighbour, (tx) => findRoadmap(tx, id))).toBeNull()
    // a head sees what his own school owes, not the figures of others
    const progress = await read(head, (tx) => progressOf(tx, id))
    expect([...progress.values()].every((each) => each.total === 1)).toBe(true)
  })
})
