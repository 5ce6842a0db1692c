import type { RawBuilder } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import {
  isUuid,
  type MunicipalityId,
  type OrganisationId,
  type RecordId,
  type RegionId,
} from '../../../kernel/ids.ts'
import { dayBy, existedOn, stateOn } from '../../../platform/database/on-day.ts'
import { maybe, one, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Round, RoundState } from '../domain/types.ts'

type Row = Omit<Round, 'owner' | 'record'>

const ROUND = sql`r.id, r.region_id as region, r.municipality_id as municipality, r.programme_id as programme, r.call_id as call, r.quarter_on as "quarterOn",
  r.opens_on as "opensOn", r.due_on as "dueOn", r.closes_on as "closesOn", r.categories, r.basis, r.state, r.opened_on as "openedOn",
  r.closed_on as "closedOn", r.closed_reason as "closedReason", r.threshold, r.routed_on as "routedOn", r.version`

/** The same on a past day: what it was then, and nothing that came later. */
const roundThen = (tx: Tx) =>
  tx.scope.on === null
    ? ROUND
    : sql`r.id, r.region_id as region, r.municipality_id as municipality, r.programme_id as programme, r.call_id as call, r.quarter_on as "quarterOn",
  r.opens_on as "opensOn", r.due_on as "dueOn", r.closes_on as "closesOn", r.categories, r.basis, ${stateOn(tx, 'r')} as state, ${since(tx, 'r.opened_on')} as "openedOn",
  ${since(tx, 'r.closed_on')} as "closedOn", ${since(tx, 'r.closed_on', 'r.closed_reason')} as "closedReason", ${since(tx, 'r.routed_on', 'r.threshold')} as threshold,
  ${since(tx, 'r.routed_on')} as "routedOn", r.version`

const since = (tx: Tx, day: string, column = day) =>
  sql`case when ${dayBy(tx, day)} then ${sql.raw(column)} end`

const toRound = (row: Row): Round => ({
  ...row,
  record: row.id,
  owner: { region: row.region, municipality: row.municipality, organisation: null },
})

/** A round; null when out of sight. */
export const findRound = async (tx: Tx, id: string): Promise<Round | null> => {
  if (!isUuid(id)) return null
  const found = await maybe(
    tx,
    sql<Row>`select ${roundThen(tx)} from deficit_round r where r.id = ${id} and ${existedOn(tx, 'r.id')}`,
  )
  return found && toRound(found)
}

