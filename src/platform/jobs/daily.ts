import type { Day } from '../../kernel/day.ts'
import { type Moment, moment, wallClock } from '../clock.ts'
import type { Pools } from '../database/pools.ts'
import { asWorker } from '../database/worker-transaction.ts'
import type { Log } from '../log.ts'
import type { Job } from './job.ts'
import { sendJob } from './send.ts'

/** The work of one day in one zone. */
export type ZoneDay = { readonly zone: string; readonly day: Day }

export type DailyOptions = {
  readonly database: Pick<Pools, 'worker'>
  readonly log: Log
  /** Zones in use now: regions and municipalities may change theirs. */
  readonly zones: () => Promise<readonly string[]>
  readonly job: Job<ZoneDay>
  /** Minutes after midnight of the zone; before people come to work. */
  readonly minutes?: number
}

const FOUR_IN_THE_MORNING = 4 * 60
const LOOK_MS = 60_000

/**
 * Sends the daily job of every zone whose morning has come and was not given out yet: once for a zone and day, whatever
 * number of processes look. After a week off only today is sent; the job itself catches up (decisions 30).
 */
export const sendDueDays = async (options: DailyOptions, at: Moment = moment()): Promise<ZoneDay[]> => {
  const sent: ZoneDay[] = []
  for (const zone of await options.zones()) {
    const { day, minutes } = wallClock(at, zone)
    if (minutes < (options.minutes ?? FOUR_IN_THE_MORNING)) continue
    const first = await asWorker(options.database.worker, async (tx) => {
      const { rowCount } = await tx.client.query(
        'insert into zone_day (zone, day, at) values ($1, $2, $3) on conflict do nothing',
        [zone, day, at],
      )
      if (rowCount === 1) await sendJob(tx, options.job, { zone, day })
      return rowCount === 1
    })
    if (first) sent.push({ zone, day })
  }
  return sent
}

/** Looks at the clock every minute; gives the way to stop. */
export const startDaily = (options: DailyOptions): { readonly stop: () => void } => {
  const look = (): void => {
    sendDueDays(options).catch((error: unknown) =>
      options.log.error({ err: error }, 'daily work was not given out'),
    )
  }
  look()
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
