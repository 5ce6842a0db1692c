import type { RawBuilder } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId } from '../../../kernel/ids.ts'
import { one, sql, type Tx } from '../../../platform/database/query.ts'
import { PER_PAGE, type SortKey } from '../domain/listing.ts'
import { nameSearch } from '../domain/search.ts'
import type { Category, OrganisationKind, OrganisationState } from '../domain/types.ts'
import { atNode, type Node, named, nearness } from './search.ts'

/** What the list of organisations is asked for. */
export type ListRequest = {
  readonly node: Node
  readonly text: string
  readonly kind: OrganisationKind | null
  readonly category: Category | 'none' | null
  readonly district: string | null
  readonly municipality: string | null
  readonly closed: boolean
  readonly sort: SortKey
  readonly descending: boolean
  readonly page: number
  /** Category as of this day. */
  readonly on: Day
}

export type ListRow = {
  readonly id: OrganisationId
  readonly name: string
  readonly kind: OrganisationKind
  readonly state: OrganisationState
  readonly closedOn: Day | null
  readonly inn: string | null
  readonly municipality: string | null
  readonly municipalityId: MunicipalityId | null
  readonly district: string | null
  readonly category: Category | null
  readonly categoryFrom: Day | null
  readonly pupils: number | null
  readonly teachers: number | null
  readonly isRural: boolean | null
}

/** A page of the list with its counts, all from one trip. */
export type List = {
  readonly rows: readonly ListRow[]
  readonly total: number
  /** Organisations of the node at work, by kind; schools by category. Without the filters of the list. */
  readonly kinds: Readonly<Partial<Record<OrganisationKind, number>>>
  readonly categories: Readonly<Partial<Record<Category | 'none', number>>>
}

/** Category held on a day, as `c` beside `organisation o`. */
export const HELD = (on: Day) =>
  sql`left join organisation_category c on c.organisation_id = o.id and c.from_on <= ${on} and (c.until_on is null or c.until_on > ${on})`

const ORDER: Readonly<Record<SortKey, RawBuilder<unknown>>> = {
  name: sql`o.normal_name collate ru_natural`,
  municipality: sql`(select m.short_name collate ru_natural from municipality m where m.id = o.municipality_id)`,
  category: sql`array_position(array['lowResults','atRisk','highResults','resilient'], c.category)`,
  pupils: sql`o.pupils`,
  teachers: sql`o.teachers`,
}

/** Conditions of a request on `organisation o` joined with the category held. */
export const conditions = (request: ListRequest): RawBuilder<boolean> => {
  const search = nameSearch(request.text)
  const asked: (RawBuilder<boolean> | false)[] = [
    atNode('o', request.node),
    sql<boolean>`o.merged_into is null`,
    request.closed ? sql<boolean>`o.state = 'closed'` : sql<boolean>`o.state <> 'closed'`,
    search !== null && named(search),
    request.kind !== null && sql<boolean>`o.kind = ${request.kind}`,
    request.district !== null && sql<boolean>`o.education_district_id = ${request.district}::uuid`,
    request.municipality !== null && sql<boolean>`o.municipality_id = ${request.municipality}::uuid`,
    request.category === 'none' && sql<boolean>`o.kind = 'school' and c.category is null`,
    request.category !== null &&
      request.category !== 'none' &&
      sql<boolean>`c.category = ${request.category}`,
  ]
  return sql<boolean>`${sql.join(
    asked.filter((part) => part !== false),
    sql` and `,
  )}`
}

export const orderOf = (request: ListRequest): RawBuilder<unknown> => {
  const search = nameSearch(request.text)
  const direction = request.descending ? sql`desc nulls last` : sql`asc nulls last`
  const byName = sql`o.normal_name collate ru_natural, o.id`
  if (search !== null && search.code === null && request.sort === 'name' && !request.descending)
    return sql`${nearness(search)} desc, ${byName}`
  return sql`${ORDER[request.sort]} ${direction}, ${byName}`
}

/** One page of organisations of a node, and how many there are of each kind. The page is chosen first, then joined. */
export const listOrganisations = (tx: Tx, request: ListRequest): Promise<List> =>
  one(
    tx,
    sql<List>`with page as materialized (
        select row_number() over () as place, chosen.* from (
          select o.id, o.short_name as name, o.kind, o.state, o.closed_on as "closedOn", o.inn, o.municipality_id as "municipalityId", o.education_district_id,
            c.category, c.from_on as "categoryFrom", o.pupils, o.teachers, o.is_rural as "isRural", count(*) over () as all_rows
          from organisation o ${HELD(request.on)}
          where ${conditions(request)} order by ${orderOf(request)} limit ${PER_PAGE} offset ${(request.page - 1) * PER_PAGE}) chosen),
      figures as (
        select o.kind, c.category, count(*)::int as n from organisation o ${HELD(request.on)}
        where ${atNode('o', request.node)} and o.state <> 'closed' group by 1, 2)
      select coalesce((select jsonb_agg(to_jsonb(page) - 'place' - 'all_rows' - 'education_district_id'
            || jsonb_build_object('municipality', m.short_name, 'district', d.name) order by place)
          from page left join municipality m on m.id = page."municipalityId" left join education_district d on d.id = page.education_district_id), '[]') as rows,
        coalesce((select max(all_rows)::int from page), 0) as total,
        coalesce((select jsonb_object_agg(kind, n) from (select kind, sum(n) as n from figures group by kind) k), '{}') as kinds,
        coalesce((select jsonb_object_agg(coalesce(category, 'none'), n) from (select category, sum(n) as n from figures where kind = 'school' group by category) k), '{}') as categories`,
  )
