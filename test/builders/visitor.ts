import type { Hono } from 'hono'

/** A page as a visitor without a script sees it. */
export type Seen = {
  readonly status: number
  readonly html: string
  /** Where a redirect leads. */
  readonly location: string
  readonly headers: Headers
}

/** A browser without a script: keeps cookies, sends the forms that stand on pages. */
export type Visitor = {
  readonly cookies: Map<string, string>
  readonly get: (path: string) => Promise<Seen>
  /** Sends fields to an address with the token of the page that was seen last. */
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>> | FormData,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Seen>
  /** Follows redirects from a path to the page they end at. */
  readonly open: (path: string) => Promise<Seen>
}

const HOST = 'http://svyazka.test'

const tokenOf = (html: string): string => /name="csrf" value="([^"]*)"/u.exec(html)?.[1] ?? ''

const keepCookies = (cookies: Map<string, string>, headers: Headers): void => {
  for (const cookie of headers.getSetCookie()) {
    const [pair = '', ...attributes] = cookie.split(/;\s*/u)
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    const gone = value === '' || attributes.some((attribute) => /^max-age=0$/iu.test(attribute))
    if (gone) cookies.delete(name)
    else cookies.set(name, value)
  }
}

const bodyOf = (fields: Readonly<Record<string, string | readonly string[]>>): URLSearchParams => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  return body
}

/** A form with files, as a browser sends it. */
const withToken = (form: FormData, page: string): FormData => {
  form.set('csrf', tokenOf(page))
  return form
}

/** A new visitor of the program, with an empty jar of cookies. */
export const visitor = (app: Hono): Visitor => {
  const cookies = new Map<string, string>()
  let page = ''
  let at = '/'
  const send = async (path: string, init: RequestInit): Promise<Seen> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('host', 'svyazka.test')
    headers.set('user-agent', 'Mozilla/5.0 (Windows NT 6.1) Gecko/20100101 Firefox/115.0')
    const response = await app.request(`${HOST}${path}`, { ...init, headers })
    keepCookies(cookies, response.headers)
    // no-break spaces are for the eye: a test writes plain ones
    const html = (await response.text()).replaceAll('\u00a0', ' ')
    if (html.includes('<main')) {
      page = html
      at = path
    }
    const location = (response.headers.get('location') ?? '').replace(HOST, '')
    return { status: response.status, html, location, headers: response.headers }
  }
  const get = (path: string): Promise<Seen> => send(path, {})
  const open = async (path: string): Promise<Seen> => {
    const seen = await get(path)
    return seen.location.startsWith('/') ? open(seen.location) : seen
  }
  return {
    cookies,
    get,
    open,
    post: (path, fields, headers = {}) =>
      send(path, {
        method: 'POST',
        body:
          fields instanceof FormData ? withToken(fields, page) : bodyOf({ csrf: tokenOf(page), ...fields }),
        headers: { origin: HOST, referer: `${HOST}${at}`, ...headers },
      }),
  }
}
