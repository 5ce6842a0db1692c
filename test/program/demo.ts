import { mkdtempSync } from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Application, openApplication } from '../../src/main/application.ts'
import { makeDemo } from '../../src/main/installation.ts'
import { openDatabase } from '../../src/platform/database/open.ts'
import { makeLog } from '../../src/platform/log.ts'
import { type TestDatabase, testDatabase } from '../setup/database.ts'
import type { TestServer } from '../setup/engine.ts'
import { asAdmin, demoName, inDatabase, onceOn } from '../setup/template.ts'

/** Tells the story of the demo into a database of its own, then gives it the name under which it is copied. */
const tellOnce = async (server: TestServer, files: string): Promise<void> => {
  const name = demoName(server.run)
  const draft = `${name}_draft`
  const command = (words: string) =>
    asAdmin(inDatabase(server.adminUrl, 'postgres'), (client) => client.query(words))
  await command(
    `create database ${pg.escapeIdentifier(draft)} template ${pg.escapeIdentifier(server.template)}`,
  )
  const database = await openDatabase({
    url: inDatabase(server.url, draft),
    ownerUrl: inDatabase(server.adminUrl, draft),
    data: '',
    poolSize: 2,
  })
  const { seedDemo } = await import('../../src/main/demo/seed.ts')
  await makeDemo(database)
  await seedDemo(database, `${files}-draft`, () => undefined)
  await database.close()
  await rename(`${files}-draft`, files)
  await command(`alter database ${pg.escapeIdentifier(draft)} rename to ${pg.escapeIdentifier(name)}`)
}

/** A demo of its own: the story is told once a run, every file gets a copy of the database and of the files. */
const demoCopy = async (): Promise<{ database: TestDatabase; files: string }> => {
  const server = inject('testServer')
  const told = join(server.folder, 'demo-files')
  await onceOn(server.adminUrl, demoName(server.run), () => tellOnce(server, told))
  const files = mkdtempSync(join(tmpdir(), 'svyazka-files-'))
  afterAll(() => rm(files, { recursive: true, force: true }))
  await cp(told, files, { recursive: true })
  return { database: await testDatabase({ poolSize: 6, template: demoName(server.run) }), files }
}

/** The whole program over a demo of its own, without a socket. */
export const openDemo = async (): Promise<Application & { readonly database: TestDatabase }> => {
  const { database, files } = await demoCopy()
  const application = await openApplication({
    database,
    files,
    log: makeLog({ level: process.env.TEST_LOG ?? 'error' }),
  })
  return { ...application, database }
}
