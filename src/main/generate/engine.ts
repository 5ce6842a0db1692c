import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../platform/database/migrate.ts'
import { type Database, openDatabase } from '../../platform/database/open.ts'
import { dumpSchema } from '../../platform/database/schema-dump.ts'
import { makeLog } from '../../platform/log.ts'
import { openApplication } from '../application.ts'
import type { GeneratedFile } from './file.ts'

/** The document of the API as the program itself answers it, a word a line, so that a change of a command is seen. */
const apiFile = async (database: Database, files: string): Promise<GeneratedFile> => {
  const { app } = await openApplication({ database, files, log: makeLog({ level: 'silent' }) })
  const answer = await app.request('/api/v1/openapi.json')
  return { path: 'docs/openapi.json', text: `${JSON.stringify(await answer.json(), null, 1)}\n` }
}

/** What only a running program tells: its schema (the migrations applied to a throw-away server and read back) and its API. */
export const engineFiles = async (): Promise<readonly GeneratedFile[]> => {
  const data = await mkdtemp(join(tmpdir(), 'svyazka-generated-'))
  try {
    const database = await openDatabase({ data, fsync: false, poolSize: 2 })
    try {
      await migrate(database)
      const schema = { path: 'db/schema.sql', text: await dumpSchema(database.owner) }
      return [schema, await apiFile(database, join(data, 'files'))]
    } finally {
      await database.close()
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}
