import { availableParallelism } from 'node:os'
import PgBoss from 'pg-boss'
import { BOSS_SCHEMA, type QueueName } from '../database/boss-schema.ts'
import type { Pools } from '../database/pools.ts'
import type { Log } from '../log.ts'
import type { AnyJob } from './job.ts'
import { JOBS_CHANNEL, listenTo } from './listening.ts'
import { JobCancelled, markState, progressOf } from './progress.ts'
import { queueAccess } from './queue-access.ts'
import type { Envelope } from './send.ts'

export type WorkerOptions = {
  readonly database: Pick<Pools, 'worker'>
  readonly jobs: readonly AnyJob[]
  readonly log: Log
  /** Seconds between two looks into the queue; `wake` makes it look at once. */
  readonly pollSeconds?: number
  readonly heavyAtOnce?: number | undefined
}

/** A running worker. */
export type Worker = {
  /** Look into the queues now; a job that is sent announces itself at its commit. */
  readonly wake: () => void
  /** Takes no new job, waits for the running ones (up to `seconds`), then gives the rest back to the queue. */
  readonly stop: (seconds?: number) => Promise<void>
}

type Fetched = PgBoss.JobWithMetadata<Envelope>

const QUICK_AT_ONCE = 2
const STOP_SECONDS = 20

const byName = (jobs: readonly AnyJob[]): ReadonlyMap<string, AnyJob> => {
  const known = new Map<string, AnyJob>()
  for (const job of jobs) {
    if (known.has(job.name)) throw new Error(`two jobs are named ${job.name}`)
    known.set(job.name, job)
  }
  return known
}

const runOne = async (
  options: WorkerOptions,
  job: AnyJob,
  fetched: Fetched,
  stopping: AbortSignal,
): Promise<void> => {
  const { database, log } = options
  const { id, retryCount, retryLimit, expireInSeconds } = fetched
  const lastTry = retryCount >= retryLimit
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(expireInSeconds * 1000)])
  await markState(database, id, 'running')
  try {
    await job.start(fetched.data.payload, {
      id,
      database,
      log,
      signal,
      lastTry,
      progress: progressOf(database, id),
    })
    await markState(database, id, 'done')
  } catch (error) {
    if (error instanceof JobCancelled) return markState(database, id, 'cancelled')
    log.error({ err: error, job: job.name, id, try: retryCount + 1 }, 'job failed')
    await markState(database, id, lastTry ? 'failed' : 'waiting')
    throw error
  }
}

const handlerOf = (options: WorkerOptions, stopping: AbortSignal) => {
  const known = byName(options.jobs)
  return async (batch: Fetched[]): Promise<void> => {
    for (const fetched of batch) {
      const job = known.get(fetched.data.job)
      // Thrown, not swallowed: a process of a newer version may know it at the next try.
      if (job === undefined) throw new Error(`unknown job ${fetched.data.job}`)
      await runOne(options, job, fetched, stopping)
    }
  }
}

/** At most cores - 1 long computations at once: the pages keep a core (decisions 42). */
export const heavyLimit = (cores = availableParallelism()): number => Math.max(1, cores - 1)

/** Starts the workers of this process over the worker's pool. pg-boss must have been installed by `migrate`. */
export const startWorker = async (options: WorkerOptions): Promise<Worker> => {
  const { database, log, pollSeconds = 2 } = options
  const access = queueAccess(database.worker, log)
  const boss = new PgBoss({
    schema: BOSS_SCHEMA,
    migrate: false,
    schedule: false,
    supervise: true,
    db: access.db,
  })
  boss.on('error', (error) => log.error({ err: error }, 'queue failed'))
  await boss.start()
  const stopping = new AbortController()
  const handle = handlerOf(options, stopping.signal)
  const lanes: readonly [QueueName, number][] = [
    ['quick', QUICK_AT_ONCE],
    ['heavy', options.heavyAtOnce ?? heavyLimit()],
  ]
  const ids: string[] = []
  // a long queue is worked off at once: pg-boss itself would sleep between any two jobs
  const look = (lane: number): void => {
    const id = ids[lane]
    if (id !== undefined) boss.notifyWorker(id)
  }
  for (const [queue, count] of lanes) {
    for (let lane = 0; lane < count; lane++) {
      const work = { pollingIntervalSeconds: pollSeconds, batchSize: 1, includeMetadata: true } as const
      const own = ids.length
      ids.push(await boss.work<Envelope>(queue, work, (batch) => handle(batch).finally(() => look(own))))
    }
  }
  const wake = (): void => {
    for (const lane of ids.keys()) look(lane)
  }
  const listening = listenTo(database.worker, JOBS_CHANNEL, wake, (fault) =>
    log.error({ err: fault }, 'nobody hears of new jobs at once'),
  )
  return {
    wake,
    stop: async (seconds = STOP_SECONDS) => {
      await listening.stop()
      const abort = setTimeout(() => stopping.abort(), seconds * 1000)
      await boss.stop({ graceful: true, wait: true, timeout: (seconds + 1) * 1000 })
      clearTimeout(abort)
      await access.settled()
    },
  }
}
