import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Address, startEmbedded } from '../../src/platform/database/embedded/launcher.ts'
import { ageOf, stopLeftover } from '../../src/platform/database/embedded/leftover.ts'
import { asAdmin, demoName, ensureTemplate, inDatabase } from './template.ts'

/** What a test needs to know of the server of the run. */
export type TestServer = {
  readonly url: string
  readonly adminUrl: string
  readonly template: string
  /** Names of this run alone: its seeded demo is told from one of another run on the same server. */
  readonly run: string
  /** A folder of the run, gone with it. */
  readonly folder: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

const PREFIX = 'svyazka-test-'
/** A folder younger than this may belong to a run that is just starting. */
const YOUNG_MS = 60_000

/** Stops servers and removes folders of earlier runs that were killed. */
const clearKilledRuns = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name)
    if (!name.startsWith(PREFIX) || (await ageOf(folder)) < YOUNG_MS) continue
    const ours = await stopLeftover(folder).catch(() => false)
    if (ours) await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

const urlOf = (address: Address): string =>
  `postgres://${address.user}:${address.password}@127.0.0.1:${address.port}/${address.database}`

type Running = {
  readonly url: string
  readonly adminUrl: string
  readonly folder: string
  readonly stop: () => Promise<void>
}

const ownServer = async (): Promise<Running> => {
  await clearKilledRuns()
  const data = await mkdtemp(join(tmpdir(), PREFIX))
  const server = await startEmbedded({ data, fsync: false, warn: (message) => console.warn(message) })
  const stop = async (): Promise<void> => {
    await server.stop()
    await rm(data, { recursive: true, force: true })
  }
  return { url: urlOf(server.login), adminUrl: urlOf(server.admin), folder: data, stop }
}

const givenServer = async (url: string): Promise<Running> => {
  const folder = await mkdtemp(join(tmpdir(), 'svyazka-run-'))
  return {
    url,
    adminUrl: process.env.TEST_DATABASE_OWNER_URL ?? url,
    folder,
    stop: () => rm(folder, { recursive: true, force: true }),
  }
}

type Shared = { readonly server: TestServer; readonly stop: () => Promise<void> }
/** Each project of a run asks for the server; they share it, and the last one stops it. */
type Run = { users: number; shared: Promise<Shared> | null }
const place = globalThis as { svyazkaTestRun?: Run }
place.svyazkaTestRun ??= { users: 0, shared: null }
const theRun = place.svyazkaTestRun

const startShared = async (): Promise<Shared> => {
  const given = process.env.TEST_DATABASE_URL
  const isGiven = given !== undefined && given !== ''
  const server = await (isGiven ? givenServer(given) : ownServer())
  try {
    const admin = inDatabase(server.adminUrl, 'postgres')
    const template = await ensureTemplate(server.url, admin)
    const { url, adminUrl, folder } = server
    const run = randomBytes(5).toString('hex')
    const stop = async (): Promise<void> => {
      if (isGiven) await asAdmin(admin, (client) => client.query(`drop database if exists ${demoName(run)}`))
      await server.stop()
    }
    return { server: { url, adminUrl, template, run, folder }, stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** One server for the run (decisions 43), whichever projects it has: embedded without fsync, or `TEST_DATABASE_URL`. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  theRun.shared ??= startShared()
  const { server, stop } = await theRun.shared
  theRun.users += 1
  project.provide('testServer', server)
  return async () => {
    theRun.users -= 1
    if (theRun.users > 0) return
    theRun.shared = null
    await stop()
  }
}
