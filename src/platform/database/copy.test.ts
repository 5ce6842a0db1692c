import fc from 'fast-check'
import type { ClientBase, PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { copyIn, copyLine, copyOut } from './copy.ts'

const database = await testDatabase({ empty: true })
let client: PoolClient

beforeAll(async () => {
  client = await database.owner.connect()
  await client.query('create table t (n int primary key, words text)')
})
afterAll(() => client.release(true))

async function* lines(...texts: string[]): AsyncIterable<Buffer> {
  for (const text of texts) yield Buffer.from(text)
}

describe('COPY', () => {
  it('любой текст проходит туда и обратно', async () => {
    const text = fc.string({ unit: 'grapheme' }).filter((words) => !words.includes('\0'))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text), { maxLength: 20 }), async (words) => {
        await client.query('truncate t')
        const source = lines(...words.map((word, index) => copyLine([index, word])))
        expect(await copyIn(client, 'copy t (n, words) from stdin', source)).toBe(words.length)
        const { rows } = await client.query('select words from t order by n')
        expect(rows.map((row) => row.words)).toEqual(words)
      }),
      { numRuns: 25 },
    )
  })

  it('много строк идут со скоростью читателя, счёт верен', async () => {
    await client.query('truncate t')
    await client.query(`insert into t select i, repeat('я', 500) from generate_series(1, 20000) i`)
    const { stream, rows } = copyOut(client, 'copy t to stdout')
    let bytes = 0
    for await (const chunk of stream) {
      bytes += chunk.length
      if (bytes % 7 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    expect(rows()).toBe(20_000)
    expect(bytes).toBeGreaterThan(20_000 * 1000)
    expect((await client.query('select count(*) as left from t')).rows[0].left).toBe(20_000)
  })

  it('конец вместе с последними данными не оставляет соединение на паузе', async () => {
    const calls: string[] = []
    const connection = { stream: { pause: () => calls.push('pause'), resume: () => calls.push('resume') } }
    const sent: {
      handleCopyData: (message: { chunk: Buffer }, to: unknown) => void
      handleReadyForQuery: () => void
    }[] = []
    const { stream } = copyOut(
      { query: (query: never) => sent.push(query) } as unknown as ClientBase,
      'copy t to stdout',
    )
    sent[0]?.handleCopyData({ chunk: Buffer.alloc(2 * 1024 * 1024) }, connection)
    expect(calls).toEqual(['pause'])
    sent[0]?.handleReadyForQuery()
    for await (const _chunk of stream);
    expect(calls).toEqual(['pause', 'resume'])
  })

  it('читатель, который ушёл раньше, не оставляет соединение на паузе', async () => {
    await client.query('truncate t')
    await client.query(`insert into t select i, repeat('я', 500) from generate_series(1, 5000) i`)
    const { stream } = copyOut(client, 'copy t to stdout')
    await new Promise((resolve) => stream.once('readable', resolve))
    stream.destroy()
    expect((await client.query('select count(*) as left from t')).rows[0].left).toBe(5000)
  })

  it('отвергнутая строка и упавший источник — ошибка, соединение остаётся годным', async () => {
    await client.query('truncate t')
    await expect(copyIn(client, 'copy t from stdin', lines('x\ty\n'))).rejects.toMatchObject({
      code: '22P02',
    })
    async function* broken(): AsyncIterable<Buffer> {
      yield Buffer.from('1\ta\n')
      throw new Error('source is gone')
    }
    await expect(copyIn(client, 'copy t from stdin', broken())).rejects.toMatchObject({ code: '57014' })
    await expect(copyIn(client, 'copy nowhere from stdin', lines())).rejects.toMatchObject({ code: '42P01' })
    expect((await client.query('select count(*) as left from t')).rows[0].left).toBe(0)
  })
})
