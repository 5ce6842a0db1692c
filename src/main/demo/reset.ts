import type { Database } from '../../platform/database/open.ts'

/** What does not belong to the story: the installation itself, the migrations, the calendar as it was delivered. */
const KEPT = ['installation', 'schema_migration', 'calendar_day', 'calendar_year']
/** The last year that is delivered; years beyond it were loaded by visitors. */
const LAST_DELIVERED = 2027

const emptyTables = async ({ owner }: Pick<Database, 'owner'>): Promise<void> => {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'auth') and tablename <> all ($1) order by 1`,
    [KEPT],
  )
  // one statement: tables that refer to each other are emptied together, and nobody sees half of it
  await owner.query(`truncate ${rows.map(({ name }) => name).join(', ')}`)
  await owner.query('delete from calendar_day where extract(year from day) > $1', [LAST_DELIVERED])
  await owner.query('delete from calendar_year where year > $1', [LAST_DELIVERED])
  await owner.query('delete from pgboss.job')
}

let running: Promise<void> | undefined

/**
 * Puts a demo back to its beginning: everything that visitors did is gone, the same people tell the same story again.
 * Whoever presses while it is under way waits for the same work.
 */
export const resetDemo = (database: Database, seed: () => Promise<void>): Promise<void> => {
  running ??= (async () => {
    await emptyTables(database)
    await seed()
  })().finally(() => {
    running = undefined
  })
  return running
}
