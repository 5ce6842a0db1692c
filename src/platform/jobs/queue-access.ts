import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type PgBoss from 'pg-boss'
import type { Log } from '../log.ts'

const ATTEMPTS = 6
const PAUSE_MS = 250
/** Marks of done and failed jobs end like this in pg-boss. */
const MARKING = /SELECT COUNT\(\*\) FROM results\s*$/i
/** Classes of SQLSTATE: connection, shutdown; and what the socket says when the server restarts. */
const PASSING = /^(08|57P|ECONN|EPIPE|ENOENT)/

const isPassing = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return PASSING.test(code) || /terminated|timeout exceeded/i.test(error.message)
}

/**
 * pg-boss's way to the database. It marks jobs as done without waiting for the answer, so a broken connection at that
 * moment would be an unhandled rejection and end the program: here such a statement is tried again, and given up quietly
 * in the end (the job runs out of time and is done again). `settled` waits for statements on their way.
 */
export const queueAccess = (
  pool: pg.Pool,
  log: Log,
): { readonly db: PgBoss.Db; readonly settled: () => Promise<void> } => {
  const pending = new Set<Promise<unknown>>()
  const attempt = async (
    text: string,
    values: unknown[] | undefined,
    tries: number,
  ): Promise<{ rows: object[] }> => {
    try {
      return await pool.query(text, values)
    } catch (error) {
      if (isPassing(error) && tries < ATTEMPTS) {
        await sleep(PAUSE_MS * tries)
        return attempt(text, values, tries + 1)
      }
      log.error({ err: error }, 'queue statement failed')
      if (MARKING.test(text)) return { rows: [{ count: '0' }] }
      throw error
    }
  }
  const executeSql: PgBoss.Db['executeSql'] = (text, values) => {
    const running = attempt(text, values, 1)
    pending.add(running)
    const forget = (): void => {
      pending.delete(running)
    }
    running.then(forget, forget)
    return running
  }
  return {
    db: { executeSql },
    settled: async () => {
      await Promise.allSettled([...pending])
    },
  }
}
