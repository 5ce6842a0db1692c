import { expect, test } from 'vitest'
import { resources } from '../../src/main/api/resources.ts'
import { rows, sql } from '../../src/platform/database/query.ts'
import { asPerson } from '../../src/platform/database/transaction.ts'
import { addressesOf, isPage, WALK_MS } from '../program/addresses.ts'
import { openDemo } from '../program/demo.ts'
import { type Machine, machineWith, makeKey } from '../program/machine.ts'
import { scopeOfPersona } from '../program/persona.ts'
import { enterAs, visitorOf } from '../program/visitor.ts'

const { app, routes, database } = await openDemo()

/** Between them they see the things of every municipality that has anybody. */
const WITNESSES = [
  'coordinator',
  'b-coordinator',
  'l-coordinator',
  'region',
  'admin',
  'z5',
  'b4',
  'z5-teamHead',
]

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
  .filter(
    (route) =>
      isPage(route) &&
      route.path.includes(':') &&
      !route.path.includes(':token') &&
      // shown to everybody by a person: what they hold is checked in modules/programmes/open.test.ts
      !route.path.startsWith('/open/'),
  )
  .map(({ path }) => path)

/** Whose a thing is: every row of a tenant table by its id; a person of a school belongs where the school is. Names of districts are known to all. */
const ownerOf = new Map<string, string>()
const owned = async (words: string): Promise<void> => {
  const { rows: found } = await database.owner.query<{ id: string; municipality: string }>(words)
  for (const { id, municipality } of found) ownerOf.set(id, municipality)
}
for (const table of tenantTables)
  await owned(
    `select coalesce(to_jsonb(t) ->> 'id', to_jsonb(t) ->> 'record_id') as id, municipality_id as municipality from "${table}" t where municipality_id is not null`,
  )
await owned(
  `select person_id as id, min(municipality_id::text) as municipality from role_held where level = 'organisation' group by 1 having count(distinct municipality_id) = 1`,
)

/** The municipality of the things that an address names, if they all are of one. */
const ownerIn = (address: string): string | null => {
  const owners = new Set(
    [...address.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu)].flatMap(([id]) => ownerOf.get(id) ?? []),
  )
  const [owner = null, another] = owners
  return another === undefined ? owner : null
}

type Opened = { readonly path: string; readonly address: string; readonly owner: string | null }

/**
 * Pages that really open for somebody: for each route and municipality one address, found by those who see the thing. A page
 * about a thing of the whole region has no owner: it is foreign to nobody.
 */
const openPages = async (): Promise<Opened[]> => {
  const opened = new Map<string, Opened>()
  for (const persona of WITNESSES) {
    const visitor = await enterAs(app, persona)
    for (const path of pagesWithId)
      for (const address of await addressesOf(database, path, persona)) {
        const owner = ownerIn(address)
        const key = `${path} ${owner}`
        if (opened.has(key)) continue
        // a file of an office program takes seconds to be made; what is seen of its record is enough here
        const { status } = path.endsWith('/pdf') ? { status: 200 } : await visitor.get(address)
        if (status !== 404) opened.set(key, { path, address, owner })
      }
  }
  return [...opened.values()]
}

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

/** Of each kind of thing of another municipality one. */
const foreignTo = async (municipality: string | null): Promise<string[]> => {
  const { rows: foreign } = await database.worker.query<{ id: string }>(
    `select id from (
       select distinct on (kind) id from record where municipality_id <> $1 order by kind, id) r
     union all (select person_id from role_held where municipality_id <> $1 and level = 'organisation' limit 1)
     union all (select id from organisation where municipality_id <> $1 limit 1)
     union all (select id from attachment where municipality_id <> $1 limit 1)
     union all (select id from clause where municipality_id <> $1 limit 1)`,
    [municipality],
  )
  return foreign.map(({ id }) => id)
}

