import { beforeAll, describe, expect, it } from 'vitest'
import { makeSchool } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { mergeOrganisation, moveOrganisation } from './commands/life.ts'
import { setCategory } from './commands/marks.ts'
import { addAlias, editOrganisation, removeAlias } from './commands/register.ts'
import { readCard } from './queries/card.ts'
import { listOrganisations } from './queries/list.ts'
import { codesOf, FACTS, handsOn, makePlace, type Place, request } from './register.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const { run, read } = handsOn(db)

let place: Place
beforeAll(async () => {
  place = await makePlace(db)
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
