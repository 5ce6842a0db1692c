import { type Day, schoolYearOf } from '../../../kernel/day.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { BINDING, type Binding, CELLS, IS_ASKED, PLACE, seenAs, versions } from '../../roadmaps/public.ts'
import type { DayRow } from '../domain/method-day.ts'
import type { Outcome } from '../domain/outcomes.ts'

type School = { readonly id: string; readonly name: string }

export type Helpers = {
  readonly partners: readonly School[]
  readonly offered: readonly (School & { readonly level: 1 | 2 | 3 })[]
  readonly strong: readonly School[]
  readonly filled: readonly (School & { readonly on: Day; readonly isLike: boolean })[]
  /** Files that were accepted as evidence that this theme is filled, of schools whose rows the asker sees. */
  readonly materials: readonly {
    readonly id: string
    readonly file: string
    readonly school: string
    readonly on: Day
    readonly isLike: boolean
  }[]
  /** Rows of the roadmaps in force with the schools that carry them out. */
  readonly rows: readonly { readonly id: string; readonly title: string; readonly hosts: readonly string[] }[]
  /** Internship sites of the district: what their status is about, and how far they go in this theme this year. */
  readonly sites: readonly (School & { readonly topic: string; readonly level: 1 | 2 | 3 | null })[]
  /** Rows of roadmaps in force that are method days and not over. */
  readonly days: readonly DayRow[]
  readonly proposal: string | null
}

type About = {
  readonly id: string
  readonly region: string
  readonly organisation: string
  readonly municipality: string
  readonly theme: string | null
}

/** Schools like this one: as rural, and not twice as large or small. */
const IS_LIKE = sql`(o.is_rural is not distinct from me.is_rural and o.pupils between me.pupils / 2 and me.pupils * 2) is true`

/** Other schools of the district that have filled the theme, those like this one first. */
const filled = ({ organisation, municipality, theme }: About) => sql`
  coalesce((select json_agg(json_build_object('id', f.id, 'name', f.short_name, 'on', f.closed_on, 'isLike', f.is_like)) from (
    select o.id, o.short_name, d.closed_on, ${IS_LIKE} as is_like from deficit d join organisation o on o.id = d.organisation_id join organisation me on me.id = ${organisation}
    where d.municipality_id = ${municipality} and d.theme_id = ${theme}::uuid and d.state = 'closed' and o.id <> ${organisation} order by is_like desc, d.closed_on desc limit 3) f), '[]'::json)`

const materials = ({ organisation, municipality, theme }: About) => sql`
  coalesce((select json_agg(json_build_object('id', f.id, 'file', f.name, 'school', f.short_name, 'on', f.decided_on, 'isLike', f.is_like)) from (
    select a.id, a.name, o.short_name, v.decided_on, ${IS_LIKE} as is_like from deficit d join deficit_evidence v on v.deficit_id = d.id and v.decision = 'accepted'
      join attachment a on a.row_id = v.id and a.purpose = 'deficitEvidence' and a.removed_at is null join organisation o on o.id = d.organisation_id join organisation me on me.id = ${organisation}
    where d.municipality_id = ${municipality} and d.theme_id = ${theme}::uuid and o.id <> ${organisation} order by is_like desc, v.decided_on desc limit 3) f), '[]'::json)`

const roadmapRows = (tx: Tx, { municipality }: About) => sql`
  coalesce((select json_agg(json_build_object('id', w.id, 'title', w.title, 'hosts', w.hosts, 'of', w.of)) from (select i.id, i.title, ${BINDING} as of,
      array(select o.short_name from roadmap_host h join organisation o on o.id = h.organisation_id where h.item_id = i.id and h.removed_on is null order by o.short_name limit 3) as hosts
    from roadmap_item i join roadmap r on r.id = i.record_id ${versions(tx, sql`r.municipality_id = ${municipality}`)}
    where r.municipality_id = ${municipality} and r.state = 'inForce' and r.profile <> 'pair' and ${IS_ASKED} and i.mark is null and (i.title <> '' or b.id is not null)
    order by ${PLACE} limit 300) w), '[]'::json)`

