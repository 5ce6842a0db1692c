import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '../../../test/setup/database.ts'
import { asAdmin } from '../../../test/setup/template.ts'
import { dayInZone, parseMoment } from '../clock.ts'
import { asWorker } from '../database/worker-transaction.ts'
import { makeLog } from '../log.ts'
import { newId } from '../random.ts'
import { sendDueDays, type ZoneDay } from './daily.ts'
import { type AnyJob, defineJob } from './job.ts'
import { askToCancel, JobCancelled, readProgress } from './progress.ts'
import { sendJob } from './send.ts'
import { heavyLimit, startWorker, type Worker } from './worker.ts'

const database = await testDatabase({ poolSize: 8 })
const log = makeLog({ level: 'silent' })
let worker: Worker | undefined

const start = async (...jobs: AnyJob[]): Promise<Worker> => {
  worker = await startWorker({ database, jobs, log, pollSeconds: 0.5, heavyAtOnce: 1 })
  return worker
}

afterEach(async () => {
  await worker?.stop(5)
  worker = undefined
})

const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (let look = 0; look < 800; look++) {
    if (await condition()) return
    await sleep(50)
  }
  throw new Error('it did not happen')
}

const queued = async (job: string): Promise<number> => {
  const { rows } = await database.worker.query(
    `select count(*) as count from pgboss.job where data ->> 'job' = $1`,
    [job],
  )
  return rows[0].count
}

/** Only the administrator of the server is told what another connection does. */
const isListening = async (): Promise<boolean> =>
  asAdmin(database.ownerUrl, async (client) => {
    const { rowCount } = await client.query(
      `select from pg_stat_activity where datname = current_database() and query like 'listen %' and state = 'idle'`,
    )
    return (rowCount ?? 0) > 0
  })

const counter = (name: string, seen: string[]) =>
  defineJob({
    name,
    payload: z.object({ record: z.string() }),
    run: async ({ record }) => void seen.push(record),
  })

describe('отправка задания', () => {
  it('отправленное в транзакции выполняется один раз после её завершения', async () => {
    const seen: string[] = []
    const job = counter('once', seen)
    await asWorker(database.worker, async (tx) => {
      await sendJob(tx, job, { record: 'a' })
      expect(await queued('once')).toBe(0)
    })
    await start(job)
    await until(() => seen.length > 0)
    await sleep(700)
    expect(seen).toEqual(['a'])
  })

  it('отправленное заявляет о себе: очередь не ждёт следующего взгляда', async () => {
    const seen: string[] = []
    const job = counter('announced', seen)
    worker = await startWorker({ database, jobs: [job], log, pollSeconds: 60 })
    // the first look of a fresh worker is over, its connection listens
    await until(isListening)
    await sleep(1000)
    await asWorker(database.worker, (tx) => sendJob(tx, job, { record: 'a' }))
    await until(() => seen.length > 0)
    expect(seen).toEqual(['a'])
  })

  it('длинная очередь разбирается подряд, без сна между заданиями', async () => {
    const seen: string[] = []
    const job = counter('many', seen)
    await asWorker(database.worker, async (tx) => {
      for (let at = 0; at < 20; at++) await sendJob(tx, job, { record: String(at) })
    })
    worker = await startWorker({ database, jobs: [job], log, pollSeconds: 60 })
    await until(() => seen.length === 20)
    expect(new Set(seen).size).toBe(20)
  })

  it('отменённая транзакция ничего не отправляет', async () => {
    const job = counter('rolled-back', [])
    const attempt = asWorker(database.worker, async (tx) => {
      await sendJob(tx, job, { record: 'a' })
      throw new Error('refused')
    })
    await expect(attempt).rejects.toThrow('refused')
    expect(await queued('rolled-back')).toBe(0)
  })

  it('роль страниц может отправить задание, но не видит и не меняет чужие', async () => {
    const job = counter('by-person', [])
    const client = await database.app.connect()
    try {
      await client.query('begin')
      await sendJob({ client }, job, { record: 'a' })
      await client.query('commit')
    } finally {
      client.release()
    }
    expect(await queued('by-person')).toBe(1)
    await expect(database.app.query('select data from pgboss.job')).rejects.toMatchObject({ code: '42501' })
    await expect(database.app.query('delete from pgboss.job')).rejects.toMatchObject({ code: '42501' })
  })

  it('с одним ключом «once» задание одно', async () => {
    const job = counter('keyed', [])
    const ids = await asWorker(database.worker, async (tx) => [
      await sendJob(tx, job, { record: 'a' }, { once: 'k' }),
      await sendJob(tx, job, { record: 'a' }, { once: 'k' }),
    ])
    expect(ids[0]).toBe(ids[1])
    expect(await queued('keyed')).toBe(1)
  })

  it('неверное содержимое не уходит в очередь', async () => {
    const job = defineJob({
      name: 'strict',
      payload: z.object({ record: z.uuid() }),
      run: async () => undefined,
    })
    await expect(asWorker(database.worker, (tx) => sendJob(tx, job, { record: 'x' }))).rejects.toThrow()
    expect(await queued('strict')).toBe(0)
  })
})

