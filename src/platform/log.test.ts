import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/setup/database.ts'
import { makeLog } from './log.ts'

const database = await testDatabase()

const logged = (write: (log: ReturnType<typeof makeLog>) => void): Record<string, unknown>[] => {
  const lines: string[] = []
  write(makeLog({ destination: { write: (line) => void lines.push(line) } }))
  return lines.map((line) => JSON.parse(line))
}

describe('журнал', () => {
  it('строка — JSON со временем, уровнем и номером запроса', () => {
    const [line] = logged((log) => log.child({ request: 'r1' }).info({ status: 200 }, 'done'))
    expect(line).toMatchObject({ level: 'info', request: 'r1', status: 200, msg: 'done' })
    expect(line?.time).toMatch(/Z$/)
  })

  it('личные данные и тайны не пишутся, на каком бы месте ни стояли', () => {
    const text = JSON.stringify(
      logged((log) => {
        log.info(
          { email: 'vera@school.example', person: { lastName: 'Лужина', contact: { phone: '+7900' } } },
          'saved',
        )
        log.warn(
          { headers: { cookie: 'session=abc', authorization: 'Bearer abc' }, input: { password: 'тайна' } },
          'refused',
        )
      }),
    )
    for (const secret of ['vera@', 'Лужина', '+7900', 'session=abc', 'Bearer', 'тайна'])
      expect(text).not.toContain(secret)
  })

  it('ошибка базы названа кодом и ограничением, без значений строки', async () => {
    await database.owner.query(`insert into installation (key, value) values ('личное', 'Лужина')`)
    const fault: unknown = await database.owner
      .query(`insert into installation (key, value) values ('личное', 'Лужина')`)
      .catch((error: unknown) => error)
    const [line] = logged((log) => log.error({ err: fault }, 'failed'))
    expect(line).toMatchObject({
      err: { code: '23505', constraint: 'installation_pkey', table: 'installation' },
    })
    expect(JSON.stringify(line)).not.toContain('личное')
  })
})
