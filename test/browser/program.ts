import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { openApplication } from '../../src/main/application.ts'
import { seedDemo } from '../../src/main/demo/seed.ts'
import { makeDemo } from '../../src/main/installation.ts'
import type { Route } from '../../src/platform/http/visit.ts'
import { makeLog } from '../../src/platform/log.ts'
import { type TestDatabase, testDatabase } from '../setup/database.ts'

/** The real program over a demo of its own, and a browser in front of it. */
export type Program = {
  readonly address: string
  readonly app: Hono
  readonly database: TestDatabase
  readonly routes: readonly Route[]
  readonly browser: Browser
  /** A browser of its own for a person: signed in, on a screen of a size, with scripts or without. */
  readonly visitAs: (persona: string, options?: VisitOptions) => Promise<Page>
}
export type VisitOptions = { readonly phone?: boolean; readonly noScript?: boolean; readonly dark?: boolean }

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const listen = (
  fetch: Parameters<typeof serve>[0]['fetch'],
): Promise<{ server: ServerType; address: string }> =>
  new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
      resolve({ server, address: `http://127.0.0.1:${info.port}` }),
    )
  })

const contextOf = (
  browser: Browser,
  address: string,
  { phone, noScript, dark }: VisitOptions,
): Promise<BrowserContext> =>
  browser.newContext({
    baseURL: address,
    locale: 'ru-RU',
    javaScriptEnabled: noScript !== true,
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
  })

/** Starts the program with the demo region; everything is closed after the file. */
export const startProgram = async (): Promise<Program> => {
  const database = await testDatabase({ poolSize: 6 })
  const files = mkdtempSync(join(tmpdir(), 'svyazka-files-'))
  await makeDemo(database)
  await seedDemo(database, files, () => undefined)
  const { app, routes } = await openApplication({
    database,
    files,
    log: makeLog({ level: process.env.TEST_LOG ?? 'error' }),
  })
  const { server, address } = await listen(app.fetch)
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  afterAll(async () => {
    await browser.close()
    server.close()
    await rm(files, { recursive: true, force: true })
  })
  const visitAs = async (persona: string, options: VisitOptions = {}): Promise<Page> => {
    const page = await (await contextOf(browser, address, options)).newPage()
    page.setDefaultTimeout(20_000)
    await signIn(page, persona)
    return page
  }
  return { address, app, database, routes, browser, visitAs }
}

/** Presses the button of a demo person on the sign-in page; `nobody` stays outside. */
export const signIn = async (page: Page, persona: string): Promise<void> => {
  if (persona === 'nobody') return
  await page.goto('/sign-in')
  await page.locator(`form:has(input[name="persona"][value="${persona}"]) button`).first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}
