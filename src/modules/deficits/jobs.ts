import { type Moment, moment } from '../../platform/clock.ts'
import { workIn } from '../../platform/command/work.ts'
import type { Pools } from '../../platform/database/pools.ts'
import type { Tx } from '../../platform/database/query.ts'
import { asWorker } from '../../platform/database/worker-transaction.ts'
import type { ZoneDay } from '../../platform/jobs/daily.ts'
import { newId } from '../../platform/random.ts'
import { nobody } from '../../platform/scope/scope.ts'
import { loadOpening, saveClosed, saveOpened } from './commands/round.ts'
import { dutyOf } from './domain/rounds.ts'
import { roundsDue } from './queries/round.ts'
import { deficitsText } from './text.ts'

/**
 * Rounds whose day has come open and close by themselves (R018). Safe to run twice or late: the state says what is left to do.
 * Reminders are those of the assignments. Gives how many rounds moved.
 */
export const moveRounds = async (
  database: Pick<Pools, 'worker'>,
  { zone, day }: ZoneDay,
  { at = moment(), region = null }: { readonly at?: Moment; readonly region?: string | null } = {},
): Promise<number> => {
  const due = await asWorker(database.worker, (tx) => roundsDue(tx, { zone, day, region }))
  let moved = 0
  for (const { id } of due)
    moved += await asWorker(database.worker, async (worker) => {
      const tx: Tx = { ...worker, scope: { ...nobody(at), today: day } }
      const round = await loadOpening(tx, id)
      const duty = round && dutyOf(round, day)
      if (round === null || duty === null) return 0
      const work = workIn({ tx, at, as: 'self', newId })
      if (duty === 'open' && round.expected.length === 0) return 0
      if (duty === 'open') await saveOpened(tx, round, work)
      else await saveClosed(tx, round, deficitsText.ru.round.closedByDay, work)
      return 1
    })
  return moved
}
