import type { Hono } from 'hono'
import { addDays } from '../../src/kernel/day.ts'
import { shortDay } from '../../src/kernel/format.ts'
import { TOKEN_MODULES } from '../../src/modules/people/domain/tokens.ts'
import { dayInZone, moment } from '../../src/platform/clock.ts'
import type { Visitor } from './visitor.ts'

const ORIGIN = 'http://localhost'

/** What a key is made with; everything else as the page proposes it. */
export type Wanted = Readonly<Record<string, string | readonly string[]>>

/** Asks for a key on the person's own page. */
export const askForKey = (visitor: Visitor, wanted: Wanted = {}): Promise<Response> =>
  visitor.post('/me/tokens', '/me/tokens', {
    name: 'Электронный журнал',
    node: '',
    access: 'write',
    modules: TOKEN_MODULES,
    until: '',
    ...wanted,
  })

/** A month ahead, whenever the tests are run. */
const soon = (): string => shortDay(addDays(dayInZone(moment(), 'Europe/Moscow'), 30))

/** Makes a key and reads it off the page, the only place where it is ever shown. */
export const makeKey = async (visitor: Visitor, wanted: Wanted = {}): Promise<string> => {
  const response = await askForKey(visitor, { until: soon(), ...wanted })
  const key = /svz_[\w-]{43}/u.exec(await response.text())?.[0]
  if (response.status !== 200 || key === undefined) throw new Error(`no key was made: ${response.status}`)
  return key
}

/** Another program with a key. */
export type Machine = {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
  readonly run: (
    command: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>
}

/** A program that calls the API, without a socket and without cookies. */
export const machineWith = (app: Hono, key: string): Machine => {
  const authorization = `Bearer ${key}`
  return {
    get: async (path, headers = {}) =>
      app.request(`${ORIGIN}/api/v1${path}`, { headers: { authorization, host: 'localhost', ...headers } }),
    run: async (command, body, headers = {}) =>
      app.request(`${ORIGIN}/api/v1/commands/${command}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { authorization, host: 'localhost', 'content-type': 'application/json', ...headers },
      }),
  }
}