test(
  'every page about one thing answers 404 for the things of another municipality',
  async () => {
    const opened = await openPages()
    const everOpened = new Set(opened.map(({ path }) => path))
    const never = pagesWithId.filter((path) => !everOpened.has(path))
    expect(never.length).toBeLessThan(pagesWithId.length / 10)
    expect(opened.filter(({ owner }) => owner !== null).length).toBeGreaterThan(300)
    const wrong: string[] = []
    for (const [at, persona] of personas.entries()) {
      const visitor = await enterAs(app, persona.code)
      const ids = await foreignTo(persona.municipality)
      const addresses = new Set([
        // what opens for those whose it is
        ...opened
          .filter(({ owner }) => owner !== null && owner !== persona.municipality)
          .map(({ address }) => address),
        // a page that opens for nobody is asked for things of every kind, any other for one kind, each person for the next one
        ...pagesWithId.flatMap((path, place) =>
          (everOpened.has(path) ? [ids[(at + place) % ids.length] ?? ''] : ids).map((id) =>
            path.replace(params, id),
          ),
        ),
      ])
      for (const address of addresses) {
        const { status } = await visitor.get(address)
        // the door of a role is closed before anything is looked up; nothing but "not found" may be said of the thing itself
        if (status !== 404) wrong.push(`${persona.code} ${address}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  },
  WALK_MS,
)

test('an open page of a thing that nobody has opened is found by no one, signed in or not', async () => {
  const { rows: shut } = await database.worker.query<{ id: string; kind: string }>(
    `select id, kind from record where kind in ('programme', 'municipalModel') and reach <> 'open'`,
  )
  expect(new Set(shut.map(({ kind }) => kind)).size).toBe(2)
  const visitors = [visitorOf(app), await enterAs(app, 'coordinator'), await enterAs(app, 'region')]
  for (const visitor of visitors)
    for (const { id, kind } of shut) {
      const { status } = await visitor.get(`/open/${kind === 'programme' ? 'programmes' : 'models'}/${id}`)
      expect([id, status]).toEqual([id, 404])
    }
})

const machineOf = async (persona: string): Promise<Machine> =>
  machineWith(app, await makeKey(await enterAs(app, persona)))

/** Ids that a list of the API gives this caller; none where his filter or his role has no such list. */
const givenTo = async (machine: Machine, path: string): Promise<string[]> => {
  const response = await machine.get(path)
  return response.status === 200
    ? ((await response.json()) as { items: { id: string }[] }).items.map(({ id }) => id)
    : []
}

/** What each person's lists of the API hold: address of the card, and whose the thing is. */
const heldBy = async (machine: Machine): Promise<{ path: string; noun: string; owner: string }[]> => {
  const held = []
  for (const { name, list, card, filters } of resources) {
    if (list === undefined || card === undefined || Object.values(filters).some(({ needed }) => needed))
      continue
    for (const id of await givenTo(machine, `/${name}?limit=100`))
      held.push({ path: `/${name}/${id}`, noun: name, owner: ownerOf.get(id) ?? '' })
  }
  return held.filter(({ owner }) => owner !== '')
}

test('the API gives nothing of another municipality: neither in a list nor by its id', async () => {
  /** Of each noun and municipality one thing, to be asked for by everybody else. */
  const things = new Map<string, { path: string; owner: string }>()
  const machines = new Map<Persona, Machine>()
  const wrong: string[] = []
  for (const persona of personas) {
    const machine = await machineOf(persona.code)
    machines.set(persona, machine)
    for (const { path, noun, owner } of await heldBy(machine)) {
      if (owner !== persona.municipality) wrong.push(`${persona.code} was given ${path}`)
      things.set(`${noun} ${owner}`, { path, owner })
    }
  }
  expect(things.size).toBeGreaterThan(15)
  for (const [{ code, municipality }, machine] of machines)
    for (const { path } of [...things.values()].filter(({ owner }) => owner !== municipality)) {
      const { status } = await machine.get(path)
      if (status !== 404) wrong.push(`${code} ${path}: ${status}`)
    }
  expect(wrong).toEqual([])
})
