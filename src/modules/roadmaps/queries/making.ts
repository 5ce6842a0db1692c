import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Layout } from '../domain/types.ts'

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
    sql<FormLike>`select id, title, layout from (select distinct on (layout) id, title, layout, period_year from roadmap
        where region_id = ${region} and profile <> 'pair' and (municipality_id is null or municipality_id = ${municipality}::uuid)
          and (organisation_id is null or organisation_id = ${organisation}::uuid) and jsonb_array_length(layout) > 0
        order by layout, period_year desc, id desc) f order by period_year desc, id desc limit 8`,
  )
