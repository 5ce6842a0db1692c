import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { ROLE_NAMES, roleOf } from './pools.ts'

const database = await testDatabase()

describe('пулы соединений', () => {
  it.each(ROLE_NAMES)(
    'соединение «%s» с первой команды работает от имени своей роли без особых прав',
    async (name) => {
      const { rows } = await database[name].query(
        `select current_user as role, rolsuper as super, rolbypassrls as bypass, rolcanlogin as login from pg_roles where rolname = current_user`,
      )
      expect(rows).toEqual([{ role: roleOf(name), super: false, bypass: false, login: false }])
    },
  )

  it.each(ROLE_NAMES)('RESET ROLE и DISCARD ALL не выводят соединение «%s» из его роли', async (name) => {
    const client = await database[name].connect()
    try {
      await client.query('reset role')
      const afterReset = await client.query('select current_user as role')
      await client.query('discard all')
      const afterDiscard = await client.query('select current_user as role')
      expect([afterReset.rows[0], afterDiscard.rows[0]]).toEqual([
        { role: roleOf(name) },
        { role: roleOf(name) },
      ])
    } finally {
      client.release(true)
    }
  })

  it('соединение, оборванное между запросами транзакции, не роняет программу', async () => {
    const client = await database.app.connect()
    const broken = new Promise((resolve) => client.once('end', resolve))
    await client.query("set idle_in_transaction_session_timeout = '10ms'")
    await client.query('begin')
    await broken
    await expect(client.query('select 1')).rejects.toThrow()
    client.release()
    expect((await database.app.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  it('страницы и задания не видят схемы учётных записей', async () => {
    await database.owner.query('create schema if not exists auth')
    await database.owner.query('create table auth.secret (id int)')
    await expect(database.app.query('select * from auth.secret')).rejects.toMatchObject({ code: '42501' })
    await expect(database.worker.query('select * from auth.secret')).rejects.toMatchObject({ code: '42501' })
    await expect(database.open.query('select * from auth.secret')).rejects.toMatchObject({ code: '42501' })
  })

  it('открытые страницы не могут ничего записать', async () => {
    const { rows } = await database.open.query('show transaction_read_only')
    expect(rows).toEqual([{ transaction_read_only: 'on' }])
  })
})

describe('значения из базы', () => {
  it('дни, числа и моменты приходят точными', async () => {
    const { rows } = await database.app.query(
      `select date '2022-03-05' as day, array[date '2022-03-05', null] as days, 9007199254740991::int8 as large, count(*) as counted,
              12.50::numeric as share, array[1.10::numeric] as shares, timestamptz '2022-03-05 03:04:05.678+03' as at,
              array[timestamptz '2022-03-05 03:04:05+03'] as moments, array['00000000-0000-7000-8000-000000000001'::uuid] as ids,
              array[5::int8] as numbers, '{"a": [1]}'::jsonb as data, true as yes, 7 as small`,
    )
    expect(rows[0]).toEqual({
      day: '2022-03-05',
      days: ['2022-03-05', null],
      large: 9007199254740991,
      counted: 1,
      share: '12.50',
      shares: ['1.10'],
      at: '2022-03-05T00:04:05.678Z',
      moments: ['2022-03-05T00:04:05.000Z'],
      ids: ['00000000-0000-7000-8000-000000000001'],
      numbers: [5],
      data: { a: [1] },
      yes: true,
      small: 7,
    })
  })

  it('целое, которое не помещается в число, не округляется молча', async () => {
    await expect(database.app.query('select 9007199254740993::int8 as large')).rejects.toThrow(RangeError)
  })

  it('учётным записям моменты отдаются как Date', async () => {
    const { rows } = await database.auth.query('select now() as at')
    expect(rows[0].at).toBeInstanceOf(Date)
  })
})
