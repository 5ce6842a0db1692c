import type { Context } from 'hono'
import type pg from 'pg'
import type { Owner } from '../../kernel/access.ts'
import { type Moment, moment } from '../clock.ts'
import { run, sql, type Tx } from '../database/query.ts'
import type { ServerOptions } from '../http/options.ts'
import { hashOfToken, newId, newToken } from '../random.ts'
import type { LinkFacts } from '../scope/scope.ts'
import { lastSessionToken, linkSecret } from './cookie.ts'
import type { Sessions } from './open.ts'

/** What a one-time link lets somebody without an account do (decisions 24). */
export type NewLink = {
  readonly record: string
  readonly row?: string | null
  /** Names of the commands it may run; each must be marked `byLink`. */
  readonly commands: readonly string[]
  readonly owner: Owner
  /** Page of the record that the link leads to. */
  readonly address: string
  /** Whom it speaks for: «Озёрская СОШ». */
  readonly label: string
  readonly expiresAt: Moment
}

/** Makes a link within the transaction of a command. Gives its address, `/link/…`: the secret in it is stored nowhere. */
export const createLink = async (tx: Tx, link: NewLink, secret: string = newToken()): Promise<string> => {
  const { region, municipality, organisation } = link.owner
  await run(
    tx,
    sql`insert into one_time_link (id, token_hash, record_id, row_id, commands, region_id, municipality_id, organisation_id, address, label,
                                   expires_at, created_by, created_at)
        values (${newId()}, ${hashOfToken(secret)}, ${link.record}, ${link.row ?? null}, ${link.commands}, ${region}, ${municipality},
                ${organisation}, ${link.address}, ${link.label}, ${link.expiresAt}, ${tx.scope.person}, ${moment()})`,
  )
  return `/link/${secret}`
}

/** Takes back the links to the same thing for the same school that still open; gives how many there were. */
export const revokeLinks = (
  tx: Tx,
  { record, row = null, owner }: Pick<NewLink, 'record' | 'row' | 'owner'>,
): Promise<number> =>
  run(
    tx,
    sql`update one_time_link set revoked_at = ${moment()} where record_id = ${record} and row_id is not distinct from ${row}::uuid
          and organisation_id is not distinct from ${owner.organisation}::uuid and revoked_at is null`,
  )

type FoundLink = LinkFacts & { readonly address: string }

const ask = async (app: pg.Pool, call: string, secret: string): Promise<FoundLink | null> => {
  const { rows } = await app.query<{ facts: FoundLink | null }>(`select ${call}($1, $2) as facts`, [
    hashOfToken(secret),
    moment(),
  ])
  return rows[0]?.facts ?? null
}

/** Counts an opening and gives what the link opens; null when it is unknown, expired, revoked or opened too often. */
export const openLink = (sessions: Sessions, secret: string): Promise<FoundLink | null> =>
  ask(sessions.pools.app, 'open_link', secret)

/** Whether this browser has opened a link and never signed in: there is nothing it could sign in with. */
export const linkHolder =
  (sessions: Sessions) =>
  (c: Context): boolean =>
    linkSecret(c) !== null && lastSessionToken(c, sessions.secret) === null

/** Reads the link that this browser has opened; asked anew each time, so that taking it back is felt at once. */
export const linkReader =
  (sessions: Sessions): ServerOptions['link'] =>
  async (c: Context) => {
    const secret = linkSecret(c)
    return secret === null ? null : ask(sessions.pools.app, 'link_facts', secret)
  }
