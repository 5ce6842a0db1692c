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
const SECOND_STEP_ROLES: readonly Role[] = ['administrator', 'regionalCoordinator', 'municipalCoordinator']

type Roles = Pick<SessionFacts, 'totp' | 'roles'>

/** Roles of a person that open nothing until his second step is on. */
export const rolesWaiting = (
  { secondStep }: Pick<Sessions, 'secondStep'>,
  { totp, roles }: Roles,
): readonly Role[] =>
  secondStep === 'optional' || totp
    ? []
    : SECOND_STEP_ROLES.filter((role) => roles.some((held) => held.role === role))

/** The person himself gets in and can set the second step up. */
const openRoles = (sessions: Sessions, facts: SessionFacts): SessionFacts => {
  const waitingRoles = rolesWaiting(sessions, facts)
  if (waitingRoles.length === 0) return facts
  const isOpen = ({ role }: { readonly role: string }) => !waitingRoles.some((waiting) => waiting === role)
  return { ...facts, waitingRoles, roles: facts.roles.filter(isOpen) }
}

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
