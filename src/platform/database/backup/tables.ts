import pg from 'pg'
import type { Querier } from '../querier.ts'

/** A table whose rows are saved, with the columns that can be written (generated ones are computed again). */
export type TableFacts = {
  readonly schema: string
  readonly name: string
  readonly columns: string[]
}
export type SequenceFacts = { readonly schema: string; readonly name: string; readonly value: number }

/** Everything of ours, and of pg-boss the jobs that wait; its queues and version are made by `migrate`. */
const SAVED = `(n.nspname in ('public', 'auth') or (n.nspname = 'pgboss' and c.relname = 'job'))
  and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

/** The tables to save, sorted by name. Partitions are reached through their parents. */
export const savedTables = async (client: Querier): Promise<TableFacts[]> => {
  const { rows } = await client.query<TableFacts>(
    `select n.nspname as schema, c.relname as name,
            array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${SAVED} order by 1, 2`,
  )
  return rows
}

/** Sequences and where each of them stands. */
export const savedSequences = async (client: Querier): Promise<SequenceFacts[]> => {
  const { rows } = await client.query<SequenceFacts>(
    `select schemaname as schema, sequencename as name, last_value as value from pg_sequences
      where schemaname in ('public', 'auth') and last_value is not null order by 1, 2`,
  )
  return rows
}

/** The table's name for SQL. */
export const quoted = (table: { readonly schema: string; readonly name: string }): string =>
  `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.name)}`

const columnList = (table: TableFacts): string =>
  table.columns.map((name) => pg.escapeIdentifier(name)).join(', ')

/** Writes the rows of a table to a stream. */
export const copyOutStatement = (table: TableFacts): string =>
  `copy (select ${columnList(table)} from ${quoted(table)}) to stdout`

/** Reads them back into it. */
export const copyInStatement = (table: TableFacts): string =>
  `copy ${quoted(table)} (${columnList(table)}) from stdin`

/** True when somebody else keeps tables here or this is an installation that has been in use. */
export const isFresh = async (client: Querier): Promise<boolean> => {
  const { rows } = await client.query<{ used: boolean }>(
    `select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where n.nspname in ('public', 'auth', 'pgboss') and c.relkind in ('r', 'p', 'v', 'm')
                       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')) as used`,
  )
  return rows[0]?.used === false
}
