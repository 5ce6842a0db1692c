import pg, { type PoolClient } from 'pg'
import type { FileStore } from '../../files/store.ts'
import { copyIn } from '../copy.ts'
import { failure } from '../failure.ts'
import { migrationsDir } from '../folders.ts'
import { type MigrateOptions, migrate } from '../migrate.ts'
import { readMigrations } from '../migration-files.ts'
import type { Pools } from '../pools.ts'
import { type Checked, checkBackup, entriesOf } from './check.ts'
import type { Counts, Manifest } from './manifest.ts'
import { copyInStatement, isFresh, quoted } from './tables.ts'
import type { TarEntry } from './tar.ts'

export type RestoreTarget = { readonly database: Pick<Pools, 'owner'>; readonly store: FileStore }

type ForeignKey = { readonly tbl: string; readonly name: string; readonly definition: string }
type Parts = { readonly table: string; readonly bytes: AsyncIterable<Buffer> }

const FILE_LIMIT = Number.MAX_SAFE_INTEGER

/** The migrations of the backup have to be the first ones of this program; the rest is applied after the rows are in. */
const migrationCount = async (manifest: Manifest, dir: string): Promise<number> => {
  const files = await readMigrations(dir)
  const known = manifest.migrations.every(
    ({ name, checksum }, index) => files[index]?.name === name && files[index]?.checksum === checksum,
  )
  const last = manifest.migrations.at(-1)?.name ?? ''
  if (!known) throw failure('backupOtherVersion', { last })
  return manifest.migrations.length
}

const foreignKeys = async (client: PoolClient): Promise<ForeignKey[]> => {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as tbl, conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and conparentid = 0 and connamespace in (select oid from pg_namespace where nspname in ('public', 'auth'))
      order by 1, 2`,
  )
  return rows
}

/** Tables refer to each other in circles: links are taken off and put on again at the end, which checks every row. */
const withoutLinks = async (
  client: PoolClient,
  manifest: Manifest,
  work: () => Promise<void>,
): Promise<void> => {
  const links = await foreignKeys(client)
  const tables = manifest.tables.filter(({ schema }) => schema !== 'pgboss')
  const triggers = (word: 'disable' | 'enable'): string[] =>
    tables.map((table) => `alter table ${quoted(table)} ${word} trigger user`)
  const change = ({ tbl, name }: ForeignKey, word: 'drop' | 'add'): string =>
    `alter table ${tbl} ${word} constraint ${pg.escapeIdentifier(name)}`
  const off = links.map((link) => change(link, 'drop'))
  const on = links.map((link) => `${change(link, 'add')} ${link.definition}`)
  await client.query([...off, ...triggers('disable')].join(';\n'))
  await work()
  await client.query([...triggers('enable'), ...on].join(';\n'))
}

/** Parts of one table follow one another: they are one COPY. `next` starts the following table or ends. */
const groupParts = (entries: AsyncGenerator<TarEntry>, store: FileStore) => {
  let entry: TarEntry | undefined
  const advance = async (): Promise<void> => {
    const next = await entries.next()
    entry = next.done === true ? undefined : next.value
  }
  const tableOf = (name: string): string | undefined => /^tables\/(.+)\/\d+$/.exec(name)?.[1]
  async function* bytesOf(table: string): AsyncGenerator<Buffer> {
    while (entry !== undefined && tableOf(entry.name) === table) {
      yield* entry.bytes
      await advance()
    }
  }
  async function* groups(): AsyncGenerator<Parts> {
    await advance()
    while (entry !== undefined) {
      const table = tableOf(entry.name)
      if (table !== undefined) yield { table, bytes: bytesOf(table) }
      else {
        await restoreFile(entry, store)
        await advance()
      }
    }
  }
  return groups()
}

const restoreFile = async (entry: TarEntry, store: FileStore): Promise<void> => {
  const sha256 = /^files\/([0-9a-f]{64})$/.exec(entry.name)?.[1]
  if (sha256 === undefined) return
  const stored = await store.put(entry.bytes, { limit: FILE_LIMIT })
  if (!stored.ok) throw failure('diskFull', { folder: entry.name })
  if (stored.value.sha256 !== sha256) throw failure('backupDamaged', { file: entry.name, detail: 'sha256' })
}

const loadRows = async (
  client: PoolClient,
  file: string,
  checked: Checked,
  store: FileStore,
): Promise<void> => {
  const byName = new Map(checked.manifest.tables.map((table) => [`${table.schema}.${table.name}`, table]))
  // What migrations put in themselves comes with the backup. Few rows, so not `truncate`, which makes new files of all tables.
  await client.query([...byName.values()].map((table) => `delete from ${quoted(table)}`).join(';\n'))
  const loaded: Record<string, number> = {}
  for await (const { table: name, bytes } of groupParts(entriesOf(file), store)) {
    const table = byName.get(name)
    if (table === undefined) throw failure('backupDamaged', { file, detail: name })
    loaded[name] = await copyIn(client, copyInStatement(table), bytes)
  }
  for (const [name, rows] of Object.entries(checked.counts.rows)) {
    if ((loaded[name] ?? 0) !== rows)
      throw failure('backupDamaged', { file, detail: `${name}: ${loaded[name] ?? 0} / ${rows}` })
  }
  for (const { schema, name, value } of checked.manifest.sequences) {
    await client.query('select setval($1::regclass, $2)', [quoted({ schema, name }), value])
  }
}

const loadAll = async ({ database, store }: RestoreTarget, file: string, checked: Checked): Promise<void> => {
  const client = await database.owner.connect()
  try {
    await client.query('begin')
    await withoutLinks(client, checked.manifest, () => loadRows(client, file, checked, store))
    await client.query('commit')
  } finally {
    client.release(true)
  }
}

/**
 * The database was empty before: after a failure it is again, so that the same command can simply be repeated.
 * Not `drop owned by`: that takes away the owner's rights in every other database of the server too. Tables go first,
 * with the sequences of their columns, which cannot go before.
 */
const CLEAR = `do $clear$
declare
  thing record;
begin
  for thing in
    select type, string_agg(identity, ', ') as identities from pg_shdepend, pg_identify_object(classid, objid, objsubid)
     where refclassid = 'pg_authid'::regclass and refobjid = 'svyazka_owner'::regrole and deptype = 'o'
       and dbid = (select oid from pg_database where datname = current_database())
     group by type order by type in ('schema', 'table') desc
  loop
    execute format('drop %s if exists %s cascade', thing.type, thing.identities);
  end loop;
end $clear$`

/**
 * Restores a backup into an empty database and store: checks every checksum first, brings the schema to the state of the
 * backup, loads all rows in one transaction with every constraint checked, then applies newer migrations.
 * Throws `backupDamaged`, `restoreNotEmpty`, `backupOtherVersion`, `diskFull`.
 */
export const restore = async (
  target: RestoreTarget,
  file: string,
  options: Pick<MigrateOptions, 'dir'> = {},
): Promise<Counts> => {
  const { database } = target
  const dir = options.dir ?? migrationsDir()
  const checked = await checkBackup(file)
  if (!(await isFresh(database.owner))) throw failure('restoreNotEmpty', undefined)
  const count = await migrationCount(checked.manifest, dir)
  try {
    await migrate(database, { dir, count })
    await loadAll(target, file, checked)
    await migrate(database, { dir })
  } catch (error) {
    await database.owner.query(CLEAR)
    throw error
  }
  await database.owner.query('analyze')
  return checked.counts
}
