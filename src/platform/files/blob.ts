import type pg from 'pg'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type Moment, moment } from '../clock.ts'
import { codeOf } from '../database/failure.ts'
import type { Tx } from '../database/query.ts'
import { asWorker } from '../database/worker-transaction.ts'
import type { FileStore, StoredFile } from './store.ts'

const KEEP_DAYS = 7
const MS_PER_DAY = 86_400_000
/** foreign_key_violation */
const NAMED_MEANWHILE = '23503'

/** Taken shared by whoever names a file and alone by whoever removes it, so that no row ever names missing bytes. */
const lockStatement = (shared: boolean): string =>
  `select pg_advisory_xact_lock${shared ? '_shared' : ''}(hashtextextended('file ' || $1, 0))`

/**
 * Writes the row of a stored file within the transaction; the attachment that names it is the caller's.
 * Refuses `fileGone` when the bytes were removed between the upload and this moment: they have to be sent again.
 */
export const recordFile = async (
  tx: Pick<Tx, 'client'>,
  store: FileStore,
  file: StoredFile,
  at: Moment = moment(),
): Promise<Result<StoredFile, 'fileGone'>> => {
  await tx.client.query(lockStatement(true), [file.sha256])
  if ((await store.size(file.sha256)) !== file.size) return refuse('fileGone')
  await tx.client.query(
    'insert into file_blob (sha256, size, created_at) values ($1, $2, $3) on conflict do nothing',
    [file.sha256, file.size, at],
  )
  return ok(file)
}

/** Every column that references `file_blob`, from the catalogue: a module's new table is protected without asking. */
const referencesTo = async (client: Pick<pg.PoolClient, 'query'>): Promise<string> => {
  const { rows } = await client.query<{ clause: string }>(
    `select format('not exists (select from %s r where r.%I = b.sha256)', c.conrelid::regclass, a.attname) as clause
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'file_blob'::regclass and array_length(c.conkey, 1) = 1 and c.conparentid = 0
      order by 1`,
  )
  return rows.map(({ clause }) => clause).join(' and ')
}

const unnamedRows = async (pool: pg.Pool, references: string, before: string): Promise<string[]> => {
  const { rows } = await pool.query<{ sha256: string }>(
    `select sha256 from file_blob b where created_at < $1 ${references === '' ? '' : `and ${references}`} order by 1`,
    [before],
  )
  return rows.map(({ sha256 }) => sha256)
}

/** First the row, in a transaction of its own: if the program dies now, a file without a row is left for the next time. */
const removeRow = (pool: pg.Pool, sha256: string, references: string): Promise<void> =>
  asWorker(pool, async (tx) => {
    await tx.client.query(lockStatement(false), [sha256])
    await tx.client.query(
      `delete from file_blob b where sha256 = $1 ${references === '' ? '' : `and ${references}`}`,
      [sha256],
    )
  })

const removeBytes = (pool: pg.Pool, store: FileStore, sha256: string): Promise<boolean> =>
  asWorker(pool, async (tx) => {
    await tx.client.query(lockStatement(false), [sha256])
    const { rowCount } = await tx.client.query('select from file_blob where sha256 = $1', [sha256])
    if (rowCount !== 0) return false
    await store.remove(sha256)
    return true
  })

/**
 * Removes files that nothing names for a week: an upload whose form was never sent, attachments whose rows are gone.
 * Runs as a daily job; gives the number removed.
 */
export const removeUnreferenced = async (
  database: { readonly worker: pg.Pool },
  store: FileStore,
  at: Moment = moment(),
): Promise<number> => {
  const before = new Date(Date.parse(at) - KEEP_DAYS * MS_PER_DAY).toISOString()
  const references = await referencesTo(database.worker)
  for (const sha256 of await unnamedRows(database.worker, references, before)) {
    await removeRow(database.worker, sha256, references).catch((error: unknown) => {
      // Somebody named the file at this very moment: then it stays.
      if (codeOf(error) !== NAMED_MEANWHILE) throw error
    })
  }
  let removed = 0
  for await (const { sha256, age } of store.list()) {
    const old = Date.now() - age < Date.parse(before)
    if (old && (await removeBytes(database.worker, store, sha256))) removed++
  }
  return removed
}
