import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database/open.ts'
import type { TestServer } from './engine.ts'
import { asAdmin, inDatabase } from './template.ts'

export type TestDatabase = Database & {
  readonly name: string
  readonly url: string
  readonly ownerUrl: string
}

export type TestDatabaseOptions = {
  /** Connections per pool; two are enough unless a test is about concurrency. */
  readonly poolSize?: number
  /** An empty database instead of a copy of the migrated one. */
  readonly empty?: boolean
  /** Another database to copy than the migrated one. */
  readonly template?: string
}

const dropLater = (server: TestServer, name: string, close: () => Promise<void>): void => {
  afterAll(async () => {
    await close()
    await asAdmin(inDatabase(server.adminUrl, 'postgres'), (client) =>
      client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
    )
  })
}

/**
 * A database of its own for a test file: a copy of the migrated template (about 0.1 s), dropped after the file.
 * Call it in `beforeAll` or at the top of a file. Inside, tests are kept apart by region (decisions 44).
 */
export const testDatabase = async (options: TestDatabaseOptions = {}): Promise<TestDatabase> => {
  const server = inject('testServer')
  const name = `svyazka_t_${process.pid}_${randomBytes(5).toString('hex')}`
  const template = options.empty === true ? 'template1' : (options.template ?? server.template)
  await asAdmin(inDatabase(server.adminUrl, 'postgres'), (client) =>
    client.query(`create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(template)}`),
  )
  const url = inDatabase(server.url, name)
  const ownerUrl = inDatabase(server.adminUrl, name)
  const database = await openDatabase({ url, ownerUrl, data: '', poolSize: options.poolSize ?? 4 })
  dropLater(server, name, database.close)
  return { ...database, name, url, ownerUrl }
}
