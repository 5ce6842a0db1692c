import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import type { Route } from '../../src/platform/http/visit.ts'
import { openDemo } from '../program/demo.ts'
import { enterAs } from '../program/visitor.ts'
import type { TestDatabase } from '../setup/database.ts'

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

/** How long an act may take on a machine that has other work as well. */
export const PATIENCE_MS = 60_000

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

let opened: Promise<Browser> | undefined
/** One browser for all files of a worker: it ends with the worker. */
const theBrowser = (): Promise<Browser> => {
  opened ??= chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  return opened
}

/** A page of a browser of its own over a program that runs elsewhere; closed after the file. */
export const openPage = async (address: string, options: VisitOptions): Promise<Page> => {
  const context = await contextOf(await theBrowser(), address, options)
  afterAll(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  return page
}

/** Cookies of a person who has signed in, without the pages of signing in. */
const enter = async (app: Hono, context: BrowserContext, url: string, persona: string): Promise<void> => {
  const visitor = await enterAs(app, persona)
  const cookies = visitor.cookie().split('; ')
  await context.addCookies(
    cookies.map((pair) => ({
      url,
      name: pair.slice(0, pair.indexOf('=')),
      value: pair.slice(pair.indexOf('=') + 1),
    })),
  )
}

/** Starts the program with the demo region; everything is closed after the file. */
export const startProgram = async (): Promise<Program> => {
  const { app, routes, database } = await openDemo()
  const { server, address } = await listen(app.fetch)
  const browser = await theBrowser()
  const contexts: BrowserContext[] = []
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    server.close()
  })
  const visitAs = async (persona: string, options: VisitOptions = {}): Promise<Page> => {
    const context = await contextOf(browser, address, options)
    contexts.push(context)
    if (persona !== 'nobody') await enter(app, context, address, persona)
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    return page
  }
  return { address, app, database, routes, browser, visitAs }
}
