import type { Day } from '../../../kernel/day.ts'
import { maybe, sql, type Tx } from '../../../platform/database/query.ts'

/** A row of a loaded table: which answer it is about, its version when the page was drawn, cells by question. */
export type LoadedRow = { readonly answer: string; readonly cells: Readonly<Record<string, string>> }
export type FormLoad = {
  readonly id: string
  readonly collection: string
  readonly fileName: string
  readonly rows: readonly LoadedRow[]
  readonly appliedOn: Day | null
}

export const findLoad = (tx: Tx, id: string, lock = false): Promise<FormLoad | null> =>
  maybe(
    tx,
    sql<FormLoad>`select id, collection_id as collection, file_name as "fileName", rows, applied_on as "appliedOn" from form_load
      where id = ${id} ${lock ? sql`for update` : sql``}`,
  )
