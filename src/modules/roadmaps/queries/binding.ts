import type { RawBuilder } from 'kysely'
import type { Owner } from '../../../kernel/access.ts'
import { sql, type Tx } from '../../../platform/database/query.ts'
import { editRoadmap } from '../domain/access.ts'
import { type RowReading, readRow } from '../domain/row.ts'
import type { Cells, Period } from '../domain/types.ts'

/** What binds by a row whose words in the working copy are other ones; null when both say the same. */
export type Binding = {
  readonly kind: Period['kind']
  readonly year: number
  readonly cells: Cells | null
  /** Row of the working copy: a reading that a person chose lives as long as the words it was chosen for. */
  readonly now?: Pick<RowReading, 'termAsWritten' | 'term' | 'termAlternatives' | 'opensOn' | 'dueOn'>
} | null

/** `may` by `editRoadmap` said to the database: whether this person edits roadmap `r`. */
export const edits = ({ scope }: Tx): RawBuilder<boolean> => {
  const held = scope.roles.filter(({ role, level }) =>
    editRoadmap.by.some(({ roles, at }) => at === level && roles.includes(role)),
  )
  const nodes = (level: keyof Owner) =>
    held.flatMap((each) => (each.level === level ? (each[level] ?? []) : []))
  return sql`(r.region_id = any (${nodes('region')}::uuid[]) or r.municipality_id = any (${nodes('municipality')}::uuid[])
    or r.organisation_id = any (${nodes('organisation')}::uuid[])) is true`
}

/**
 * Who is shown the last version instead of the working copy: whoever does not edit, and in a report everybody. A plan of a pair is
 * always its working copy.
 */
export type Reader = Tx | 'everybody'

/** True of roadmap `r` where its last version is shown. */
export const readsVersion = (reader: Reader): RawBuilder<boolean> =>
  reader === 'everybody'
    ? sql`(r.amended and r.profile <> 'pair')`
    : sql`(r.amended and r.profile <> 'pair' and not ${edits(reader)})`

/**
 * Joins to roadmaps `r` as `b` the rows of their last versions where these are shown; `which` says on `r` whose roadmaps the query
 * reads. Materialized: the planner must not open a version once for each of its rows.
 */
export const versions = (reader: Reader, which: RawBuilder<unknown>) =>
  sql`left join lateral (with v as materialized (select r.id, k.items, k.parents from roadmap r
      cross join lateral (select coalesce(jsonb_object_agg(e ->> 'id', e || jsonb_build_object('ord', at)), '{}') as items,
          coalesce(array_agg(distinct e ->> 'parentId') filter (where e ->> 'parentId' is not null), '{}') as parents
        from (select items from roadmap_version where record_id = r.id order by no desc limit 1) l, jsonb_array_elements(l.items) with ordinality as each (e, at)) k
    where ${readsVersion(reader)} and ${which}) select * from v) b on b.id = r.id`

const BOUND = sql`b.items -> i.id::text`

/** Row `i` is there: in the working copy, or in the version, where a row that is only taken out of the copy binds still (`versions`). */
export const STANDS = sql`case when b.id is null then i.removed_at is null else b.items ? i.id::text end`

/** Row `i` is there and is no heading. */
export const IS_ASKED = sql`case when b.id is null then i.removed_at is null and not i.is_section else (${BOUND} ->> 'isSection')::boolean is false end`

/** No rows stand under row `i`. */
export const IS_LEAF = sql`case when b.id is null then not exists (select 1 from roadmap_item below where below.parent_id = i.id and below.removed_at is null)
  else i.id::text <> all (b.parents) end`

/** Where row `i` is printed: one that is taken out of the copy has lost its place there. */
export const PLACE = sql`coalesce((${BOUND} ->> 'ord')::int, i.ord)`

/** Cells of row `i` as they bind. */
export const CELLS = sql`coalesce(${BOUND} -> 'cells', i.cells)`

/** What binds by row `i` of roadmap `r`, for `seenAs` (`versions`). */
export const BINDING = sql`case when ${BOUND} -> 'cells' <> i.cells then json_build_object('kind', r.period_kind, 'year', r.period_year, 'cells', ${BOUND} -> 'cells',
  'now', json_build_object('termAsWritten', i.term_as_written, 'term', i.term, 'termAlternatives', i.term_alternatives, 'opensOn', i.opens_on, 'dueOn', i.due_on)) end`

/**
 * Name of roadmap `r` for everybody: the approved one. A new title is of the working copy until it is approved; who edits that sees
 * it there.
 */
export const NAME = sql`case when r.amended then (select n.title from record n where n.id = r.id) else r.title end`

type Bound = RowReading & { readonly cells: Cells }

/** The row in the words that bind; undefined where they are those of the working copy. */
export const seenAs = (of: Binding): Bound | undefined => {
  if (of === null || of.cells === null) return undefined
  const { kind, year, cells, now } = of
  const read = readRow(cells, { kind, year })
  return { ...read, ...(now?.termAsWritten === read.termAsWritten ? now : {}), cells }
}
