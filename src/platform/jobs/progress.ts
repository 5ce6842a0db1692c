import { type Moment, moment, unixMs } from '../clock.ts'
import type { Pools } from '../database/pools.ts'
import type { Tx } from '../database/query.ts'

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

/** How far a visible job is; without a row in `job_progress` the calls do nothing. */
export type Progress = {
  /** Says what is done and, if known, of how much. Throws `JobCancelled` when somebody asked to stop. */
  readonly report: (done: number, total?: number, step?: string) => Promise<void>
  /** What the page shows at the end: ids and counts. */
  readonly result: (value: Readonly<Record<string, unknown>>) => Promise<void>
}

/** A row of the progress page. */
export type ProgressRow = {
  readonly id: string
  readonly job: string
  readonly state: JobState
  readonly done: number
  readonly total: number | null
  readonly step: string | null
  readonly result: Readonly<Record<string, unknown>> | null
  readonly createdAt: Moment
  readonly startedAt: Moment | null
  readonly finishedAt: Moment | null
  readonly cancelAsked: boolean
}

/** Thrown inside a job at its next `report` after somebody pressed "cancel". */
export class JobCancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'JobCancelled'
  }
}

const QUIET_MS = 400

const COLUMNS = `id, job, state, done, total, step, result, created_at as "createdAt", started_at as "startedAt",
  finished_at as "finishedAt", cancel_asked_at is not null as "cancelAsked"`

/** Progress of one job as its person sees it; null when it is not his or was never visible. */
export const readProgress = async (tx: Pick<Tx, 'client'>, id: string): Promise<ProgressRow | null> => {
  const { rows } = await tx.client.query(`select ${COLUMNS} from job_progress where id = $1`, [id])
  return (rows as ProgressRow[])[0] ?? null
}

/** Asks a job to stop; it does at its next report. False when there is nothing to stop. */
export const askToCancel = async (tx: Pick<Tx, 'client'>, id: string): Promise<boolean> => {
  const { rowCount } = await tx.client.query(
    'update job_progress set cancel_asked_at = $2 where id = $1 and finished_at is null',
    [id, moment()],
  )
  return (rowCount ?? 0) > 0
}

/** Marks a state of the row, if the job has one. */
export const markState = async (
  database: Pick<Pools, 'worker'>,
  id: string,
  state: JobState,
): Promise<void> => {
  const at = moment()
  await database.worker.query(
    `update job_progress set state = $2,
            started_at = case when $2 = 'running' then coalesce(started_at, $3) else started_at end,
            finished_at = case when $2 in ('done', 'failed', 'cancelled') then $3::timestamptz end
      where id = $1`,
    [id, state, at],
  )
}

/** The progress of one running job. Reports closer together than 0.4 s are held back; the last one of a total is not. */
export const progressOf = (database: Pick<Pools, 'worker'>, id: string): Progress => {
  let said = 0
  return {
    report: async (done, total, step) => {
      const now = unixMs()
      if (now - said < QUIET_MS && done !== total) return
      said = now
      const { rows } = await database.worker.query<{ asked: boolean }>(
        `update job_progress set done = $2, total = coalesce($3, total), step = coalesce($4, step)
          where id = $1 returning cancel_asked_at is not null as asked`,
        [id, done, total ?? null, step ?? null],
      )
      if (rows[0]?.asked === true) throw new JobCancelled()
    },
    result: async (value) => {
      await database.worker.query('update job_progress set result = $2 where id = $1', [
        id,
        JSON.stringify(value),
      ])
    },
  }
}
