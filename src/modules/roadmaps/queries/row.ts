import type { RecordId } from '../../../kernel/ids.ts'
import { dayBy, momentBy } from '../../../platform/database/on-day.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { AssignmentState } from '../../assignments/domain/types.ts'
import { assignmentsOn } from '../../assignments/public.ts'

/** An assignment of a row as its card shows it. */
export type RowAssignment = {
  readonly id: RecordId
  readonly who: string
  readonly state: AssignmentState
  readonly dueOn: string | null
  readonly occurrence: string
}

export const assignmentsOfRow = (tx: Tx, roadmap: string, item: string): Promise<RowAssignment[]> =>
  rows(
    tx,
    sql<RowAssignment>`select a.id, coalesce(case when p.id is null then null else p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '') end,
        o.short_name, '') as who, a.state, a.due_on as "dueOn", a.occurrence
      from ${assignmentsOn(tx)} a left join organisation o on o.id = a.organisation_id left join person p on p.id = a.person_id
      where a.source_record_id = ${roadmap} and a.source_row_id = ${item} order by a.occurrence desc, who, a.id limit 500`,
  )

export type EvidenceFile = {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly who: string
}

/** Files of the reports about this row. */
export const evidenceOf = (tx: Tx, roadmap: string, item: string): Promise<EvidenceFile[]> =>
  rows(
    tx,
    sql<EvidenceFile>`select f.id, f.name, f.size, coalesce(o.short_name, '') as who
      from ${assignmentsOn(tx)} a join attachment f on f.record_id = a.id left join organisation o on o.id = a.organisation_id
      where a.source_record_id = ${roadmap} and a.source_row_id = ${item} and f.purpose = 'evidence' and f.removed_at is null and ${momentBy(tx, 'f.added_at')}
      order by f.added_at desc, f.id limit 200`,
  )

export type RowChange = {
  readonly at: string
  readonly to: string
  readonly by: string | null
  readonly role: string | null
  readonly note: string | null
  /** Whose assignment moved; null for the row itself. */
  readonly who: string | null
}

/** What happened to the row and to its assignments, newest first. */
export const changesOfRow = (tx: Tx, roadmap: string, item: string): Promise<RowChange[]> =>
  rows(
    tx,
    sql<RowChange>`select s.at, s.to_state as to, s.by_role as role, s.note, case when s.record_id = ${roadmap} then null else coalesce(o.short_name, '') end as who,
        case when p.id is null then null else p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '') end as by
      from state_change s left join organisation o on o.id = s.organisation_id left join person p on p.id = s.by_person
      where ((s.record_id = ${roadmap} and s.row_id = ${item})
        or s.record_id in (select id from assignment a where a.source_record_id = ${roadmap} and a.source_row_id = ${item})) and ${dayBy(tx, 's.on_day')}
      order by s.at desc, s.id limit 60`,
  )

export type RowVersion = {
  readonly no: number
  readonly grounds: string
  readonly cells: Readonly<Record<string, string>> | null
}

/** The row in each approved version, oldest first; null where it was not there. */
export const versionsOfRow = (tx: Tx, roadmap: string, item: string): Promise<RowVersion[]> =>
  rows(
    tx,
    sql<RowVersion>`select v.no, v.grounds, (select i -> 'cells' from jsonb_array_elements(v.items) i where i ->> 'id' = ${item}::text) as cells
      from roadmap_version v where v.record_id = ${roadmap} and ${momentBy(tx, 'v.at')} order by v.no limit 100`,
  )
