import type { RawBuilder } from 'kysely'
import type { MunicipalityId, OrganisationId, RegionId } from '../../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { type NameSearch, nameSearch, type RegisterEntry } from '../domain/search.ts'
import type { Twin } from '../domain/types.ts'

/** Where to look: a municipality, or a whole region. Named in WHERE besides the policies (decisions 19). */
export type Node =
  | { readonly municipality: MunicipalityId; readonly region?: undefined }
  | { readonly region: RegionId; readonly municipality?: undefined }

/** The node as a condition on a table with owner columns. */
export const atNode = (table: string, node: Node): RawBuilder<boolean> =>
  node.municipality === undefined
    ? sql<boolean>`${sql.ref(`${table}.region_id`)} = ${node.region}`
    : sql<boolean>`${sql.ref(`${table}.municipality_id`)} = ${node.municipality}`

const LIKELY = 0.42

const holdsNumbers = (column: RawBuilder<unknown>, numbers: readonly string[]): RawBuilder<boolean> =>
  numbers.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.join(
        numbers.map((number) => sql`${column} ~ ${`(^|[^0-9])${number}([^0-9]|$)`}`),
        sql` and `,
      )})`

const abbreviates = (column: RawBuilder<unknown>, search: NameSearch): RawBuilder<boolean> =>
  search.abbreviation === null ? sql<boolean>`false` : sql<boolean>`${column} ~ ${search.abbreviation}`

const likePattern = (text: string): string => `%${text.replace(/[\\%_]/gu, '\\$&')}%`

const fits = (column: RawBuilder<unknown>, search: NameSearch): RawBuilder<boolean> =>
  sql<boolean>`(${holdsNumbers(column, search.numbers)} and (${column} like ${likePattern(search.normal)}
    or word_similarity(${search.normal}, ${column}) >= ${LIKELY} or ${abbreviates(column, search)}))`

/** Condition on `organisation o`: its name, an alias or a code is what was typed. Forgives ё, quotes, legal forms, slips. */
export const named = (search: NameSearch): RawBuilder<boolean> =>
  search.code !== null
    ? sql<boolean>`(o.inn = ${search.code} or o.ogrn = ${search.code})`
    : sql<boolean>`(${fits(sql`o.normal_name`, search)}
        or exists (select 1 from organisation_alias n where n.organisation_id = o.id and ${fits(sql`n.normal_alias`, search)}))`

/** How near the name is to what was typed, for the order of rows: 2 = the same, else the likeness of trigrams. */
export const nearness = (search: NameSearch): RawBuilder<number> => {
  const score = (column: RawBuilder<unknown>) =>
    sql`(case when ${column} = ${search.normal} then 2 when ${abbreviates(column, search)} then 1.5 else similarity(${search.normal}, ${column}) end)`
  return sql<number>`greatest(${score(sql`o.normal_name`)}, coalesce((select max(${score(sql`n.normal_alias`)}) from organisation_alias n
    where n.organisation_id = o.id and ${holdsNumbers(sql`n.normal_alias`, search.numbers)}), 0))`
}

/** One answer of a search. */
export type Found = {
  readonly id: OrganisationId
  readonly name: string
  readonly municipality: string | null
  readonly state: 'active' | 'reorganising' | 'closed'
  /** Whether the name or an alias is written exactly so. */
  readonly exact: boolean
}

/** Organisations of a node by what was typed, the likeliest first; closed ones too, marked so, merged ones never. */
export const findOrganisations = async (
  tx: Tx,
  typed: string,
  node: Node,
  most = 20,
): Promise<readonly Found[]> => {
  const search = nameSearch(typed)
  if (search === null) return []
  return rows(
    tx,
    sql<Found>`with found as materialized (
        select o.id, o.short_name as name, o.municipality_id, o.state, o.normal_name, ${nearness(search)} as near from organisation o
        where ${atNode('o', node)} and o.merged_into is null and ${named(search)}
        order by near desc, o.normal_name collate ru_natural limit ${most})
      select found.id, found.name, m.short_name as municipality, found.state, found.near >= 2 as exact
      from found left join municipality m on m.id = found.municipality_id
      order by found.near desc, found.normal_name collate ru_natural`,
  )
}

/** Names, aliases and ids of the organisations of a municipality, for reading documents. Closed ones are left out. */
export const registerOf = (tx: Tx, node: Node): Promise<RegisterEntry<OrganisationId>[]> =>
  rows(
    tx,
    sql<RegisterEntry<OrganisationId>>`select o.id, array_agg(distinct n.name) as names from organisation o
      cross join lateral (select o.normal_name as name union select a.normal_alias from organisation_alias a where a.organisation_id = o.id) n
      where ${atNode('o', node)} and o.state <> 'closed' group by o.id order by o.id`,
  )

/** Who already answers to one of these names or codes in the municipality (or among the region's own organisations). */
export const findTwin = (
  tx: Tx,
  place: { readonly region: string; readonly municipality: string | null },
  asked: { readonly names: readonly string[]; readonly inn?: string | null; readonly ogrn?: string | null },
  except: string | null,
): Promise<Twin | null> =>
  maybe(
    tx,
    sql<Twin>`select o.id, o.short_name as name from organisation o
      where o.region_id = ${place.region} and o.state <> 'closed' and o.id is distinct from ${except}::uuid
        and (o.inn = ${asked.inn ?? null} or o.ogrn = ${asked.ogrn ?? null}
          or o.municipality_id is not distinct from ${place.municipality}::uuid and (o.normal_name = any (${asked.names}::text[])
            or exists (select 1 from organisation_alias a where a.organisation_id = o.id and a.normal_alias = any (${asked.names}::text[]))))
      order by o.id limit 1`,
  )
