import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { KeptFilter, SavedFilter } from '../domain/types.ts'

/** Kept filters of the person, by list and name. */
export const filtersOf = (tx: Tx): Promise<SavedFilter[]> =>
  rows(
    tx,
    sql<SavedFilter>`select id, list, name, query from saved_filter where person_id = ${tx.scope.person}
      order by list, name limit 300`,
  )

/** Those of one list as a value of a question: every list page asks for them. */
export const filtersOfList = (tx: Tx, list: string) =>
  sql<KeptFilter[] | null>`(select json_agg(f) from (select list, name, query from saved_filter
      where person_id = ${tx.scope.person} and list = ${list} order by name limit 300) f)`

/** One filter of the person. */
export const filterById = (tx: Tx, id: string): Promise<SavedFilter | null> =>
  maybe(
    tx,
    sql<SavedFilter>`select id, list, name, query from saved_filter where id = ${id} and person_id = ${tx.scope.person}`,
  )
