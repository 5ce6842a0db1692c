import type { Role } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import { moment } from '../../../platform/clock.ts'
import { type Part, partOf } from '../../../platform/database/part.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { NodeChoice } from '../domain/input.ts'
import { PEOPLE_PER_PAGE } from '../domain/paging.ts'
import type { Names, PersonState } from '../domain/types.ts'

export type PeopleFilter = {
  readonly node: NodeChoice | null
  readonly text: string
  readonly role: Role | null
  /** `noAccount`: nobody has signed in for him yet. */
  readonly state: 'active' | 'left' | 'noAccount'
  readonly page: number
}

export type ListedPerson = Names & {
  readonly id: string
  readonly state: PersonState
  readonly hasAccount: boolean
  readonly invitedAt: string | null
  readonly positions: readonly { readonly title: string; readonly place: string }[]
  readonly roles: readonly { readonly role: Role; readonly node: string; readonly until: string | null }[]
  readonly total: number
}

/** The node named in WHERE besides row-level security (decisions 19): the chosen one, else all of the asker's. */
const nodeCondition = (tx: Tx, node: NodeChoice | null) => {
  if (node !== null) {
    if (node.level === 'region') return sql`h.region_id = ${node.id}`
    return node.level === 'municipality'
      ? sql`h.municipality_id = ${node.id}`
      : sql`h.organisation_id = ${node.id}`
  }
  const { regions, municipalities, organisations } = tx.scope
  return sql`(h.organisation_id = any (${[...organisations]}::uuid[]) or h.municipality_id = any (${[...municipalities]}::uuid[])
    or h.region_id = any (${[...regions]}::uuid[]))`
}

/** On a past day a person was at work who held a role or a position then; the state of his card has no history. */
const wasAtWork = (on: Day) => sql`(
  exists (select 1 from role_held h where h.person_id = p.id and h.from_on <= ${on} and (h.until_on is null or h.until_on > ${on}))
  or exists (select 1 from position_held h where h.person_id = p.id and h.from_on <= ${on} and (h.until_on is null or h.until_on > ${on})))`

const stateCondition = (state: PeopleFilter['state'], on: Day | null) => {
  const isActive = on === null ? sql`p.state = 'active'` : wasAtWork(on)
  const hasLeft = on === null ? sql`p.state = 'left'` : sql`(p.state = 'left' and not ${wasAtWork(on)})`
  return { active: isActive, left: hasLeft, noAccount: sql`(${isActive} and p.account_id is null)` }[state]
}

const like = (text: string): string =>
  `%${text
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[%_\\]/gu, '\\$&')
    .replace(/\s+/gu, '%')}%`

/** Whom the filter finds: «from» and «where» of every question about the list, the person as `p`. */
const foundBy = (tx: Tx, filter: PeopleFilter) => {
  const today = tx.scope.today
  return sql`from people_at(${filter.node?.level ?? ''}, ${filter.node?.id ?? null}) p
        where ${stateCondition(filter.state, tx.scope.on)} and (${filter.text.trim() === ''} or p.normal_name like ${like(filter.text)})
          and (${filter.role === null} or exists (select 1 from role_held h where h.person_id = p.id and h.role = ${filter.role ?? ''}
               and h.from_on <= ${today} and (h.until_on is null or h.until_on > ${today}) and ${nodeCondition(tx, filter.node)}))`
}

const PEOPLE_TO_INVITE = 2_000

/**
 * Everybody the filter finds who has not signed in yet, those invited longest ago after those never invited: what does not
 * fit into one printing comes first in the next. `fresh` leaves out those whose invitation still works.
 */
export const peopleToInvite = async (tx: Tx, filter: PeopleFilter, fresh: boolean): Promise<string[]> => {
  const found = await rows(
    tx,
    sql<{ id: string }>`select p.id ${foundBy(tx, { ...filter, state: 'noAccount' })}
        and (${!fresh} or not exists (select 1 from invitation i where i.person_id = p.id and i.used_at is null
          and i.revoked_at is null and i.expires_at > ${moment()}))
      order by (select max(i.created_at) from invitation i where i.person_id = p.id) nulls first, p.last_name, p.first_name, p.id
      limit ${PEOPLE_TO_INVITE}`,
  )
  return found.map(({ id }) => id)
}

/** One page of the people of a node and below, by name. Two levels: who is on the page, then what is told of them. */
export const listPeople = (
  tx: Tx,
  filter: PeopleFilter,
  wanted: Part = filter.page,
): Promise<ListedPerson[]> => {
  const part = partOf(wanted, {
    id: sql`p.id`,
    order: sql`p.last_name, p.first_name, p.middle_name, p.id`,
    perPage: PEOPLE_PER_PAGE,
  })
  const today = tx.scope.today
  return rows(
    tx,
    sql<ListedPerson>`
      with page as materialized (
        select p.id, p.last_name, p.first_name, p.middle_name, p.state, p.account_id is not null as has_account, count(*) over () as total
        ${foundBy(tx, filter)} and ${part.follows} order by ${part.order} ${part.slice})
      select page.id, page.last_name as "lastName", page.first_name as "firstName", page.middle_name as "middleName", page.state,
        page.has_account as "hasAccount", page.total,
        (select i.created_at from invitation i where i.person_id = page.id and i.used_at is null and i.revoked_at is null
          order by i.created_at desc limit 1) as "invitedAt",
        coalesce((select jsonb_agg(jsonb_build_object('title', h.title, 'place', coalesce(o.short_name, '')) order by h.from_on)
          from position_held h left join organisation o on o.id = h.organisation_id
          where h.person_id = page.id and h.from_on <= ${today} and (h.until_on is null or h.until_on > ${today})), '[]'::jsonb) as positions,
        coalesce((select jsonb_agg(jsonb_build_object('role', h.role, 'node', coalesce(o.short_name, m.short_name, g.name, ''), 'until', h.until_on)
            order by h.from_on)
          from role_held h left join organisation o on o.id = h.organisation_id left join municipality m on m.id = h.municipality_id
            left join region g on g.id = h.region_id
          where h.person_id = page.id and h.from_on <= ${today} and (h.until_on is null or h.until_on > ${today})), '[]'::jsonb) as roles
      from page order by page.last_name, page.first_name, page.middle_name, page.id`,
  )
}
