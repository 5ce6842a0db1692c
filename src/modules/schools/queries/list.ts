import type { RawBuilder } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId } from '../../../kernel/ids.ts'
import { type Part, partOf } from '../../../platform/database/part.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
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

/** A page of the list with its counts. */
export type List = {
  readonly rows: readonly ListRow[]
  readonly total: number
  /** Organisations of the node at work, by kind; schools by category. Without the filters of the list. */
  readonly kinds: Readonly<Partial<Record<OrganisationKind, number>>>
  readonly categories: Readonly<Partial<Record<Category | 'none', number>>>
}

/**
 * Category held on a day, as `c` beside `organisation o` of a node. The node is named again: its categories lie together, and
 * looking them up school by school reads five times the pages.
 */
export const HELD = ({ node, on }: Pick<ListRequest, 'node' | 'on'>) =>
  sql`left join organisation_category c on c.organisation_id = o.id and c.from_on <= ${on} and (c.until_on is null or c.until_on > ${on})
    and ${atNode('c', node)}`

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

type Counted = ListRow & { readonly allRows: number }

/** One page of the rows that a request asks for; each says how many there are in all. */
const pageOf = (tx: Tx, request: ListRequest, wanted: Part = request.page): Promise<Counted[]> => {
  const part = partOf(wanted, { id: sql`o.id`, order: orderOf(request), perPage: PER_PAGE })
  return rows(
    tx,
    sql<Counted>`select o.id, o.short_name as name, o.kind, o.state, o.closed_on as "closedOn", o.inn, m.short_name as municipality,
        o.municipality_id as "municipalityId", d.name as district, c.category, c.from_on as "categoryFrom", o.pupils, o.teachers,
        o.is_rural as "isRural", (count(*) over ())::int as "allRows"
      from organisation o ${HELD(request)} left join municipality m on m.id = o.municipality_id
        left join education_district d on d.id = o.education_district_id
      where ${conditions(request)} and ${part.follows} order by ${part.order} ${part.slice}`,
  )
}

/** The rows of a request that follow an id. */
export const organisationsAfter = async (
  tx: Tx,
  request: ListRequest,
  following: Part,
): Promise<readonly ListRow[]> =>
  (await pageOf(tx, request, following)).map(({ allRows: _counted, ...row }) => row)

type Figure = { readonly kind: OrganisationKind; readonly category: Category | null; readonly n: number }

/** How many organisations of a node are at work, by kind and category. */
const figuresOf = (tx: Tx, request: ListRequest): Promise<Figure[]> =>
  rows(
    tx,
    sql<Figure>`select o.kind, c.category, count(*)::int as n from organisation o ${HELD(request)}
      where ${atNode('o', request.node)} and o.state <> 'closed' group by 1, 2`,
  )

const summed = <Key extends string>(
  figures: readonly Figure[],
  keyOf: (figure: Figure) => Key,
): Partial<Record<Key, number>> => {
  const sums: Partial<Record<Key, number>> = {}
  for (const figure of figures) sums[keyOf(figure)] = (sums[keyOf(figure)] ?? 0) + figure.n
  return sums
}

/** One page of organisations of a node, and how many there are of each kind: asked together. */
export const listOrganisations = async (tx: Tx, request: ListRequest): Promise<List> => {
  const [page, figures] = await Promise.all([pageOf(tx, request), figuresOf(tx, request)])
  return {
    rows: page,
    total: page[0]?.allRows ?? 0,
    kinds: summed(figures, ({ kind }) => kind),
    categories: summed(
      figures.filter(({ kind }) => kind === 'school'),
      ({ category }) => category ?? 'none',
    ),
  }
}
