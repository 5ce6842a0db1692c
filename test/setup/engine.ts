import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Address, startEmbedded } from '../../src/platform/database/embedded/launcher.ts'
import { ageOf, stopLeftover } from '../../src/platform/database/embedded/leftover.ts'
import { ensureTemplate, inDatabase } from './template.ts'

/** What a test needs to know of the server of the run. */
export type TestServer = { readonly url: string; readonly adminUrl: string; readonly template: string }

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

type Running = { readonly url: string; readonly adminUrl: string; readonly stop: () => Promise<void> }

const ownServer = async (): Promise<Running> => {
  await clearKilledRuns()
  const data = await mkdtemp(join(tmpdir(), PREFIX))
  const server = await startEmbedded({ data, fsync: false, warn: (message) => console.warn(message) })
  const stop = async (): Promise<void> => {
    await server.stop()
    await rm(data, { recursive: true, force: true })
  }
  return { url: urlOf(server.login), adminUrl: urlOf(server.admin), stop }
}

const givenServer = (url: string): Running => ({
  url,
  adminUrl: process.env.TEST_DATABASE_OWNER_URL ?? url,
  stop: async () => undefined,
})

/** One server for the run (decisions 43): embedded without fsync, or `TEST_DATABASE_URL`. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const given = process.env.TEST_DATABASE_URL
  const server = given === undefined || given === '' ? await ownServer() : givenServer(given)
  try {
    const template = await ensureTemplate(server.url, inDatabase(server.adminUrl, 'postgres'))
    project.provide('testServer', { url: server.url, adminUrl: server.adminUrl, template })
  } catch (error) {
    await server.stop()
    throw error
  }
  return server.stop
}
