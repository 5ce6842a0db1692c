import { isDeepStrictEqual } from 'node:util'
import { changedOn, momentBy } from '../../../platform/database/on-day.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Responsible } from '../../directives/domain/types.ts'
import { knownIn, rowResponsibles, toResponsible } from '../../directives/public.ts'
import { readRow } from '../domain/row.ts'
import type { Cells, Period, Roadmap, RoadmapItem } from '../domain/types.ts'

type Then = RoadmapItem & {
  readonly kind: Period['kind']
  readonly year: number
  /** The words have not changed since: what was read of them stands. */
  readonly isSame: boolean
}

/** The longest roadmap there may be (constraint `roadmap_too_long`): it is read whole, with what stands beside it. */
export const MOST_ROWS = 1_500

/** Marks of a row have no other history; «open» is none. */
const markOn = (tx: Tx) =>
  sql`nullif(${changedOn(tx, sql`v.record_id`, sql`i.mark`, { row: sql`(k.item ->> 'id')::uuid` })}, 'open')`

/** The version that is shown: the last one, or that in force on the past day. */
const shownVersion = (tx: Tx, roadmap: string) =>
  sql`(select * from roadmap_version v where v.record_id = ${roadmap} and ${momentBy(tx, 'v.at')} order by v.no desc limit 1) v`

/** A reading that a person chose lives as long as the words it was chosen for, here as in the working copy. */
const readThen = ({ kind, year, isSame, ...item }: Then): RoadmapItem => {
  if (isSame) return item
  const read = readRow(item.cells, { kind, year })
  const isKept = read.termAsWritten === item.termAsWritten
  return isKept ? { ...item, number: read.number, title: read.title } : { ...item, ...read }
}

/**
 * Rows of the version that is shown, each with its mark of today or of the past day; none when nothing was approved by then. What
 * came of a row in words has no history.
 */
export const itemsThen = async (tx: Tx, roadmap: string): Promise<RoadmapItem[]> => {
  const found = await rows(
    tx,
    sql<Then>`select (k.item ->> 'id') as id, k.item ->> 'parentId' as "parentId", (k.item ->> 'isSection')::boolean as "isSection", k.item -> 'cells' as cells,
        r.period_kind as kind, r.period_year as year, coalesce(i.cells = k.item -> 'cells', false) as "isSame", i.number, i.title, i.term_as_written as "termAsWritten",
        i.term, i.term_alternatives as "termAlternatives", i.opens_on as "opensOn", i.due_on as "dueOn", ${markOn(tx)} as mark,
        coalesce(i.actual_result, '') as "actualResult", i.answers_id as "answersId", coalesce(i.version, 1) as version
      from ${shownVersion(tx, roadmap)}
      join roadmap r on r.id = v.record_id cross join lateral jsonb_array_elements(v.items) with ordinality as k (item, ord)
      left join roadmap_item i on i.id = (k.item ->> 'id')::uuid and i.record_id = v.record_id order by k.ord limit ${MOST_ROWS}`,
  )
  return found.map(readThen)
}

type Renamed = { readonly id: string; readonly cells: Cells; readonly now: Cells }

/** Who answers for the rows that name others in the version that is shown than they do now. */
export const responsiblesThen = async (
  tx: Tx,
  { record, owner, level }: Pick<Roadmap, 'record' | 'owner' | 'level'>,
): Promise<ReadonlyMap<string, readonly Responsible[]>> => {
  const changed = await rows(
    tx,
    sql<Renamed>`select k.item ->> 'id' as id, k.item -> 'cells' as cells, i.cells as now
      from ${shownVersion(tx, record)} cross join lateral jsonb_array_elements(v.items) as k (item)
      join roadmap_item i on i.id = (k.item ->> 'id')::uuid and i.record_id = v.record_id
      where i.cells <> k.item -> 'cells' and not (k.item ->> 'isSection')::boolean limit ${MOST_ROWS}`,
  )
  const read = (cells: Cells) => rowResponsibles(cells, level === 'organisation')
  const renamed = changed.filter(({ cells, now }) => !isDeepStrictEqual(read(cells), read(now)))
  if (renamed.length === 0) return new Map()
  const known = await knownIn(tx, owner)
  return new Map(
    renamed.map(({ id, cells }) => {
      const { municipal, institutional } = read(cells)
      const named = [
        ...municipal.map((party) => ({ party, of: 'municipal' as const })),
        ...institutional.map((party) => ({ party, of: 'institutional' as const })),
      ]
      return [
        id,
        named.map(({ party, of }, at) => ({
          ...toResponsible(party, id, at, known, () => `${id}-${at}`),
          level: of,
        })),
      ]
    }),
  )
}
