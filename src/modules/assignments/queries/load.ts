import type { RawBuilder } from 'kysely'
import { one, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { folded, OWED } from './whose.ts'

/** From how many open ones a school counts as loaded. */
export const BUSY = 10

export type BusySchool = { readonly name: string; readonly open: number }

/** Organisations by their ids, or a question that gives the ids: a list too long for a page is never carried through it. */
export type Asked = readonly string[] | RawBuilder<unknown>

const isAmong = (asked: Asked) =>
  'toOperationNode' in asked
    ? sql`a.organisation_id in (${asked})`
    : sql`a.organisation_id = any (${[...asked]}::uuid[])`

/** Which of these organisations have more than `BUSY` open поручения, the most loaded first. */
export const busyAmong = (tx: Tx, asked: Asked): Promise<BusySchool[]> =>
  rows(
    tx,
    sql<BusySchool>`select o.short_name as name, count(*)::int as open from assignment a join organisation o on o.id = a.organisation_id
      where ${isAmong(asked)} and ${OWED} and not ${folded(tx)}
      group by o.id, o.short_name having count(*) > ${BUSY} order by open desc, o.short_name limit 20`,
  )

/** How many of these organisations have more than `BUSY` open поручения. */
export const busyCount = async (tx: Tx, asked: Asked): Promise<number> =>
  (
    await one(
      tx,
      sql<{ busy: number }>`select count(*)::int as busy from (select a.organisation_id from assignment a
        where ${isAmong(asked)} and ${OWED} and not ${folded(tx)} group by a.organisation_id having count(*) > ${BUSY}) b`,
    )
  ).busy
