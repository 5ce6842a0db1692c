import type { RecordId } from '../../../kernel/ids.ts'
import { existedOn, momentBy, stateOn } from '../../../platform/database/on-day.ts'
import { type Part, partOf } from '../../../platform/database/part.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { assignmentsOn } from '../../assignments/public.ts'
import type { Level, Period, RoadmapState } from '../domain/types.ts'
import { NAME } from './binding.ts'

/** A line of the list of roadmaps. */
export type RoadmapLine = {
  readonly id: RecordId
  readonly title: string
  readonly level: Level
  readonly owner: string
  readonly kind: Period['kind']
  readonly year: number
  readonly state: RoadmapState
  readonly approved: number
  readonly grounds: string | null
  readonly rows: number
  readonly total: number
  readonly done: number
  readonly late: number
}

export const PAGE_SIZE = 25

/** What the list is narrowed to; empty is everything. */
export type ListFilter = { readonly state: RoadmapState | ''; readonly year: string }

/** Title and rows of what binds people: of the working copy until it says something else than its version, on a past day of that day's. */
const rowsThen = sql`coalesce(v.length, (select count(*)::int from roadmap_item i where i.record_id = p.id and i.removed_at is null))`
const lengthThen = (tx: Tx) =>
  tx.scope.on === null
    ? sql`case when p.amended then jsonb_array_length(items) end`
    : sql`jsonb_array_length(items)`

/** Roadmaps of my nodes and of those above that reach down to me; newest year first. */
export const listRoadmaps = (
  tx: Tx,
  wanted: Part,
  filter: ListFilter = { state: '', year: '' },
): Promise<RoadmapLine[]> => {
  const { scope } = tx
  const state = stateOn(tx, 'r')
  const part = partOf(wanted, {
    id: sql`r.id`,
    order: sql`r.period_year desc, r.id desc`,
    perPage: PAGE_SIZE,
    ahead: 1,
  })
  return rows(
    tx,
    sql<RoadmapLine>`with page as materialized (
        select r.*, ${state} as state_then from roadmap r
        where ${existedOn(tx, 'r.id')} and r.profile <> 'pair' and (r.organisation_id = any (${[...scope.organisations]}::uuid[])
          or r.municipality_id = any (${[...scope.municipalities, ...scope.above.municipalities]}::uuid[])
          or r.region_id = any (${[...scope.regions]}::uuid[])
          or (r.municipality_id is null and r.region_id = any (${[...scope.above.regions]}::uuid[])))
          and (${filter.state} = '' or ${state} = ${filter.state}) and (${filter.year} = '' or r.period_year::text = ${filter.year})
          and ${part.follows} order by ${part.order} ${part.slice})
      select p.id, coalesce(v.title, p.title) as title, p.level, coalesce(o.short_name, m.short_name, g.name) as owner, p.period_kind as kind, p.period_year as year, p.state_then as state,
        coalesce(v.no, 0)::int as approved, v.grounds, ${rowsThen} as rows,
        coalesce(a.total, 0)::int as total, coalesce(a.done, 0)::int as done, coalesce(a.late, 0)::int as late
      from page p join region g on g.id = p.region_id left join municipality m on m.id = p.municipality_id left join organisation o on o.id = p.organisation_id
      left join lateral (select no, grounds, title, ${lengthThen(tx)} as length from roadmap_version v where v.record_id = p.id and ${momentBy(tx, 'v.at')} order by no desc limit 1) v on true
      left join lateral (select count(*) as total, count(*) filter (where a.state in ('accepted','offControl')) as done,
          count(*) filter (where a.state in ('assigned','inWork','returned') and a.due_on < ${scope.today}) as late
        from ${assignmentsOn(tx)} a where a.source_record_id = p.id and a.state not in ('recalled','declined')) a on true
      order by p.period_year desc, p.id desc`,
  )
}

/** Roadmaps of the levels above that one of this owner may carry out. */
export const roadmapsAbove = (
  tx: Tx,
  owner: { readonly region: string | null; readonly municipality: string | null },
  isSchool: boolean,
) =>
  rows(
    tx,
    sql<{ id: string; title: string }>`select r.id, ${NAME} as title from roadmap r
      where r.state = 'inForce' and r.region_id = ${owner.region} and r.organisation_id is null
        and (r.municipality_id is null or (${isSchool} and r.municipality_id = ${owner.municipality}))
      order by r.period_year desc, title limit 50`,
  )

/** Roadmaps that these papers brought or approved a version of. */
export const roadmapsOfPapers = (
  tx: Tx,
  papers: readonly string[],
): Promise<{ id: string; title: string }[]> =>
  rows(
    tx,
    sql<{ id: string; title: string }>`select r.id, ${NAME} as title from roadmap r
      where r.id in (select b.id from roadmap b where b.directive_id = any (${[...papers]}::uuid[])
          union select v.record_id from roadmap_version v where v.directive_id = any (${[...papers]}::uuid[]) and ${momentBy(tx, 'v.at')})
        and r.profile <> 'pair' and ${existedOn(tx, 'r.id')}
      order by r.period_year desc, title, r.id limit 200`,
  )
