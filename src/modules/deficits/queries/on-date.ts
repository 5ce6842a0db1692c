import { dayBy } from '../../../platform/database/on-day.ts'
import { sql, type Tx } from '../../../platform/database/query.ts'

/** The entry `e` stood in a sheet that was sent by the day that is shown. */
export const toldBy = (tx: Tx) =>
  tx.scope.on === null
    ? sql`true`
    : sql`exists (select 1 from deficit_sheet told where told.id = e.sheet_id and ${dayBy(tx, 'told.sent_on')})`

/** A deficit `d` has days instead of a history of states: named, a measure chosen, closed. */
export const stateThen = (tx: Tx) =>
  tx.scope.on === null
    ? sql`d.state`
    : sql`case when ${dayBy(tx, 'd.closed_on')} then 'closed'
        when exists (select 1 from deficit_measure begun where begun.deficit_id = d.id and begun.state <> 'refused' and ${dayBy(tx, 'begun.decided_on')}) then 'inWork'
        else 'open' end`

/** What is known since it was closed. */
export const closedBy = (tx: Tx, column: string) =>
  sql`case when ${dayBy(tx, 'd.closed_on')} then ${sql.raw(column)} end`
