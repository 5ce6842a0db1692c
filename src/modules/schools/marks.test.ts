import { beforeAll, describe, expect, it } from 'vitest'
import { makeSchool } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { sayAboutMark, setAttribute, setCategory } from './commands/marks.ts'
import { addUnit, closeUnit, editLabels } from './commands/territory.ts'
import { LABEL_CODES, LABEL_FORMS } from './domain/labels.ts'
import { readCard } from './queries/card.ts'
import { findOrganisation } from './queries/organisation.ts'
import { labelsOf, schoolsByCategory } from './queries/territory.ts'
import { codesOf, handsOn, makePlace, type Place } from './register.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const { run, read } = handsOn(db)

let place: Place
beforeAll(async () => {
  place = await makePlace(db)
})

describe('categories', () => {
  it('a new one ends the one before; the past keeps its own', async () => {
    const { region, lake, coordinator } = place
    const school = await makeSchool(db, region, lake, 'МБОУ «Переменная СОШ»')
    const give = (category: string, from: string) =>
      run(coordinator, setCategory, { organisation: school, category, from, basis: 'распоряжение № 9' })
    expect((await give('lowResults', '01.09.2021')).kind).toBe('done')
    expect((await give('resilient', '01.09.2022')).kind).toBe('done')
    const card = await read(coordinator, (tx) => findOrganisation(tx, school))
    expect(card?.categories).toMatchObject([
      { category: 'resilient', from: '2022-09-01', until: null },
      { category: 'lowResults', from: '2021-09-01', until: '2022-09-01' },
    ])
    const was = await read(coordinator, (tx) =>
      schoolsByCategory(tx, lake, 'lowResults', '2022-08-31' as Scope['today']),
    )
    const now = await read(coordinator, (tx) =>
      schoolsByCategory(tx, lake, 'lowResults', '2022-09-01' as Scope['today']),
    )
    expect([was.includes(school), now.includes(school)]).toEqual([true, false])
    expect(codesOf(await give('atRisk', '01.01.2022'))).toEqual(['periodTaken'])
  })

  it('overlapping periods are refused by the database itself', async () => {
    const { region, lake, coordinator } = place
    const school = await makeSchool(db, region, lake, 'МБОУ «Перекрёстная СОШ»')
    const insert = (from: string, until: string | null, category: string) =>
      asPerson(db.app, coordinator, 'write', (tx) =>
        tx.client.query(
          `insert into organisation_category (id, organisation_id, region_id, municipality_id, category, from_on, until_on, basis) values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, 'акт')`,
          [school, region, lake, category, from, until],
        ),
      )
    await insert('2021-09-01', '2022-09-01', 'lowResults')
    await insert('2022-09-01', null, 'atRisk')
    await expect(insert('2022-08-31', '2022-09-02', 'resilient')).rejects.toMatchObject({
      constraint: 'one_category_at_a_time',
    })
  })

  it('two coordinators at once leave one category', async () => {
    const { region, lake, coordinator, regional } = place
    const school = await makeSchool(db, region, lake, 'МБОУ «Спорная СОШ»')
    const give = (scope: Scope, category: string) =>
      run(scope, setCategory, { organisation: school, category, from: '01.09.2022', basis: 'акт' })
    const both = await Promise.all([give(coordinator, 'lowResults'), give(regional, 'atRisk')])
    expect(both.map((outcome) => outcome.kind)).toEqual(['done', 'done'])
    const card = await read(coordinator, (tx) => findOrganisation(tx, school))
    expect(card?.categories).toHaveLength(1)
  })
})

describe('attributes and the words of the school', () => {
  it('the school is told of a mark and says its own words beside it', async () => {
    const { coordinator, head, school } = place
    const mark = await run(coordinator, setAttribute, {
      organisation: school,
      attribute: 'engagement',
      qualifier: 'Эффективная школа',
      value: 'low',
      from: '01.10.2022',
      basis: 'письмо № 8',
    })
    expect(mark.kind).toBe('done')
    const card = await read(head, (tx) => readCard(tx, school, head.today))
    expect(card?.attributes).toMatchObject([
      { attribute: 'engagement', qualifier: 'Эффективная школа', value: 'low', schoolWords: null },
    ])
    const id = card?.attributes[0]?.id ?? ''
    const words = { organisation: school, attribute: id, words: 'Документы отправлены 12.10.2022' }
    expect((await run(coordinator, sayAboutMark, words)).kind).toBe('forbidden')
    expect((await run(head, sayAboutMark, words)).kind).toBe('done')
    const again = await read(coordinator, (tx) => readCard(tx, school, coordinator.today))
    expect(again?.attributes[0]?.schoolWords).toBe('Документы отправлены 12.10.2022')
    const told = await db.owner.query(`select code from notification where organisation_id = $1`, [school])
    expect(told.rows).toEqual([{ code: 'engagementMarked' }])
  })
})

describe('units and words', () => {
  it('a unit is added once and closed, not deleted (R226)', async () => {
    const { coordinator, school } = place
    const unit = {
      organisation: school,
      name: 'Методический отдел',
      genitive: 'методического отдела',
      kind: 'methodicalService',
    }
    expect((await run(coordinator, addUnit, unit)).kind).toBe('done')
    expect(codesOf(await run(coordinator, addUnit, unit))).toEqual(['unit_once'])
    const card = await read(coordinator, (tx) => readCard(tx, school, coordinator.today))
    const id = card?.units[0]?.id ?? ''
    expect((await run(coordinator, closeUnit, { organisation: school, unit: id })).kind).toBe('done')
    expect(codesOf(await run(coordinator, closeUnit, { organisation: school, unit: id }))).toEqual([
      'unitGone',
    ])
  })

  it('local words stand over the program’s, an emptied one goes back (R219)', async () => {
    const { coordinator, lake, meadow, neighbour, regional } = place
    const empty = Object.fromEntries(
      LABEL_CODES.map((code) => [code, Object.fromEntries(LABEL_FORMS.map((form) => [form, '']))]),
    )
    const labels = {
      ...empty,
      methodDay: {
        ...empty.methodDay,
        nominative: 'день образовательных интенсивов',
        genitive: 'дня образовательных интенсивов',
      },
    }
    expect((await run(coordinator, editLabels, { municipality: lake, labels })).kind).toBe('done')
    expect((await run(neighbour, editLabels, { municipality: lake, labels })).kind).toBe('forbidden')
    const here = await read(coordinator, (tx) => labelsOf(tx, lake))
    const there = await read(coordinator, (tx) => labelsOf(tx, meadow))
    expect(here.methodDay).toMatchObject({
      nominative: 'день образовательных интенсивов',
      dative: 'единому методическому дню',
    })
    expect(there.methodDay.nominative).toBe('единый методический день')
    const half = { ...empty, pupils: { ...empty.pupils, dative: 'школьнику' } }
    expect(codesOf(await run(coordinator, editLabels, { municipality: lake, labels: half }))).toEqual([
      'nominativeNeeded',
    ])
    expect((await run(regional, editLabels, { municipality: lake, labels: empty })).kind).toBe('done')
    expect((await read(coordinator, (tx) => labelsOf(tx, lake))).methodDay.nominative).toBe(
      'единый методический день',
    )
  })
})
