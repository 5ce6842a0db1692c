import { schoolYearOf, yearOf } from '../../../kernel/day.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { boundsOf } from '../domain/period.ts'
import type { Cells, Period } from '../domain/types.ts'
import { BINDING, type Binding, seenAs, versions } from './binding.ts'

/** A row of a regional or municipal roadmap that asks something of schools. */
export type UpperRow = {
  readonly id: string
  readonly roadmap: string
  readonly roadmapTitle: string
  readonly level: 'region' | 'municipality'
  readonly number: string | null
  readonly title: string
  readonly term: string | null
  readonly cells: Cells
  /** The row of the plan that answers it; null while none does. */
  readonly answeredBy: string | null
}

/** Roles that fall to schools, whichever of them they are. */
const OF_SCHOOL = ['schoolHead', 'deputyHead', 'teamHead', 'siteHead', 'tutor', 'mentor', 'mentee']

type Asked = {
  readonly region: string
  readonly municipality: string | null
  readonly period: Period
  readonly schools: readonly string[]
  /** Whose rows answer them. */
  readonly plan: string | null
}

/**
 * Rows of the roadmaps in force above some schools in the years of a period, as far as they concern these schools (R120): rows
 * for all schools, for a category or a role in them, or for one of these. Rows of the region first.
 */
export const upperRows = async (
  tx: Tx,
  { region, municipality, period, schools, plan }: Asked,
): Promise<UpperRow[]> => {
  const [from, to] = boundsOf(period)
  const found = await rows(
    tx,
    sql<Found>`select ${BINDING} as of,
        i.id, r.id as roadmap, r.title as "roadmapTitle", r.level, i.number, i.title, i.term_as_written as term, i.cells,
        (select p.id from roadmap_item p where p.record_id = ${plan}::uuid and p.answers_id = i.id and p.removed_at is null limit 1) as "answeredBy"
      from roadmap r join roadmap_item i on i.record_id = r.id
        ${versions(sql`r.region_id = ${region} and r.organisation_id is null and (r.municipality_id is null or r.municipality_id = ${municipality}::uuid)`)}
      where r.region_id = ${region} and r.organisation_id is null and (r.municipality_id is null or r.municipality_id = ${municipality}::uuid)
        and r.state = 'inForce' and (r.period_kind = 'calendar' and r.period_year between ${yearOf(from)} and ${yearOf(to)}
          or r.period_kind = 'academic' and r.period_year between ${schoolYearOf(from)} and ${schoolYearOf(to)})
        and i.removed_at is null and not i.is_section and i.title <> '' and i.mark is distinct from 'cancelled'
        and not exists (select 1 from roadmap_item c where c.parent_id = i.id and c.removed_at is null)
        and exists (select 1 from responsible s where s.record_id = r.id and s.row_id = i.id and (s.kind = 'category'
          or s.role_code = any (${OF_SCHOOL}::text[]) or s.addressee_organisation_id = any (${[...schools]}::uuid[])
          or (s.level = 'institutional' and s.kind in ('unresolved','role'))))
      order by r.municipality_id nulls first, r.id, i.ord limit 500`,
  )
  return found.flatMap((row) => inWordsShown(tx, row))
}

type Found = UpperRow & { readonly of: Binding }

/** Whoever may not edit the roadmap takes over the words that bind him. */
const inWordsShown = (tx: Tx, { of, ...row }: Found): readonly UpperRow[] => {
  const seen = seenAs(tx, of)
  if (seen === undefined) return [row]
  if (seen === null) return []
  const { number, title, termAsWritten, cells } = seen
  return [{ ...row, number, title, term: termAsWritten, cells }]
}
