import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failure } from './failure.ts'

/** One file of `db/migrations`. */
export type Migration = { readonly name: string; readonly checksum: string; readonly sql: string }

/** What the database remembers of an applied migration. */
export type Applied = { readonly name: string; readonly checksum: string }

const NAME = /^\d{4}_[a-z0-9_]+\.sql$/

/** The same file has the same checksum on Windows, where git may write other line ends. */
export const checksumOf = (sql: string): string =>
  createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')

/** Reads all migrations in the order of their numbers. Throws `migrationNumber` for a bad or repeated number. */
export const readMigrations = async (folder: string): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const seen = new Set<string>()
  const migrations: Migration[] = []
  for (const name of names) {
    const number = name.slice(0, 4)
    if (!NAME.test(name) || seen.has(number)) throw failure('migrationNumber', { name })
    seen.add(number)
    const sql = await readFile(join(folder, name), 'utf8')
    migrations.push({ name, checksum: checksumOf(sql), sql })
  }
  return migrations
}

/**
 * Compares the files with what is applied and gives those still to run. Forward only: throws `migrationMissing` (the
 * database is newer), `migrationChanged`, `migrationOrder` (a file slipped in before an applied one).
 */
export const pendingMigrations = (files: readonly Migration[], applied: readonly Applied[]): Migration[] => {
  const byName = new Map(files.map((file) => [file.name, file]))
  for (const { name, checksum } of applied) {
    const file = byName.get(name)
    if (file === undefined) throw failure('migrationMissing', { name })
    if (file.checksum !== checksum) throw failure('migrationChanged', { name })
  }
  const done = new Set(applied.map(({ name }) => name))
  const last = [...done].sort().at(-1) ?? ''
  const pending = files.filter(({ name }) => !done.has(name))
  const early = pending.find(({ name }) => name < last)
  if (early !== undefined) throw failure('migrationOrder', { name: early.name, last })
  return pending
}
