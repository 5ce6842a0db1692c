import { expect, test } from 'vitest'
import { rows, sql } from '../../src/platform/database/query.ts'
import { asPerson } from '../../src/platform/database/transaction.ts'
import { openDemo } from '../program/demo.ts'
import { scopeOfPersona } from '../program/persona.ts'
import { enterAs } from '../program/visitor.ts'

const { app, routes, database } = await openDemo()

type Persona = { code: string; person: string; municipality: string | null }

/** Every demo person who works in a municipality, with his own. */
const personas = (
  await database.worker.query<Persona>(
    `select s.code, s.person_id as person, (select municipality_id from role_held r where r.person_id = s.person_id limit 1) as municipality from persona s order by s.ord`,
  )
).rows.filter((persona) => persona.municipality !== null)

/** Tables with owner columns: the catalogue knows them, so a new one is tested without being named here. */
const tenantTables = (
  await database.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('role_held', 'position_held', 'organisation_alias', 'organisation_unit', 'education_district', 'local_label')
      order by 1`,
  )
).rows.map((row) => row.name)

const params = /:[a-z]+/gu
const pagesWithId = routes
  .filter((route) => route.method === 'get' && 'show' in route && params.test(route.path))
  .map((route) => route.path)

test('there is something to look for on both sides', () => {
  expect(personas.length).toBeGreaterThanOrEqual(6)
  expect(new Set(personas.map((persona) => persona.municipality)).size).toBeGreaterThanOrEqual(2)
  expect(tenantTables.length).toBeGreaterThanOrEqual(15)
  expect(pagesWithId.length).toBeGreaterThanOrEqual(10)
})

test('no row of another municipality is seen by anyone, even by a query without any WHERE', async () => {
  for (const persona of personas) {
    const scope = await scopeOfPersona(database, persona.code)
    for (const table of tenantTables) {
      const foreign = await asPerson(database.app, scope, 'read', (tx) =>
        rows(
          tx,
          sql<{
            id: string
          }>`select * from ${sql.table(table)} where municipality_id is not null and municipality_id <> ${persona.municipality} limit 3`,
        ),
      )
      expect({ persona: persona.code, table, foreign }).toEqual({ persona: persona.code, table, foreign: [] })
    }
  }
})

test('every page about one thing answers 404 for the things of another municipality', async () => {
  for (const persona of personas) {
    const visitor = await enterAs(app, persona.code)
    const { rows: foreign } = await database.worker.query<{ id: string }>(
      `select id from (
         select distinct on (kind) id from record where municipality_id <> $1 order by kind, id) r
       union all (select person_id from role_held where municipality_id <> $1 and level = 'organisation' limit 1)
       union all (select id from organisation where municipality_id <> $1 limit 1)
       union all (select id from attachment where municipality_id <> $1 limit 1)
       union all (select id from clause where municipality_id <> $1 limit 1)`,
      [persona.municipality],
    )
    for (const path of pagesWithId)
      for (const { id } of foreign) {
        const address = path.replace(params, id)
        const { status } = await visitor.get(address)
        // the door of a role is closed before anything is looked up; nothing but "not found" may be said of the thing itself
        expect({ persona: persona.code, address, status }).toEqual({
          persona: persona.code,
          address,
          status: 404,
        })
      }
  }
}, 300_000)
