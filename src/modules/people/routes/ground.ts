import type { Context } from 'hono'
import type { Tx } from '../../../platform/database/query.ts'
import { asPerson } from '../../../platform/database/transaction.ts'
import type { Handed } from '../../../platform/http/hand-form.ts'
import type { ServerOptions } from '../../../platform/http/options.ts'
import type { Sessions } from '../../../platform/session/open.ts'

/** What the routes of sign-in and people are built over; made in `main/`. */
export type PeopleGround = {
  readonly sessions: Sessions
  /** The options of the server that these routes become a part of. */
  readonly server: () => ServerOptions
}

/** Reads as whoever sent the form. */
export const readAs = <T>(ground: PeopleGround, handed: Handed, read: (tx: Tx) => Promise<T>): Promise<T> =>
  asPerson(ground.sessions.pools.app, handed.caller.scope, 'read', read)

/** An address of this program to go on to; anything else (another site, a script) leads home. */
export const nextOf = (text: string): string =>
  /^\/(?![/\\])[\x21-\x7e]*$/u.test(text) && !text.startsWith('/sign-') ? text : '/'

/** The address of the query that a form came with. */
export const queryNext = (c: Context): string => nextOf(c.req.query('next') ?? '')
