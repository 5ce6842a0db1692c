import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Moved } from '../domain/rules.ts'
import * as rules from '../domain/rules.ts'
import type { Assignment } from '../domain/types.ts'

export type Moving = { readonly assignment: Assignment; readonly moved: Moved }

export const address = (assignment: Pick<Assignment, 'record'>): string => `/assignments/${assignment.record}`

/** The role by which it is done, as rows keep it. */
export const roleOf = (work: Work): string => (typeof work.as === 'string' ? work.as : work.as.role)

const listOf = (moving: readonly Moving[], work: Work): string =>
  JSON.stringify(
    moving.map(({ assignment, moved }) => ({
      id: assignment.record,
      from: moved.from,
      to: moved.to,
      words: moved.words,
      report: assignment.reports,
      closed: rules.isOver(moved.to) ? work.today : null,
      change: work.newId(),
      notice: work.newId(),
    })),
  )

const AS = sql`as w(id uuid, "from" text, "to" text, words text, report int, closed date, change uuid, notice uuid)`

/** Moves any number of assignments in one statement: their state and version, and a line of the history of each. `mass` names the mass action. */
export const saveMoves = async (
  tx: Tx,
  moving: readonly Moving[],
  work: Work,
  mass: string | null = null,
): Promise<void> => {
  await work.send(
    sql`with moved as (update assignment a set state = w."to", closed_on = w.closed, version = version + 1,
          reported_on = case when w."to" = 'reported' and ${mass}::uuid is null then ${work.today}::date else a.reported_on end
          from jsonb_to_recordset(${listOf(moving, work)}::jsonb) ${AS} where a.id = w.id
          returning a.id, a.region_id, a.municipality_id, a.organisation_id, w.change, w."from", w."to", w.words)
      insert into state_change (id, record_id, row_id, from_state, to_state, on_day, at, by_person, by_role, note, region_id, municipality_id, organisation_id)
        select change, id, ${mass}::uuid, "from", "to", ${work.today}::date, ${work.at}::timestamptz, ${tx.scope.person}::uuid, ${roleOf(work)}, words,
          region_id, municipality_id, organisation_id from moved`,
  )
}

/** Writes the decisions into the reports they judge, and tells those who reported. */
export const saveDecisions = async (
  tx: Tx,
  moving: readonly Moving[],
  decision: string,
  work: Work,
): Promise<void> => {
  const list = listOf(moving, work)
  await run(
    tx,
    sql`update assignment_report r set decision = ${decision}, decision_text = w.words, decided_on = ${work.today}, decided_by = ${tx.scope.person}
        from jsonb_to_recordset(${list}::jsonb) ${AS} where r.record_id = w.id and r.no = w.report`,
  )
  await run(
    tx,
    sql`insert into notification (id, person_id, code, record_id, day, words, address, created_at)
        select w.notice, r.reported_by, ${`assignment_${decision}`}, a.id, ${work.today}::date, jsonb_build_object('title', a.title), '/assignments/' || a.id, ${work.at}::timestamptz
        from jsonb_to_recordset(${list}::jsonb) ${AS} join assignment a on a.id = w.id
        join assignment_report r on r.record_id = w.id and r.no = w.report and r.reported_by is not null
        on conflict do nothing`,
  )
  await run(
    tx,
    sql`insert into fact (id, name, record_id, payload, at)
        select gen_random_uuid(), 'assignmentJudged', w.id, ${JSON.stringify({ decision })}::jsonb, ${work.at}::timestamptz from jsonb_to_recordset(${list}::jsonb) ${AS}`,
  )
}

/** The reports wait for a decision again. */
export const clearDecisions = async (tx: Tx, moving: readonly Moving[]): Promise<void> => {
  const list = JSON.stringify(
    moving.map(({ assignment }) => ({ id: assignment.record, report: assignment.reports })),
  )
  await run(
    tx,
    sql`update assignment_report r set decision = null, decision_text = null, decided_on = null, decided_by = null
        from jsonb_to_recordset(${list}::jsonb) as w(id uuid, report int) where r.record_id = w.id and r.no = w.report`,
  )
}

/** The audit entry of one move. */
export const told = (change: Moved, assignment: Assignment) => ({
  record: assignment.record,
  change: { from: change.from, to: change.to },
  ...(change.words === null ? {} : { words: { text: change.words } }),
})

/** The named controllers hear what waits for their decision and where; where nobody is named, the list of the node is enough. */
export const tellControllers = async (
  assignment: Assignment,
  work: Work,
  code: 'assignmentReported' | 'postponementAsked' = 'assignmentReported',
  decided = address(assignment),
): Promise<void> => {
  const { record, title } = assignment
  for (const person of new Set(assignment.controllers))
    await work.notify({ person, code, record, words: { title }, address: decided })
}
