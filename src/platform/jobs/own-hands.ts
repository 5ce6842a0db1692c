import { parseDay } from '../../kernel/day.ts'
import { dayInZone, toMoment } from '../clock.ts'
import { type Work, workIn } from '../command/work.ts'
import { one, sql, type Tx } from '../database/query.ts'
import type { WorkerTx } from '../database/worker-transaction.ts'
import { newId } from '../random.ts'
import { nobody } from '../scope/scope.ts'
import type { Fact } from './facts.ts'

/**
 * The program's own hands on the day of a fact about a record: what the fact does may lie in several municipalities, and no
 * person sees them all. The day is the one the fact names (`on`), else that of its moment where the record belongs.
 */
export const ownHands = async (
  worker: WorkerTx,
  { at, payload }: Fact,
  record: string,
): Promise<{ tx: Tx; work: Work }> => {
  const moment = toMoment(at)
  const { zone } = await one(
    worker,
    sql<{
      zone: string
    }>`select coalesce(m.zone, g.zone) as zone from record r join region g on g.id = r.region_id
      left join municipality m on m.id = r.municipality_id where r.id = ${record}`,
  )
  const today = parseDay(typeof payload.on === 'string' ? payload.on : '') ?? dayInZone(moment, zone)
  const tx: Tx = { ...worker, scope: { ...nobody(moment), today } }
  return { tx, work: workIn({ tx, at: moment, as: 'self', newId }) }
}
