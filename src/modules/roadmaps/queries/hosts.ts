import type { Owner } from '../../../kernel/access.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../../kernel/ids.ts'
import { maybe, one, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Host, HostSchool } from '../domain/hosts.ts'
import { BINDING, type Binding, NAME, seenAs, versions } from './binding.ts'

/** Hosts of a row by name. */
export const hostsOfRow = (tx: Tx, item: string): Promise<Host[]> =>
  rows(
    tx,
    sql<Host>`select h.id, h.organisation_id as organisation, o.short_name as name, h.form, h.term_as_written as term, h.chosen_on as "chosenOn",
        (select a.id from assignment a where a.source_record_id = h.record_id and a.source_row_id = h.id and a.state <> 'recalled' order by a.id desc limit 1) as assignment
      from roadmap_host h join organisation o on o.id = h.organisation_id
      where h.item_id = ${item} and h.removed_on is null order by o.normal_name, h.id limit 400`,
  )

/** Ids of all hosts of a roadmap: what is asked of them does not follow the words of versions. */
export const hostIds = async (tx: Tx, roadmap: string): Promise<readonly string[]> =>
  (
    await one(
      tx,
      sql<{
        ids: string[]
      }>`select array(select h.id::text from roadmap_host h join roadmap_item i on i.id = h.item_id
        where h.record_id = ${roadmap} and h.removed_on is null and i.removed_at is null) as ids`,
    )
  ).ids

type HostRow = {
  host: string
  item: string
  name: string
  isClosed: boolean
  organisation: OrganisationId
  region: RegionId
  municipality: MunicipalityId | null
}

/** A host as a copy for another year sees it. */
export type CarriedHost = Pick<HostRow, 'host' | 'item' | 'name' | 'isClosed' | 'organisation'> & {
  readonly owner: Owner
}

const withOwner = ({ region, municipality, ...host }: HostRow): CarriedHost => ({
  ...host,
  owner: { region, municipality, organisation: host.organisation },
})

const hostRows = sql`select h.id as host, h.item_id as item, o.short_name as name, o.state = 'closed' as "isClosed", h.organisation_id as organisation,
    h.region_id as region, h.municipality_id as municipality
  from roadmap_host h join organisation o on o.id = h.organisation_id join roadmap_item i on i.id = h.item_id`

/** Hosts of all rows of a roadmap, those of closed schools too. */
export const hostsToCarry = async (tx: Tx, roadmap: string): Promise<CarriedHost[]> =>
  (
    await rows(
      tx,
      sql<HostRow>`${hostRows} where h.record_id = ${roadmap} and h.removed_on is null and i.removed_at is null order by i.ord, o.normal_name, h.id limit 5000`,
    )
  ).map(withOwner)

/** Hosts that nobody has asked for their form. */
export const hostsUnasked = async (tx: Tx, roadmap: string): Promise<CarriedHost[]> =>
  (
    await rows(
      tx,
      sql<HostRow>`${hostRows} where h.record_id = ${roadmap} and h.removed_on is null and i.removed_at is null and o.state <> 'closed' and h.form = ''
        and not exists (select 1 from assignment a where a.source_record_id = h.record_id and a.source_row_id = h.id) order by h.id limit 5000`,
    )
  ).map(withOwner)

type SchoolRow = { id: OrganisationId; name: string; region: RegionId; municipality: MunicipalityId | null }

/** Schools of the region or municipality, or the one school, at which its roadmap may be carried out. */
export const hostSchools = async (
  tx: Tx,
  { region, municipality, organisation }: Owner,
): Promise<readonly HostSchool[]> => {
  const found = await rows(
    tx,
    sql<SchoolRow>`select o.id, case when ${municipality}::uuid is null then concat_ws(', ', o.short_name, u.name) else o.short_name end as name,
        o.region_id as region, o.municipality_id as municipality
      from organisation o left join municipality u on u.id = o.municipality_id
      where o.region_id = ${region} and (${municipality}::uuid is null or o.municipality_id = ${municipality}::uuid)
        and (${organisation}::uuid is null or o.id = ${organisation}::uuid) and o.kind = 'school' and o.state <> 'closed'
      order by o.normal_name collate ru_natural, o.id limit 1500`,
  )
  return found.map(({ id, name, ...node }) => ({ id, name, owner: { ...node, organisation: id } }))
}

/** What a host is asked: the row of the roadmap and what it has said so far. */
export type Asked = {
  readonly id: string
  /** The assignment, where a one-time link to it answers: a link writes only about what it is bound to. */
  readonly record?: string
  readonly owner: Owner
  readonly host: string
  readonly roadmap: string
  readonly roadmapTitle: string
  readonly item: string
  readonly number: string | null
  readonly title: string
  readonly rowTerm: string | null
  readonly form: string
  readonly term: string
  readonly version: number
}

type AskedRow = Omit<Asked, 'owner' | 'record'> & {
  region: RegionId
  municipality: MunicipalityId | null
  organisation: OrganisationId
  bound: Binding
}

/** The host that a link speaks for: it sees neither the roadmap nor the register. */
const linkedHost = async (tx: Tx, lock: boolean): Promise<AskedRow | null> => {
  if (lock) await run(tx, sql`select 1 from roadmap_host where id = linked_host() for update`)
  return maybe(
    tx,
    sql<AskedRow>`select id, region, municipality, organisation, host, roadmap, roadmap_title as "roadmapTitle", item, number, title,
        row_term as "rowTerm", form, term, version, bound from linked_host_asked()`,
  )
}

const hostAsked = (tx: Tx, assignment: string, lock: boolean): Promise<AskedRow | null> =>
  maybe(
    tx,
    sql<AskedRow>`select h.id, h.region_id as region, h.municipality_id as municipality, h.organisation_id as organisation, o.short_name as host,
        r.id as roadmap, ${NAME} as "roadmapTitle", i.id as item, i.number, i.title, i.term_as_written as "rowTerm", h.form, h.term_as_written as term, h.version,
        ${BINDING} as bound
      from assignment a join roadmap_host h on h.id = a.source_row_id join roadmap_item i on i.id = h.item_id join roadmap r on r.id = h.record_id
        join organisation o on o.id = h.organisation_id ${versions(tx, sql`r.id = h.record_id`)}
      where a.id = ${assignment} and h.removed_on is null ${lock ? sql`for update of h` : sql``}`,
  )

/** The host by the assignment that asks it; null when it is out of sight or no host any more. */
export const askedBy = async (tx: Tx, assignment: string, lock = false): Promise<Asked | null> => {
  const isLinked = tx.scope.link?.record === assignment
  const row = await (isLinked ? linkedHost(tx, lock) : hostAsked(tx, assignment, lock))
  if (row === null) return null
  const { region, municipality, organisation, bound, ...rest } = row
  const seen = seenAs(bound)
  const words = seen && { number: seen.number, title: seen.title, rowTerm: seen.termAsWritten }
  const asked = { ...rest, ...words, owner: { region, municipality, organisation } }
  return isLinked ? { ...asked, record: assignment } : asked
}
