import type { PoolClient } from 'pg'
import { installBoss } from './boss-schema.ts'
import { failure, wordsOf } from './failure.ts'
import { migrationsDir } from './folders.ts'
import { type Applied, type Migration, pendingMigrations, readMigrations } from './migration-files.ts'
import type { Pools } from './pools.ts'

export type MigrateOptions = {
  readonly dir?: string
  /** Stop after this many files: a copy of an older version is restored into its own state first. */
  readonly count?: number
  /** Told while one migration goes on longer than a person waits in silence: its name and how many seconds it has gone on. */
  readonly slow?: (name: string, seconds: number) => void
  /** Milliseconds until `slow` is told for the first time. */
  readonly slowAfter?: number
}

const SLOW_AFTER = 5_000
/** After the first word one in so many is said. */
const THEN_EVERY = 6

/** Any constant of our own: one migration at a time in this database. */
const LOCK = 7_340_112_906

const LEDGER = `
  create table if not exists schema_migration (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default clock_timestamp()
  )`

/** What is applied in this database, in order; empty for a fresh one. */
export const appliedMigrations = async (client: Pick<PoolClient, 'query'>): Promise<Applied[]> => {
  const ledger = await client.query<{ found: string | null }>(
    `select to_regclass('public.schema_migration')::text as found`,
  )
  if ((ledger.rows[0]?.found ?? null) === null) return []
  const { rows } = await client.query<Applied>(
    'select name, checksum from public.schema_migration order by name',
  )
  return rows
}

const applyOne = async (client: PoolClient, migration: Migration): Promise<void> => {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into public.schema_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw failure('migrationFailed', { name: migration.name, detail: wordsOf(error) })
  }
}

/** Says at first soon and then seldom that a migration still goes on. */
const telling = async (
  name: string,
  { slow, slowAfter = SLOW_AFTER }: MigrateOptions,
  work: Promise<void>,
): Promise<void> => {
  let times = 0
  const timer = setInterval(() => {
    times += 1
    if (times === 1 || times % THEN_EVERY === 0) slow?.(name, Math.round((times * slowAfter) / 1000))
  }, slowAfter)
  try {
    await work
  } finally {
    clearInterval(timer)
  }
}

const applyAll = async (client: PoolClient, options: MigrateOptions): Promise<string[]> => {
  await client.query(LEDGER)
  const files = await readMigrations(options.dir ?? migrationsDir())
  const pending = pendingMigrations(files.slice(0, options.count), await appliedMigrations(client))
  for (const migration of pending) {
    await telling(migration.name, options, applyOne(client, migration))
  }
  await installBoss(client)
  return pending.map(({ name }) => name)
}

/** Names of migrations that this database still waits for: all of them in a fresh one. */
export const waitingMigrations = async (
  database: Pick<Pools, 'owner'>,
  { dir = migrationsDir() }: Pick<MigrateOptions, 'dir'> = {},
): Promise<string[]> => {
  const client = await database.owner.connect()
  try {
    return pendingMigrations(await readMigrations(dir), await appliedMigrations(client)).map(
      ({ name }) => name,
    )
  } finally {
    client.release()
  }
}

/**
 * Brings the database up to the program: numbered SQL files, forward only, each in one transaction, as the owner and under
 * an advisory lock, so that any number of processes may start at once. Gives the names applied now.
 * Throws `DatabaseFailure`: changed, missing, badly numbered or failing migration.
 */
export const migrate = async (
  database: Pick<Pools, 'owner'>,
  options: MigrateOptions = {},
): Promise<string[]> => {
  const client = await database.owner.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    return await applyAll(client, options)
  } finally {
    // The session goes with its lock, whatever state a failed migration left it in.
    client.release(true)
  }
}
