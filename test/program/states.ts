import { workflows } from '../../src/main/registry.ts'
import type { TestDatabase } from '../setup/database.ts'

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_]/gu, '')

/** Where a noun stands when its table is called otherwise, or its state is told by another column. */
const TABLES: Readonly<Record<string, string>> = {
  contractForm: 'contract_template',
  opening: `(select case reach when 'open' then 'open' else 'shut' end as state from record where kind in ('programme', 'municipalModel')) opening`,
}

/** The column `state` of an answer of the database. */
export const statesOf = async (
  { owner }: Pick<TestDatabase, 'owner'>,
  text: string,
  values: readonly unknown[] = [],
): Promise<string[]> =>
  (await owner.query<{ state: string }>(text, [...values])).rows.map(({ state }) => state)

/** States of the tables of moves that nothing in the database is in or has been in, as «noun: state». */
export const missingStates = async (database: Pick<TestDatabase, 'owner'>): Promise<string[]> => {
  const tables = await statesOf(
    database,
    `select table_name as state from information_schema.columns where table_schema = 'public' and column_name = 'state'`,
  )
  const missing: string[] = []
  for (const { noun, states } of workflows) {
    const table = TABLES[noun] ?? tables.find((name) => plain(name) === plain(noun))
    if (table === undefined) throw new Error(`no table of ${noun}`)
    const now = await statesOf(database, `select distinct state from ${table}`)
    const was = await statesOf(
      database,
      `select distinct c.to_state as state from state_change c join record r on r.id = c.record_id
        where replace(replace(lower(r.kind), '-', ''), '_', '') = $1 and c.row_id is null`,
      [plain(noun)],
    )
    const seen = new Set([...now, ...was])
    missing.push(...states.filter((state) => !seen.has(state)).map((state) => `${noun}: ${state}`))
  }
  return missing
}
