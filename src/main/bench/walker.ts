/** A form of a page: where it goes and what it would send if nobody typed anything. */
export type Form = { readonly action: string; readonly fields: readonly (readonly [string, string])[] }
/** What came back, and how long it took. */
export type Came = {
  readonly status: number
  readonly location: string
  readonly html: string
  readonly ms: number
}
type Typed = Readonly<Record<string, string | Blob>>

const SIGNS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const plain = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => SIGNS[sign] ?? sign)

const attribute = (tag: string, name: string): string =>
  plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

const inputsIn = (form: string): [string, string][] =>
  [...form.matchAll(/<input\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/type="(?:file|submit)"/.test(tag))
    .filter((tag) => !/type="(?:checkbox|radio)"/.test(tag) || /\schecked\b/.test(tag))
    .map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')])

const selectsIn = (form: string): [string, string][] =>
  [...form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(([, tag = '', options = '']) => [
    attribute(` ${tag}`, 'name'),
    attribute(
      /<option\b[^>]*\sselected\b[^>]*>/.exec(options)?.[0] ?? /<option\b[^>]*>/.exec(options)?.[0] ?? '',
      'value',
    ),
  ])

/** The form of a page that goes to an address; what its fields hold is sent as a browser would. */
export const formIn = (html: string, action: string): Form => {
  const found = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(
    ([, tag = '']) => attribute(` ${tag}`, 'action') === action && !tag.includes('method="get"'),
  )
  if (found === undefined) throw new Error(`no form that goes to ${action}`)
  const inside = found[2] ?? ''
  return { action, fields: [...inputsIn(inside), ...selectsIn(inside)].filter(([name]) => name !== '') }
}

/** Walks pages and forms as one signed-in person, without a browser. */
export const walkerOf = (address: string, session: string) => {
  let sent = 0
  const took = async (path: string, init: RequestInit): Promise<Came> => {
    const from = performance.now()
    const response = await fetch(`${address}${path}`, { redirect: 'manual', ...init })
    const html = await response.text()
    const ms = performance.now() - from
    return { status: response.status, location: response.headers.get('location') ?? '', html, ms }
  }
  const get = (path: string): Promise<Came> => took(path, { headers: { cookie: session } })
  /** Sends a form; a cookie that changes keeps the limit of submits per minute out of the measurement. */
  const send = ({ action, fields }: Form, typed: Typed): Promise<Came> => {
    sent += 1
    const body = new FormData()
    for (const [name, value] of fields) if (typed[name] === undefined) body.append(name, value)
    for (const [name, value] of Object.entries(typed)) body.set(name, value)
    const headers = { cookie: `${session}; attempt=${sent}`, origin: address }
    return took(action, { method: 'POST', body, headers })
  }
  /** Opens a page, sends its form; throws with what the page said when that was refused. */
  const fill = async (page: string, action: string, typed: Typed): Promise<Came> => {
    const opened = await get(page)
    const came = await send(formIn(opened.html, action), typed)
    if (came.status !== 303) throw new Error(`${action}: ${came.status} ${saidIn(came.html)}`)
    return { ...came, ms: came.ms + opened.ms }
  }
  return { get, send, fill }
}

const saidIn = (html: string): string =>
  (/role="alert"[\s\S]{0,1500}/.exec(html)?.[0] ?? html.slice(0, 200))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
