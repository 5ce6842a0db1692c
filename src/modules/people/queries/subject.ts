import { type AccessRule, may, type Owner } from '../../../kernel/access.ts'
import type { MunicipalityId, OrganisationId, PersonId, RegionId } from '../../../kernel/ids.ts'
import { maybe, one, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { ownAccount as ownAccountRule } from '../domain/access.ts'
import type { NodeChoice } from '../domain/input.ts'
import type { Names, PersonState, PersonSubject, RoleRow } from '../domain/types.ts'

type OwnerColumns = {
  readonly region: RegionId | null
  readonly municipality: MunicipalityId | null
  readonly organisation: OrganisationId | null
}

/** Owner columns of a node that a form names; null when there is no such node in sight. */
export const ownerOfNode = async (tx: Tx, node: NodeChoice): Promise<Owner | null> => {
  if (node.level === 'region')
    return maybe(
      tx,
      sql<OwnerColumns>`select id as region, null as municipality, null as organisation from region where id = ${node.id}`,
    )
  if (node.level === 'municipality')
    return maybe(
      tx,
      sql<OwnerColumns>`select region_id as region, id as municipality, null as organisation from municipality where id = ${node.id}`,
    )
  return maybe(
    tx,
    sql<OwnerColumns>`select region_id as region, municipality_id as municipality, id as organisation from organisation where id = ${node.id}`,
  )
}

type SubjectRow = Names & {
  readonly id: PersonId
  readonly state: PersonState
  readonly version: number
  readonly hasAccount: boolean
  readonly email: string | null
  readonly roles: readonly (OwnerColumns & Pick<RoleRow, 'role' | 'level' | 'from' | 'until'>)[]
  readonly positions: readonly OwnerColumns[]
}

const NOWHERE: Owner = { region: null, municipality: null, organisation: null }

const roleRow = ({ role, level, from, until, ...owner }: SubjectRow['roles'][number]): RoleRow => ({
  role,
  level,
  from,
  until,
  owner: { region: owner.region, municipality: owner.municipality, organisation: owner.organisation },
})

/** The node at which the asker may do it; a person of several schools is managed at each of them. */
const owningNode = (tx: Tx, rule: AccessRule, nodes: readonly Owner[]): Owner =>
  nodes.find((owner) => may(rule, tx.scope, { owner })) ?? nodes[0] ?? NOWHERE

const SUBJECT = sql<SubjectRow>`select p.id, p.state, p.version, p.account_id is not null as "hasAccount", p.last_name as "lastName",
    p.first_name as "firstName", p.middle_name as "middleName",
    (select c.email from person_contact c where c.person_id = p.id) as email, roles_of(p.id) as roles,
    coalesce((select jsonb_agg(jsonb_build_object('region', h.region_id, 'municipality', h.municipality_id, 'organisation', h.organisation_id))
              from position_held h where h.person_id = p.id), '[]'::jsonb) as positions
  from person p`

const subjectOf = (tx: Tx, row: SubjectRow, rule: AccessRule): PersonSubject => {
  const roles = row.roles.map(roleRow)
  const nodes = [...roles.map((held) => held.owner), ...row.positions]
  return {
    id: row.id,
    owner: owningNode(tx, rule, nodes),
    named: { person: row.id },
    version: row.version,
    state: row.state,
    names: { lastName: row.lastName, firstName: row.firstName, middleName: row.middleName },
    hasAccount: row.hasAccount,
    email: row.email,
    roles,
  }
}

/** Reads and locks a person for a command; null when out of sight. `rule` chooses the node through which he is managed. */
export const lockPerson = async (tx: Tx, id: string, rule: AccessRule): Promise<PersonSubject | null> => {
  const row = await maybe(tx, sql<SubjectRow>`${SUBJECT} where p.id = ${id} for update of p`)
  return row && subjectOf(tx, row, rule)
}

/** The same facts of many people, only read; whoever is out of sight is left out. */
export const subjectsOf = async (
  tx: Tx,
  ids: readonly string[],
  rule: AccessRule,
): Promise<PersonSubject[]> => {
  const found = await rows(tx, sql<SubjectRow>`${SUBJECT} where p.id = any (${[...ids]}::uuid[])`)
  return found.map((row) => subjectOf(tx, row, rule))
}

/** The person who asks, locked for what he does to himself. */
export const lockMyself = async (tx: Tx): Promise<PersonSubject | null> =>
  tx.scope.person === null ? null : lockPerson(tx, tx.scope.person, ownAccountRule)

export type LikePerson = Names & {
  readonly id: string
  readonly position: string | null
  readonly place: string | null
}

const plain = (name: string): string => name.toLowerCase().replaceAll('ё', 'е').replaceAll('.', '').trim()

/** Names to be looked for among the people of a region; `key` comes back when somebody bears them. */
export type NamesAt = { readonly key: string; readonly names: Names; readonly region: string }

/** Which of these names somebody in sight bears already, by the rule of `likePersons`: one question for all of them. */
export const likeAny = async (tx: Tx, asked: readonly NamesAt[]): Promise<ReadonlySet<string>> => {
  if (asked.length === 0) return new Set()
  const lines = asked.map(({ key, names, region }) => ({
    key,
    region,
    surname: plain(names.lastName),
    first: plain(names.firstName),
    middle: plain(names.middleName ?? ''),
  }))
  const found = await rows(
    tx,
    sql<{
      key: string
    }>`select a.key from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) a (key text, region uuid, surname text, first text, middle text)
      where exists (select 1 from person p where p.region_id = a.region and replace(lower(p.last_name), 'ё', 'е') = a.surname
        and starts_with(p.normal_name, a.surname || ' ' || left(a.first, 1)) and p.state in ('active', 'left')
        and (length(a.first) <= 1 or length(p.first_name) <= 2 or replace(lower(p.first_name), 'ё', 'е') = a.first)
        and (a.middle = '' or p.middle_name is null or left(replace(lower(p.middle_name), 'ё', 'е'), 1) = left(a.middle, 1)))`,
  )
  return new Set(found.map(({ key }) => key))
}

/** People in sight whose names are written the same, or whose initials could be these (R225): somebody must look first. */
export const likePersons = (tx: Tx, names: Names, region: string | null): Promise<LikePerson[]> => {
  const [surname, first, middle] = [names.lastName, names.firstName, names.middleName ?? ''].map(plain) as [
    string,
    string,
    string,
  ]
  return rows(
    tx,
    sql<LikePerson>`select p.id, p.last_name as "lastName", p.first_name as "firstName", p.middle_name as "middleName",
        h.title as position, coalesce(o.short_name, '') as place
      from person p
      left join lateral (select title, organisation_id from position_held where person_id = p.id order by until_on desc nulls first limit 1) h on true
      left join organisation o on o.id = h.organisation_id
      where p.normal_name like ${`${surname} ${first.slice(0, 1)}%`} and replace(lower(p.last_name), 'ё', 'е') = ${surname}
        and p.state in ('active', 'left') and p.region_id is not distinct from ${region}
        and (${first.length <= 1} or length(p.first_name) <= 2 or replace(lower(p.first_name), 'ё', 'е') = ${first})
        and (${middle === ''} or p.middle_name is null or left(replace(lower(p.middle_name), 'ё', 'е'), 1) = ${middle.slice(0, 1)})
      order by p.last_name, p.first_name limit 10`,
  )
}

export type NodeOption = {
  readonly value: string
  readonly name: string
  readonly level: 'region' | 'municipality' | 'organisation'
  readonly owner: Owner
  readonly municipality: string | null
}

type NodeRow = OwnerColumns & {
  readonly id: string
  readonly name: string
  readonly level: NodeOption['level']
  readonly place: string | null
}

/** A longer choice is no choice; whoever needs a place beyond it names it in the address (from the card of the school). */
const CHOICES = 1500

/**
 * Nodes of the asker, himself and below, for choosing where; those he sees from below are not among them. The `wanted` one is
 * there even when there are more than can be chosen from.
 */
export const nodesInReach = async (
  tx: Tx,
  wanted = '',
  most: number = CHOICES,
): Promise<readonly NodeOption[]> => {
  const { regions, municipalities, organisations } = tx.scope
  const found = await rows(
    tx,
    sql<NodeRow>`
      select * from (
      select id, name, 'region' as level, null as place, id as region, null::uuid as municipality, null::uuid as organisation, 1 as ord
        from region where id = any (${[...regions]}::uuid[])
      union all
      select id, name, 'municipality', name, region_id, id, null, 2 from municipality
        where id = any (${[...municipalities]}::uuid[]) or region_id = any (${[...regions]}::uuid[])
      union all
      select o.id, o.short_name, 'organisation', m.name, o.region_id, o.municipality_id, o.id, 3
        from organisation o left join municipality m on m.id = o.municipality_id
        where o.state <> 'closed' and (o.id = any (${[...organisations]}::uuid[]) or o.municipality_id = any (${[...municipalities]}::uuid[])
          or o.region_id = any (${[...regions]}::uuid[]))) node
      order by id::text = ${wanted.split(':').at(-1) ?? ''} desc, ord, place nulls first, name limit ${most}`,
  )
  return found.map(({ id, name, level, place, region, municipality, organisation }) => ({
    value: `${level}:${id}`,
    name,
    level,
    owner: { region, municipality, organisation },
    municipality: level === 'organisation' ? place : null,
  }))
}

/** Login names that begin alike and are taken: the suggestion then gets a figure. */
export const takenLogins = async (tx: Tx, logins: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = await rows(
    tx,
    sql<{
      login: string
    }>`select wanted as login from unnest(${[...logins]}::text[]) wanted where login_taken(wanted)`,
  )
  return new Set(found.map(({ login }) => login))
}

/** Own password as it is stored, for the question «is this the old one»; null without a password. */
export const ownPasswordHash = async (tx: Tx): Promise<string | null> =>
  (await one(tx, sql<{ hash: string | null }>`select password_of_mine() as hash`)).hash

/** The account of the person who asks, and whether its second step is on. */
export const ownAccount = (tx: Tx): Promise<{ id: string | null; totp: boolean }> =>
  one(
    tx,
    sql<{
      id: string | null
      totp: boolean
    }>`select account_id as id, coalesce((account_facts(id) ->> 'totp')::boolean, false) as totp
      from person where id = ${tx.scope.person}`,
  )
