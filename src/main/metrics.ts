import { createHash, timingSafeEqual } from 'node:crypto'
import type { Hono } from 'hono'
import type { Database } from '../platform/database/open.ts'
import { openMetrics, type Waiting } from '../platform/metrics.ts'

const waitingIn = async (database: Pick<Database, 'worker'>): Promise<Waiting> => {
  const { rows } = await database.worker.query<Waiting>(
    `select (select count(*)::int from job_progress where state in ('waiting', 'running')) as jobs_waiting,
       (select count(*)::int from job_progress where state = 'failed' and created_at > now() - interval '30 days') as jobs_failed,
       (select count(*)::int from mail_outbox where sent_at is null and refused_at is null) as mail_waiting`,
  )
  return rows[0] ?? { jobs_waiting: 0, jobs_failed: 0, mail_waiting: 0 }
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * `/metrics` for a monitoring server that knows the token of `SVYAZKA_METRICS_TOKEN`. Without the variable nothing is counted
 * and there is no such page; with a wrong token there is none either.
 */
export const metrics =
  (database: Pick<Database, 'worker'>, token: string) =>
  (app: Hono): void => {
    const wanted = hashOf(`Bearer ${token}`)
    const { answered, text, contentType } = openMetrics(() => waitingIn(database))
    app.use(async (c, next) => {
      const started = performance.now()
      await next()
      const seconds = (performance.now() - started) / 1000
      answered({ method: c.req.method, route: c.req.routePath, status: c.res.status, seconds })
    })
    app.get('/metrics', async (c) => {
      if (!timingSafeEqual(hashOf(c.req.header('authorization') ?? ''), wanted)) return c.notFound()
      return c.text(await text(), 200, { 'content-type': contentType })
    })
  }
