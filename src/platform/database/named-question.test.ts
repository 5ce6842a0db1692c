import type pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { askNamed, askPool } from './named-question.ts'

const database = await testDatabase()

const TEXT = "select n, nullif(n, 2) as gap, date '2026-03-15' as day from generate_series(1, $1::int) n"
const row = (n: number) => ({ n, gap: n === 2 ? null : n, day: '2026-03-15' })

/** How many times the server has described columns while `work` ran on a connection. */
const described = async (work: (client: pg.PoolClient) => Promise<void>): Promise<number> => {
  const client = await database.app.connect()
  const seen = { count: 0 }
  const told = () => {
    seen.count += 1
  }
  const { connection } = client as unknown as { connection: NodeJS.EventEmitter }
  connection.on('rowDescription', told)
  try {
    await work(client)
  } finally {
    connection.off('rowDescription', told)
    client.release()
  }
  return seen.count
}

test('columns are described once per connection, whatever the answers hold', async () => {
  const count = await described(async (client) => {
    for (const many of [1, 3, 0, 2]) {
      const { rows, rowCount } = await askNamed(client, 'named_rows', TEXT, [many])
      expect(rows).toEqual([1, 2, 3].slice(0, many).map(row))
      expect(rowCount).toBe(many)
    }
    const [one, two] = await Promise.all([1, 2].map((many) => askNamed(client, 'named_rows', TEXT, [many])))
    expect([one?.rows.length, two?.rows.length]).toEqual([1, 2])
  })
  expect(count).toBe(1)
})

test('statements without rows, and those that fail, leave the connection and the others as they were', async () => {
  const count = await described(async (client) => {
    for (const key of ['a', 'b']) {
      await client.query('begin')
      const done = await askNamed(
        client,
        'named_nothing',
        "select set_config('app.kind', $1, true) limit 0",
        [key],
      )
      expect(done.rows).toEqual([])
      await expect(askNamed(client, 'named_fault', 'select 1 / $1::int as one', [0])).rejects.toMatchObject({
        code: '22012',
      })
      await client.query('rollback')
    }
    expect((await askNamed(client, 'named_fault', 'select 1 / $1::int as one', [1])).rows).toEqual([
      { one: 1 },
    ])
  })
  expect(count).toBeLessThanOrEqual(4)
})

test('a pool gives its connection back after an answer and after a fault', async () => {
  await expect(askPool(database.app, 'pool_fault', 'select 1 / $1::int as one', [0])).rejects.toThrow('zero')
  for (let time = 0; time < 6; time++)
    expect((await askPool(database.app, 'pool_one', 'select $1::int as one', [time])).rows).toEqual([
      { one: time },
    ])
  expect(database.app.waitingCount).toBe(0)
  expect(database.app.idleCount).toBe(database.app.totalCount)
})
