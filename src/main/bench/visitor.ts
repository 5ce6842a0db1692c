import { VISITORS } from './fill.ts'

const tokenIn = (html: string): string => /name="csrf" value="([^"]*)"/.exec(html)?.[1] ?? ''

const cookiesOf = (responses: readonly Response[]): string => {
  const jar = new Map<string, string>()
  for (const response of responses)
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}

/** Signs in as a person of the sample; gives the cookies of his session. */
export const signIn = async (address: string, persona: string): Promise<string> => {
  const page = await fetch(`${address}/sign-in`)
  const csrf = tokenIn(await page.text())
  const entered = await fetch(`${address}/demo/persona`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf([page]), origin: address },
    body: new URLSearchParams({ csrf, persona }),
  })
  if (entered.status !== 303) throw new Error(`cannot sign in as ${persona}: ${entered.status}`)
  return cookiesOf([page, entered])
}

/** Sessions of everybody who opens the measured pages. */
export const signInAll = async (address: string): Promise<ReadonlyMap<string, string>> => {
  const sessions = new Map<string, string>()
  for (const persona of Object.values(VISITORS)) sessions.set(persona, await signIn(address, persona))
  return sessions
}
