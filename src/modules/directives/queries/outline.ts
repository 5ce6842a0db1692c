import type { RawBuilder } from 'kysely'
import type { Owner } from '../../../kernel/access.ts'
import { maybe, sql, type Tx } from '../../../platform/database/query.ts'
import { groupsOfSchool } from '../../schools/public.ts'
import { namedBy } from '../domain/named.ts'
import type { Responsible, Roll } from '../domain/types.ts'
import {
  holdersAndPeople,
  isNamed,
  namesOrganisations,
  type OrganisationRow,
  organisationsAt,
  organisationsFrom,
} from './roll.ts'

/** Organisations of a load that a page shows at once. */
export const LOAD_PER_PAGE = 100

/** The roll as a page takes it: of organisations that are named by nothing but the same categories only the first. */
export type Outline = {
  readonly roll: Roll
  /** How many organisations are reached in all. */
  readonly organisations: number
  /** Their ids, for questions about all of them. */
  readonly ids: RawBuilder<unknown>
  /** The same as rows of `id` and `rep`: by whom each is told in the roll. */
  readonly members: RawBuilder<unknown>
}

type Counted = OrganisationRow & { readonly stands_for: number }

/** Whom these responsibles reach, counted and not listed: every question about a load that needs no list of it. */
export const outlineOf = async (
  tx: Tx,
  owner: Owner,
  responsibles: readonly Responsible[],
): Promise<Outline> => {
  const named = namedBy(responsibles)
  const reached = sql`${organisationsAt(owner)} and ${namesOrganisations(named) ? isNamed(tx, named) : sql`false`}`
  // those named by themselves stand for nobody else
  const alike = sql`case when id = any (${[...named.organisations]}::uuid[]) then id end, kind, groups`
  const each = sql`select o.id, o.short_name, o.kind, o.region_id, o.municipality_id, ${groupsOfSchool(tx)} as groups from organisation o where ${reached}`
  const [found, rest] = await Promise.all([
    namesOrganisations(named)
      ? maybe(
          tx,
          sql<{ kinds: Counted[] }>`with reached as materialized (${each})
            select coalesce(json_agg(k order by k.name), '[]'::json) as kinds from (
              select (array_agg(id order by short_name, id))[1] as id, min(short_name) as name, kind, groups, (array_agg(region_id))[1] as region_id,
                (array_agg(municipality_id order by short_name, id))[1] as municipality_id, count(*)::int as stands_for
              from reached group by ${alike}) k`,
        )
      : null,
    holdersAndPeople(tx, owner, named),
  ])
  const organisations = organisationsFrom(found?.kinds ?? [])
  return {
    roll: { organisations, ...rest },
    organisations: [...organisations.values()].reduce((sum, { standsFor }) => sum + standsFor, 0),
    ids: sql`select o.id from organisation o where ${reached}`,
    members: sql`select id, first_value(id) over (partition by ${alike} order by short_name, id) as rep from (${each}) reached`,
  }
}

type Sheet = {
  readonly rows: OrganisationRow[]
  readonly headless: number
  readonly names: string[]
}

/** A page of the organisations that are reached, with the schools that nobody heads yet: the first of them by name and how many. */
export type OutlineSheet = {
  readonly organisations: Roll['organisations']
  readonly headless: { readonly count: number; readonly names: readonly string[] }
}

const NAMED_HEADLESS = 12

/** One page of the organisations of an outline, by name. */
export const outlineSheet = async (
  tx: Tx,
  { ids }: Pick<Outline, 'ids'>,
  page: number,
): Promise<OutlineSheet> => {
  const { today } = tx.scope
  const found = await maybe(
    tx,
    sql<Sheet>`with reached as materialized (${ids}),
      headless as materialized (select o.short_name from organisation o where o.id in (select id from reached) and o.kind = 'school'
        and not exists (select 1 from role_held h where h.organisation_id = o.id and h.role = 'schoolHead' and h.from_on <= ${today} and (h.until_on is null or h.until_on > ${today})))
      select coalesce((select json_agg(s order by s.name, s.id) from (
          select o.id, o.short_name as name, o.kind, o.region_id, o.municipality_id, ${groupsOfSchool(tx)} as groups from organisation o
          where o.id in (select id from reached) order by o.short_name, o.id limit ${LOAD_PER_PAGE} offset ${(page - 1) * LOAD_PER_PAGE}) s), '[]'::json) as rows,
        (select count(*)::int from headless) as headless,
        array(select short_name from headless order by short_name limit ${NAMED_HEADLESS}) as names`,
  )
  return {
    organisations: organisationsFrom(found?.rows ?? []),
    headless: { count: found?.headless ?? 0, names: found?.names ?? [] },
  }
}
