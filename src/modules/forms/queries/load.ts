import type { Day } from '../../../kernel/day.ts'
import { maybe, sql, type Tx } from '../../../platform/database/query.ts'
import type { LoadedRow, LoadNotes } from '../domain/loading.ts'

/** A filled table that was read and waits to be looked at. */
export type FormLoad = {
  readonly id: string
  readonly collection: string | null
  readonly answer: string | null
  readonly fileName: string
  readonly rows: readonly LoadedRow[]
  readonly notes: LoadNotes
  readonly appliedOn: Day | null
}

export const findLoad = (tx: Tx, id: string, lock = false): Promise<FormLoad | null> =>
  maybe(
    tx,
    sql<FormLoad>`select id, collection_id as collection, answer_id as answer, file_name as "fileName", rows, notes, applied_on as "appliedOn" from form_load
      where id = ${id} ${lock ? sql`for update` : sql``}`,
  )