/** Method days of the district's and the region's roadmaps; a rule that repeats is never over by its last day. */
const methodDays = (tx: Tx, { region, municipality }: About, pattern: string) => sql`
  coalesce((select json_agg(json_build_object('id', y.id, 'title', y.title, 'term', y.term, 'asWritten', coalesce(y.term_as_written, ''), 'isRegional', y.municipality_id is null, 'of', y.of) order by y.due_on, y.id)
    from (select i.id, i.title, i.term, i.term_as_written, i.due_on, r.municipality_id, ${BINDING} as of from roadmap_item i join roadmap r on r.id = i.record_id
      ${versions(tx, sql`r.region_id = ${region} and (r.municipality_id = ${municipality} or r.municipality_id is null) and r.organisation_id is null`)}
      where r.region_id = ${region} and (r.municipality_id = ${municipality} or r.municipality_id is null) and r.organisation_id is null and r.state = 'inForce' and ${IS_ASKED} and i.mark is null
        and ((${BINDING} is null and i.title ~* ${pattern} and (i.due_on >= ${tx.scope.today} or i.term ->> 'kind' = 'recurring')) or (${BINDING} is not null and ${CELLS} ->> 'activity' ~* ${pattern}))
      order by i.due_on, i.id limit 20) y), '[]'::json)`

type OfRoadmap = { readonly of: Binding }

type Found = Omit<Helpers, 'rows' | 'days'> & {
  readonly rows: readonly (Helpers['rows'][number] & OfRoadmap)[]
  readonly days: readonly (DayRow & OfRoadmap)[]
}

/** Schools are offered rows in the words that bind them. */
const seenRow = ({ of, ...row }: Found['rows'][number]): Helpers['rows'] => {
  const title = seenAs(of)?.title ?? row.title
  return title === '' ? [] : [{ ...row, title }]
}

const seenDay = ({ of, ...row }: Found['days'][number]): DayRow => {
  const seen = seenAs(of)
  return seen === undefined
    ? row
    : { ...row, title: seen.title, term: seen.term, asWritten: seen.termAsWritten ?? '' }
}

/** What the record has that may help, in one trip: the partner of the pair, offers of this very theme, sites, who has filled the same and by what, rows of the roadmap and their hosts, the method day. */
export const helpersFor = async (tx: Tx, deficit: About, methodDay: string): Promise<Helpers | null> => {
  const found = await maybe(
    tx,
    sql<Found>`select
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.short_name)) from deficit_opening g join organisation o on o.id = g.to_organisation_id
        where g.organisation_id = ${deficit.organisation} and (g.until_on is null or g.until_on > ${tx.scope.today})
          and not exists (select 1 from school_pair p where p.id = g.source_record_id and p.from_on > ${tx.scope.today})), '[]'::json) as partners,
      coalesce((select json_agg(json_build_object('id', h.id, 'name', h.name, 'level', h.level) order by h.level desc, h.name)
        from helpers_of_theme(${deficit.organisation}, ${deficit.municipality}, ${deficit.theme}::uuid, ${schoolYearOf(tx.scope.today)}) h), '[]'::json) as offered,
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.short_name)) from (select distinct o.id, o.short_name from participation t join organisation o on o.id = t.organisation_id
        where t.municipality_id = ${deficit.municipality} and t.category in ('highResults','resilient') and o.id <> ${deficit.organisation}
          and t.from_on <= ${tx.scope.today} and (t.until_on is null or t.until_on > ${tx.scope.today}) order by o.short_name limit 6) s), '[]'::json) as strong,
      ${filled(deficit)} as filled, ${materials(deficit)} as materials, ${roadmapRows(tx, deficit)} as rows,
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'topic', s.topic, 'level', s.level) order by s.level desc nulls last, s.name)
        from sites_for_theme(${deficit.organisation}, ${deficit.municipality}, ${deficit.theme}::uuid, ${tx.scope.today}, ${schoolYearOf(tx.scope.today)}) s), '[]'::json) as sites,
      ${methodDays(tx, deficit, methodDay)} as days, agenda_of_deficit(${deficit.id}) as proposal`,
  )
  return (
    found && {
      ...found,
      rows: found.rows.flatMap(seenRow),
      days: found.days.map(seenDay),
    }
  )
}

/** Who of a municipality used these measures and what came of it; small counts are hidden by the database. */
export const outcomesOf = (
  tx: Tx,
  municipality: string,
  asked: readonly { readonly source: string; readonly id: string | null }[],
): Promise<Outcome[]> => {
  const named = asked.filter(({ id }) => id !== null)
  if (named.length === 0) return Promise.resolve([])
  return rows(
    tx,
    sql<Outcome>`select source, source_id as "sourceId", schools, gone, milder, days, hidden
      from measure_outcomes(${municipality}::uuid, ${named.map(({ source }) => source)}::text[], ${named.map(({ id }) => id)}::uuid[])`,
  )
}

/** True when this very thing of the record was chosen or refused for the deficit before. */
export const isMeasureDecided = async (
  tx: Tx,
  deficit: string,
  { source, sourceId }: { readonly source: string; readonly sourceId: string },
): Promise<boolean> =>
  (await maybe(
    tx,
    sql`select 1 from deficit_measure where deficit_id = ${deficit} and source = ${source} and source_id = ${sourceId === '' ? null : sourceId}::uuid limit 1`,
  )) !== null
