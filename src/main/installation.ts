import type { Database } from '../platform/database/open.ts'
import { newToken } from '../platform/random.ts'

/** What an installation knows about itself; made when the data folder is created (decisions 40). */
export type Installation = {
  readonly secret: string
  readonly isDemo: boolean
}

const read = async (database: Pick<Database, 'worker'>): Promise<Map<string, string>> => {
  const found = await database.worker.query<{ key: string; value: string }>(
    'select key, value from installation',
  )
  return new Map(found.rows.map((row) => [row.key, row.value]))
}

/** Reads the installation; the secret is made at the first reading and stays. */
export const readInstallation = async (database: Pick<Database, 'worker'>): Promise<Installation> => {
  await database.worker.query(
    "insert into installation (key, value) values ('secret', $1) on conflict do nothing",
    [newToken() + newToken()],
  )
  const values = await read(database)
  return { secret: values.get('secret') ?? '', isDemo: values.get('demo') === 'true' }
}

/** Marks a fresh installation as a demo; an installation with people in it is never turned into one. */
export const makeDemo = async (database: Pick<Database, 'worker'>): Promise<void> => {
  await database.worker.query(
    "insert into installation (key, value) values ('demo', 'true') on conflict do nothing",
  )
}

/** True while nobody has worked here: no region, no people. */
export const isFresh = async (database: Pick<Database, 'worker'>): Promise<boolean> => {
  const { rows } = await database.worker.query<{ used: boolean }>(
    'select exists (select 1 from region) or exists (select 1 from person) as used',
  )
  return rows[0]?.used === false
}
