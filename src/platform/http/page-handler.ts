import type { Context } from 'hono'
import type { Day } from '../../kernel/day.ts'
import { readTypedDay } from '../../kernel/typed-day.ts'
import { noteReading } from '../command/reading.ts'
import { asPerson } from '../database/transaction.ts'
import { scopeOn } from '../scope/scope.ts'
import { askedIn } from './asked.ts'
import { admit, callerOf, DEAD_LINK, isDeadLink } from './gate.ts'
import { showLeft } from './left.ts'
import type { ServerOptions } from './options.ts'
import { respond, sendError, visitIn } from './respond.ts'
import type { PageRoute, PlainRoute, Visit } from './visit.ts'

const signInFirst = (c: Context): Response => {
  const url = new URL(c.req.url)
  return c.redirect(`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`, 303)
}

/** The past day that the address asks for; days ahead and pages that know only today are shown as they are. */
const pastDay = (c: Context, route: PageRoute, today: Day): Day | null => {
  const asked = route.dated === true ? readTypedDay(askedIn(c, 'on')) : null
  return asked !== null && asked < today ? asked : null
}

/** The same visit on a past day: queries ask for that day, the frame stays today's and says which day is shown. */
const onPastDay = (visit: Visit, day: Day): Visit => {
  const scope = scopeOn(visit.scope, day)
  return {
    ...visit,
    scope,
    tx: { ...visit.tx, scope },
    page: (request, content) => visit.page({ ...request, on: day }, content),
  }
}

/** Shows a page in one read-only transaction of the caller. */
export const pageHandler = (route: PageRoute, options: ServerOptions) => async (c: Context) => {
  const caller = await callerOf(c, options)
  const door = admit(route.audience, caller.scope)
  if (door === 'signIn') return isDeadLink(c, route, options) ? c.redirect(DEAD_LINK, 303) : signInFirst(c)
  if (door === 'hidden') return sendError(c, caller, options, 404)
  const on = pastDay(c, route, caller.scope.today)
  const answer = await asPerson(options.pool, caller.scope, 'read', async (tx) => {
    const visit = visitIn(c, tx, caller, options)
    const dated: Visit =
      route.dated === true
        ? { ...visit, page: (request, content) => visit.page({ on: null, ...request }, content) }
        : visit
    return (await showLeft(dated, options)) ?? route.show(on === null ? dated : onPastDay(dated, on))
  })
  // after the page's own transaction: two connections of one request could starve each other
  if (answer.kind === 'page' && answer.reading !== undefined)
    await noteReading(options.pool, caller.scope, { ...answer.reading, requestId: caller.requestId })
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
