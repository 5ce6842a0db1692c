import { remind } from '../modules/assignments/jobs.ts'
import { sendLetters } from '../modules/notices/public.ts'
import { openWindows } from '../modules/roadmaps/jobs.ts'
import type { Moment } from '../platform/clock.ts'
import type { Pools } from '../platform/database/pools.ts'
import type { ZoneDay } from '../platform/jobs/daily.ts'

/** When a day is lived: by the clock, or ahead of it in one region of a demo. */
export type DayMoment = { readonly at?: Moment; readonly region?: string | null }

/** Work that a day brings; safe to run twice. Gives how many notices it made. */
export type DayDuty = (database: Pick<Pools, 'worker'>, day: ZoneDay, when: DayMoment) => Promise<number>

/** Everything that every day brings, in this order: the clock and the lived days of a demo run the same list. */
const DUTIES: readonly DayDuty[] = [openWindows, remind]

/** The work of one day in one zone. */
export const runDuties: DayDuty = async (database, day, when) => {
  let made = 0
  for (const duty of DUTIES) made += await duty(database, day, when)
  return made
}

/** A day of a demo region from its morning to its letters, which only lie in the outbox. */
export const liveOneDay =
  (publicUrl: string) =>
  async (
    database: Pick<Pools, 'worker'>,
    day: ZoneDay,
    when: { readonly at: Moment; readonly region: string },
  ): Promise<{ readonly notices: number; readonly letters: number }> => ({
    notices: await runDuties(database, day, when),
    letters: await sendLetters(database, { publicUrl, at: when.at, kept: true }),
  })
