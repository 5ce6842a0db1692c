import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { resources } from '../../src/main/api/resources.ts'
import { addressesOf, isFile, isPage, WALK_MS } from '../program/addresses.ts'
import { openDemo } from '../program/demo.ts'
import { machineWith, makeKey } from '../program/machine.ts'
import { growMultitude } from '../program/multitude.ts'
import { enterAs } from '../program/visitor.ts'

/** No page takes more rows than this from the database, those that come gathered into arrays of objects counted too. */
const MOST_TAKEN = 2000
/** Each noun that has a list is grown to so many rows in one municipality, most of them of one school. */
const GROWN = 2100
/**
 * What the database itself looks through for one page, by its own counters of rows fetched from tables. A page counts its list and
 * joins it to a few others, so this grows with the lists, but no faster: rows times rows would be millions.
 */
const MOST_LOOKED_THROUGH = 30 * GROWN

const rowsIn = (value: unknown): number => {
  if (Array.isArray(value))
    return value.reduce<number>((sum, each) => sum + (typeof each === 'object' ? 1 : 0) + rowsIn(each), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, each) => sum + rowsIn(each), 0)
}

// Counting stands before the program opens its pools: every answer to every client goes through this.
const counted = { rows: 0, unanswered: 0 }
const took = (answer: unknown): void => {
  counted.rows += rowsIn((answer as { rows?: unknown } | null)?.rows ?? [])
  counted.unanswered -= 1
}
/** A question with a name answers by a callback and not by a promise (platform/database/named-question.ts). */
type Named = { callback: ((fault: Error | null, answer?: unknown) => void) | undefined }
const isNamed = (question: unknown): question is Named => question instanceof pg.Query
const realQuery = pg.Client.prototype.query
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  // the counters of a connection become everybody's with the end of its transaction
  if (given[0] === 'commit')
    Reflect.apply(realQuery, this, ['select pg_stat_force_next_flush()']).catch(() => undefined)
  const [question] = given
  counted.unanswered += 1
  if (isNamed(question)) {
    const heard = question.callback
    question.callback = (fault, answer) => {
      took(answer)
      heard?.(fault, answer)
    }
    return Reflect.apply(realQuery, this, given)
  }
  const asked = Reflect.apply(realQuery, this, given)
  if (asked instanceof Promise) asked.then(took, took)
  else counted.unanswered -= 1
  return asked
} as typeof realQuery

const demo = await openDemo()
const counters = new pg.Client({ connectionString: demo.database.ownerUrl })
await counters.connect()
afterAll(async () => {
  await counters.end()
  // other files share the process
  pg.Client.prototype.query = realQuery
})

/** Rows of tables that the database has fetched so far; nobody waits for the end of a page's transaction, so this does. */
const lookedThrough = async (): Promise<number> => {
  while (counted.unanswered > 0) await new Promise((resolve) => setTimeout(resolve, 1))
  const { rows } = await Reflect.apply(realQuery, counters, [
    'select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_user_tables',
  ])
  return rows[0].rows
}

/** Lists that show what was asked for, beside those that the routes name. */
const ASKED = [
  '/search?q=О+множестве',
  '/schools?text=множества&page=30',
  '/people?text=Многих&page=30',
  '/directives?page=70',
  '/assignments/control?page=30',
  '/news?page=30',
]
const PERSONAS = ['coordinator', 'z5'] as const

/** A paper, a roadmap and a matching have pages that stand only in some of their states: they are seen in every state. */
const BY_STATES = /^\/(?:directives|roadmaps|matching)\/:id/u

/** Addresses of each page, of things of the demo itself: what is grown surrounds them. A school is shown lists alone. */
const addressesBefore = async (persona: string): Promise<[string, string][]> => {
  const found: [string, string][] = ASKED.map((address) => [address, address])
  for (const { path } of demo.routes.filter(isPage)) {
    if (isFile(path) || (persona !== 'coordinator' && path.includes(':'))) continue
    const addresses = await addressesOf(demo.database, path, persona)
    for (const address of BY_STATES.test(path) ? addresses : addresses.slice(-1)) found.push([path, address])
  }
  return found
}

const machine = machineWith(demo.app, await makeKey(await enterAs(demo.app, 'coordinator')))

/** Each list of the API by its largest part, and the first card of each. */
const apiAddresses = async (): Promise<[string, string][]> => {
  const found: [string, string][] = []
  for (const { name, list, card, filters } of resources) {
    if (list === undefined) continue
    const school = Object.values(filters).some(({ needed }) => needed) ? `school=${await firstSchool()}&` : ''
    found.push([`/${name}`, `/${name}?${school}limit=100`])
    const part = (await (await machine.get(`/${name}?${school}limit=1`)).json()) as {
      items?: { id: string }[]
    }
    const id = part.items?.[0]?.id
    if (card !== undefined && id !== undefined) found.push([`/${name}/:id`, `/${name}/${id}`])
  }
  return found
}
const firstSchool = async (): Promise<string> => {
  const part = await machine.get('/schools?limit=1')
  return ((await part.json()) as { items: { id: string }[] }).items[0]?.id ?? ''
}

test(
  'no page and no answer of the API reads over 2,000 rows, however long the lists behind it are',
  async () => {
    const addresses = new Map<string, [string, string][]>()
    for (const persona of PERSONAS) addresses.set(persona, await addressesBefore(persona))
    await growMultitude(demo.database.ownerUrl, GROWN)
    const heavy: Record<string, string> = {}
    const seen = new Set<string>()
    let most = 0
    for (const persona of PERSONAS) {
      const visitor = await enterAs(demo.app, persona)
      for (const [path, address] of addresses.get(persona) ?? []) {
        const before = await lookedThrough()
        counted.rows = 0
        const { status } = await visitor.get(address)
        const through = (await lookedThrough()) - before
        if (status === 200) seen.add(path)
        if (status >= 500) heavy[`${persona} ${address}`] = `${status}`
        most = Math.max(most, counted.rows)
        if (counted.rows > MOST_TAKEN || through > MOST_LOOKED_THROUGH)
          heavy[`${persona} ${address}`] = `${counted.rows} taken, ${through} looked through`
      }
    }
    for (const [path, address] of await apiAddresses()) {
      const before = await lookedThrough()
      counted.rows = 0
      const { status } = await machine.get(address)
      const through = (await lookedThrough()) - before
      if (status === 200) seen.add(`api ${path}`)
      if (counted.rows > MOST_TAKEN || through > MOST_LOOKED_THROUGH)
        heavy[`api ${address}`] = `${counted.rows} taken, ${through} looked through`
    }
    expect([...seen].filter((path) => path.startsWith('api ')).length).toBeGreaterThan(25)
    expect(seen.size).toBeGreaterThan(150)
    expect(heavy).toEqual({})
    // a counter that hears nothing would find every page light
    expect(most).toBeGreaterThan(MOST_TAKEN / 2)
  },
  WALK_MS,
)