describe('исполнение', () => {
  it('после ошибки задание повторяется', async () => {
    const tries: number[] = []
    const job = defineJob({
      name: 'flaky',
      payload: z.object({}),
      run: async () => {
        tries.push(1)
        if (tries.length === 1) throw new Error('first time')
      },
    })
    await asWorker(database.worker, (tx) => sendJob(tx, job, {}))
    await start(job)
    await until(() => tries.length === 2)
    expect(tries).toHaveLength(2)
  })

  it('тяжёлых одновременно не больше разрешённого, лёгкие их не ждут', async () => {
    const running = { now: 0, most: 0, finished: 0, quick: 0 }
    const heavy = defineJob({
      name: 'long',
      queue: 'heavy',
      payload: z.object({}),
      run: async () => {
        running.now++
        running.most = Math.max(running.most, running.now)
        await until(() => running.quick > 0)
        running.now--
        running.finished++
      },
    })
    const quick = defineJob({ name: 'short', payload: z.object({}), run: async () => void running.quick++ })
    await asWorker(database.worker, async (tx) => {
      for (let i = 0; i < 3; i++) await sendJob(tx, heavy, {})
      await sendJob(tx, quick, {})
    })
    await start(heavy, quick)
    await until(() => running.finished === 3)
    expect(running.most).toBe(1)
  })

  it('предел тяжёлых — на одно ядро меньше, но не ноль', () => {
    expect([heavyLimit(1), heavyLimit(2), heavyLimit(8)]).toEqual([1, 1, 7])
  })

  it('два задания с одним именем — ошибка программы', async () => {
    await expect(start(counter('twin', []), counter('twin', []))).rejects.toThrow('twin')
    worker = undefined
  })
})

describe('видимый ход', () => {
  const person = newId()
  const asPerson = async <T>(who: string, work: (tx: { client: PoolClient }) => Promise<T>) => {
    const client = await database.app.connect()
    try {
      await client.query('begin')
      await client.query(
        `select set_config('app.kind', 'person', true), set_config('app.person', $1, true)`,
        [who],
      )
      const value = await work({ client })
      await client.query('commit')
      return value
    } finally {
      client.release()
    }
  }
  const addPerson = () =>
    database.worker.query(
      `insert into person (id, last_name, first_name) values ($1, 'Лужина', 'Вера') on conflict do nothing`,
      [person],
    )

  it('человек видит ход своей работы и её итог, чужой — нет', async () => {
    await addPerson()
    const job = defineJob({
      name: 'visible',
      payload: z.object({}),
      run: async (_, { progress }) => {
        await progress.report(3, 3, 'rows')
        await progress.result({ rows: 3 })
      },
    })
    const id = await asPerson(person, (tx) => sendJob(tx, job, {}, { visibleTo: { person } }))
    expect(await asPerson(person, (tx) => readProgress(tx, id))).toMatchObject({ state: 'waiting', done: 0 })
    await start(job)
    await until(async () => (await asPerson(person, (tx) => readProgress(tx, id)))?.state === 'done')
    expect(await asPerson(person, (tx) => readProgress(tx, id))).toMatchObject({
      done: 3,
      total: 3,
      step: 'rows',
      result: { rows: 3 },
    })
    expect(await asPerson(newId(), (tx) => readProgress(tx, id))).toBeNull()
  })

  it('просьба остановить останавливает на следующем шаге, повтора нет', async () => {
    await addPerson()
    const state = { steps: 0, cancelled: 0 }
    const job = defineJob({
      name: 'stoppable',
      payload: z.object({}),
      run: async (_, { progress }) => {
        try {
          for (;;) {
            state.steps++
            await progress.report(state.steps)
            await sleep(60)
          }
        } catch (error) {
          if (error instanceof JobCancelled) state.cancelled++
          throw error
        }
      },
    })
    const id = await asPerson(person, (tx) => sendJob(tx, job, {}, { visibleTo: { person } }))
    await start(job)
    await until(() => state.steps > 2)
    expect(await asPerson(person, (tx) => askToCancel(tx, id))).toBe(true)
    await until(async () => (await asPerson(person, (tx) => readProgress(tx, id)))?.state === 'cancelled')
    expect(state.cancelled).toBe(1)
    expect(await asPerson(person, (tx) => askToCancel(tx, id))).toBe(false)
  })
})

describe('работа каждого дня', () => {
  it('в каждом поясе — один раз за его день и не раньше утра', async () => {
    const job = defineJob<ZoneDay>({
      name: 'daily',
      payload: z.object({ zone: z.string(), day: z.custom<ZoneDay['day']>() }),
      run: async () => undefined,
    })
    const zones = async () => ['Europe/Moscow', 'Asia/Vladivostok']
    const at = (text: string) => parseMoment(text) ?? expect.fail(text)
    const options = { database, log, zones, job }
    // 19:00 UTC: 22:00 in Moscow, 05:00 of the next day in Vladivostok.
    const evening = await sendDueDays(options, at('2026-03-01T19:00:00Z'))
    const twice = await Promise.all([1, 2, 3].map(() => sendDueDays(options, at('2026-03-02T05:00:00Z'))))
    expect(evening).toEqual([
      { zone: 'Europe/Moscow', day: '2026-03-01' },
      { zone: 'Asia/Vladivostok', day: '2026-03-02' },
    ])
    expect(twice.flat()).toEqual([{ zone: 'Europe/Moscow', day: '2026-03-02' }])
    expect(await sendDueDays(options, at('2026-03-02T23:00:00Z'))).toEqual([
      { zone: 'Asia/Vladivostok', day: '2026-03-03' },
    ])
    expect(dayInZone(at('2026-03-01T21:30:00Z'), 'Europe/Moscow')).toBe('2026-03-02')
  })
})
