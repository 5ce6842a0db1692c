import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import type { Day } from '../../kernel/day.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { draftListPaper } from './commands/list-paper.ts'
import { changeParticipation } from './commands/participation.ts'
import {
  codesOf,
  entryOf,
  type Ground,
  handsOver,
  makeGround,
  makeModel,
  makePaper,
  makeProgramme,
} from './programmes.fixture.ts'
import { compareModels, participantsOf, schoolsOf } from './queries/model.ts'

const db = await testDatabase({ poolSize: 6 })
const hands = handsOver(db)
const d = (text: string) => text as Day
let ground: Ground
beforeAll(async () => {
  ground = await makeGround(db)
})

const change = (model: string, over: object = {}) => entryOf(model, ground, over)

describe('участие школ', () => {
  /** A draft programme is the region's own: it makes the model itself. */
  const makeModel2 = (programme: string) =>
    makeModel(hands, { ...ground, coordinator: ground.regional }, programme)

  it('перечень участников становится приложением к проекту распоряжения (R009)', async () => {
    const programme = await makeProgramme(hands, ground, { name: 'Перечень' })
    const model = await makeModel2(programme)
    const { regional } = ground
    expect(codesOf(await hands.run(regional, draftListPaper, { model }))).toEqual(['nobodyToList'])
    expect((await hands.run(regional, changeParticipation, change(model))).kind).toBe('done')
    const paper = await hands.make(regional, draftListPaper, { model })
    const { rows } = await db.owner.query<{ title: string; body: string; state: string }>(
      'select d.title, d.state, a.body from directive d join annex a on a.record_id = d.id where d.id = $1',
      [paper],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ state: 'draft', title: expect.stringContaining('«Перечень') })
    const lines = (rows[0]?.body ?? '').split('\n')
    expect(lines).toHaveLength(ground.schools.length + 1)
    expect(lines[1]).toMatch(/^1\t.+\t01\.10\.2024$/u)
    // the group of a school stays in the program
    expect(rows[0]?.body).not.toMatch(/низки|результат/iu)
  })

  it('школы входят и выходят документом, история видна на дату', async () => {
    const programme = await makeProgramme(hands, ground, { name: 'Участие' })
    const model = await makeModel2(programme)
    const { regional, schools } = ground
    const [first, second] = schools
    const { act, paper } = await makePaper(db, ground, '14')
    expect(codesOf(await hands.run(regional, changeParticipation, change(model, { actWords: '' })))).toEqual([
      'actNeeded',
    ])
    expect(
      codesOf(await hands.run(regional, changeParticipation, change(model, { schools: [ground.elsewhere] }))),
    ).toEqual(['schoolElsewhere'])
    expect(
      codesOf(await hands.run(regional, changeParticipation, change(model, { on: '01.06.2025' }))),
    ).toEqual(['dayOutside'])
    expect(codesOf(await hands.run(regional, changeParticipation, change(model, { act })))).toEqual(['done'])
    expect(codesOf(await hands.run(regional, changeParticipation, change(model)))).toEqual(['nothingChanges'])
    await hands.make(
      regional,
      changeParticipation,
      change(model, {
        kind: 'exit',
        category: '',
        on: '15.01.2025',
        schools: [first],
        reason: 'реорганизация',
      }),
    )
    await hands.make(
      regional,
      changeParticipation,
      change(model, { category: 'resilient', on: '01.02.2025', schools: [second] }),
    )
    const on = (day: string) => hands.read(regional, (tx) => participantsOf(tx, model, d(day)))
    expect((await on('2024-12-31')).map(({ category }) => category)).toEqual([
      'lowResults',
      'lowResults',
      'lowResults',
    ])
    expect((await on('2025-01-15')).map(({ organisation }) => organisation)).not.toContain(first)
    expect((await on('2025-02-01')).find(({ organisation }) => organisation === second)?.category).toBe(
      'resilient',
    )
    // the form of the next paper says of each school whether it takes part, and under which group
    const choices = await hands.read(regional, (tx) =>
      schoolsOf(tx, { id: model, municipality: ground.lake }, d('2025-02-01')),
    )
    const groups = new Map(choices.map(({ id, takesPart }) => [id, takesPart]))
    expect(schools.map((school) => groups.get(school))).toEqual([null, 'resilient', 'lowResults'])
    const all = await hands.read(regional, (tx) => participantsOf(tx, model, null))
    expect(all.find(({ organisation }) => organisation === first)).toMatchObject({
      entry: 'п. 1 распоряжения № 14',
      entryDirective: paper,
      exit: 'распоряжение № 9',
      reason: 'реорганизация',
    })
    const lines = await hands.read(regional, (tx) =>
      compareModels(tx, programme, ground.region, d('2025-02-01')),
    )
    expect(lines.map(({ model: id, counts }) => [id, counts])).toEqual([
      [model, { lowResults: 1, resilient: 1 }],
      [null, {}],
    ])
    // long after its end the programme counts the schools of its last day
    const after = await hands.read(regional, (tx) =>
      compareModels(tx, programme, ground.region, d('2031-02-01')),
    )
    expect(after[0]?.counts).toEqual({ lowResults: 1, resilient: 1 })
  })

  it('наложение периодов не пропустит сама база', async () => {
    const programme = await makeProgramme(hands, ground, { name: 'Наложение' })
    const model = await makeModel2(programme)
    await hands.make(ground.regional, changeParticipation, change(model))
    const insert = asPerson(db.app, ground.regional, 'write', (tx) =>
      tx.client.query(
        `insert into participation (id, record_id, region_id, municipality_id, organisation_id, category, from_on, entry_basis) values (gen_random_uuid(), $1, $2, $3, $4, 'atRisk', '2025-03-01', 'акт')`,
        [model, ground.region, ground.lake, ground.schools[0]],
      ),
    )
    await expect(insert).rejects.toMatchObject({ constraint: 'participates_once' })
  })
})
