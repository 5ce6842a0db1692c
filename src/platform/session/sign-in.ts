import type { Context } from 'hono'
import type { Result } from '../../kernel/result.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { moment } from '../clock.ts'
import { isLoginName } from './auth.ts'
import { addressOf, authHeaders, passCookies } from './cookie.ts'
import { type Attempt, forgetFailures, lockedFor, recordFailure } from './lockout.ts'
import { accountsOfEmail } from './oidc.ts'
import type { Sessions } from './open.ts'
import { dropPresentSession } from './start-session.ts'

/** Signed in, or the second step is still to come. */
export type SignedIn = { readonly token: string | null }

export type SignInRefusal = 'wrongSignIn' | 'sharedMailbox' | 'lockedOut'

/** What stands in no e-mail and no login name: the sign-in then fails like any other wrong one, in the same time. */
const NOBODY = 'nobody.here'

/**
 * The login name behind what was typed: itself, or the one account with this e-mail. 'shared' when a mailbox belongs to
 * several people: they sign in by login name (product, section 4.19).
 */
const loginOf = async (sessions: Sessions, typed: string): Promise<string | 'shared'> => {
  if (!typed.includes('@')) return isLoginName(typed) ? typed : NOBODY
  const found = await accountsOfEmail(sessions.pools.app, typed)
  return found.length > 1 ? 'shared' : (found[0]?.login ?? NOBODY)
}

const minutes = (seconds: number): number => Math.ceil(seconds / 60)

const attemptsOf = (c: Context, login: string): readonly Attempt[] => [
  { kind: 'login', of: login },
  { kind: 'address', of: addressOf(c) },
]

/**
 * Signs in by login name or e-mail and password. Wrong attempts are counted by login and by address, and the wait doubles;
 * while it lasts even the right password is not looked at. The browser's earlier session ends, the new one has a new token.
 */
export const signIn = async (
  sessions: Sessions,
  c: Context,
  typed: string,
  password: string,
): Promise<Result<SignedIn, SignInRefusal>> => {
  const { auth } = sessions.pools
  const attempts = attemptsOf(c, typed)
  const wait = await lockedFor(auth, attempts, moment())
  if (wait > 0) return refuse('lockedOut', 'login', { minutes: minutes(wait) })
  const login = await loginOf(sessions, typed)
  if (login === 'shared') return refuse('sharedMailbox', 'login')
  const response = await sessions.authFor(c).api.signInUsername({
    body: { username: login, password },
    headers: authHeaders(c, false),
    asResponse: true,
  })
  if (response.status !== 200) {
    for (const attempt of attempts) await recordFailure(auth, attempt, moment())
    return refuse('wrongSignIn', 'password')
  }
  await forgetFailures(auth, attempts.slice(0, 1))
  await dropPresentSession(sessions, c)
  passCookies(c, response)
  const said = (await response.json()) as { token?: string; twoFactorRedirect?: boolean }
  return ok({ token: said.twoFactorRedirect === true ? null : (said.token ?? null) })
}
