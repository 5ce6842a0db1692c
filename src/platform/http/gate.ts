import type { Context } from 'hono'
import { hasRole } from '../../kernel/access.ts'
import { moment } from '../clock.ts'
import { newId } from '../random.ts'
import { type Language, nobody, type Scope, scopeOfLink, scopeOfPerson } from '../scope/scope.ts'
import { languageOf, visitorOf } from './cookies.ts'
import type { ServerOptions, Session } from './options.ts'
import type { Audience } from './visit.ts'

/** Who stands at the door. */
export type Caller = {
  readonly scope: Scope
  readonly session: Session | null
  readonly lang: Language
  readonly requestId: string
  readonly csrf: string
}

/** What the token of a form is bound to: the session, else the browser. */
const bindingOf = (c: Context, session: Session | null): string => session?.id ?? visitorOf(c)

/** Number of a request: shown on error pages, written into the log and the audit. */
export const requestIdOf = (c: Context): string => {
  const known = c.get('requestId') as string | undefined
  if (known !== undefined) return known
  const made = newId().slice(-12)
  c.set('requestId', made)
  return made
}

/** Reads cookies and makes the Scope of this one request. */
export const callerOf = async (c: Context, options: ServerOptions): Promise<Caller> => {
  const at = moment()
  const session = await options.session(c)
  const lang = languageOf(c, session === null ? null : session.facts.language === 'en' ? 'en' : 'ru')
  const link = session === null ? await options.link(c) : null
  const scope =
    session !== null
      ? scopeOfPerson(session.facts, at, session.shift, lang)
      : link !== null
        ? scopeOfLink(link, at, 'Europe/Moscow', lang)
        : nobody(at, lang)
  return {
    scope,
    session,
    lang,
    requestId: requestIdOf(c),
    csrf: options.keys.sign('csrf', bindingOf(c, session)),
  }
}

/** The token of the form against the one this caller was given; also refuses a foreign origin. */
export const isOwnForm = (c: Context, caller: Caller, token: string): boolean => {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (
    origin !== undefined &&
    origin !== 'null' &&
    new URL(origin).host !== (c.req.header('x-forwarded-host') ?? c.req.header('host'))
  )
    return false
  return token === caller.csrf
}

/** Whether the caller gets to the door of a route: `signIn` when he should sign in first, `hidden` when it is not for him (404). */
export const admit = (audience: Audience, scope: Scope): 'in' | 'signIn' | 'hidden' => {
  if (audience === 'anyone') return 'in'
  if (scope.kind === 'link') return audience === 'personOrLink' ? 'in' : 'hidden'
  if (scope.kind === 'nobody') return 'signIn'
  if (audience === 'person' || audience === 'personOrLink') return 'in'
  return hasRole(scope, ...audience) ? 'in' : 'hidden'
}

/** The page that says that a one-time link opens nothing any more. */
export const DEAD_LINK = '/link'

/** Somebody without an account comes back after his link was used up or taken back: a sign-in would lead him nowhere. */
export const isDeadLink = (
  c: Context,
  { audience }: { readonly audience: Audience },
  { hadLink }: Pick<ServerOptions, 'hadLink'>,
): boolean => audience === 'personOrLink' && hadLink?.(c) === true
