import type { z } from 'zod'
import type { QueueName } from '../database/boss-schema.ts'
import type { Pools } from '../database/pools.ts'
import type { Log } from '../log.ts'
import type { Progress } from './progress.ts'

/** What a running job gets beside its payload. */
export type JobContext = {
  readonly id: string
  readonly database: Pick<Pools, 'worker'>
  readonly log: Log
  readonly progress: Progress
  /** Aborted when the time is up or the program stops: pass it to child processes and long loops. */
  readonly signal: AbortSignal
  /** True on the last try: what has to be written about a final failure is written now. */
  readonly lastTry: boolean
}

/** A kind of background work. Its payload holds ids only: what they mean is read when it runs (decisions 42). */
export type Job<Payload> = {
  readonly name: string
  readonly queue: QueueName
  readonly retries: number
  readonly seconds: number
  readonly payload: z.ZodType<Payload>
  readonly run: (payload: Payload, context: JobContext) => Promise<void>
}

/** A job of a list, checked and ready to run whatever its payload is. */
export type AnyJob = Pick<Job<unknown>, 'name' | 'queue'> & {
  readonly start: (payload: unknown, context: JobContext) => Promise<void>
}

export type JobSpec<Payload> = Pick<Job<Payload>, 'name' | 'payload' | 'run'> &
  Partial<Pick<Job<Payload>, 'queue' | 'retries' | 'seconds'>>

const RETRIES = 5
const SECONDS = 15 * 60

/**
 * Defines a job. It may run more than once for one sending (a crash after the work and before the mark), so `run` writes
 * with unique keys or checks first. `queue: 'heavy'` for what computes long.
 */
export const defineJob = <Payload>(spec: JobSpec<Payload>): Job<Payload> & AnyJob => ({
  queue: 'quick',
  retries: RETRIES,
  seconds: SECONDS,
  ...spec,
  start: async (payload, context) => spec.run(spec.payload.parse(payload), context),
})
