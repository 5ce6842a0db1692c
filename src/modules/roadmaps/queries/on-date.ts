import { changedOn, momentBy } from '../../../platform/database/on-day.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { readRow } from '../domain/row.ts'
import type { Period, RoadmapItem } from '../domain/types.ts'

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

/**
 * Rows of the version in force on the past day, each with its mark of that day; none when nothing was approved by then. What
 * came of a row in words has no history.
 */
export const itemsThen = async (tx: Tx, roadmap: string): Promise<RoadmapItem[]> => {
  const found = await rows(
    tx,
    sql<Then>`select (k.item ->> 'id') as id, k.item ->> 'parentId' as "parentId", (k.item ->> 'isSection')::boolean as "isSection", k.item -> 'cells' as cells,
        r.period_kind as kind, r.period_year as year, coalesce(i.cells = k.item -> 'cells', false) as "isSame", i.number, i.title, i.term_as_written as "termAsWritten",
        i.term, i.term_alternatives as "termAlternatives", i.opens_on as "opensOn", i.due_on as "dueOn", ${markOn(tx)} as mark,
        coalesce(i.actual_result, '') as "actualResult", i.answers_id as "answersId", coalesce(i.version, 1) as version
      from (select * from roadmap_version v where v.record_id = ${roadmap} and ${momentBy(tx, 'v.at')} order by v.no desc limit 1) v
      join roadmap r on r.id = v.record_id cross join lateral jsonb_array_elements(v.items) with ordinality as k (item, ord)
      left join roadmap_item i on i.id = (k.item ->> 'id')::uuid and i.record_id = v.record_id order by k.ord limit ${MOST_ROWS}`,
  )
  return found.map(({ kind, year, isSame, ...item }) =>
    isSame ? item : { ...item, ...readRow(item.cells, { kind, year }) },
  )
}
