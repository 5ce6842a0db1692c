import type { Context } from 'hono'
import { unixMs } from '../../platform/clock.ts'
import type { ServerOptions } from '../../platform/http/options.ts'
import { rateLimit } from '../../platform/http/rate.ts'
import { hashOfToken } from '../../platform/random.ts'
import type { Language } from '../../platform/scope/scope.ts'
import type { Sessions } from '../../platform/session/open.ts'
import { keyInHeader, type TokenCaller, tokenCaller } from '../../platform/session/token.ts'
import { askedLanguage, problem } from './problem.ts'

/** What the API stands on; `server` gives the options of the very server that it is a part of. */
export type ApiGround = {
  readonly sessions: Sessions
  readonly server: () => ServerOptions
}

/** Requests of one key at once, and a minute afterwards. */
const BURST = 120
const PER_MINUTE = 600
const WAIT_SECONDS = '1'

/** One request of a caller who has shown his key. */
export type ApiVisit = { readonly c: Context; readonly caller: TokenCaller; readonly lang: Language }

/** Lets a request in by its key alone: cookies are not read here, so no page of another site can use a person's session. */
export const apiDoor = (ground: ApiGround) => {
  const limit = rateLimit(BURST, PER_MINUTE)
  return (serve: (visit: ApiVisit) => Promise<Response> | Response) => async (c: Context) => {
    const lang = askedLanguage(c)
    const key = keyInHeader(c.req.header('authorization'))
    if (key !== null && !limit.allow(hashOfToken(key), unixMs()))
      return problem(c, lang, 'tooMany', { headers: { 'retry-after': WAIT_SECONDS } })
    const caller = key === null ? null : await tokenCaller(ground.sessions, key, lang)
    if (caller === null)
      return problem(c, lang, 'noKey', {
        headers: {
          'www-authenticate': `Bearer realm="svyazka"${key === null ? '' : ', error="invalid_token"'}`,
        },
      })
    return serve({ c, caller, lang })
  }
}
