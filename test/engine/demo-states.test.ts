import { expect, test } from 'vitest'
import { workflows } from '../../src/main/registry.ts'
import { noticesText } from '../../src/modules/notices/text.ts'
import { openDemo } from '../program/demo.ts'

const { database } = await openDemo()

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_]/gu, '')

/** Where a noun stands when its table is called otherwise, or its state is told by another column. */
const TABLES: Readonly<Record<string, string>> = {
  contractForm: 'contract_template',
  opening: `(select case reach when 'open' then 'open' else 'shut' end as state from record where kind in ('programme', 'municipalModel')) opening`,
}

const statesOf = async (text: string, values: readonly unknown[] = []): Promise<string[]> =>
  (await database.owner.query<{ state: string }>(text, [...values])).rows.map(({ state }) => state)

test('в показательном районе за год есть каждое состояние каждого дела', async () => {
  const tables = await statesOf(
    `select table_name as state from information_schema.columns where table_schema = 'public' and column_name = 'state'`,
  )
  const missing: string[] = []
  for (const { noun, states } of workflows) {
    const table = TABLES[noun] ?? tables.find((name) => plain(name) === plain(noun))
    if (table === undefined) throw new Error(`no table of ${noun}`)
    const now = await statesOf(`select distinct state from ${table}`)
    const was = await statesOf(
      `select distinct c.to_state as state from state_change c join record r on r.id = c.record_id
        where replace(replace(lower(r.kind), '-', ''), '_', '') = $1 and c.row_id is null`,
      [plain(noun)],
    )
    const seen = new Set([...now, ...was])
    missing.push(...states.filter((state) => !seen.has(state)).map((state) => `${noun}: ${state}`))
  }
  expect(missing).toEqual([])
})

test('всё, о чём сказано людям показательного района, сказано словами', async () => {
  const codes = await statesOf('select distinct code as state from notification')
  expect(codes.length).toBeGreaterThan(10)
  for (const { tellings } of [noticesText.ru, noticesText.en])
    expect(codes.filter((code) => !(code in tellings))).toEqual([])
})
