import type pg from 'pg'
import { asking, type Tx } from './query.ts'

/** A transaction of the program itself (jobs, schedules): no person asks, so there is no Scope. */
export type WorkerTx = Pick<Tx, 'db' | 'client'>

/** Runs `work` in one transaction of the worker's pool. Anything thrown rolls back and goes on. */
export const asWorker = async <T>(pool: pg.Pool, work: (tx: WorkerTx) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const value = await work({ db: asking(client), client: client as unknown as Tx['client'] })
    await client.query('commit')
    return value
  } catch (fault) {
    await client.query('rollback').catch((second: Error) => {
      broken = second
    })
    throw fault
  } finally {
    client.release(broken)
  }
}
