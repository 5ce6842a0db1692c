import type { Role } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Names } from '../domain/types.ts'

export type NamedPerson = Names & {
  readonly id: PersonId
  readonly place: string
  readonly login: string | null
}

/** Names of people in sight, with the organisation of the present position. */
export const peopleNamed = (tx: Tx, ids: readonly string[]): Promise<NamedPerson[]> =>
  rows(
    tx,
    sql<NamedPerson>`select p.id, p.last_name as "lastName", p.first_name as "firstName", p.middle_name as "middleName",
        coalesce(o.full_name, '') as place, account_facts(p.id) ->> 'login' as login
      from person p
      left join lateral (select organisation_id from position_held where person_id = p.id order by until_on desc nulls first limit 1) h on true
      left join organisation o on o.id = h.organisation_id
      where p.id = any (${[...ids]}::uuid[]) order by p.last_name, p.first_name, p.id`,
  )

/** A node by its level and id. */
export type Node = { readonly level: 'region' | 'municipality' | 'organisation'; readonly id: string }

export type Holder = Names & {
  readonly id: PersonId
  readonly role: Role
  readonly from: Day
  readonly until: Day | null
  readonly act: string | null
  /** «за директора»: the duty was handed over for a time (decisions 25). */
  readonly delegated: boolean
}

const atNode = (node: Node) =>
  ({
    region: sql`h.level = 'region' and h.region_id = ${node.id}`,
    municipality: sql`h.level = 'municipality' and h.municipality_id = ${node.id}`,
    organisation: sql`h.organisation_id = ${node.id}`,
  })[node.level]

/** Who holds a role at this very node (not below it) on a day; holders in their own right first. */
export const holdersAt = (tx: Tx, node: Node, role: Role, on: Day): Promise<Holder[]> =>
  rows(
    tx,
    sql<Holder>`select p.id, p.last_name as "lastName", p.first_name as "firstName", p.middle_name as "middleName", h.role,
        h.from_on as "from", h.until_on as until, h.act, h.delegated_by is not null as delegated
      from role_held h join person p on p.id = h.person_id and p.state = 'active'
      where ${atNode(node)} and h.role = ${role} and h.from_on <= ${on} and (h.until_on is null or h.until_on > ${on})
      order by h.delegated_by is not null, h.from_on, p.last_name`,
  )

export type FoundPerson = Names & {
  readonly id: PersonId
  readonly position: string | null
  readonly place: string | null
  readonly organisation: string | null
}

const below = (node: Node) =>
  ({
    region: sql`h.region_id = ${node.id}`,
    municipality: sql`h.municipality_id = ${node.id}`,
    organisation: sql`h.organisation_id = ${node.id}`,
  })[node.level]

/** People of a node and below with this surname, whose names do not gainsay the given initials. */
export const findNamed = (
  tx: Tx,
  surname: string,
  letters: readonly string[],
  node: Node,
): Promise<FoundPerson[]> => {
  const [first = '', middle = ''] = letters.map((letter) => letter.toLowerCase().replaceAll('ё', 'е'))
  return rows(
    tx,
    sql<FoundPerson>`
      with here as (select h.person_id from role_held h where ${below(node)} union select h.person_id from position_held h where ${below(node)})
      select p.id, p.last_name as "lastName", p.first_name as "firstName", p.middle_name as "middleName", k.title as position,
        o.short_name as place, k.organisation_id as organisation
      from here join person p on p.id = here.person_id and p.state = 'active'
      left join lateral (select title, organisation_id from position_held where person_id = p.id order by until_on desc nulls first limit 1) k on true
      left join organisation o on o.id = k.organisation_id
      where replace(lower(p.last_name), 'ё', 'е') = ${surname.trim().toLowerCase().replaceAll('ё', 'е')}
        and (${first === ''} or left(replace(lower(p.first_name), 'ё', 'е'), 1) = ${first})
        and (${middle === ''} or p.middle_name is null or left(replace(lower(p.middle_name), 'ё', 'е'), 1) = ${middle})
      order by p.last_name, p.first_name limit 20`,
  )
}
