import type { Context } from 'hono'
import type { Role } from '../../kernel/access.ts'
import { addSeconds, moment } from '../clock.ts'
import type { ServerOptions } from '../http/options.ts'
import { SESSION_SECONDS } from './auth.ts'
import { sessionToken } from './cookie.ts'
import { type SessionFacts, sessionFacts } from './facts.ts'
import type { Sessions } from './open.ts'
import { extendSession } from './start-session.ts'

const DAY = 86_400

/** Roles that must have a second step where the installation asks for it (architecture, section 5). */
export const SECOND_STEP_ROLES: readonly Role[] = [
  'administrator',
  'regionalCoordinator',
  'municipalCoordinator',
]

const mustHaveSecondStep = (role: string): boolean => (SECOND_STEP_ROLES as readonly string[]).includes(role)

/** Until the second step is on, the roles that must have it open nothing; the person himself gets in and can set it up. */
const openRoles = (sessions: Sessions, facts: SessionFacts): SessionFacts =>
  sessions.secondStep === 'optional' || facts.totp
    ? facts
    : { ...facts, roles: facts.roles.filter(({ role }) => !mustHaveSecondStep(role)) }

const isStale = (facts: SessionFacts): boolean =>
  facts.expiresAt < addSeconds(moment(), SESSION_SECONDS - DAY)

/**
 * Reads the session of a request: the signature of the cookie, then one function in the database (decisions 39). A session
 * in use is moved ahead once a day.
 */
export const sessionReader =
  (sessions: Sessions): ServerOptions['session'] =>
  async (c: Context) => {
    const token = sessionToken(c, sessions.secret)
    if (token === null) return null
    const found = await sessionFacts(sessions.pools.app, token, moment())
    if (found === null || found.expired) return null
    if (isStale(found)) await extendSession(sessions, c, token)
    const { session, shift, ...facts } = openRoles(sessions, found)
    return { id: session, facts, shift }
  }
