import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type Application, openApplication } from '../../src/main/application.ts'
import { seedDemo } from '../../src/main/demo/seed.ts'
import { makeDemo } from '../../src/main/installation.ts'
import { makeLog } from '../../src/platform/log.ts'
import { type TestDatabase, testDatabase } from '../setup/database.ts'

/** The whole program over a freshly seeded demo, without a socket. */
export const openDemo = async (): Promise<Application & { readonly database: TestDatabase }> => {
  const database = await testDatabase({ poolSize: 6 })
  const files = mkdtempSync(join(tmpdir(), 'svyazka-files-'))
  afterAll(() => rm(files, { recursive: true, force: true }))
  await makeDemo(database)
  await seedDemo(database, files, () => undefined)
  const application = await openApplication({
    database,
    files,
    log: makeLog({ level: process.env.TEST_LOG ?? 'error' }),
  })
  return { ...application, database }
}
