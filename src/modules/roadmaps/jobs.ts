import { type Moment, moment } from '../../platform/clock.ts'
import { workIn } from '../../platform/command/work.ts'
import type { Pools } from '../../platform/database/pools.ts'
import { rows, sql, type Tx } from '../../platform/database/query.ts'
import { asWorker } from '../../platform/database/worker-transaction.ts'
import type { ZoneDay } from '../../platform/jobs/daily.ts'
import { newId } from '../../platform/random.ts'
import { nobody } from '../../platform/scope/scope.ts'
import { giveOutRows } from './commands/giving.ts'
import { findRoadmap, itemsOf } from './queries/roadmap.ts'

/** Roadmaps in force of a zone with a rule among their terms; of one region when a demo lives its days. */
const WITH_RULES = (zone: string, region: string | null) => sql<{ id: string }>`
  select r.id from roadmap r join region g on g.id = r.region_id left join municipality m on m.id = r.municipality_id
  where r.state = 'inForce' and coalesce(m.zone, g.zone) = ${zone} and (${region}::uuid is null or r.region_id = ${region}::uuid)
    and (r.amended or exists (select 1 from roadmap_item i where i.record_id = r.id and i.removed_at is null and i.term ->> 'kind' = 'recurring'))
  order by r.id limit 20000`

/**
 * The next time of a recurring row is given out on the day its window opens (decisions 12). Safe to run twice or late: the
 * occurrence is named by the first day of its window. Gives how many assignments are new.
 */
export const openWindows = async (
  database: Pick<Pools, 'worker'>,
  { zone, day }: ZoneDay,
  { at = moment(), region = null }: { readonly at?: Moment; readonly region?: string | null } = {},
): Promise<number> => {
  const found = await asWorker(database.worker, (tx) => rows(tx, WITH_RULES(zone, region)))
  let made = 0
  for (const { id } of found)
    made += await asWorker(database.worker, async (worker) => {
      const tx: Tx = { ...worker, scope: { ...nobody(at), today: day } }
      const roadmap = await findRoadmap(tx, id)
      if (roadmap === null) return 0
      const work = workIn({ tx, at, as: 'self', newId })
      return giveOutRows(
        tx,
        work,
        roadmap,
        await itemsOf(tx, roadmap),
        (item) => item.term?.kind === 'recurring',
      )
    })
  return made
}
