import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import { moment } from '../../clock.ts'
import type { FileStore } from '../../files/store.ts'
import { copyOut } from '../copy.ts'
import { codeOf, failure } from '../failure.ts'
import { appliedMigrations } from '../migrate.ts'
import type { Pools } from '../pools.ts'
import { CHECKSUMS, COUNTS, type Counts, MANIFEST, type Manifest, partName } from './manifest.ts'
import { copyOutStatement, savedSequences, savedTables, type TableFacts } from './tables.ts'
import { tarWriter } from './tar.ts'

export type BackupSource = { readonly database: Pick<Pools, 'owner'>; readonly store: FileStore }
export type BackupReport = Counts & { readonly bytes: number; readonly sha256: string }

const PART_BYTES = 4 * 1024 * 1024

/** Adds entries and remembers the hash of each. */
const hashingArchive = (tar: ReturnType<typeof tarWriter>) => {
  const sums: string[] = []
  const add = async (name: string, size: number, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
    const hash = createHash('sha256')
    const hashed = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of bytes) {
        hash.update(chunk)
        yield chunk
      }
    }
    await tar.add(name, size, hashed())
    sums.push(`${hash.digest('hex')}  ${name}\n`)
  }
  const addJson = async (name: string, value: unknown): Promise<void> => {
    const bytes = Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
    await add(name, bytes.length, [bytes])
  }
  const end = async (): Promise<void> => {
    const bytes = Buffer.from(sums.join(''))
    await tar.add(CHECKSUMS, bytes.length, [bytes])
    await tar.end()
  }
  return { add, addJson, end }
}
type Archive = ReturnType<typeof hashingArchive>

/** The size of an entry stands before its bytes, and the size of a table is not known: it goes in parts. */
const saveTable = async (archive: Archive, client: PoolClient, table: TableFacts): Promise<number> => {
  const { stream, rows } = copyOut(client, copyOutStatement(table))
  let part = 0
  let waiting: Buffer[] = []
  let size = 0
  const flush = async (): Promise<void> => {
    if (size > 0) await archive.add(partName(table, part++), size, waiting)
    waiting = []
    size = 0
  }
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    waiting.push(chunk)
    size += chunk.length
    if (size >= PART_BYTES) await flush()
  }
  await flush()
  return rows()
}

const saveFiles = async (
  archive: Archive,
  client: PoolClient,
  store: FileStore,
): Promise<Pick<Counts, 'files' | 'missing'>> => {
  const { rows } = await client.query<{ sha256: string }>(
    'select sha256 from public.file_blob order by sha256',
  )
  const missing: string[] = []
  for (const { sha256 } of rows) {
    const size = await store.size(sha256)
    const bytes: Readable | null = size === null ? null : await store.get(sha256)
    if (size === null || bytes === null) missing.push(sha256)
    else await archive.add(`files/${sha256}`, size, bytes as AsyncIterable<Buffer>)
  }
  return { files: rows.length - missing.length, missing }
}

const saveAll = async (archive: Archive, client: PoolClient, store: FileStore): Promise<Counts> => {
  const manifest: Manifest = {
    format: 1,
    program: 'svyazka',
    madeAt: moment(),
    migrations: await appliedMigrations(client),
    tables: await savedTables(client),
    sequences: await savedSequences(client),
  }
  await archive.addJson(MANIFEST, manifest)
  const rows: Record<string, number> = {}
  for (const table of manifest.tables)
    rows[`${table.schema}.${table.name}`] = await saveTable(archive, client, table)
  const counts: Counts = { rows, ...(await saveFiles(archive, client, store)) }
  await archive.addJson(COUNTS, counts)
  return counts
}

/** One snapshot for all tables. `row_security = off` makes a filtered table an error instead of a smaller backup. */
const inSnapshot = async <T>(
  database: Pick<Pools, 'owner'>,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await database.owner.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local row_security = off')
    await client.query('set local statement_timeout = 0')
    return await work(client)
  } finally {
    client.release(true)
  }
}

const hashOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  const handle = await open(file, 'r')
  for await (const chunk of handle.createReadStream()) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const writeArchive = async ({ database, store }: BackupSource, file: string): Promise<Counts> => {
  const handle = await open(file, 'wx', 0o600)
  const gzip = createGzip({ level: 6 })
  const target = createWriteStream('', { fd: handle, flush: true })
  target.on('error', (error) => gzip.destroy(error))
  gzip.pipe(target)
  const closed = new Promise<void>((resolve, reject) => {
    target.once('close', resolve)
    target.once('error', reject)
  })
  // Awaited below; without this a failure on the way would count as unhandled before we get there.
  closed.catch(() => undefined)
  const archive = hashingArchive(tarWriter(gzip))
  try {
    const counts = await inSnapshot(database, (client) => saveAll(archive, client, store))
    await archive.end()
    await closed
    return counts
  } catch (error) {
    gzip.destroy()
    target.destroy()
    throw error
  }
}

/**
 * Saves the whole database and the files into one file: a consistent snapshot, taken while the program works, with a
 * checksum of every part. Readable by `tar` and `gzip`; holds personal data, so only this user can read it.
 * Throws `backupExists`, `diskFull`.
 */
export const backup = async (source: BackupSource, file: string): Promise<BackupReport> => {
  const exists = await access(file).then(
    () => true,
    () => false,
  )
  if (exists) throw failure('backupExists', { file })
  const unfinished = `${file}.part`
  await rm(unfinished, { force: true })
  try {
    const counts = await writeArchive(source, unfinished)
    await rename(unfinished, file)
    return { ...counts, bytes: (await stat(file)).size, sha256: await hashOf(file) }
  } catch (error) {
    await rm(unfinished, { force: true })
    if (codeOf(error) === 'ENOSPC') throw failure('diskFull', { folder: dirname(file) })
    throw error
  }
}
