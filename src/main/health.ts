import type { Hono } from 'hono'
import type { Database } from '../platform/database/open.ts'

/** `/healthz`: the process lives. `/readyz`: it can answer, the database is there. */
export const health =
  (database: Pick<Database, 'app'>) =>
  (app: Hono): void => {
    app.get('/healthz', (c) => c.json({ status: 'ok' }))
    app.get('/readyz', async (c) => {
      const ready = await database.app.query('select 1').then(
        () => true,
        () => false,
      )
      return c.json({ status: ready ? 'ok' : 'no database' }, ready ? 200 : 503)
    })
  }
