import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../platform/database/migrate.ts'
import { openDatabase } from '../../platform/database/open.ts'
import { dumpSchema } from '../../platform/database/schema-dump.ts'
import type { GeneratedFile } from './file.ts'

/** What the migrations amount to: applied to a throw-away embedded server and read back. */
export const schemaFile = async (): Promise<GeneratedFile> => {
  const data = await mkdtemp(join(tmpdir(), 'svyazka-schema-'))
  try {
    const database = await openDatabase({ data, fsync: false, poolSize: 2 })
    try {
      await migrate(database)
      return { path: 'db/schema.sql', text: await dumpSchema(database.owner) }
    } finally {
      await database.close()
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}
