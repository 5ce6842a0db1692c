import { expect, test } from 'vitest'
import { loadSet } from '../../src/main/bench/load.ts'
import { madeSet, madeThemes } from '../../src/main/bench/made-set.ts'
import { testDatabase } from '../setup/database.ts'

const database = await testDatabase()

/** References of a set are not checked while it is loaded, so every one of them is looked up here. */
const broken = async (): Promise<string[]> => {
  const { rows } = await database.owner.query<{
    name: string
    child: string
    parent: string
    columns: string[]
    keys: string[]
  }>(
    `select c.conname as name, c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent,
        array(select quote_ident(a.attname) from unnest(c.conkey) with ordinality k(n, o) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by o) as columns,
        array(select quote_ident(a.attname) from unnest(c.confkey) with ordinality k(n, o) join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by o) as keys
      from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`,
  )
  const found: string[] = []
  for (const { name, child, parent, columns, keys } of rows) {
    const set = columns.map((column) => `x.${column} is not null`).join(' and ')
    const same = columns.map((column, at) => `p.${keys[at]} = x.${column}`).join(' and ')
    const { rowCount } = await database.owner.query(
      `select from ${child} x where ${set} and not exists (select from ${parent} p where ${same}) limit 1`,
    )
    if (rowCount !== 0) found.push(name)
  }
  expect(rows.length).toBeGreaterThan(50)
  return found
}

test('a made municipality is loaded whole, and everything in it names what is there', async () => {
  const told: number[] = []
  const rows = await loadSet(database, madeThemes(5), madeSet('municipality', 5), ({ schools }) =>
    told.push(schools.length),
  )
  expect(told).toEqual([24])
  expect(rows).toMatchObject({
    organisation: 24,
    roadmap_item: 120,
    form_answer: 24,
    region: 1,
    municipality: 1,
  })
  expect(rows.deficit_entry).toBeGreaterThan(1000)
  expect(await broken()).toEqual([])
  const { rows: released } = await database.owner.query(
    `select (select count(*)::int from deficit_round where released_on is distinct from closed_on) as waiting, (select count(*)::int > 100 from deficit_release) as told`,
  )
  expect(released).toEqual([{ waiting: 0, told: true }])
  await expect(loadSet(database, madeThemes(5), madeSet('municipality', 5))).rejects.toThrow()
}, 60_000)
