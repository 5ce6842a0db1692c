import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { openApplication } from '../../src/main/application.ts'
import { measurable } from '../../src/main/bench/bench.ts'
import type { Running } from '../../src/main/bench/child.ts'
import { prepareSample } from '../../src/main/bench/fill.ts'
import { startLimit } from '../../src/main/bench/limit.ts'
import { loadSet } from '../../src/main/bench/load.ts'
import { madeSet, madeThemes } from '../../src/main/bench/made-set.ts'
import { PAGES } from '../../src/main/bench/pages.ts'
import { signInAll } from '../../src/main/bench/visitor.ts'
import { makeDemo } from '../../src/main/installation.ts'
import { makeLog } from '../../src/platform/log.ts'
import { testDatabase } from '../setup/database.ts'

const database = await testDatabase({ poolSize: 6 })
const files = mkdtempSync(join(tmpdir(), 'svyazka-files-'))
afterAll(() => rmSync(files, { recursive: true, force: true }))

/** Its first school has a category and a pair: the limit draws neither, so another one is measured. */
const SEED = 14

const runningAt = (address: string): Running => ({
  address,
  startedMs: 0,
  pid: undefined,
  memoryMb: () => 0,
  stop: async () => undefined,
})

/** The coordinator of a second municipality, who takes a register in during a measurement: a made municipality is alone. */
const addNeighbour = async (): Promise<void> => {
  await database.worker.query(
    `with made as (insert into person (id, region_id, last_name, first_name) select gen_random_uuid(), id, 'Соседняя', 'Мера' from region returning id)
     insert into external_id (system, kind, value, id) select 'benchmark', 'coordinator', '2', id from made`,
  )
}

/** A socket that is open until the file ends. */
const listening = async (server: Server): Promise<string> => {
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('the answer by hand is the page of the program, byte for byte, on every page that is measured', async () => {
  await makeDemo(database)
  await loadSet(database, madeThemes(SEED), madeSet('municipality', SEED))
  await addNeighbour()
  const sample = await prepareSample(database)
  const { app } = await openApplication({ database, files, log: makeLog({ level: 'error' }) })
  const program = await listening(serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server)
  const limit = await listening(await startLimit(database, 0, program))
  const sessions = await signInAll(program)
  const said: string[] = []
  const at = { program: runningAt(program), limit: runningAt(limit) }
  // a municipality of the set has no third page of schools
  const pages = PAGES.filter(({ code }) => code !== 'region-schools')
  const found = await measurable(pages, at, sample, sessions, (line) => said.push(line))
  expect(said).toEqual([])
  expect(found).toEqual(pages)
}, 120_000)
