import type { RawBuilder } from 'kysely'
import type { Owner } from '../../../kernel/access.ts'
import type { MunicipalityId, OrganisationId, PersonId, RegionId } from '../../../kernel/ids.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { groupsOfSchool } from '../../schools/public.ts'
import { type Named, namedBy, responsiblesIn } from '../domain/named.ts'
import type { Clause, Responsible, Roll } from '../domain/types.ts'

type Node = {
  region_id: RegionId
  municipality_id: MunicipalityId | null
}
export type OrganisationRow = Node & {
  id: OrganisationId
  name: string
  kind: string
  groups: readonly string[]
  /** Organisations of which only the first is told. */
  stands_for?: number
}
type HolderRow = Node & {
  person: PersonId
  name: string
  role: string
  level: string
  organisation_id: OrganisationId | null
}
type PersonRow = Node & { id: PersonId; name: string; organisation_id: OrganisationId | null }

const OWNER = (row: Node & { organisation_id: OrganisationId | null }): Owner => ({
  region: row.region_id,
  municipality: row.municipality_id,
  organisation: row.organisation_id,
})

/** «Рябинина В. П.» of `person p`. */
export const SHORT_NAME = sql`p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '')`

/** Whether a position or a role `h` belongs to the node and has not ended. */
export const isHeldAt = (tx: Tx, owner: Owner): RawBuilder<boolean> =>
  sql<boolean>`${
    owner.municipality === null
      ? sql`h.region_id = ${owner.region}`
      : sql`h.municipality_id = ${owner.municipality}`
  } and (h.until_on is null or h.until_on > ${tx.scope.today})`

/** The same within the organisation, when the node is one: people of a school, not those of its district. */
export const isHeldWithin = (tx: Tx, owner: Owner): RawBuilder<boolean> =>
  owner.organisation === null
    ? isHeldAt(tx, owner)
    : sql<boolean>`${isHeldAt(tx, owner)} and h.organisation_id = ${owner.organisation}`

/** Open organisations `o` of the paper's node. */
export const organisationsAt = (owner: Owner): RawBuilder<boolean> =>
  sql<boolean>`${
    owner.organisation === null
      ? owner.municipality === null
        ? sql`o.region_id = ${owner.region}`
        : sql`o.municipality_id = ${owner.municipality}`
      : sql`o.id = ${owner.organisation}`
  } and o.state <> 'closed'`

/** Those `organisation o` that are named: by themselves, by a category, as every school. */
export const isNamed = (tx: Tx, named: Named): RawBuilder<boolean> =>
  sql<boolean>`(o.id = any (${[...named.organisations]}::uuid[]) or o.kind = 'school' and ${
    named.everySchool
      ? sql`true`
      : named.groups.length === 0
        ? sql`false`
        : sql`${groupsOfSchool(tx)} && ${[...named.groups]}::text[]`
  })`

/** Whether any organisation is named at all. */
export const namesOrganisations = (named: Named): boolean =>
  named.everySchool || named.groups.length > 0 || named.organisations.length > 0

/** Rows as expansion takes them. */
export const organisationsFrom = (found: readonly OrganisationRow[]): Roll['organisations'] =>
  new Map(
    found.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        kind: row.kind,
        groups: row.groups,
        owner: { region: row.region_id, municipality: row.municipality_id, organisation: row.id },
        standsFor: row.stands_for ?? 1,
      },
    ]),
  )

const organisationsOf = async (tx: Tx, owner: Owner, named: Named): Promise<Roll['organisations']> =>
  namesOrganisations(named)
    ? organisationsFrom(
        await rows(
          tx,
          sql<OrganisationRow>`select o.id, o.short_name as name, o.kind, o.region_id, o.municipality_id, ${groupsOfSchool(tx)} as groups from organisation o
            where ${organisationsAt(owner)} and ${isNamed(tx, named)} order by o.short_name limit 20000`,
        ),
      )
    : new Map()

const holdersOf = async (tx: Tx, owner: Owner, { roles }: Named): Promise<Roll['holders']> => {
  if (roles.length === 0) return []
  const node =
    owner.municipality === null
      ? sql`r.region_id = ${owner.region}`
      : sql`(r.municipality_id = ${owner.municipality} or (r.level = 'region' and r.region_id = ${owner.region}))`
  const found = await rows(
    tx,
    sql<HolderRow>`
      select p.id as person, ${SHORT_NAME} as name, r.role, r.level, r.region_id, r.municipality_id, r.organisation_id
      from role_held r join person p on p.id = r.person_id
      where r.role = any (${[...roles]}::text[]) and r.from_on <= ${tx.scope.today} and (r.until_on is null or r.until_on > ${tx.scope.today}) and r.level in ('region','municipality') and ${node}
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

const peopleOf = async (
  tx: Tx,
  owner: Owner,
  people: readonly string[],
  isHeld = isHeldAt,
): Promise<Roll['people']> => {
  if (people.length === 0) return new Map()
  const held = sql`h.person_id = any (${[...people]}::uuid[]) and ${isHeld(tx, owner)}`
  const found = await rows(
    tx,
    sql<PersonRow>`
      select distinct on (p.id) p.id, ${SHORT_NAME} as name, h.region_id, h.municipality_id, h.organisation_id
      from person p join (
        select person_id, region_id, municipality_id, organisation_id, 1 as rank from position_held h where ${held}
        union all select person_id, region_id, municipality_id, organisation_id, 2 from role_held h where ${held}) h on h.person_id = p.id
      where p.state = 'active' order by p.id, h.rank`,
  )
  return new Map(found.map((row) => [row.id, { name: row.name, owner: OWNER(row) }]))
}

/** Those of these people who are of the node, of a school when it is one: with a position there or a role at it. */
export const peopleAmong = async (
  tx: Tx,
  owner: Owner,
  people: readonly string[],
): Promise<ReadonlySet<string>> =>
  new Set((await peopleOf(tx, owner, people.filter(isUuid), isHeldWithin)).keys())

/** Holders of the roles of the authority and the people whom responsibles name. */
export const holdersAndPeople = async (
  tx: Tx,
  owner: Owner,
  named: Named,
): Promise<Pick<Roll, 'holders' | 'people'>> => {
  const [holders, people] = await Promise.all([
    holdersOf(tx, owner, named),
    peopleOf(tx, owner, named.people),
  ])
  return { holders, people }
}

/** People of the school whom clauses of its paper name; nobody asks it of papers of other nodes. */
export const ownPeople = async (
  tx: Tx,
  owner: Owner,
  clauses: readonly Clause[],
): Promise<ReadonlySet<string>> =>
  owner.organisation === null ? new Set() : peopleAmong(tx, owner, namedBy(responsiblesIn(clauses)).people)

/**
 * Organisations, people and holders of roles within the paper's node whom these responsibles name, and who is asked for
 * besides: what expansion needs (decisions 11). For commands: a page takes `outlineOf`.
 */
export const rollOf = async (
  tx: Tx,
  owner: Owner,
  responsibles: readonly Responsible[],
  also: Partial<Pick<Named, 'people' | 'roles'>> = {},
): Promise<Roll> => {
  const all = namedBy(responsibles)
  const named = {
    ...all,
    people: [...all.people, ...(also.people ?? [])],
    roles: [...all.roles, ...(also.roles ?? [])],
  }
  const [organisations, rest] = await Promise.all([
    organisationsOf(tx, owner, named),
    holdersAndPeople(tx, owner, named),
  ])
  return { organisations, ...rest }
}
