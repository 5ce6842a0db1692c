// A person with cookies and no browser: signs in to the demo and sends forms.
const fieldIn = (html, name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

const visitorAt = (address) => {
  const jar = new Map()
  const send = async (path, init = {}) => {
    const response = await fetch(`${address}${path}`, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
      headers: {
        ...init.headers,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  const state = { csrf: '' }
  const read = async (path) => {
    const html = await (await send(path)).text()
    state.csrf = fieldIn(html, 'csrf') || state.csrf
    return html
  }
  const post = async (path, fields) => {
    const body = new URLSearchParams({ csrf: state.csrf, ...fields })
    const response = await send(path, { method: 'POST', body, headers: { origin: address } })
    await response.arrayBuffer()
    return response.status
  }
  return { read, post }
}

/** Signs in as a person of the demo; the visitor has the token of his forms. */
export const enterAs = async (address, persona) => {
  const visitor = visitorAt(address)
  await visitor.read('/sign-in')
  const status = await visitor.post('/demo/persona', { persona })
  if (status !== 303) throw new Error(`cannot sign in as ${persona}: ${status}`)
  await visitor.read('/assignments')
  return visitor
}
