import { beforeAll, describe, expect, it } from 'vitest'
import { makeMunicipality, makeRegion, makeSchool, makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../kernel/ids.ts'
import type { AnyCommand, Outcome } from '../../platform/command/command.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { one, rows, sql } from '../../platform/database/query.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { mergeOrganisation, moveOrganisation } from './commands/life.ts'
import { sayAboutMark, setAttribute, setCategory } from './commands/marks.ts'
import {
  addAlias,
  addOrganisation,
  editOrganisation,
  removeAlias,
  renameOrganisation,
} from './commands/register.ts'
import { addDistrict, addMunicipality, addUnit, closeUnit, editLabels } from './commands/territory.ts'
import { LABEL_CODES, LABEL_FORMS } from './domain/labels.ts'
import { readCard, readHistory } from './queries/card.ts'
import { listOrganisations } from './queries/list.ts'
import { findOrganisation } from './queries/organisation.ts'
import { findOrganisations } from './queries/search.ts'
import { labelsOf, municipalityFigures, schoolsByCategory } from './queries/territory.ts'

const db = await testDatabase({ poolSize: 6 })

type Place = {
  readonly region: RegionId
  readonly lake: MunicipalityId
  readonly meadow: MunicipalityId
  readonly school: OrganisationId
  readonly other: OrganisationId
  readonly coordinator: Scope
  readonly neighbour: Scope
  readonly regional: Scope
  readonly head: Scope
}

const makePlace = async (): Promise<Place> => {
  const region = await makeRegion(db)
  const lake = await makeMunicipality(db, region)
  const meadow = await makeMunicipality(db, region, 'Лужанский муниципальный район')
  const school = await makeSchool(db, region, lake, 'МБОУ «Озёрская СОШ № 2»')
  const other = await makeSchool(db, region, meadow, 'МБОУ «Луговая СОШ»')
  return {
    region,
    lake,
    meadow,
    school,
    other,
    coordinator: await makeScope(db, 'municipalCoordinator', { region, municipality: lake }),
    neighbour: await makeScope(db, 'municipalCoordinator', { region, municipality: meadow }),
    regional: await makeScope(db, 'regionalCoordinator', { region }),
    head: await makeScope(db, 'schoolHead', { region, municipality: lake, organisation: school }),
  }
}

let place: Place
beforeAll(async () => {
  place = await makePlace()
})

const run = (scope: Scope, spec: AnyCommand, raw: object, version?: number): Promise<Outcome> =>
  runCommand(db.app, scope, spec, { raw, version })

const codesOf = (outcome: Outcome): string[] =>
  outcome.kind === 'refused' ? outcome.refusals.map((refusal) => refusal.code) : [outcome.kind]

const read = <T>(scope: Scope, work: Parameters<typeof asPerson<T>>[3]): Promise<T> =>
  asPerson(db.app, scope, 'read', work)

const NAMING = { fullName: '', kind: 'school', schoolType: '', district: '' }
const FACTS = {
  inn: '',
  kpp: '',
  ogrn: '',
  oktmo: '',
  okpo: '',
  address: '',
  latitude: '',
  longitude: '',
  isRural: '',
  pupils: '',
  teachers: '',
  adverse: false,
  siteUrl: '',
  email: '',
  phone: '',
}

describe('adding and naming', () => {
  it('a new organisation has its record, history and audit', async () => {
    const { region, lake, coordinator } = place
    const outcome = await run(coordinator, addOrganisation, {
      region,
      municipality: lake,
      ...NAMING,
      shortName: 'МКОУ «Береговая ООШ»',
      inn: '7707083893',
      ogrn: '',
      address: '',
    })
    expect(outcome.kind).toBe('done')
    const id = outcome.kind === 'done' ? outcome.location.replace('/schools/', '') : ''
    const card = await read(coordinator, (tx) => readCard(tx, id, coordinator.today))
    expect(card).toMatchObject({
      shortName: 'МКОУ «Береговая ООШ»',
      legalForm: 'МКОУ',
      schoolType: 'basic',
      inn: '7707083893',
    })
    const history = await read(coordinator, (tx) => readHistory(tx, id))
    expect(history.map((line) => line.command)).toEqual(['organisation.add'])
    const { kind } = await read(coordinator, (tx) =>
      one(tx, sql<{ kind: string }>`select kind from record where id = ${id}`),
    )
    expect(kind).toBe('organisation')
  })

  it('the same name in the same municipality is refused, in another it is another school (R233)', async () => {
    const { region, lake, meadow, regional } = place
    const asked = { region, ...NAMING, shortName: 'МБОУ "Озерская СОШ №2"', inn: '', ogrn: '', address: '' }
    expect(codesOf(await run(regional, addOrganisation, { ...asked, municipality: lake }))).toEqual([
      'alreadyInRegister',
    ])
    expect(codesOf(await run(regional, addOrganisation, { ...asked, municipality: meadow }))).toEqual([
      'done',
    ])
  })

  it('the database itself refuses a second one when two add at once', async () => {
    const { region, lake, coordinator } = place
    const asked = {
      region,
      municipality: lake,
      ...NAMING,
      shortName: 'МБОУ «Двойная СОШ»',
      inn: '',
      ogrn: '',
      address: '',
    }
    const both = await Promise.all([
      run(coordinator, addOrganisation, asked),
      run(coordinator, addOrganisation, asked),
    ])
    expect(both.map((outcome) => outcome.kind).sort()).toEqual(['done', 'refused'])
    const refused = both.find((outcome) => outcome.kind === 'refused')
    expect(refused && ['organisation_name_once', 'alreadyInRegister']).toContain(
      refused && codesOf(refused)[0],
    )
  })

  it('a former name finds the renamed school', async () => {
    const { region, lake, coordinator } = place
    const school = await makeSchool(db, region, lake, 'МБОУ «Ключевская СОШ»')
    const renamed = await run(coordinator, renameOrganisation, {
      organisation: school,
      ...NAMING,
      shortName: 'МБОУ «Центр образования «Родник»',
      basis: 'постановление № 3',
    })
    expect(renamed.kind).toBe('done')
    const found = await read(coordinator, (tx) =>
      findOrganisations(tx, 'ключевская сош', { municipality: lake }),
    )
    expect(found[0]).toMatchObject({ id: school, exact: true, name: 'МБОУ «Центр образования «Родник»' })
  })
})

describe('two tabs', () => {
  it('the second save of an old version is a conflict and changes nothing', async () => {
    const { region, lake, coordinator } = place
    const school = await makeSchool(db, region, lake, 'МБОУ «Двухвкладочная СОШ»')
    const asked = (pupils: string) => ({ organisation: school, ...FACTS, pupils })
    expect((await run(coordinator, editOrganisation, asked('100'), 1)).kind).toBe('done')
    expect(await run(coordinator, editOrganisation, asked('200'), 1)).toEqual({
      kind: 'conflict',
      version: 2,
    })
    const card = await read(coordinator, (tx) => findOrganisation(tx, school))
    expect(card?.facts.pupils).toBe(100)
  })

  it('a school edits its own requisites, not its name', async () => {
    const { head, school } = place
    expect(
      (await run(head, editOrganisation, { organisation: school, ...FACTS, phone: '8 (000) 12-345' })).kind,
    ).toBe('done')
    expect(
      (
        await run(head, renameOrganisation, {
          organisation: school,
          ...NAMING,
          shortName: 'Лучшая школа',
          basis: '',
        })
      ).kind,
    ).toBe('forbidden')
  })
})

describe('who sees and who may', () => {
  it('another municipality is out of sight, with the node in WHERE and without it', async () => {
    const { neighbour, school, lake } = place
    expect((await run(neighbour, editOrganisation, { organisation: school, ...FACTS })).kind).toBe('notFound')
    expect(await read(neighbour, (tx) => readCard(tx, school, neighbour.today))).toBeNull()
    const list = await read(neighbour, (tx) => listOrganisations(tx, request(neighbour, lake)))
    expect(list).toMatchObject({ rows: [], total: 0, kinds: {}, categories: {} })
    const all = await read(neighbour, (tx) =>
      rows(tx, sql<{ m: string }>`select distinct municipality_id as m from organisation`),
    )
    expect(all).toEqual([{ m: place.meadow }])
    expect(
      await read(neighbour, (tx) => findOrganisations(tx, 'Озёрская СОШ № 2', { municipality: lake })),
    ).toEqual([])
  })

  it('categories and attributes of a neighbour school are not seen, its card is', async () => {
    const { region, lake, coordinator, head } = place
    const near = await makeSchool(db, region, lake, 'МБОУ «Соседняя СОШ»')
    await run(coordinator, setCategory, {
      organisation: near,
      category: 'lowResults',
      from: '01.09.2021',
      basis: 'приказ № 1',
    })
    const card = await read(head, (tx) => readCard(tx, near, head.today))
    expect(card).toMatchObject({
      shortName: 'МБОУ «Соседняя СОШ»',
      categories: [],
      attributes: [],
      people: [],
    })
    const bare = await read(head, (tx) => rows(tx, sql`select 1 from organisation_category`))
    expect(bare).toEqual([])
    expect(
      (
        await run(head, setCategory, {
          organisation: near,
          category: 'atRisk',
          from: '01.09.2022',
          basis: 'приказ',
        })
      ).kind,
    ).toBe('forbidden')
  })

  it('only the region names municipalities; a municipality names its districts', async () => {
    const { region, lake, coordinator, regional } = place
    const named = {
      region,
      name: 'Берёзовский муниципальный округ',
      genitive: '',
      prepositional: '',
      shortName: '',
      oktmo: '',
      zone: '',
    }
    expect((await run(coordinator, addMunicipality, named)).kind).toBe('forbidden')
    expect((await run(regional, addMunicipality, named)).kind).toBe('done')
    expect(codesOf(await run(regional, addMunicipality, named))).toEqual(['municipality_name_once'])
    expect(
      (await run(coordinator, addDistrict, { region, municipality: lake, name: 'Северный округ' })).kind,
    ).toBe('done')
    expect(
      (await run(coordinator, addDistrict, { region, municipality: '', name: 'Общий округ' })).kind,
    ).toBe('forbidden')
  })
})

const request = (scope: Scope, municipality: MunicipalityId, over: object = {}) => ({
  node: { municipality },
  text: '',
  kind: null,
  category: null,
  district: null,
  municipality: null,
  closed: false,
  sort: 'name' as const,
  descending: false,
  page: 1,
  on: scope.today,
  ...over,
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

describe('closing and merging', () => {
  it('a closed school names its successor, its category ends, and it can be opened again', async () => {
    const { region, lake, coordinator } = place
    const school = await makeSchool(db, region, lake, 'МКОУ «Уходящая НОШ»')
    const heir = await makeSchool(db, region, lake, 'МБОУ «Принимающая СОШ»')
    await run(coordinator, setCategory, {
      organisation: school,
      category: 'atRisk',
      from: '01.09.2021',
      basis: 'акт',
    })
    const close = {
      organisation: school,
      action: 'close',
      on: '31.08.2022',
      reason: 'присоединение',
      successor: heir,
    }
    expect((await run(coordinator, moveOrganisation, close)).kind).toBe('done')
    const card = await read(coordinator, (tx) => readCard(tx, school, coordinator.today))
    expect(card).toMatchObject({ state: 'closed', closedOn: '2022-08-31', successor: { id: heir } })
    expect(card?.categories).toMatchObject([{ until: '2022-08-31' }])
    const taken = await read(coordinator, (tx) => readCard(tx, heir, coordinator.today))
    expect(taken?.predecessors).toEqual([{ id: school, name: 'МКОУ «Уходящая НОШ»', merged: false }])
    expect(codesOf(await run(coordinator, editOrganisation, { organisation: school, ...FACTS }))).toEqual([
      'organisationClosed',
    ])
    expect(
      (await run(coordinator, moveOrganisation, { ...close, action: 'reopen', successor: '' })).kind,
    ).toBe('done')
  })

  it('a duplicate gives its names, requisites and periods to the card that stays', async () => {
    const { region, lake, coordinator } = place
    const stays = await makeSchool(db, region, lake, 'МБОУ «Заречная СОШ № 7»')
    const twin = await makeSchool(db, region, lake, 'МБОУ «Школа за рекой № 7»')
    await run(coordinator, editOrganisation, {
      organisation: twin,
      ...FACTS,
      inn: '9102066582',
      pupils: '210',
    })
    await run(coordinator, setCategory, {
      organisation: twin,
      category: 'resilient',
      from: '01.09.2021',
      basis: 'акт',
    })
    await run(coordinator, addAlias, { organisation: twin, alias: 'Заречка' })
    expect((await run(coordinator, mergeOrganisation, { organisation: twin, into: stays })).kind).toBe('done')
    const card = await read(coordinator, (tx) => readCard(tx, stays, coordinator.today))
    expect(card).toMatchObject({ inn: '9102066582', pupils: 210 })
    expect(card?.categories).toMatchObject([{ category: 'resilient' }])
    expect(card?.aliases.map(({ alias }) => alias).sort()).toEqual(['Заречка', 'МБОУ «Школа за рекой № 7»'])
    const list = await read(coordinator, (tx) =>
      listOrganisations(tx, request(coordinator, lake, { text: 'за рекой', closed: true })),
    )
    expect(list.rows).toEqual([])
    const facts = await db.owner.query(
      `select payload from fact where name = 'organisationsMerged' and record_id = $1`,
      [stays],
    )
    expect(facts.rows).toEqual([{ payload: { from: twin, to: stays } }])
  })

  it('crosswise merging of two cards by two people ends with one card', async () => {
    const { region, lake, coordinator, regional } = place
    const a = await makeSchool(db, region, lake, 'МБОУ «Первая парная СОШ»')
    const b = await makeSchool(db, region, lake, 'МБОУ «Вторая парная СОШ»')
    const both = await Promise.all([
      run(coordinator, mergeOrganisation, { organisation: a, into: b }),
      run(regional, mergeOrganisation, { organisation: b, into: a }),
    ])
    expect(both.map((outcome) => outcome.kind).sort()).toEqual(['done', 'refused'])
  })

  it('an alias of another school is refused with its name, an own one can be taken away', async () => {
    const { coordinator, school, region, lake } = place
    const near = await makeSchool(db, region, lake, 'МБОУ «Приметная СОШ»')
    expect(
      codesOf(await run(coordinator, addAlias, { organisation: school, alias: 'Приметная СОШ' })),
    ).toEqual(['aliasTaken'])
    expect((await run(coordinator, addAlias, { organisation: near, alias: 'ПСОШ' })).kind).toBe('done')
    expect(codesOf(await run(coordinator, addAlias, { organisation: near, alias: '«ПСОШ»' }))).toEqual([
      'aliasKnown',
    ])
    const card = await read(coordinator, (tx) => readCard(tx, near, coordinator.today))
    const alias = card?.aliases[0]?.id ?? ''
    expect((await run(coordinator, removeAlias, { organisation: near, alias })).kind).toBe('done')
    expect(codesOf(await run(coordinator, removeAlias, { organisation: near, alias }))).toEqual(['aliasGone'])
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

describe('lists and search', () => {
  it('filters, counts and orders names as people do', async () => {
    const region = await makeRegion(db)
    const lake = await makeMunicipality(db, region)
    const coordinator = await makeScope(db, 'municipalCoordinator', { region, municipality: lake })
    for (const number of [10, 2, 1]) await makeSchool(db, region, lake, `МБОУ «СОШ № ${number}»`)
    const low = await makeSchool(db, region, lake, 'МКОУ «Ёлкинская ООШ»')
    await makeSchool(db, region, lake, 'Комитет образования', 'authority')
    await run(coordinator, setCategory, {
      organisation: low,
      category: 'lowResults',
      from: '01.09.2021',
      basis: 'акт',
    })
    const list = await read(coordinator, (tx) =>
      listOrganisations(tx, request(coordinator, lake, { kind: 'school' })),
    )
    expect(list.rows.map((row) => row.name)).toEqual([
      'МКОУ «Ёлкинская ООШ»',
      'МБОУ «СОШ № 1»',
      'МБОУ «СОШ № 2»',
      'МБОУ «СОШ № 10»',
    ])
    expect(list).toMatchObject({
      total: 4,
      kinds: { school: 4, authority: 1 },
      categories: { lowResults: 1, none: 3 },
    })
    const chosen = await read(coordinator, (tx) =>
      listOrganisations(tx, request(coordinator, lake, { category: 'lowResults' })),
    )
    expect(chosen.rows.map((row) => row.category)).toEqual(['lowResults'])
    const figures = await read(coordinator, (tx) => municipalityFigures(tx, region, coordinator.today))
    expect(figures).toMatchObject([
      {
        id: lake,
        organisations: 5,
        schools: 4,
        categories: { lowResults: 1 },
        coordinator: 'Рябинина Вера Павловна',
      },
    ])
  })

  it.each([
    ['ёлкинская', 'МКОУ «Ёлкинская ООШ»'],
    ['МБОУ "СОШ №2"', 'МБОУ «СОШ № 2»'],
    ['елкинская основная общеобразовательная школа', 'МКОУ «Ёлкинская ООШ»'],
    ['ёлкинскаая', 'МКОУ «Ёлкинская ООШ»'],
    ['ЕООШ', 'МКОУ «Ёлкинская ООШ»'],
    ['7707083893', 'МАОУ «Гимназия»'],
  ])('«%s» finds %s', async (typed, name) => {
    const found = await searchIn(typed)
    expect(found[0]?.name).toBe(name)
  })

  it('another number finds nothing, part of a number finds nothing', async () => {
    expect(await searchIn('СОШ № 3')).toEqual([])
    expect((await searchIn('СОШ № 2')).map((row) => row.name)).toEqual(['МБОУ «СОШ № 2»'])
  })

  const ready: { region?: RegionId; lake?: MunicipalityId; scope?: Scope } = {}
  const searchIn = async (typed: string) => {
    if (ready.scope === undefined || ready.lake === undefined) {
      const region = await makeRegion(db)
      ready.lake = await makeMunicipality(db, region)
      ready.scope = await makeScope(db, 'municipalCoordinator', { region, municipality: ready.lake })
      for (const name of ['МБОУ «СОШ № 2»', 'МБОУ «СОШ № 22»', 'МКОУ «Ёлкинская ООШ»'])
        await makeSchool(db, region, ready.lake, name)
      const gymnasium = await makeSchool(db, region, ready.lake, 'МАОУ «Гимназия»')
      await db.owner.query(
        `update organisation set state = 'closed', closed_on = '2020-01-01' where inn = '7707083893'`,
      )
      await run(ready.scope, editOrganisation, { organisation: gymnasium, ...FACTS, inn: '7707083893' })
    }
    const { scope, lake } = ready
    return read(scope, (tx) => findOrganisations(tx, typed, { municipality: lake }))
  }
})
