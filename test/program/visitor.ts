import type { Hono } from 'hono'

/** A visitor without a browser: keeps cookies, reads tokens from forms. */
export type Visitor = {
  readonly get: (path: string) => Promise<Response>
  /** His cookies, as a browser would send them. */
  readonly cookie: () => string
  /** Sends a form as the page would: with the token and command key found on `page`. */
  readonly post: (
    page: string,
    action: string,
    fields: Readonly<Record<string, string | File | readonly string[]>>,
  ) => Promise<Response>
}

const ORIGIN = 'http://localhost'

const fieldIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

/** Opens a visitor over the application itself: no sockets, the same middleware. */
export const visitorOf = (app: Hono): Visitor => {
  const jar = new Map<string, string>()
  const remember = (response: Response): Response => {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = (): Record<string, string> => ({ cookie: cookie(), host: 'localhost' })
  const get = async (path: string): Promise<Response> =>
    remember(await app.request(`${ORIGIN}${path}`, { headers: headers() }))
  return {
    get,
    cookie,
    post: async (page, action, fields) => {
      const html = await (await get(page)).text()
      // multipart, as a form with a file sends; the server takes both kinds
      const body = new FormData()
      const sent = { csrf: fieldIn(html, 'csrf'), command_key: fieldIn(html, 'command_key'), ...fields }
      for (const [name, value] of Object.entries<string | File | readonly string[]>(sent))
        for (const one of Array.isArray(value) ? value : [value as string | File]) body.append(name, one)
      return remember(
        await app.request(`${ORIGIN}${action}`, {
          method: 'POST',
          body,
          headers: {
            ...headers(),
            origin: ORIGIN,
            referer: `${ORIGIN}${page}`,
          },
        }),
      )
    },
  }
}

/** Signs in as a demo person; throws when the program does not let him in. */
export const enterAs = async (app: Hono, persona: string): Promise<Visitor> => {
  const visitor = visitorOf(app)
  const entered = await visitor.post('/sign-in', '/demo/persona', { persona })
  if (entered.status !== 303) throw new Error(`cannot sign in as ${persona}: ${entered.status}`)
  return visitor
}
