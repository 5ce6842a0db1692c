import { createHash } from 'node:crypto'
import PgBoss from 'pg-boss'
import { type Moment, moment } from '../clock.ts'
import { BOSS_SCHEMA } from '../database/boss-schema.ts'
import type { Tx } from '../database/query.ts'
import { newId } from '../random.ts'
import type { Job } from './job.ts'
import { JOBS_CHANNEL } from './listening.ts'

export type SendOptions = {
  /** Not before this moment. */
  readonly notBefore?: Moment
  /** Two sendings with the same key within half a day are one job. */
  readonly once?: string
  /** Makes the work visible to a person (null: to nobody but the worker) with a row that can be watched and cancelled. */
  readonly visibleTo?: { readonly person: string | null; readonly record?: string | null }
}

/** What a job's row in pg-boss holds. */
export type Envelope = { readonly job: string; readonly payload: unknown }

/** Never started: it only knows how pg-boss writes a job, the statement runs on the client of the transaction. */
const writer = new PgBoss({
  schema: BOSS_SCHEMA,
  migrate: false,
  supervise: false,
  schedule: false,
  db: {
    executeSql: async () => {
      throw new Error('a job is sent inside a transaction')
    },
  },
})

/** A uuid (version 8: made by hand) that is the same for the same job and key. */
const idFor = (job: string, key: string): string => {
  const hex = createHash('sha256').update(`${job}\0${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * Sends a job within a transaction: rolled back means never sent. Gives the id of the job, also when `once` found it sent
 * already. A payload that does not fit its schema throws: that is a fault of the program.
 */
export const sendJob = async <Payload>(
  tx: Pick<Tx, 'client'>,
  job: Job<Payload>,
  payload: Payload,
  options: SendOptions = {},
): Promise<string> => {
  const id = options.once === undefined ? newId() : idFor(job.name, options.once)
  const envelope: Envelope = { job: job.name, payload: job.payload.parse(payload) }
  const sent = await writer.send(job.queue, envelope, {
    id,
    retryLimit: job.retries,
    retryDelay: 2,
    retryBackoff: true,
    expireInSeconds: job.seconds,
    ...(options.notBefore === undefined ? {} : { startAfter: options.notBefore }),
    db: { executeSql: async (text, values) => tx.client.query(text, values) },
  })
  if (sent !== null && options.notBefore === undefined)
    await tx.client.query(`select pg_notify('${JOBS_CHANNEL}', '')`)
  if (sent !== null && options.visibleTo !== undefined) {
    const { person, record } = options.visibleTo
    await tx.client.query(
      'insert into job_progress (id, job, person_id, record_id, created_at) values ($1, $2, $3, $4, $5)',
      [id, job.name, person, record ?? null, moment()],
    )
  }
  return id
}
