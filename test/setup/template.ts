import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { migrationsDir } from '../../src/platform/database/folders.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openDatabase } from '../../src/platform/database/open.ts'

/** The same server, another database. */
export const inDatabase = (url: string, name: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

const seedsDir = (): string => join(dirname(migrationsDir()), 'seeds')

const filesOf = async (folder: string, wanted: (name: string) => boolean): Promise<string[]> => {
  if (!existsSync(folder)) return []
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => wanted(path.slice(folder.length + 1)))
    .sort()
}

const templateName = async (): Promise<string> => {
  const hash = createHash('sha256')
  const migrations = await filesOf(migrationsDir(), (name) => name.endsWith('.sql'))
  const seeds = await filesOf(seedsDir(), (name) => name.startsWith('reference'))
  for (const path of [...migrations, ...seeds]) hash.update(path).update(await readFile(path))
  return `svyazka_template_${hash.digest('hex').slice(0, 16)}`
}

const exists = async (client: pg.Client, name: string): Promise<boolean> =>
  ((await client.query('select from pg_database where datname = $1', [name])).rowCount ?? 0) > 0

/** Runs statements as the administrator of the test server. */
export const asAdmin = async <T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The database of a run that holds the seeded demo. */
export const demoName = (run: string): string => `svyazka_demo_${run}`

/**
 * Makes a database once, however many workers of a run ask for it at the same moment: the first makes, the others wait.
 */
export const onceOn = (adminUrl: string, name: string, make: () => Promise<void>): Promise<void> =>
  asAdmin(inDatabase(adminUrl, 'postgres'), async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    if (!(await exists(client, name))) await make()
  })

/**
 * Makes, once per state of migrations and reference seeds, the database that every test database is copied from, and
 * gives its name. Built under another name and renamed, so that a parallel run never copies half of it.
 */
export const ensureTemplate = async (url: string, adminUrl: string): Promise<string> => {
  const name = await templateName()
  const draft = `${name}_${process.pid}_${Date.now()}`
  const present = await asAdmin(adminUrl, async (client) => {
    if (await exists(client, name)) return true
    await client.query(`create database ${pg.escapeIdentifier(draft)}`)
    return false
  })
  if (present) return name
  const database = await openDatabase({
    url: inDatabase(url, draft),
    ownerUrl: inDatabase(adminUrl, draft),
    data: '',
    poolSize: 2,
  })
  try {
    await migrate(database)
  } finally {
    await database.close()
  }
  await asAdmin(adminUrl, async (client) => {
    if (await exists(client, name)) await client.query(`drop database ${pg.escapeIdentifier(draft)}`)
    else
      await client.query(
        `alter database ${pg.escapeIdentifier(draft)} rename to ${pg.escapeIdentifier(name)}`,
      )
  })
  return name
}
