import type { Day } from '../../kernel/day.ts'
import { dayInZone, type Moment, moment, toMoment } from '../../platform/clock.ts'
import { workIn } from '../../platform/command/work.ts'
import type { Pools } from '../../platform/database/pools.ts'
import { maybe, rows, run, sql, type Tx } from '../../platform/database/query.ts'
import { asWorker, type WorkerTx } from '../../platform/database/worker-transaction.ts'
import type { ZoneDay } from '../../platform/jobs/daily.ts'
import type { FactHandler } from '../../platform/jobs/facts.ts'
import { ownHands } from '../../platform/jobs/own-hands.ts'
import { newId } from '../../platform/random.ts'
import { nobody } from '../../platform/scope/scope.ts'
import { proveThese } from '../assignments/public.ts'
import { saveSilence } from './commands/answer.ts'
import { applyAct } from './commands/apply.ts'
import { isSilenceOn } from './domain/consent.ts'
import { moveMatching } from './domain/rules.ts'
import { lockMatching } from './queries/matching.ts'
import { matchingText } from './text/matching.ts'

export { matchingJobs } from './commands/count.ts'

/** The program's own transaction on a day. */
const onDay = (worker: WorkerTx, today: Day, at: Moment): Tx => ({
  ...worker,
  scope: { ...nobody(at), today },
})

const OVERDUE = (zone: string, region: string | null, day: Day) => sql<{ id: string }>`
  select m.id from matching m join region g on g.id = m.region_id left join municipality u on u.id = m.municipality_id
  where m.state = 'consent' and m.consent_until < ${day}::date and coalesce(u.zone, g.zone) = ${zone}
    and (${region}::uuid is null or m.region_id = ${region}::uuid) order by m.id limit 1000`

/** On the day after the last one for answers silence becomes what the municipality set. Safe to run twice. Gives how many were closed. */
export const closeConsent = async (
  database: Pick<Pools, 'worker'>,
  { zone, day }: ZoneDay,
  { at = moment(), region = null }: { readonly at?: Moment; readonly region?: string | null } = {},
): Promise<number> =>
  asWorker(database.worker, async (worker) => {
    const tx = onDay(worker, day, at)
    const work = workIn({ tx, at, as: 'self', newId })
    let closed = 0
    for (const { id } of await rows(tx, OVERDUE(zone, region, day))) {
      const matching = await lockMatching(tx, id)
      const moved = matching && moveMatching(matching, 'decide')
      if (!matching || !moved?.ok || !isSilenceOn(matching.consentUntil, day)) continue
      await saveSilence(tx, matching, moved.value, work)
      closed += 1
    }
    return closed
  })

/** The act of a matching was signed: pairs are made, all of them in one transaction. */
export const publishSigned: FactHandler = {
  name: 'matching.publishSigned',
  of: 'directiveSigned',
  handle: async (worker, { record, at }) => {
    if (record === null) return
    const found = await maybe(
      worker,
      sql<{
        id: string
        zone: string
      }>`select m.id, coalesce(u.zone, g.zone) as zone from matching m join region g on g.id = m.region_id
        left join municipality u on u.id = m.municipality_id where m.directive_id = ${record} and m.state = 'deciding'`,
    )
    if (found === null) return
    const signedAt = toMoment(at)
    const tx = onDay(worker, dayInZone(signedAt, found.zone), signedAt)
    await run(tx, sql`select 1 from matching where id = ${found.id} for update`)
    await applyAct(tx, found.id, workIn({ tx, at: signedAt, as: 'self', newId }))
  },
}

/**
 * One answer of a school says how it helps in that year, whoever asked for it: what the district and the region both ask is fulfilled
 * by it, also when it came by a link, which sees only its own поручение.
 */
export const followOffer: FactHandler = {
  name: 'matching.followOffer',
  of: 'offerAnswered',
  handle: async (worker, fact) => {
    const { school, year } = fact.payload
    if (fact.record === null || typeof school !== 'string' || typeof year !== 'number') return
    const { tx, work } = await ownHands(worker, fact, fact.record)
    const asked = await rows(
      tx,
      sql<{
        id: string
      }>`select a.id from assignment a join matching m on m.id = a.source_record_id
        where a.organisation_id = ${school} and a.answer_path = '/offers-asked' and m.school_year = ${year} and a.state in ('assigned','inWork','returned')
        order by a.id limit 100`,
    )
    await proveThese(
      tx,
      work,
      asked.map(({ id }) => id),
      { label: matchingText.ru.assignment.proof, record: fact.record },
    )
  },
}
