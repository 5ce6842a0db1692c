import type { RawBuilder } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { dayBy } from '../../../platform/database/on-day.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { type Cell, TREND_QUARTERS } from '../domain/analysis.ts'
import type { Audience, DeficitKind } from '../domain/types.ts'
import { toldBy } from './on-date.ts'

export type MapFilter = { readonly kind: DeficitKind | ''; readonly audience: Audience | '' }

/** One theme that a school named. */
export type MapCell = Cell & {
  readonly themeName: string
  readonly audience: Audience
  readonly deficit: string
}

export type MapSchool = {
  readonly id: string
  readonly name: string
  readonly sent: boolean
  /** How many own wordings wait for a theme. */
  readonly own: number
  readonly cells: readonly MapCell[]
}

/** First the schools, each with its name; then what they named: a theme, or so many own wordings. */
type Line =
  | { readonly row: string; readonly name: string; readonly sent: boolean }
  | (MapCell & { readonly name: null; readonly named: number })
  | { readonly row: string; readonly name: null; readonly theme: null; readonly named: number }

/** Schools of a round by name, those that said nothing too, with what each named. The round: its id, or a question that finds it. */
export const mapOf = async (
  tx: Tx,
  municipality: string,
  round: string | RawBuilder<string>,
  { kind, audience }: MapFilter,
): Promise<MapSchool[]> => {
  const lines = await rows(
    tx,
    sql<Line>`with shown as materialized (select ${round}::uuid as id),
      told as materialized (select d.organisation_id as school, d.theme_id as theme, max(e.severity)::int as severity, sum(e.people)::int as people,
          (array_agg(d.id order by e.severity desc))[1] as deficit, count(*)::int as named
        from deficit_entry e join deficit d on d.id = e.deficit_id
        where e.round_id = (select id from shown) and e.municipality_id = ${municipality} and d.municipality_id = ${municipality} and e.severity > 0 and ${toldBy(tx)}
          and (d.theme_id is null or ((${kind} = '' or d.kind = ${kind}) and (${audience} = '' or d.audience = ${audience})))
        group by 1, 2 limit 2000)
      select o.id as row, o.short_name as name, s.state = 'sent' and ${dayBy(tx, 's.sent_on')} as sent, row_number() over (order by o.normal_name collate ru_natural, o.id) as no,
          null as named, null as severity, null as people, null as deficit, null as theme, null as "themeName", null as audience
        from deficit_sheet s join organisation o on o.id = s.organisation_id where s.round_id = (select id from shown) and s.municipality_id = ${municipality}
      union all select w.school, null, null, null, w.named, w.severity, w.people, w.deficit, t.id, t.name, t.audience
        from told w left join deficit_theme t on t.id = w.theme
      order by no nulls last limit 2500`,
  )
  const schools = new Map<string, MapSchool & { own: number; readonly cells: MapCell[] }>()
  for (const line of lines) {
    const school = schools.get(line.row)
    if (line.name !== null)
      schools.set(line.row, { id: line.row, name: line.name, sent: line.sent, own: 0, cells: [] })
    else if (line.theme !== null) school?.cells.push(line)
    else if (school !== undefined) school.own += line.named
  }
  return [...schools.values()]
}

export type TrendPoint = { readonly quarterOn: Day; readonly theme: string; readonly schools: number }
type Told = { readonly id: string; readonly quarterOn: Day }

/** How many schools of a municipality named each of these themes in each quarter of these rounds. */
export const trendOf = (
  tx: Tx,
  municipality: string,
  rounds: readonly Told[],
  themes: readonly string[],
): Promise<TrendPoint[]> =>
  rows(
    tx,
    sql<TrendPoint>`select r.quarter_on as "quarterOn", d.theme_id as theme, count(distinct d.organisation_id)::int as schools
      from deficit d join deficit_entry e on e.deficit_id = d.id and e.severity > 0
        join unnest(${rounds.map(({ id }) => id)}::uuid[], ${rounds.map(({ quarterOn }) => quarterOn)}::date[]) as r (id, quarter_on) on r.id = e.round_id
      where d.municipality_id = ${municipality} and d.theme_id = any (${[...themes]}::uuid[]) and ${toldBy(tx)} group by 1, 2 order by 1 limit 500`,
  )

export type Setting = {
  readonly threshold: number
  readonly setOn: Day
  readonly by: string | null
  readonly version: number
}

/** The municipality's own threshold; null where nobody has set one. */
export const settingOf = (tx: Tx, municipality: string): Promise<Setting | null> =>
  maybe(
    tx,
    sql<Setting>`select s.threshold, s.set_on as "setOn", s.version, (select p.last_name || ' ' || left(p.first_name, 1) || '.' from person p where p.id = s.set_by) as by
      from deficit_setting s where s.municipality_id = ${municipality} and ${dayBy(tx, 's.set_on')}`,
  )

export type RegionCell = {
  readonly municipality: string
  readonly theme: string
  readonly name: string
  readonly audience: Audience
  readonly schools: number | null
}

