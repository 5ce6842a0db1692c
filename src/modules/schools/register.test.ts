import { beforeAll, describe, expect, it } from 'vitest'
import { makeSchool } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { one, rows, sql } from '../../platform/database/query.ts'
import { setCategory } from './commands/marks.ts'
import { addOrganisation, editOrganisation, renameOrganisation } from './commands/register.ts'
import { addDistrict, addMunicipality } from './commands/territory.ts'
import { readCard, readHistory } from './queries/card.ts'
import { listOrganisations } from './queries/list.ts'
import { findOrganisation } from './queries/organisation.ts'
import { findOrganisations } from './queries/search.ts'
import { codesOf, FACTS, handsOn, makePlace, NAMING, type Place, request } from './register.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const { run, read } = handsOn(db)

let place: Place
beforeAll(async () => {
  place = await makePlace(db)
})

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
