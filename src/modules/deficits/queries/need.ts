import type { RawBuilder } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Audience } from '../domain/types.ts'

/** An open individual deficit as matching weighs it. Own words that nobody has put to a theme have no theme. */
export type Need = {
  readonly deficit: string
  readonly school: OrganisationId
  readonly theme: string | null
  readonly name: string
  readonly audience: Audience
  readonly subject: string
  readonly severity: 1 | 2 | 3
  readonly quarterOn: Day
}

/** More than any municipality has: a model beyond it could not be read by a person either. */
const MOST = 20_000

const openOf = (municipality: string, schools: readonly string[] | undefined) =>
  sql`select d.id as deficit, d.organisation_id as school, d.theme_id as theme, coalesce(t.name, d.wording) as name, d.audience, d.subject,
      max(e.severity)::int as severity, max(l.quarter_on) as "quarterOn"
    from (select distinct on (programme_id) id, quarter_on from deficit_round
        where municipality_id = ${municipality} and state = 'closed' order by programme_id, quarter_on desc) l
      join deficit_entry e on e.round_id = l.id and e.severity > 0 join deficit d on d.id = e.deficit_id left join deficit_theme t on t.id = d.theme_id
    where e.municipality_id = ${municipality} and d.municipality_id = ${municipality} and d.state <> 'closed' and d.route is distinct from 'common'
      and (${schools === undefined} or d.organisation_id = any (${[...(schools ?? [])]}::uuid[]))
    group by d.id, t.name`

/**
 * What schools of a municipality still lack by the last closed round of each programme, common themes apart: they go to
 * the method day. All schools of the municipality, or those named; who may not see the rows gets none.
 */
export const openNeeds = (
  tx: Pick<Tx, 'db'>,
  municipality: string,
  schools?: readonly string[],
): Promise<Need[]> =>
  rows(
    tx,
    sql<Need>`${openOf(municipality, schools)} order by d.organisation_id, max(e.severity) desc, d.id limit ${MOST}`,
  )

/** What a school lacks, theme by theme: the sharpest of its deficits, and how many have no theme yet. */
export type SchoolNeeds = {
  readonly school: OrganisationId
  readonly themes: Readonly<Record<string, number>>
  readonly unnamed: number
}

/** `openNeeds` gathered, as SQL: a row for each school that lacks anything. */
export const needsBySchool = (municipality: string, schools?: readonly string[]): RawBuilder<SchoolNeeds> =>
  sql<SchoolNeeds>`select school, coalesce(jsonb_object_agg(theme, severity) filter (where theme is not null), '{}'::jsonb) as themes, coalesce(sum(deficits) filter (where theme is null), 0)::int as unnamed
    from (select n.school, n.theme, max(n.severity) as severity, count(*) as deficits from (${openOf(municipality, schools)}) n group by n.school, n.theme) w group by school`