/** Municipalities by themes as the region may see them: the database has hidden small counts already. */
export const regionCells = (tx: Tx, region: string, quarterOn: Day): Promise<RegionCell[]> =>
  rows(
    tx,
    sql<RegionCell>`select c.municipality_id as municipality, c.theme_id as theme, t.name, t.audience, c.schools
      from deficit_region_map(${region}::uuid, ${quarterOn}::date, ${tx.scope.on}::date) c join deficit_theme t on t.id = c.theme_id order by t.ord limit 2000`,
  )

export type RegionLine = {
  readonly id: string
  readonly name: string
  readonly round: string | null
  readonly state: 'planned' | 'open' | 'closed' | null
  readonly dueOn: Day | null
  readonly expected: number
  readonly submitted: number
  readonly late: number
}

/** Every municipality of a region with how its round of a quarter stands. */
export const regionLines = (tx: Tx, region: string, quarterOn: Day): Promise<RegionLine[]> =>
  rows(
    tx,
    sql<RegionLine>`select m.id, m.short_name as name, f.round_id as round, f.state, f.due_on as "dueOn", coalesce(f.expected, 0) as expected,
        coalesce(f.submitted, 0) as submitted, coalesce(f.late, 0) as late
      from municipality m left join deficit_round_figures(${region}::uuid, ${quarterOn}::date, ${tx.scope.on}::date) f on f.municipality_id = m.id
      where m.region_id = ${region} order by m.name collate ru_natural limit 500`,
  )

/** Quarters that have a round anywhere in the region, the latest first. */
export const quartersOfRegion = async (tx: Tx, region: string): Promise<Day[]> => {
  const found = await rows(
    tx,
    sql<{
      on: Day
    }>`select distinct quarter_on as "on" from deficit_round r where region_id = ${region} and state in ('open','closed') and ${dayBy(tx, 'r.opened_on')} order by 1 desc limit 12`,
  )
  return found.map(({ on }) => on)
}

/** Quarters of a region that closed rounds were let out of by the day that is shown, the latest first. */
export const releasedQuarters = async (tx: Tx, region: string): Promise<Day[]> => {
  const found = await rows(
    tx,
    sql<{
      on: Day
    }>`select distinct quarter_on as "on" from deficit_round r where region_id = ${region} and state <> 'recalled' and released_on is not null
      and ${dayBy(tx, 'r.released_on')} order by 1 desc limit ${TREND_QUARTERS}`,
  )
  return found.map(({ on }) => on)
}

export type Released = { readonly municipality: string; readonly quarterOn: Day }

/** Which municipalities let out a round of these quarters: zero there is said, elsewhere nothing is. */
export const releasedIn = (tx: Tx, region: string, quarters: readonly Day[]): Promise<Released[]> =>
  rows(
    tx,
    sql<Released>`select distinct municipality_id as municipality, quarter_on as "quarterOn" from deficit_round r
      where region_id = ${region} and quarter_on = any (${[...quarters]}::date[]) and state <> 'recalled' and released_on is not null
        and ${dayBy(tx, 'r.released_on')} limit 2000`,
  )

export type RegionTrendCell = {
  readonly quarterOn: Day
  readonly municipality: string
  readonly schools: number | null
}

/** How one theme went in every municipality over these quarters; small counts are hidden by the same function as on the map. */
export const regionTrend = (
  tx: Tx,
  region: string,
  quarters: readonly Day[],
  theme: string,
): Promise<RegionTrendCell[]> =>
  rows(
    tx,
    sql<RegionTrendCell>`select q.quarter_on as "quarterOn", c.municipality_id as municipality, c.schools
      from unnest(${[...quarters]}::date[]) as q (quarter_on) cross join lateral deficit_region_map(${region}::uuid, q.quarter_on, ${tx.scope.on}::date) c
      where c.theme_id = ${theme}::uuid order by 1 limit 2000`,
  )

export type RegionTheme = { readonly id: string; readonly name: string; readonly places: number }

/** Themes that a region's rounds of these quarters told of: those with the largest counts first, as far as they are shown. */
export const regionThemes = (tx: Tx, region: string, quarters: readonly Day[]): Promise<RegionTheme[]> =>
  rows(
    tx,
    sql<RegionTheme>`select t.id, t.name, count(distinct c.municipality_id)::int as places
      from unnest(${[...quarters]}::date[]) as q (quarter_on) cross join lateral deficit_region_map(${region}::uuid, q.quarter_on, ${tx.scope.on}::date) c
        join deficit_theme t on t.id = c.theme_id group by t.id, t.name, t.ord order by coalesce(sum(c.schools), 0) desc, 3 desc, t.ord limit 200`,
  )

/** Municipalities of a region by name. */
export const regionPlaces = (
  tx: Tx,
  region: string,
): Promise<{ readonly id: string; readonly name: string }[]> =>
  rows(
    tx,
    sql<{
      id: string
      name: string
    }>`select id, short_name as name from municipality where region_id = ${region} order by name collate ru_natural limit 500`,
  )
