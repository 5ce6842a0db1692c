import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { makeMunicipality, makePerson, makeRegion, makeSchool } from '../../../test/builders/territory.ts'
import type { TestDatabase } from '../../../test/setup/database.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../kernel/ids.ts'
import { ok } from '../../kernel/result.ts'
import { openFolderStore } from '../../platform/files/folder-store.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { createServer } from '../../platform/http/server.ts'
import { signer } from '../../platform/http/signing.ts'
import type { PersonFacts } from '../../platform/scope/scope.ts'
import { ErrorContent } from '../../ui/error-page.tsx'
import type { Frame } from '../../ui/frame.ts'
import { usualSight } from '../../ui/low-vision.ts'
import { Page } from '../../ui/page.tsx'
import { sheetReader } from './documents.ts'
import { schoolsRoutes } from './routes.ts'

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

/** Who is signed in now, and what the server has logged as faults. */
export type Who = { facts: PersonFacts | null; faults: unknown[] }

const serverOver = (db: TestDatabase, who: Who, store: FileStore) =>
  createServer({
    pool: db.app,
    keys: signer('a secret of the tests that is long enough'),
    routes: schoolsRoutes(sheetReader(store)),
    session: async () => (who.facts === null ? null : { id: 'session', facts: who.facts, shift: 0 }),
    link: async () => null,
    keepFile: async (file) => {
      const put = await store.put(
        [new Uint8Array(await file.arrayBuffer())] as unknown as AsyncIterable<Uint8Array>,
        { limit: 1e7 },
      )
      return put.ok
        ? ok({ name: file.name, ...put.value, mediaType: file.type })
        : ok({ name: '', sha256: '', size: 0, mediaType: '' })
    },
    waiting: async () => ({ open: 0, late: 0, toJudge: 0, unread: 0 }),
    frame: async ({ lang, csrf }) => ({ ...frame, lang, csrf }),
    layout: (around, request, content) =>
      Page({ title: request.title, frame: around, children: content, failed: request.failed }),
    errorPage: ({ status, requestId, sentence }) =>
      Page({ title: String(status), frame, children: ErrorContent({ status, requestId, sentence }) }),
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

/** The pages of the register over a server of their own: whoever stands in `who` is signed in. */
export const openPages = async (db: TestDatabase) => {
  const folder = await mkdtemp(join(tmpdir(), 'svyazka-pages-test-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const who: Who = { facts: null, faults: [] }
  const app = serverOver(db, who, await openFolderStore(folder))
  const answer = async (response: Response) => ({
    status: response.status,
    location: response.headers.get('location'),
    html: await response.text(),
  })
  const get = async (path: string) =>
    answer(await app.request(`${ORIGIN}${path}`, { headers: { host: 'localhost' } }))
  const post = async (page: string, action: string, fields: Record<string, string | File>) => {
    const { html } = await get(page)
    const body = new FormData()
    const hidden = {
      csrf: fieldIn(html, 'csrf'),
      command_key: crypto.randomUUID(),
      version: fieldIn(html, 'version'),
    }
    for (const [name, value] of Object.entries({ ...hidden, ...fields })) body.set(name, value)
    const headers = { host: 'localhost', origin: ORIGIN }
    return answer(await app.request(`${ORIGIN}${action}`, { method: 'POST', body, headers }))
  }
  return { who, app, get, post }
}

export type Place = {
  region: RegionId
  lake: MunicipalityId
  school: OrganisationId
  coordinator: PersonFacts
  regional: PersonFacts
  head: PersonFacts
}

export const makePlace = async (db: TestDatabase): Promise<Place> => {
  const region = await makeRegion(db)
  const lake = await makeMunicipality(db, region)
  const school = await makeSchool(db, region, lake, 'МБОУ «Озёрская СОШ № 2»')
  return {
    region,
    lake,
    school,
    coordinator: await makePerson(db, 'municipalCoordinator', { region, municipality: lake }),
    regional: await makePerson(db, 'regionalCoordinator', { region }),
    head: await makePerson(db, 'schoolHead', { region, municipality: lake, organisation: school }),
  }
}
