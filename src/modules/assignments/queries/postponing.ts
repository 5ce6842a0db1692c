import type { Day } from '../../../kernel/day.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { shortName } from './names.ts'
import { judgedByMe, OWED } from './whose.ts'

/** A later day that an addressee asks for. */
export type LaterLine = {
  readonly id: string
  readonly title: string
  /** The school, else the person. */
  readonly by: string
  readonly reason: string
  readonly dueOn: Day
  readonly wantedOn: Day
}

const MOST = 50

/** Requests that wait for the person's decision, oldest first; fifty at most, the next come when these are decided. */
export const laterOf = (tx: Tx) =>
  sql<LaterLine>`select a.id, a.title, coalesce(o.short_name, ${shortName('w')}) as by, p.reason, a.due_on as "dueOn", p.wanted_on as "wantedOn"
    from assignment_postponement p join assignment a on a.id = p.record_id left join person w on w.id = coalesce(p.by_person, a.person_id)
    left join organisation o on o.id = a.organisation_id
    where p.decided_at is null and ${OWED} and ${judgedByMe(tx)} order by p.asked_at, p.id limit ${MOST}`

export const laterRequests = async (tx: Tx): Promise<readonly LaterLine[]> =>
  tx.scope.on === null ? rows(tx, laterOf(tx)) : []
