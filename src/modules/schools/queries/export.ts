import type { Day } from '../../../kernel/day.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Category, Facts, Naming } from '../domain/types.ts'
import { conditions, HELD, type ListRequest, orderOf } from './list.ts'
import { FACTS, NAMING } from './organisation.ts'

/** An organisation with everything that the register's file holds. */
export type ExportRow = Omit<Naming, 'district'> &
  Facts & {
    readonly municipality: string | null
    readonly district: string | null
    readonly category: Category | null
    readonly categoryFrom: Day | null
    readonly categoryBasis: string | null
    readonly aliases: readonly string[]
  }

/** All organisations of a list, without pages, in its order. */
export const exportOrganisations = (tx: Tx, request: ListRequest): Promise<ExportRow[]> =>
  rows(
    tx,
    sql<ExportRow>`select ${NAMING}, ${FACTS}, c.category, c.from_on as "categoryFrom", c.basis as "categoryBasis",
        (select m.name from municipality m where m.id = o.municipality_id) as municipality,
        (select d.name from education_district d where d.id = o.education_district_id) as district,
        coalesce((select array_agg(a.alias order by a.normal_alias) from organisation_alias a where a.organisation_id = o.id and a.origin <> 'fullName'), '{}') as aliases
      from organisation o ${HELD(request)} where ${conditions(request)} order by ${orderOf(request)}`,
  )
