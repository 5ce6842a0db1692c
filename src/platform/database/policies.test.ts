import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'

const database = await testDatabase()

/** Tables without policies that a person's transaction may touch, each with what stands in it instead of somebody's things. */
const OPEN_TO_ALL: Readonly<Record<string, string>> = {
  counter: 'the next number of a paper, by a key',
  daily_run: 'the day up to which the reminders of a region have gone out',
  external_id: 'ids of other systems',
  fact: 'what has happened, for the jobs: written, never read',
  file_blob: 'sizes and hashes; who may have the file is asked of its attachment',
  installation: 'what the installation knows about itself',
  persona: 'people of the demo at the sign-in page',
}

test('every table that a person works with stands behind policies of its rows, or is named here with the reason', async () => {
  const { rows } = await database.owner.query<{ name: string; shielded: boolean }>(
    `select c.relname as name, c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) as shielded
      from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        and (has_table_privilege('svyazka_app', c.oid, 'select, insert, update, delete') or has_any_column_privilege('svyazka_app', c.oid, 'select, insert, update'))`,
  )
  expect(rows.length).toBeGreaterThan(100)
  const bare = rows.filter(({ shielded }) => !shielded).map(({ name }) => name)
  expect(bare.sort()).toEqual(Object.keys(OPEN_TO_ALL).sort())
})

test('a visitor from the street reads views that were made for him, and no table', async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and (has_table_privilege('svyazka_open', c.oid, 'select, insert, update, delete') or has_any_column_privilege('svyazka_open', c.oid, 'select, insert, update'))`,
  )
  expect(rows).toEqual([])
})
