import { schoolYearOf, yearOf } from '../../../kernel/day.ts'
import type { MunicipalityId, RecordId, RegionId } from '../../../kernel/ids.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Responsible } from '../../directives/domain/types.ts'
import { boundsOf } from '../domain/period.ts'
import type { Cells, Period } from '../domain/types.ts'
import { BINDING, type Binding, IS_ASKED, IS_LEAF, NAME, PLACE, seenAs, versions } from './binding.ts'
import { responsiblesThen } from './on-date.ts'

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
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly period: Period
  readonly schools: readonly string[]
  /** Whose rows answer them. */
  readonly plan: string | null
}

/**
 * Rows of the roadmaps in force above some schools in the years of a period, as far as they concern these schools (R120): rows
 * for all schools, for a category or a role in them, or for one of these. Rows of the region first.
 */
export const upperRows = async (tx: Tx, asked: Asked): Promise<UpperRow[]> => {
  const found = await rowsAbove(tx, asked)
  const named = await namedInVersions(tx, asked, found)
  const isFor = ({ id, asks }: Found) =>
    named.get(id)?.some((each) => isOfSchools(each, asked.schools)) ?? asks
  return found.filter(isFor).flatMap(inWordsShown)
}

const rowsAbove = (tx: Tx, { region, municipality, period, schools, plan }: Asked): Promise<Found[]> => {
  const [from, to] = boundsOf(period)
  const asks = sql`exists (select 1 from responsible s where s.record_id = r.id and s.row_id = i.id and (s.kind = 'category'
          or s.role_code = any (${OF_SCHOOL}::text[]) or s.addressee_organisation_id = any (${[...schools]}::uuid[])
          or (s.level = 'institutional' and s.kind in ('unresolved','role'))))`
  const isAbove = sql`r.region_id = ${region} and r.organisation_id is null and (r.municipality_id is null or r.municipality_id = ${municipality}::uuid)`
  return rows(
    tx,
    sql<Found>`select ${BINDING} as of, ${asks} as asks,
        i.id, r.id as roadmap, ${NAME} as "roadmapTitle", r.level, i.number, i.title, i.term_as_written as term, i.cells,
        (select p.id from roadmap_item p where p.record_id = ${plan}::uuid and p.answers_id = i.id and p.removed_at is null limit 1) as "answeredBy"
      from roadmap r join roadmap_item i on i.record_id = r.id
        ${versions(tx, isAbove)}
      where ${isAbove} and r.state = 'inForce' and (r.period_kind = 'calendar' and r.period_year between ${yearOf(from)} and ${yearOf(to)}
          or r.period_kind = 'academic' and r.period_year between ${schoolYearOf(from)} and ${schoolYearOf(to)})
        and ${IS_ASKED} and (i.title <> '' or b.id is not null) and i.mark is distinct from 'cancelled' and ${IS_LEAF}
        and (${asks} or ${BINDING} is not null)
      order by r.municipality_id nulls first, r.id, ${PLACE} limit 500`,
  )
}

type Found = UpperRow & { readonly of: Binding; readonly asks: boolean }

const isOfSchools = (
  { kind, level, roleCode, organisationId }: Responsible,
  schools: readonly string[],
): boolean =>
  kind === 'category' ||
  (roleCode !== null && OF_SCHOOL.includes(roleCode)) ||
  (organisationId !== null && schools.includes(organisationId)) ||
  (level === 'institutional' && (kind === 'unresolved' || kind === 'role'))

/** Who answers by the version, for rows that name others in the working copy. */
const namedInVersions = async (
  tx: Tx,
  { region, municipality }: Asked,
  found: readonly Found[],
): Promise<ReadonlyMap<string, readonly Responsible[]>> => {
  const bound = new Map(found.flatMap(({ of, roadmap, level }) => (of === null ? [] : [[roadmap, level]])))
  const named = new Map<string, readonly Responsible[]>()
  for (const [record, level] of bound) {
    const owner = { region, municipality: level === 'region' ? null : municipality, organisation: null }
    for (const [row, responsibles] of await responsiblesThen(tx, {
      record: record as RecordId,
      owner,
      level,
    }))
      named.set(row, responsibles)
  }
  return named
}

/** Whoever may not edit the roadmap takes over the words that bind him. */
const inWordsShown = ({ of, asks: _, ...row }: Found): readonly UpperRow[] => {
  const seen = seenAs(of)
  if (seen === undefined) return [row]
  const { number, title, termAsWritten, cells } = seen
  return title === '' ? [] : [{ ...row, number, title, term: termAsWritten, cells }]
}
