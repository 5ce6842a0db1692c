import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { folded, OWED } from './whose.ts'

/** From how many open ones a school counts as loaded. */
export const BUSY = 10

export type BusySchool = { readonly name: string; readonly open: number }

/** Which of these organisations have more than `BUSY` open поручения, the most loaded first. */
export const busyAmong = (tx: Tx, organisations: readonly string[]): Promise<BusySchool[]> =>
  rows(
    tx,
    sql<BusySchool>`select o.short_name as name, count(*)::int as open from assignment a join organisation o on o.id = a.organisation_id
      where a.organisation_id = any (${[...organisations]}::uuid[]) and ${OWED} and not ${folded(tx)}
      group by o.id, o.short_name having count(*) > ${BUSY} order by open desc, o.short_name limit 20`,
  )
