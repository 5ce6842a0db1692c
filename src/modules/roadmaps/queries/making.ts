import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import { normalName } from '../../../kernel/names.ts'
import { rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Layout, Period, RoadmapState } from '../domain/types.ts'
import { NAME, readsVersion } from './binding.ts'

/** Papers in force of the same node, newest first: what may approve a version. */
export const papersOf = (tx: Tx, owner: Owner) =>
  rows(
    tx,
    sql<{
      id: string
      kind: string
      number: string | null
      dateOn: Day | null
      title: string
    }>`select id, kind, number, date_on as "dateOn", title from directive
      where state in ('inForce','amended') and region_id = ${owner.region} and municipality_id is not distinct from ${owner.municipality}::uuid
        and organisation_id is not distinct from ${owner.organisation}::uuid
      order by date_on desc nulls last, id desc limit 100`,
  )

/** A roadmap whose columns a new one may take. */
export type FormLike = { readonly id: string; readonly title: string; readonly layout: Layout }

/** Roadmaps of the node and of those above it, one for each set of columns, newest first. */
export const formsAround = (tx: Tx, { region, municipality, organisation }: Owner): Promise<FormLike[]> =>
  rows(
    tx,
    sql<FormLike>`select id, title, layout from (select distinct on (layout) id, title, layout, period_year from (select r.id, ${NAME} as title, r.period_year,
          case when ${readsVersion(tx)} then (select layout from roadmap_version where record_id = r.id order by no desc limit 1) else r.layout end as layout
        from roadmap r where region_id = ${region} and profile <> 'pair' and (municipality_id is null or municipality_id = ${municipality}::uuid)
          and (organisation_id is null or organisation_id = ${organisation}::uuid)) r where jsonb_array_length(layout) > 0
        order by layout, period_year desc, id desc) f order by period_year desc, id desc limit 8`,
  )

/** Names of a node are looked at by one person at a time. */
export const lockNames = (tx: Tx, { region, municipality, organisation }: Owner): Promise<number> =>
  run(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended(${`roadmap names ${organisation ?? municipality ?? region}`}, 0))`,
  )

/** A roadmap of the node that is called the same and is about the same time; letters decide, not spaces and marks. */
export type SameNamed = { readonly id: RecordId; readonly title: string; readonly state: RoadmapState }

export const sameNamed = async (
  tx: Tx,
  { region, municipality, organisation }: Owner,
  title: string,
  period: Period,
): Promise<SameNamed | null> => {
  const wanted = normalName(title)
  const list = await rows(
    tx,
    sql<SameNamed>`select id, title, state from roadmap where region_id = ${region} and municipality_id is not distinct from ${municipality}::uuid
      and organisation_id is not distinct from ${organisation}::uuid and profile <> 'pair' and state <> 'closed' and period_kind = ${period.kind}
      and period_year = ${period.year} order by id limit 500`,
  )
  return list.find((each) => normalName(each.title) === wanted) ?? null
}
