import type { PoolClient } from 'pg'

type Index = { readonly name: string; readonly definition: string }

/** What lists of the set fill with hundreds of thousands of rows. */
const LONG = [
  'record',
  'person',
  'role_held',
  'position_held',
  'external_id',
  'assignment',
  'deficit',
  'deficit_entry',
  'deficit_sheet',
  'responsible',
  'roadmap_item',
]

/**
 * References of the set are right by its making; asking for each of millions of rows is most of a loading. Only a superuser
 * may say so (the embedded server's login is one); anyone else waits longer.
 */
export const withoutReferences = async (client: PoolClient): Promise<void> => {
  try {
    await client.query('set role none')
    await client.query('set session_replication_role = replica')
  } catch {
    // checked row by row then
  } finally {
    await client.query('reset role')
  }
}

/** Drops the indexes of long tables that no constraint stands on; gives what is to be made again. */
export const dropIndexes = async (client: PoolClient): Promise<readonly Index[]> => {
  const { rows } = await client.query<Index>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
      where i.indrelid = any ($1::text[]::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [LONG],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows
}

/** Makes them again at once over all rows. */
export const makeIndexes = async (client: PoolClient, indexes: readonly Index[]): Promise<void> => {
  await client.query("set local maintenance_work_mem = '512MB'")
  for (const { definition } of indexes) await client.query(definition)
}
