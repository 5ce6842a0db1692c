import { describe, expect, it } from 'vitest'
import { makeMunicipality, makeRegion, makeSchool, makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import type { MunicipalityId, RegionId } from '../../kernel/ids.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { setCategory } from './commands/marks.ts'
import { editOrganisation } from './commands/register.ts'
import { listOrganisations } from './queries/list.ts'
import { findOrganisations } from './queries/search.ts'
import { municipalityFigures } from './queries/territory.ts'
import { FACTS, handsOn, request } from './register.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const { run, read } = handsOn(db)

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
