import { expect, test } from 'vitest'
import { makeSchool } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import type { Owner } from '../../kernel/access.ts'
import { rows } from '../../platform/database/query.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { expandAll } from './domain/expand.ts'
import { countOf } from './domain/rules.ts'
import type { Responsible } from './domain/types.ts'
import { makeOffice } from './papers.fixture.ts'
import { outlineOf, outlineSheet } from './queries/outline.ts'
import { partiesAt } from './queries/parties.ts'
import { rollOf } from './queries/roll.ts'

const db = await testDatabase()

const NOBODY = { personId: null, roleCode: null, categoryCode: null, organisationId: null }
const named = (kind: Responsible['kind'], who: Partial<Responsible>): Responsible => ({
  ...NOBODY,
  id: '',
  rowId: '',
  level: 'institutional',
  asWritten: '',
  kind,
  ...who,
})

test('whom a paper reaches is counted as it is expanded, and shown page by page', async () => {
  const office = await makeOffice(db)
  const { region, municipality, schools } = office
  for (let n = 0; n < 5; n += 1) await makeSchool(db, region, municipality, `МБОУ «Школа № ${n}»`)
  await db.owner.query('update organisation set adverse_social_conditions = true where id = $1', [schools[1]])
  const owner: Owner = { region, municipality, organisation: null }
  const lists: Responsible[][] = [
    [named('category', { categoryCode: 'all' })],
    [named('category', { categoryCode: 'adverse' })],
    [named('role', { roleCode: 'tutor' }), named('organisation', { organisationId: schools[0] })],
    [named('role', { roleCode: 'authorityHead' }), named('person', { personId: office.officer.person })],
  ]
  const counts = await asPerson(db.app, office.officer, 'read', async (tx) => {
    const found: [number, number, number][] = []
    for (const list of lists) {
      const outline = await outlineOf(tx, owner, list)
      const members = await rows(tx, outline.members as Parameters<typeof rows>[1])
      const whole = expandAll(list, await rollOf(tx, owner, list))
      found.push([countOf(expandAll(list, outline.roll)), whole.length, members.length])
    }
    return found
  })
  expect(counts).toEqual([
    [7, 7, 7],
    [1, 1, 1],
    [8, 8, 7],
    [2, 2, 0],
  ])
  const sheet = await asPerson(db.app, office.officer, 'read', async (tx) =>
    outlineSheet(tx, await outlineOf(tx, owner, lists[0] ?? []), 1),
  )
  expect(sheet.organisations.size).toBe(7)
  // the first school has its head
  expect([sheet.headless.count, sheet.headless.names.includes('МБОУ «Ключевская СОШ»')]).toEqual([6, false])
})

test('a list that cannot hold everyone keeps those chosen and finds the others by a name', async () => {
  const office = await makeOffice(db)
  const { region, municipality, schools } = office
  const owner: Owner = { region, municipality, organisation: null }
  const ask = (find: string, chosen: readonly string[] = []) =>
    asPerson(db.app, office.officer, 'read', (tx) =>
      partiesAt(tx, owner, { kinds: ['organisation', 'person'], chosen, find, most: 2 }),
    )
  const first = await ask('', [schools[1]])
  expect(first.isCut).toBe(true)
  expect(first.organisations.map(({ id }) => id)).toContain(schools[1])
  // people of the authority come before those of schools
  expect(first.people.map(({ name }) => name)).not.toContain('Сенокосова Н.')
  const found = await ask('сенокос')
  expect(found.people).toHaveLength(1)
  expect((await ask('Моховская')).organisations.map(({ id }) => id)).toEqual([schools[1]])
})
