import { addDays, type Day } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { isUuid, type MunicipalityId, type OrganisationId, type RegionId } from '../../kernel/ids.ts'
import { type Moment, moment } from '../../platform/clock.ts'
import { type Work, workIn } from '../../platform/command/work.ts'
import type { Pools } from '../../platform/database/pools.ts'
import { rows, run, sql, type Tx } from '../../platform/database/query.ts'
import { asWorker } from '../../platform/database/worker-transaction.ts'
import type { ZoneDay } from '../../platform/jobs/daily.ts'
import type { FactHandler } from '../../platform/jobs/facts.ts'
import { newId } from '../../platform/random.ts'
import { nobody } from '../../platform/scope/scope.ts'
import { ALERT_DAYS, dutyOf } from './domain/contracts/rules.ts'

export { endPlanRows, followAgreedPlan } from './commands/plan-rows.ts'

const wordIn = (payload: Readonly<Record<string, unknown>>, name: string): string => {
  const value = payload[name]
  return typeof value === 'string' ? value.trim().slice(0, 500) : ''
}

/**
 * An individual deficit becomes a goal of the school's pairs (R052, R053). The fact `deficitForPair` names the record it
 * belongs to; its payload says `school`, `row`, `text`, `subject`, `expected`, `on` (the day). The same row becomes a goal
 * of a pair once, however often it is told.
 */
export const goalFromDeficit: FactHandler = {
  name: 'pairs.goalFromDeficit',
  of: 'deficitForPair',
  handle: async (tx, { record, payload }) => {
    const [school, row, text] = [wordIn(payload, 'school'), wordIn(payload, 'row'), wordIn(payload, 'text')]
    if (!isUuid(school) || !isUuid(row) || record === null || text === '') return
    const pairs = await rows(
      tx,
      sql<{ id: string; region: string; municipality: string | null }>`
        select distinct p.id, s.region_id as region, s.municipality_id as municipality from pair_bond b join school_pair p on p.id = b.record_id
          join pair_school s on s.record_id = p.id and s.organisation_id = b.organisation_id
        where b.organisation_id = ${school} and b.is_live and p.state in ('proposed','agreed','confirmed','working')
          and (b.kind = 'lead' or lower(b.subject) = lower(${wordIn(payload, 'subject')}))`,
    )
    for (const pair of pairs)
      await run(
        tx,
        sql`insert into pair_goal (id, record_id, region_id, municipality_id, organisation_id, text, subject, expected, source_record_id, source_row_id)
            values (${newId()}, ${pair.id}, ${pair.region}, ${pair.municipality}, ${school}, ${text}, ${wordIn(payload, 'subject')}, ${wordIn(payload, 'expected')}, ${record}, ${row})
            on conflict do nothing`,
      )
  },
}

type Ending = {
  readonly id: string
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly title: string
  readonly mentor: OrganisationId
  readonly curated: OrganisationId
  readonly until: Day
  readonly state: 'inForce' | 'extended'
}

const NEAR_DAYS = Math.max(...ALERT_DAYS) + 1

const ENDING = (zone: string, region: string | null, day: Day) => sql<Ending>`
  select c.id, c.region_id as region, c.municipality_id as municipality, p.title, c.mentor_id as mentor, c.curated_id as curated, c.until_on as until, c.state
  from contract c join school_pair p on p.id = c.pair_id join region g on g.id = c.region_id left join municipality m on m.id = c.municipality_id
  where c.state in ('inForce','extended') and c.until_on <= ${addDays(day, NEAR_DAYS)} and coalesce(m.zone, g.zone) = ${zone}
    and (${region}::uuid is null or c.region_id = ${region}::uuid) order by c.until_on, c.id limit 20000`

const tellOf = async (work: Work, contract: Ending, code: string, until: Day): Promise<void> => {
  const about = {
    code,
    record: contract.id,
    words: { title: contract.title, day: shortDay(addDays(until, -1)) },
    address: `/contracts/${contract.id}`,
  }
  for (const organisation of [contract.mentor, contract.curated])
    await work.notify({ ...about, organisation })
}

const isTold = async (tx: Tx, contract: string, day: Day): Promise<boolean> =>
  (
    await rows(
      tx,
      sql`select 1 from notification where record_id = ${contract} and code = 'contractExpires' and day = ${day} limit 1`,
    )
  ).length > 0

const liveOne = async (tx: Tx, contract: Ending, day: Day, work: Work): Promise<number> => {
  const duty = dutyOf(contract, day)
  if (duty === null) return 0
  if (duty.kind === 'expires') {
    if (await isTold(tx, contract.id, day)) return 0
    await tellOf(work, contract, 'contractExpires', contract.until)
    return 1
  }
  await run(
    tx,
    sql`update contract set state = 'ended', version = version + 1 where id = ${contract.id} and state in ('inForce','extended')`,
  )
  const owner = { region: contract.region, municipality: contract.municipality, organisation: null }
  await work.state({ record: contract.id, from: contract.state, to: 'ended', owner })
  await tellOf(work, contract, 'contract_ended', contract.until)
  return 1
}

/** Alerts before the end of contracts, and their end by itself on the day after the last. Safe to run twice. Gives how many were touched. */
export const contractDuties = async (
  database: Pick<Pools, 'worker'>,
  { zone, day }: ZoneDay,
  { at = moment(), region = null }: { readonly at?: Moment; readonly region?: string | null } = {},
): Promise<number> =>
  asWorker(database.worker, async (worker) => {
    const tx: Tx = { ...worker, scope: { ...nobody(at), today: day } }
    const work = workIn({ tx, at, as: 'self', newId })
    let touched = 0
    for (const contract of await rows(tx, ENDING(zone, region, day)))
      touched += await liveOne(tx, contract, day, work)
    return touched
  })
