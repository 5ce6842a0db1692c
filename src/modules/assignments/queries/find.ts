import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { mine } from './whose.ts'

export type FoundAssignment = {
  readonly id: string
  readonly title: string
  readonly sourceLabel: string
  readonly state: string
}

/** The asker's own assignments whose words have all these stems (a query of `to_tsquery`), open ones first. */
export const findMine = (tx: Tx, stems: string, most: number): Promise<FoundAssignment[]> =>
  rows(
    tx,
    sql<FoundAssignment>`select a.id, a.title, a.source_label as "sourceLabel", a.state from assignment a
      where ${mine(tx)} and to_tsvector('russian', translate(lower(a.title || ' ' || a.quote || ' ' || a.source_label), 'ё', 'е'))
        @@ to_tsquery('russian', ${stems})
      order by a.closed_on is not null, a.due_on nulls last, a.id limit ${most}`,
  )
