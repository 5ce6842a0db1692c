import type { Owner } from '../../../kernel/access.ts'
import type { MunicipalityId, OrganisationId, PersonId, RegionId } from '../../../kernel/ids.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { groupsOfSchool } from '../../schools/public.ts'
import type { Roll } from '../domain/types.ts'

type Node = {
  region_id: RegionId
  municipality_id: MunicipalityId | null
}
type OrganisationRow = Node & { id: OrganisationId; name: string; kind: string; groups: readonly string[] }
type HolderRow = Node & {
  person: PersonId
  name: string
  role: string
  level: string
  organisation_id: OrganisationId | null
}

const OWNER = (row: {
  region_id: RegionId
  municipality_id: MunicipalityId | null
  organisation_id: OrganisationId | null
}): Owner => ({
  region: row.region_id,
  municipality: row.municipality_id,
  organisation: row.organisation_id,
})

const organisationsOf = async (tx: Tx, owner: Owner): Promise<Roll['organisations']> => {
  const node =
    owner.organisation === null
      ? owner.municipality === null
        ? sql`o.region_id = ${owner.region}`
        : sql`o.municipality_id = ${owner.municipality}`
      : sql`o.id = ${owner.organisation}`
  const found = await rows(
    tx,
    sql<OrganisationRow>`
      select o.id, o.short_name as name, o.kind, o.region_id, o.municipality_id, ${groupsOfSchool(tx)} as groups from organisation o
      where ${node} and o.state <> 'closed' order by o.short_name limit 5000`,
  )
  return new Map(
    found.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        kind: row.kind,
        groups: row.groups,
        owner: { region: row.region_id, municipality: row.municipality_id, organisation: row.id },
      },
    ]),
  )
}

const holdersOf = async (tx: Tx, owner: Owner): Promise<Roll['holders']> => {
  const node =
    owner.municipality === null
      ? sql`r.region_id = ${owner.region}`
      : sql`(r.municipality_id = ${owner.municipality} or (r.level = 'region' and r.region_id = ${owner.region}))`
  const found = await rows(
    tx,
    sql<HolderRow>`
      select p.id as person, p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '') as name, r.role, r.level,
        r.region_id, r.municipality_id, r.organisation_id
      from role_held r join person p on p.id = r.person_id
      where r.from_on <= ${tx.scope.today} and (r.until_on is null or r.until_on > ${tx.scope.today}) and r.level in ('region','municipality') and ${node}
      order by p.last_name, r.id limit 500`,
  )
  return found.map((row) => ({
    person: row.person,
    name: row.name,
    role: row.role,
    level: row.level,
    owner: OWNER(row),
  }))
}

/** People of the node: with a position there or a role at it. */
const peopleOf = async (tx: Tx, owner: Owner): Promise<Roll['people']> => {
  const found = await rows(
    tx,
    sql<{
      id: PersonId
      name: string
      region_id: RegionId
      municipality_id: MunicipalityId | null
      organisation_id: OrganisationId | null
    }>`
      select distinct on (p.id) p.id, p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '') as name,
        h.region_id, h.municipality_id, h.organisation_id
      from person p join (
        select person_id, region_id, municipality_id, organisation_id, 1 as rank from position_held where until_on is null or until_on > ${tx.scope.today}
        union all select person_id, region_id, municipality_id, organisation_id, 2 from role_held where region_id is not null and (until_on is null or until_on > ${tx.scope.today})) h on h.person_id = p.id
      where ${owner.municipality === null ? sql`h.region_id = ${owner.region}` : sql`h.municipality_id = ${owner.municipality}`} and p.state = 'active'
      order by p.id, h.rank limit 5000`,
  )
  return new Map(found.map((row) => [row.id, { name: row.name, owner: OWNER(row) }]))
}

/** Organisations, people and holders of roles within the paper's node: what expansion needs (decisions 11). */
export const rollOf = async (tx: Tx, owner: Owner): Promise<Roll> => ({
  organisations: await organisationsOf(tx, owner),
  holders: await holdersOf(tx, owner),
  people: await peopleOf(tx, owner),
})
