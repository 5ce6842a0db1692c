import { remind } from '../modules/assignments/jobs.ts'
import { moveRounds } from '../modules/deficits/jobs.ts'
import { closeConsent } from '../modules/matching/jobs.ts'
import { sendLetters } from '../modules/notices/public.ts'
import { contractDuties } from '../modules/pairs/jobs.ts'
import { openWindows } from '../modules/roadmaps/jobs.ts'
import type { Moment } from '../platform/clock.ts'
import type { Pools } from '../platform/database/pools.ts'
import { one, sql } from '../platform/database/query.ts'
import { asWorker } from '../platform/database/worker-transaction.ts'
import type { ZoneDay } from '../platform/jobs/daily.ts'

/** When a day is lived: by the clock, or ahead of it in one region of a demo. */
export type DayMoment = { readonly at?: Moment; readonly region?: string | null }

/** Work that a day brings; safe to run twice. Gives how much it made, for the log. */
export type DayDuty = (database: Pick<Pools, 'worker'>, day: ZoneDay, when: DayMoment) => Promise<number>

/** Everything that every day brings, in this order: the clock and the lived days of a demo run the same list. */
const DUTIES: readonly DayDuty[] = [openWindows, moveRounds, contractDuties, closeConsent, remind]

/** The work of one day in one zone. */
export const runDuties: DayDuty = async (database, day, when) => {
  let made = 0
  for (const duty of DUTIES) made += await duty(database, day, when)
  return made
}

/** A duty may tell people through what it gives out, so notices are counted where they stand. */
const noticesSoFar = (database: Pick<Pools, 'worker'>): Promise<number> =>
  asWorker(
    database.worker,
    async (tx) => (await one(tx, sql<{ made: number }>`select count(*)::int as made from notification`)).made,
  )

/** A day of a demo region from its morning to its letters, which only lie in the outbox. */
export const liveOneDay =
  (publicUrl: string) =>
  async (
    database: Pick<Pools, 'worker'>,
    day: ZoneDay,
    when: { readonly at: Moment; readonly region: string },
  ): Promise<{ readonly notices: number; readonly letters: number }> => {
    const before = await noticesSoFar(database)
    await runDuties(database, day, when)
    const notices = (await noticesSoFar(database)) - before
    return { notices, letters: await sendLetters(database, { publicUrl, at: when.at, kept: true }) }
  }
