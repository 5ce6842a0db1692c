import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { SavedFilter } from '../domain/types.ts'

/** Kept filters of one list, or of all, by name. */
export const filtersOf = (tx: Tx, list: string | null = null): Promise<SavedFilter[]> =>
  rows(
    tx,
    sql<SavedFilter>`select id, list, name, query from saved_filter where person_id = ${tx.scope.person}
      and (${list}::text is null or list = ${list}) order by list, name limit 300`,
  )

/** One filter of the person. */
export const filterById = (tx: Tx, id: string): Promise<SavedFilter | null> =>
  maybe(
    tx,
    sql<SavedFilter>`select id, list, name, query from saved_filter where id = ${id} and person_id = ${tx.scope.person}`,
  )
