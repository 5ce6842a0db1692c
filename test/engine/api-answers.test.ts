import { expect, test } from 'vitest'
import { STATE_FILTERS } from '../../src/modules/assignments/domain/listing.ts'
import { openDemo } from '../program/demo.ts'
import { type Components, differencesFrom } from '../program/json-schema.ts'
import { type Machine, machineWith, makeKey } from '../program/machine.ts'
import { enterAs } from '../program/visitor.ts'

const { app, database } = await openDemo()

type Content = { content: { 'application/json': { schema: Schema } } }
type Schema = { readonly [member: string]: unknown }
type Document = {
  paths: Record<string, { get?: { responses: { 200: Content } } }>
  components: { schemas: Components }
}

const document = (await (await app.request('http://localhost/api/v1/openapi.json')).json()) as Document
const { schemas } = document.components
const schemaAt = (path: string): Schema =>
  document.paths[path]?.get?.responses[200].content['application/json'].schema ?? {}

const paths = Object.entries(document.paths).flatMap(([path, { get }]) =>
  get && path !== '/me' ? [path] : [],
)
const nouns = paths.flatMap((path) => (path.includes('{id}') ? [] : [path]))

const idsOf = async (words: string): Promise<string[]> =>
  (await database.owner.query<{ id: string }>(words)).rows.map(({ id }) => id)

/** What lists are asked for; without a word for a noun it is asked whole. */
const WISHES: Readonly<Record<string, readonly string[]>> = {
  '/assignments': ['', '?list=judge', ...STATE_FILTERS.map((state) => `?list=control&state=${state}`)],
  '/deficits': (await idsOf('select distinct organisation_id as id from deficit limit 8')).map(
    (id) => `?school=${id}`,
  ),
  '/people': ['', '?state=left', '?state=noAccount'],
  '/schools': ['', '?state=closed'],
}
/** Nouns that have cards and no list. */
const WITHOUT_LIST: Readonly<Record<string, readonly string[]>> = {
  '/models/{id}': await idsOf('select id from municipal_model'),
}
/** Cards of one noun that one key opens: a key has its allowance of a minute. */
const MOST_CARDS = 6

/** Some of them, from everywhere. */
const some = <T>(all: readonly T[], most: number): readonly T[] => {
  const step = Math.max(1, Math.floor(all.length / most))
  return all.filter((_, at) => at % step === 0).slice(0, most)
}

const differencesAt = new Map(paths.map((path) => [path, differencesFrom(schemaAt(path), schemas)]))
const faults = new Set<string>()
const compared = new Map<string, number>()

/** Asks and compares; the answer, or null where this key sees nothing. */
const compare = async (machine: Machine, path: string, address: string): Promise<unknown> => {
  const response = await machine.get(address)
  if (response.status === 404) return null
  expect([address, response.status]).toEqual([address, 200])
  const answer: unknown = await response.json()
  for (const fault of differencesAt.get(path)?.(answer) ?? [])
    faults.add(`${path} ${fault.replace(/\b\d+\./gu, '[].')}`)
  return answer
}

const readNoun = async (machine: Machine, path: string): Promise<string[]> => {
  const ids: string[] = []
  for (const wish of WISHES[path] ?? ['']) {
    const { items } = (await compare(machine, path, `${path}${wish}`)) as { items: { id: string }[] }
    ids.push(...items.map(({ id }) => id))
  }
  compared.set(path, (compared.get(path) ?? 0) + ids.length)
  return ids
}

test('lists and cards of the demo answer what the OpenAPI document tells of them, and nothing else', async () => {
  for (const persona of ['coordinator', 'z5', 'region', 'admin', 'methodologist', 'b4']) {
    const machine = machineWith(app, await makeKey(await enterAs(app, persona)))
    const ids = new Map<string, readonly string[]>(Object.entries(WITHOUT_LIST))
    for (const path of nouns) ids.set(`${path}/{id}`, await readNoun(machine, path))
    for (const path of paths.filter((each) => each.includes('{id}')))
      for (const id of some(ids.get(path) ?? [], MOST_CARDS)) {
        const card = await compare(machine, path, path.replace('{id}', id))
        if (card !== null) compared.set(path, (compared.get(path) ?? 0) + 1)
      }
  }
  expect([...faults]).toEqual([])
  expect(paths.length).toBeGreaterThan(25)
  expect(paths.filter((path) => (compared.get(path) ?? 0) === 0)).toEqual([])
}, 300_000)
