import { isUuid } from '../../kernel/ids.ts'
import { noteReading } from '../../platform/command/reading.ts'
import type { Following } from '../../platform/database/part.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { askedIn } from '../../platform/http/asked.ts'
import { requestIdOf } from '../../platform/http/gate.ts'
import type { ServerOptions } from '../../platform/http/options.ts'
import type { ApiVisit } from './caller.ts'
import type { ReadBack } from './commands.ts'
import { problem } from './problem.ts'
import type { Resource, Row } from './resource.ts'
import { resources } from './resources.ts'

/** Rows of one answer when the request does not say, and at most. */
export const USUAL_LIMIT = 50
export const MOST_LIMIT = 100

const cursorOf = (id: string): string => Buffer.from(`1:${id}`).toString('base64url')

/** The place to go on from; undefined when the word was not given by us. */
const readCursor = (cursor: string): string | null | undefined => {
  if (cursor === '') return null
  const [version, id = ''] = Buffer.from(cursor, 'base64url').toString().split(':')
  return version === '1' && isUuid(id) ? id : undefined
}

const limitOf = (wanted: string): number | null => {
  if (wanted === '') return USUAL_LIMIT
  const limit = /^\d{1,4}$/u.test(wanted) ? Number(wanted) : 0
  return limit >= 1 && limit <= MOST_LIMIT ? limit : null
}

/** Ids are lower-case uuids: their order as text is their order in the database. */
const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1)

/** The list of a noun, part by part: `next` goes on after the last row, however many were added meanwhile. */
export const listHandler =
  (
    { list, module, filters }: Resource & { readonly list: NonNullable<Resource['list']> },
    server: () => ServerOptions,
  ) =>
  async ({ c, caller, lang }: ApiVisit): Promise<Response> => {
    if (!caller.modules.has(module)) return problem(c, lang, 'moduleClosed')
    const query = (name: string): string => askedIn(c, name)
    const last = readCursor(query('cursor'))
    if (last === undefined) return problem(c, lang, 'badCursor')
    const limit = limitOf(query('limit'))
    const unknown = Object.keys(c.req.query()).find(
      (name) => name !== 'cursor' && name !== 'limit' && !(name in filters),
    )
    if (limit === null || unknown !== undefined) return problem(c, lang, 'badFilter')
    const following: Following = { after: last, most: limit + 1 }
    const found = await asPerson(server().pool, caller.scope, 'read', (tx) => list(tx, following, query))
    if (found === null) return problem(c, lang, 'badFilter')
    const sorted = found.toSorted(byId)
    const items = sorted.slice(0, limit)
    const end = sorted.length > limit ? items.at(-1) : undefined
    return c.json({ items, next: end === undefined ? null : cursorOf(end.id) })
  }

const cardOf = async (
  { c, caller }: ApiVisit,
  { card, reading }: Resource,
  id: string,
  { pool }: ServerOptions,
): Promise<object | null> => {
  if (card === undefined || !isUuid(id)) return null
  const found = await asPerson(pool, caller.scope, 'read', async (tx) => {
    const shown = await card(tx, id)
    return shown === null ? null : { shown, look: reading?.(tx, shown) ?? null }
  })
  // written down before it is sent, as on pages
  if (found !== null && found.look !== null)
    await noteReading(pool, caller.scope, { name: found.look, whose: id, requestId: requestIdOf(c) })
  return found?.shown ?? null
}

const versionOf = (card: object): number | null =>
  'version' in card && typeof card.version === 'number' ? card.version : null

/** One thing; out of sight and not there are the same 404. Its version is its ETag, and `If-Match` of a command. */
export const cardHandler =
  (resource: Resource, server: () => ServerOptions) =>
  async (visit: ApiVisit): Promise<Response> => {
    const { c, caller, lang } = visit
    if (!caller.modules.has(resource.module)) return problem(c, lang, 'moduleClosed')
    const card = await cardOf(visit, resource, c.req.param('id') ?? '', server())
    if (card === null) return problem(c, lang, 'notFound')
    const version = versionOf(card)
    return c.json(card, 200, version === null ? {} : { etag: `"${version}"` })
  }

const PLACE = /^\/([a-z-]+)\/([0-9a-f-]{36})(?:[/?#]|$)/u

/** What a command has led to, where the API has that noun: its address here and its version now. */
export const readBack =
  (server: () => ServerOptions): ReadBack =>
  async (visit, location) => {
    const [, name = '', id = ''] = PLACE.exec(location) ?? []
    const resource = resources.find((each) => each.name === name && visit.caller.modules.has(each.module))
    if (resource?.card === undefined) return null
    const { card } = resource
    const found = await asPerson(server().pool, visit.caller.scope, 'read', (tx) => card(tx, id))
    return found && { resource: `/api/v1/${name}/${id}`, version: versionOf(found) }
  }
