import { type Day, schoolYearOf, yearOf } from '../../../kernel/day.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Period } from '../domain/types.ts'
import { NAME } from './binding.ts'

export type YearlyRoadmap = {
  readonly id: string
  readonly title: string
  readonly kind: Period['kind']
  readonly year: number
  /** Why it is hardly the year's plan: nothing stands in it, or nobody ever approved it. */
  readonly doubt: 'noRows' | 'neverApproved' | null
}

/**
 * Roadmaps of a municipality itself for the years that a span begins in, without those that `target` has already
 * `years` later: what «Новый год по образцу прошлого» may carry over.
 */
export const roadmapsOfYears = (
  tx: Tx,
  municipality: string,
  span: { readonly from: Day; readonly until: Day },
  years: number,
  target: string,
): Promise<YearlyRoadmap[]> =>
  rows(
    tx,
    sql<YearlyRoadmap>`select r.id, ${NAME} as title, r.period_kind as kind, r.period_year as year,
        case when not exists (select 1 from roadmap_item i where i.record_id = r.id and i.removed_at is null) then 'noRows'
          when r.state = 'draft' and not exists (select 1 from roadmap_version v where v.record_id = r.id) then 'neverApproved' end as doubt
      from roadmap r
      where r.municipality_id = ${municipality} and r.organisation_id is null
        and (r.period_kind = 'academic' and r.period_year = ${schoolYearOf(span.from)}
          or r.period_kind = 'calendar' and r.period_year between ${yearOf(span.from)} and ${yearOf(span.until)})
        and not exists (select 1 from roadmap c where c.copied_from = r.id and c.period_year = r.period_year + ${years} and c.municipality_id = ${target}::uuid)
      order by r.period_year, title, r.id limit 50`,
  )
