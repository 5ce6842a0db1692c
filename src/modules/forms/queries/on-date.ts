import { dayBy } from '../../../platform/database/on-day.ts'
import { sql, type Tx } from '../../../platform/database/query.ts'

/** State of the answer `a`: on a past day what its last sending by then and the decision about it made of it. */
export const answerState = (tx: Tx) =>
  tx.scope.on === null
    ? sql`a.state`
    : sql`coalesce((select case when ${dayBy(tx, 'then_.decided_on')} then then_.decision else 'sent' end from form_sending then_
        where then_.answer_id = a.id and ${dayBy(tx, 'then_.sent_on')} order by then_.no desc limit 1), 'draft')`

/** Whether the school has confirmed the words written down for it: asked since they were sent. */
export const confirmation = (tx: Tx) =>
  tx.scope.on === null
    ? sql`a.confirmation`
    : sql`case when ${answerState(tx)} = 'draft' then null when a.confirmed_on > ${tx.scope.on}::date then 'waiting' else a.confirmation end`