export const lockRound = async (tx: Pick<Tx, 'db'>, id: string): Promise<Round | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from deficit_round where id = ${id} for update`)
  const found = await maybe(tx, sql<Row>`select ${ROUND} from deficit_round r where r.id = ${id}`)
  return found && toRound(found)
}

/** Rounds that the day opens or closes in a zone; of one region when a demo lives its days. */
export const roundsDue = async (
  tx: Pick<Tx, 'db'>,
  { zone, day, region }: { readonly zone: string; readonly day: Day; readonly region: string | null },
): Promise<Round[]> => {
  const found = await rows(
    tx,
    sql<Row>`select ${ROUND} from deficit_round r join municipality m on m.id = r.municipality_id join region g on g.id = r.region_id
      where coalesce(m.zone, g.zone) = ${zone} and (${region}::uuid is null or r.region_id = ${region}::uuid)
        and ((r.state = 'planned' and r.opens_on <= ${day} and r.closes_on >= ${day}) or (r.state = 'open' and r.closes_on < ${day}))
      order by r.quarter_on, r.id limit 5000`,
  )
  return found.map(toRound)
}

export type Expected = {
  readonly organisation: OrganisationId
  readonly region: RegionId
  readonly municipality: MunicipalityId
}

/** Schools that the programme has under these categories on a day: whom a round expects. */
export const expectedSchools = (
  tx: Pick<Tx, 'db'>,
  round: Pick<Round, 'programme' | 'municipality' | 'categories'>,
  on: Day,
): Promise<Expected[]> =>
  rows(
    tx,
    sql<Expected>`select distinct t.organisation_id as organisation, t.region_id as region, t.municipality_id as municipality
      from participation t join municipal_model m on m.id = t.record_id join organisation o on o.id = t.organisation_id
      where m.programme_id = ${round.programme} and m.municipality_id = ${round.municipality} and t.category = any (${[...round.categories]}::text[])
        and t.from_on <= ${on} and (t.until_on is null or t.until_on > ${on}) and o.state <> 'closed' limit 2000`,
  )

export type RoundLine = {
  readonly id: RecordId
  readonly quarterOn: Day
  readonly opensOn: Day
  readonly dueOn: Day
  readonly closesOn: Day
  readonly state: RoundState
  readonly programme: string
  readonly expected: number
  readonly submitted: number
  readonly late: number
}

const SENT = (tx: Tx) => sql`s.state = 'sent' and ${dayBy(tx, 's.sent_on')}`

/** Rounds of a municipality, the latest first, with how complete each is. The sheets are named by it too, else only the policies lead to them. */
export const listRounds = (tx: Tx, municipality: string): Promise<RoundLine[]> =>
  rows(
    tx,
    sql<RoundLine>`select r.id, r.quarter_on as "quarterOn", r.opens_on as "opensOn", r.due_on as "dueOn", r.closes_on as "closesOn", ${stateOn(tx, 'r')} as state,
        coalesce(p.short_name, '') as programme, s.expected, s.submitted, s.late
      from deficit_round r left join programme p on p.id = r.programme_id cross join lateral (
        select count(*)::int as expected, count(*) filter (where ${SENT(tx)})::int as submitted,
          count(*) filter (where ${dayBy(tx, 's.sent_on')} and s.sent_on > greatest(r.due_on, coalesce(s.extended_until, r.due_on)))::int as late
        from deficit_sheet s where s.round_id = r.id and s.municipality_id = ${municipality} and ${existedOn(tx, 's.id')}) s
      where ${existedOn(tx, 'r.id')} and r.municipality_id = ${municipality} order by r.quarter_on desc, r.id limit 40`,
  )

/** A round that has begun. `isTold`: somebody has said something in it; `shown`: the map shows it; `threshold`: the municipality's own figure, the same beside each. */
export type ShownRound = {
  readonly threshold: number | null
  readonly id: RecordId
  readonly quarterOn: Day
  readonly isTold: boolean
  readonly shown: boolean
}

/** A map shows the asked round, else the latest in which somebody has said something. */
const begun = (tx: Tx, municipality: string, asked: string) =>
  sql`select b.*, row_number() over (order by b.id::text = ${asked} desc, b."isTold" desc, b."quarterOn" desc, b.id) = 1 and (b."isTold" or b.id::text = ${asked}) as shown
    from (select r.id, r.quarter_on as "quarterOn", exists (select 1 from deficit_sheet s where s.round_id = r.id and s.municipality_id = ${municipality} and ${SENT(tx)}
          and ${existedOn(tx, 's.id')}) as "isTold"
        from deficit_round r where r.municipality_id = ${municipality} and ${stateOn(tx, 'r')} <> 'planned' and ${existedOn(tx, 'r.id')}
        order by r.quarter_on desc, r.id limit 40) b`

/** Rounds of a municipality that have begun, the latest first, and which of them its map shows. */
export const roundsToShow = (tx: Tx, municipality: string, asked: string): Promise<ShownRound[]> =>
  rows(
    tx,
    sql<ShownRound>`select c.*, (select d.threshold from deficit_setting d where d.municipality_id = ${municipality} and ${dayBy(tx, 'd.set_on')}) as threshold
      from (${begun(tx, municipality, asked)}) c order by c."quarterOn" desc, c.id`,
  )

/** The same choice for what hangs on the round and is asked along with the list. */
export const shownRound = (tx: Tx, municipality: string, asked: string): RawBuilder<string> =>
  sql<string>`(select id from (${begun(tx, municipality, asked)}) c where c.shown)`

/** How many schools a round asks. */
export const askedIn = async (tx: Tx, round: string): Promise<number> =>
  (
    await one(
      tx,
      sql<{
        asked: number
      }>`select count(*)::int as asked from deficit_sheet s where s.round_id = ${round} and ${existedOn(tx, 's.id')}`,
    )
  ).asked

export type SheetLine = {
  readonly id: RecordId
  readonly organisation: OrganisationId
  readonly name: string
  readonly district: string | null
  readonly phone: string | null
  readonly head: string | null
  readonly sentOn: Day | null
  readonly extendedUntil: Day | null
  readonly extendedReason: string | null
  readonly channel: string | null
  readonly confirmation: string | null
  readonly named: number
}

/** Schools of a round with what the list of the late needs: name and telephone (product, section 4.12). */
export const sheetLines = (tx: Tx, round: string): Promise<SheetLine[]> =>
  rows(
    tx,
    sql<SheetLine>`select s.id, s.organisation_id as organisation, o.short_name as name, d.name as district, o.phone, h.name as head, ${since(tx, 's.sent_on')} as "sentOn",
        s.extended_until as "extendedUntil", s.extended_reason as "extendedReason", ${since(tx, 's.sent_on', 's.channel')} as channel, ${since(tx, 's.sent_on', 's.confirmation')} as confirmation,
        (select count(*)::int from deficit_entry e where e.sheet_id = s.id and e.severity > 0 and ${dayBy(tx, 's.sent_on')}) as named
      from deficit_sheet s join organisation o on o.id = s.organisation_id left join education_district d on d.id = o.education_district_id
      left join lateral (select p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '') as name
        from role_held r join person p on p.id = r.person_id where r.organisation_id = o.id and r.role = 'schoolHead'
          and r.from_on <= ${tx.scope.today} and (r.until_on is null or r.until_on > ${tx.scope.today}) order by r.from_on desc limit 1) h on true
      where s.round_id = ${round} and ${existedOn(tx, 's.id')} order by o.normal_name collate ru_natural, s.id limit 1500`,
  )

export type ProgrammeChoice = { readonly id: string; readonly name: string; readonly until: Day }

/** Programmes of a municipality that go on: those it has a model of. */
export const programmesHere = (tx: Tx, municipality: string): Promise<ProgrammeChoice[]> =>
  rows(
    tx,
    sql<ProgrammeChoice>`select p.id, p.short_name as name, p.until_on as until from municipal_model m join programme p on p.id = m.programme_id
      where m.municipality_id = ${municipality} and p.state <> 'closed' order by p.from_on desc limit 40`,
  )

export type Opener = { readonly person: string; readonly name: string; readonly role: string }

/** Who of the municipality can open a lock: names and roles, for the sentence of the lock. */
export const openersOf = (tx: Tx, municipality: string): Promise<Opener[]> =>
  rows(
    tx,
    sql<Opener>`select p.id as person, p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '') as name, r.role
      from role_held r join person p on p.id = r.person_id
      where ${existedOn(tx, 'r.id')} and r.municipality_id = ${municipality} and r.level = 'municipality' and r.role in ('methodologist','municipalCoordinator')
        and r.from_on <= ${tx.scope.today} and (r.until_on is null or r.until_on > ${tx.scope.today}) order by r.role, p.last_name limit 4`,
  )
