import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { keeper } from '../../src/main/uploads.ts'
import { openFolderStore } from '../../src/platform/files/folder-store.ts'
import type { FileStore } from '../../src/platform/files/store.ts'
import { NOTHING_WAITS } from '../../src/platform/http/options.ts'
import { createServer } from '../../src/platform/http/server.ts'
import { signer } from '../../src/platform/http/signing.ts'
import type { Route } from '../../src/platform/http/visit.ts'
import type { LinkFacts, PersonFacts } from '../../src/platform/scope/scope.ts'
import { ErrorContent } from '../../src/ui/error-page.tsx'
import type { Frame } from '../../src/ui/frame.ts'
import { usualSight } from '../../src/ui/low-vision.ts'
import { Page } from '../../src/ui/page.tsx'
import type { TestDatabase } from '../setup/database.ts'

export const ORIGIN = 'http://localhost'

const frame: Frame = {
  lang: 'ru',
  person: null,
  place: '',
  role: '',
  sections: [],
  demo: null,
  lowVision: usualSight,
  csrf: '',
  path: '/',
}

/** Who is at the pages now (a person or the holder of a link), and what the server has logged as faults. */
export type Who = { facts: PersonFacts | null; link?: LinkFacts | null; faults: unknown[] }

const serverOver = (db: TestDatabase, who: Who, store: FileStore, routes: readonly Route[]) =>
  createServer({
    pool: db.app,
    openPool: db.open,
    keys: signer('a secret of the tests that is long enough'),
    routes,
    session: async () => (who.facts === null ? null : { id: 'session', facts: who.facts, shift: 0 }),
    link: async () => who.link ?? null,
    keepFile: keeper(db, store),
    waiting: async () => NOTHING_WAITS,
    frame: async ({ lang, csrf }) => ({ ...frame, lang, csrf }),
    layout: (around, request, content) =>
      Page({ title: request.title, frame: around, children: content, failed: request.failed }),
    errorPage: ({ status, requestId, sentence, gone }) =>
      Page({ title: String(status), frame, children: ErrorContent({ status, requestId, sentence, gone }) }),
    log: { info: () => undefined, error: (line) => who.faults.push(line) },
  })

/** No-break spaces and soft hyphens are typography, not words. */
const plain = (html: string): string => html.replaceAll('\u00a0', ' ').replaceAll('\u00ad', '')
export const has = (html: string, words: string) =>
  expect([words, plain(html).includes(words)]).toEqual([words, true])
export const lacks = (html: string, words: string) =>
  expect([words, plain(html).includes(words)]).toEqual([words, false])

/** Value of a hidden field of the page. */
export const fieldIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

/** What a form sends: texts, files, several under one name. */
export type Sent = Readonly<Record<string, string | File | readonly (string | File)[]>>

/** Pages of a module over a server of their own: whoever stands in `who` is signed in. */
export const openPagesOver = async (db: TestDatabase, routesOver: (store: FileStore) => readonly Route[]) => {
  const folder = await mkdtemp(join(tmpdir(), 'svyazka-pages-test-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const who: Who = { facts: null, faults: [] }
  const store = await openFolderStore(folder)
  const app = serverOver(db, who, store, routesOver(store))
  // whoever has no session is known by a cookie: the token of his forms is bound to it
  const jar = new Map<string, string>()
  const headers = () => ({
    host: 'localhost',
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  })
  const kept = (response: Response): Response => {
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/su)
      jar.set(name, value)
    }
    return response
  }
  const answer = async (response: Response) => ({
    status: response.status,
    location: response.headers.get('location'),
    html: await response.text(),
  })
  const ask = async (path: string) => kept(await app.request(`${ORIGIN}${path}`, { headers: headers() }))
  const get = async (path: string) => answer(await ask(path))
  const bytes = async (path: string) => new Uint8Array(await (await ask(path)).arrayBuffer())
  const post = async (page: string, action: string, fields: Sent) => {
    const { html } = await get(page)
    const body = new FormData()
    const hidden = {
      csrf: fieldIn(html, 'csrf'),
      command_key: crypto.randomUUID(),
      version: fieldIn(html, 'version'),
    }
    for (const [name, value] of Object.entries<Sent[string]>({ ...hidden, ...fields }))
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, one)
    const sent = { method: 'POST', body, headers: { ...headers(), origin: ORIGIN } }
    return answer(kept(await app.request(`${ORIGIN}${action}`, sent)))
  }
  return { who, app, get, post, bytes, store }
}
