import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setSignedCookie } from 'hono/cookie'
import { isSecure, keep } from '../http/cookies.ts'
import { SESSION_SECONDS } from './auth.ts'

/** Names and signing are better-auth's, so that either side reads what the other wrote (decisions 39). */
const NAME = 'svyazka.session_token'
const LEFT = 'svyazka_left'
const DAY = 86_400

const nameFor = (c: Context): string => (isSecure(c) ? `__Secure-${NAME}` : NAME)

const TOKEN = /^[A-Za-z0-9_-]{16,128}$/

/**
 * The signed part of a cookie: `token.signature`, HMAC-SHA-256 in base64, as better-auth writes it. Asked at every request,
 * so it is reckoned at once: the same through WebCrypto goes to another thread and back.
 */
const checked = (c: Context, secret: string, name: string): string | null => {
  const cookie = getCookie(c, name) ?? ''
  const at = cookie.lastIndexOf('.')
  const token = cookie.slice(0, Math.max(at, 0))
  if (!TOKEN.test(token)) return null
  const wanted = createHmac('sha256', secret).update(token).digest()
  const given = Buffer.from(cookie.slice(at + 1), 'base64')
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : null
}

/** Token of the session cookie when its signature is ours. */
export const sessionToken = (c: Context, secret: string): string | null => checked(c, secret, nameFor(c))

/** Writes the session cookie as better-auth does. */
export const writeSessionToken = (c: Context, secret: string, token: string): Promise<void> =>
  setSignedCookie(c, nameFor(c), token, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
    maxAge: SESSION_SECONDS,
  })

/**
 * Takes the session cookie away. For a day the browser remembers which session it was, under a name that opens nothing:
 * a form still open in another tab then becomes a draft of the right person (decisions 35).
 */
export const leaveSession = async (c: Context, secret: string, token: string | null): Promise<void> => {
  deleteCookie(c, nameFor(c), { path: '/', secure: isSecure(c) })
  if (token === null) return
  await setSignedCookie(c, LEFT, token, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
    maxAge: DAY,
  })
}

/** Token of the session this browser had, ended or not. */
export const lastSessionToken = (c: Context, secret: string): string | null =>
  sessionToken(c, secret) ?? checked(c, secret, LEFT)

const LINK = 'svyazka_link'

/** Secret of a one-time link that this browser has opened. */
export const linkSecret = (c: Context): string | null => getCookie(c, LINK) ?? null

/** Remembers a one-time link for a working day; what it opens is asked of the database each time. */
export const writeLinkSecret = (c: Context, secret: string): void => keep(c, LINK, secret, DAY)

/** Headers that better-auth reads, without the session cookie where a new sign-in must not see the old one. */
export const authHeaders = (c: Context, withSession: boolean): Headers => {
  const headers = new Headers()
  const agent = c.req.header('user-agent')
  const cookies = (c.req.header('cookie') ?? '')
    .split(/;\s*/)
    .filter((cookie) => withSession || !cookie.startsWith(`${nameFor(c)}=`))
  if (agent !== undefined) headers.set('user-agent', agent.slice(0, 400))
  headers.set('cookie', cookies.join('; '))
  headers.set('x-forwarded-for', addressOf(c))
  return headers
}

type NodeBindings = { incoming?: { socket?: { remoteAddress?: string } } } | undefined

/** Address of the caller: the last hop that a proxy named, else the socket's. Only for lock-out and the list of sessions. */
export const addressOf = (c: Context): string => {
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  const named = hops.filter((hop) => hop !== '').at(-1)
  return named ?? (c.env as NodeBindings)?.incoming?.socket?.remoteAddress ?? '127.0.0.1'
}

/** Hands the cookies of a better-auth response on to the browser. */
export const passCookies = (c: Context, response: Response): void => {
  for (const cookie of response.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
}
