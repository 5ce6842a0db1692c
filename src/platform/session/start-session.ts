import type { Context } from 'hono'
import { addSeconds, moment } from '../clock.ts'
import { SESSION_SECONDS } from './auth.ts'
import { addressOf, leaveSession, sessionToken, writeSessionToken } from './cookie.ts'
import type { Sessions } from './open.ts'

/** Ends the session this browser had: after a sign-in nobody goes on under an older token. */
export const dropPresentSession = async (sessions: Sessions, c: Context): Promise<void> => {
  const token = sessionToken(c, sessions.secret)
  if (token !== null) await sessions.pools.auth.query('delete from session where token = $1', [token])
}

/**
 * A new session for an account that has proved itself in another way: by an invitation, a letter of reset, or as a persona
 * of a demo. Always a new token. Gives it.
 */
export const startSession = async (sessions: Sessions, c: Context, account: string): Promise<string> => {
  await dropPresentSession(sessions, c)
  const auth = await sessions.authFor(c).$context
  const session = await auth.internalAdapter.createSession(account, false, {
    ipAddress: addressOf(c),
    userAgent: (c.req.header('user-agent') ?? '').slice(0, 400),
  })
  await writeSessionToken(c, sessions.secret, session.token)
  return session.token
}

/**
 * Signing out: the session stops opening anything at once. Its row stays for a day as an expired one, so that a form in
 * another tab becomes a draft of the right person.
 */
export const signOut = async (sessions: Sessions, c: Context): Promise<void> => {
  const token = sessionToken(c, sessions.secret)
  if (token !== null)
    await sessions.pools.auth.query(
      'update session set "expiresAt" = $2, "updatedAt" = $2 where token = $1 and "expiresAt" > $2',
      [token, moment()],
    )
  await leaveSession(c, sessions.secret, token)
}

/** Moves the end of a session that is in use a week ahead, in the database and in the browser. */
export const extendSession = async (sessions: Sessions, c: Context, token: string): Promise<void> => {
  const at = moment()
  await sessions.pools.auth.query(
    'update session set "expiresAt" = $2, "updatedAt" = $3 where token = $1 and "expiresAt" > $3',
    [token, addSeconds(at, SESSION_SECONDS), at],
  )
  await writeSessionToken(c, sessions.secret, token)
}
