import type { Day } from '../../../kernel/day.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { ClauseChange } from '../domain/changes.ts'

/** Changes of the clauses of a paper, oldest first. */
export const changesOf = (tx: Tx, directive: string): Promise<ClauseChange[]> =>
  rows(
    tx,
    sql<ClauseChange>`select clause_id as clause, kind, from_on as "fromOn", text, by_as_written as by, by_record_id as "byRecord"
      from clause_change where record_id = ${directive} order by from_on, made_at, id`,
  )

/** A link between papers, or from another object to this paper (R217). */
export type LinkLine = {
  readonly id: string
  readonly kind: string
  readonly direction: 'to' | 'from'
  readonly record: RecordId | null
  readonly recordKind: string | null
  readonly title: string
  readonly words: string
  /** The row of a roadmap that the ground names. */
  readonly row: string | null
  readonly dateOn: Day | null
}

/** What this paper leans on, and everything that leans on it, as far as the viewer sees. */
export const linksOf = (tx: Tx, directive: string): Promise<LinkLine[]> =>
  rows(
    tx,
    sql<LinkLine>`select l.id, l.kind, 'to' as direction, r.id as record, r.kind as "recordKind", coalesce(r.title, '') as title, l.as_written as words, l.to_row_id as row, d.date_on as "dateOn"
        from record_link l left join record r on r.id = l.to_record_id left join directive d on d.id = r.id where l.record_id = ${directive}
      union all
      select distinct on (l.kind, r.id) l.id, l.kind, 'from', r.id, r.kind, r.title, l.as_written, null::uuid, d.date_on from record_link l join record r on r.id = l.record_id left join directive d on d.id = r.id
        where l.to_record_id = ${directive} and (d.id is null or d.state not in ('draft','visas','agreed','discarded'))
      order by direction, kind, title limit 200`,
  )
