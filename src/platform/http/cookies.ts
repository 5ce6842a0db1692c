import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { newToken } from '../random.ts'
import type { Language } from '../scope/scope.ts'

const YEAR = 31_536_000
const VISITOR = 'svyazka_visitor'

/** True when the browser came over TLS, here or at the proxy in front. */
export const isSecure = (c: Context): boolean =>
  c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https'

/** Sets a cookie that scripts cannot read; `Secure` behind TLS. */
export const keep = (c: Context, name: string, value: string, maxAge = YEAR): void =>
  setCookie(c, name, value, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge, secure: isSecure(c) })

/** A random word per browser: forms of people who have not signed in are tied to it. */
export const visitorOf = (c: Context): string => {
  const known = getCookie(c, VISITOR)
  if (known !== undefined && known.length >= 32) return known
  const made = newToken()
  keep(c, VISITOR, made)
  return made
}

/** Language of the page: chosen by cookie, else the person's own, else the browser's, else Russian (decisions 47). */
export const languageOf = (c: Context, own: Language | null): Language => {
  const chosen = getCookie(c, 'lang')
  if (chosen === 'ru' || chosen === 'en') return chosen
  if (own !== null) return own
  const wanted = (c.req.header('accept-language') ?? '').toLowerCase()
  return wanted.startsWith('en') ? 'en' : 'ru'
}
