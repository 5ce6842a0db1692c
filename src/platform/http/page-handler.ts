import type { Context } from 'hono'
import { asPerson } from '../database/transaction.ts'
import { admit, callerOf } from './gate.ts'
import type { ServerOptions } from './options.ts'
import { respond, sendError, visitIn } from './respond.ts'
import type { PageRoute, PlainRoute } from './visit.ts'

const signInFirst = (c: Context): Response => {
  const url = new URL(c.req.url)
  return c.redirect(`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`, 303)
}

/** Shows a page in one read-only transaction of the caller. */
export const pageHandler = (route: PageRoute, options: ServerOptions) => async (c: Context) => {
  const caller = await callerOf(c, options)
  const door = admit(route.audience, caller.scope)
  if (door === 'signIn') return signInFirst(c)
  if (door === 'hidden') return sendError(c, caller, options, 404)
  const answer = await asPerson(options.pool, caller.scope, 'read', (tx) =>
    route.show(visitIn(c, tx, caller, options)),
  )
  return respond(c, answer, caller, options)
}

/** Runs a plain endpoint behind the same door. */
export const plainHandler = (route: PlainRoute, options: ServerOptions) => async (c: Context) => {
  const caller = await callerOf(c, options)
  const door = admit(route.audience, caller.scope)
  if (door === 'signIn') return signInFirst(c)
  if (door === 'hidden') return sendError(c, caller, options, 404)
  return route.plain(c, caller.scope)
}
