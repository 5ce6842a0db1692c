import type { Day } from '../../../kernel/day.ts'
import { isUuid, type MunicipalityId, type OrganisationId, type RegionId } from '../../../kernel/ids.ts'
import { dayBy, existedOn, stateOn } from '../../../platform/database/on-day.ts'
import { maybe, one, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Matching, MatchingState } from '../domain/types.ts'

/** A matching with what only its card shows. */
export type MatchingCard = Matching & {
  readonly programmeName: string | null
  readonly place: string | null
  readonly cancelledReason: string | null
}

type Row = Omit<MatchingCard, 'owner'>

type Shown = Pick<Tx, 'scope'>

/** The plan that schools are asked about, from the day they were asked. */
const asked = (tx: Shown) =>
  tx.scope.on === null
    ? sql`m.scenario_id`
    : sql`case when ${stateOn(tx, 'm')} not in ('collecting','planning') then m.scenario_id end`
const cancelled = (tx: Shown) =>
  tx.scope.on === null
    ? sql`m.cancelled_reason`
    : sql`case when ${stateOn(tx, 'm')} = 'cancelled' then m.cancelled_reason end`

const columns = (tx: Shown) =>
  sql`m.id, m.version, m.region_id as region, m.municipality_id as municipality, m.programme_id as programme, m.title,
  m.school_year as "schoolYear", m.from_on as "from", m.until_on as until, m.offers_until as "offersUntil", m.consent_until as "consentUntil",
  m.silence, m.continues_id as continues, ${stateOn(tx, 'm')} as state, ${asked(tx)} as scenario,
  case when ${existedOn(tx, 'm.directive_id')} then m.directive_id end as directive, ${cancelled(tx)} as "cancelledReason",
  g.short_name as "programmeName", u.short_name as place`

const FROM = sql.raw(
  'from matching m left join programme g on g.id = m.programme_id left join municipality u on u.id = m.municipality_id',
)

const toCard = (row: Row): MatchingCard => ({
  ...row,
  owner: { region: row.region, municipality: row.municipality, organisation: null },
})

/** A matching; null when out of sight. */
export const findMatching = async (
  tx: Pick<Tx, 'db' | 'scope'>,
  id: string,
): Promise<MatchingCard | null> => {
  if (!isUuid(id)) return null
  const found = await maybe(
    tx,
    sql<Row>`select ${columns(tx)} ${FROM} where m.id = ${id} and ${existedOn(tx, 'm.id')}`,
  )
  return found && toCard(found)
}

/** The matching that waits for this act to be signed. */
export const matchingOfAct = async (tx: Tx, directive: string): Promise<MatchingCard | null> => {
  const found = await maybe(
    tx,
    sql<Row>`select ${columns(tx)} ${FROM} where m.directive_id = ${directive} and m.state = 'deciding'`,
  )
  return found && toCard(found)
}

/** The same, locked until the transaction ends. */
export const lockMatching = async (
  tx: Pick<Tx, 'db' | 'scope'>,
  id: string,
): Promise<MatchingCard | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from matching where id = ${id} for update`)
  return findMatching(tx, id)
}

export type MatchingLine = Pick<
  MatchingCard,
  'id' | 'title' | 'schoolYear' | 'from' | 'until' | 'offersUntil' | 'state' | 'place'
>

/** Matchings of my nodes, the latest first. */
export const listMatchings = (tx: Tx): Promise<MatchingLine[]> => {
  const { scope } = tx
  return rows(
    tx,
    sql<MatchingLine>`select m.id, m.title, m.school_year as "schoolYear", m.from_on as "from", m.until_on as until, m.offers_until as "offersUntil",
        ${stateOn(tx, 'm')} as state, u.short_name as place
      from matching m left join municipality u on u.id = m.municipality_id
      where ${existedOn(tx, 'm.id')} and (m.municipality_id = any (${[...scope.municipalities, ...scope.above.municipalities]}::uuid[])
        or m.region_id = any (${[...scope.regions]}::uuid[])
        or (m.municipality_id is null and m.region_id = any (${[...scope.above.regions]}::uuid[])))
      order by m.school_year desc, ${stateOn(tx, 'm')} = 'cancelled', m.from_on desc, m.id limit 200`,
  )
}

/** The year that schools are asked about now; null when nobody asks. */
export const askedYear = async ({ scope, ...tx }: Tx): Promise<number | null> =>
  (
    await maybe(
      tx,
      sql<{ year: number }>`select school_year as year from matching
        where (municipality_id = any (${[...scope.municipalities, ...scope.above.municipalities]}::uuid[])
            or region_id = any (${[...scope.regions]}::uuid[]) or (municipality_id is null and region_id = any (${[...scope.above.regions]}::uuid[])))
          and state in ('collecting','planning','consent','deciding') order by school_year desc limit 1`,
    )
  )?.year ?? null

export type Node = { readonly region: RegionId; readonly municipality: MunicipalityId | null }

/** Nobody else begins a matching of this node until the transaction ends; true when one of that year is at work. */
export const lockYear = async (tx: Tx, node: Node, year: number): Promise<boolean> => {
  const key = `matching:${node.municipality ?? node.region}:${year}`
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  const { found } = await one(
    tx,
    sql<{
      found: boolean
    }>`select exists (select 1 from matching where region_id = ${node.region} and municipality_id is not distinct from ${node.municipality}::uuid
      and school_year = ${year} and state in ('collecting','planning','consent','deciding')) as found`,
  )
  return found
}

/** Region of a municipality. */
export const regionOf = async (tx: Tx, municipality: string): Promise<RegionId | null> =>
  (
    await maybe(
      tx,
      sql<{ region: RegionId }>`select region_id as region from municipality where id = ${municipality}`,
    )
  )?.region ?? null

export type AskedSchool = Node & { readonly organisation: OrganisationId }

/** Schools of the node: every one is asked, whatever its category (R049). */
export const schoolsOf = (tx: Tx, node: Node): Promise<AskedSchool[]> =>
  rows(
    tx,
    sql<AskedSchool>`select id as organisation, region_id as region, municipality_id as municipality from organisation
      where region_id = ${node.region} and (${node.municipality}::uuid is null or municipality_id = ${node.municipality}::uuid)
        and kind = 'school' and state <> 'closed' order by id limit 20000`,
  )

export type StateLine = { readonly to: MatchingState; readonly on: Day; readonly note: string | null }

/** How the matching came to its state. */
export const statesOf = (tx: Tx, record: string): Promise<StateLine[]> =>
  rows(
    tx,
    sql<StateLine>`select to_state as "to", on_day as "on", note from state_change where record_id = ${record} and row_id is null and ${dayBy(tx, 'on_day')} order by at desc, id desc limit 30`,
  )

/** Short names of municipalities by id. */
export const municipalityNames = (tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  rows(
    tx,
    sql<{
      id: string
      name: string
    }>`select id, short_name as name from municipality where id = any (${[...ids]}::uuid[]) order by short_name`,
  )
