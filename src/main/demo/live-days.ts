import { z } from 'zod'
import { addDays, type Day, daysBetween, parseDay } from '../../kernel/day.ts'
import { dayInZone, type Moment, moment, toMoment } from '../../platform/clock.ts'
import type { Pools } from '../../platform/database/pools.ts'
import type { ZoneDay } from '../../platform/jobs/daily.ts'
import { type AnyJob, defineJob, type Job } from '../../platform/jobs/job.ts'
import type { Progress } from '../../platform/jobs/progress.ts'

type Worker = Pick<Pools, 'worker'>

/** What one day of one region is made of: the same work that the clock gives out, then the letters of the day. */
export type DayWork = (
  database: Worker,
  day: ZoneDay,
  when: { readonly at: Moment; readonly region: string },
) => Promise<{
  readonly notices: number
  readonly letters: number
}>

/** Nobody lives further ahead than this at once. */
export const FARTHEST_DAYS = 400

export type Lived = { readonly days: number; readonly notices: number; readonly letters: number }

type DemoRegion = { readonly id: string; readonly zone: string; readonly lived: Day | null }

const demoRegions = async ({ worker }: Worker): Promise<DemoRegion[]> => {
  const { rows } = await worker.query<DemoRegion>(
    `select g.id, g.zone, (select max(d.day) from daily_run d where d.region_id = g.id) as lived from region g where g.is_demo`,
  )
  return rows
}

/** Noon by any Russian clock is the same day by Greenwich, and the hour of every node's letters has come by evening. */
const eveningOf = (day: Day): Moment => toMoment(`${day}T17:00:00.000Z`)

const markLived = async ({ worker }: Worker, region: string, day: Day): Promise<void> => {
  await worker.query(
    'insert into daily_run (region_id, day, at) values ($1, $2, $3) on conflict do nothing',
    [region, day, moment()],
  )
}

/**
 * Lives the days of the demo regions one by one up to `until`: safe to run twice or after a crash, since every notice and
 * letter has its unique key and a day is marked only when it is over (decisions 29, 30).
 */
export const liveDays = async (
  database: Worker,
  until: Day,
  work: DayWork,
  progress: Pick<Progress, 'report'>,
): Promise<Lived> => {
  const lived = { days: 0, notices: 0, letters: 0 }
  for (const region of await demoRegions(database)) {
    const today = dayInZone(moment(), region.zone)
    const first = region.lived === null || region.lived < today ? today : addDays(region.lived, 1)
    const total = daysBetween(first, until) + 1
    for (let at = 0; at < total; at++) {
      const day = addDays(first, at)
      const done = await work(database, { zone: region.zone, day }, { at: eveningOf(day), region: region.id })
      await markLived(database, region.id, day)
      lived.days++
      lived.notices += done.notices
      lived.letters += done.letters
      await progress.report(at + 1, total, day)
    }
  }
  return lived
}

/** The last day that the demo regions have lived through; null when none. */
export const livedUntil = async (tx: {
  readonly client: { query: (text: string) => Promise<{ rows: unknown[] }> }
}): Promise<Day | null> => {
  const { rows } = await tx.client.query('select max(day) as day from daily_run')
  return (rows[0] as { day: Day | null } | undefined)?.day ?? null
}

const Payload = z.object({
  until: z.string().transform((text, context): Day => {
    const day = parseDay(text)
    if (day === null) context.addIssue({ code: 'custom', message: 'notADay' })
    return day ?? ('1970-01-01' as Day)
  }),
})

/** The job that a visitor of a demo starts; its page shows the day that is being lived. Senders know it without its work. */
export const liveDaysJob = (work: DayWork | null): Job<{ readonly until: Day }> & AnyJob =>
  defineJob<{ readonly until: Day }>({
    name: 'live-days',
    payload: Payload,
    retries: 2,
    run: async ({ until }, { database, progress }) => {
      if (work === null) throw new Error('the work of a day is not given')
      await progress.result(await liveDays(database, until, work, progress))
    },
  })
