import type { Day } from '../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, PersonId, RecordId, RegionId } from '../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../platform/database/query.ts'
import type { Assignment, AssignmentState, Modality, SourceKind } from './domain/types.ts'

/** A line of «Мои поручения». */
export type AssignmentLine = {
  readonly id: RecordId
  readonly title: string
  readonly quote: string
  readonly sourceLabel: string
  readonly sourceRecord: RecordId
  readonly sourceKind: SourceKind
  readonly modality: Modality
  readonly state: AssignmentState
  readonly termAsWritten: string | null
  readonly opensOn: Day | null
  readonly dueOn: Day | null
  readonly organisation: string | null
  readonly personName: string | null
  readonly reportedOn: Day | null
  /** Words of the last return. */
  readonly remark: string | null
  readonly decidedOn: Day | null
}

const LINE = sql`
  a.id, a.title, a.quote, a.source_label as "sourceLabel", a.source_record_id as "sourceRecord", a.source_kind as "sourceKind",
  a.modality, a.state, a.term_as_written as "termAsWritten", a.opens_on as "opensOn", a.due_on as "dueOn", o.short_name as organisation,
  case when p.id is null then null else p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '') end as "personName",
  a.reported_on as "reportedOn", last.decision_text as remark, last.decided_on as "decidedOn"`

const JOINS = sql`
  left join organisation o on o.id = a.organisation_id
  left join person p on p.id = a.person_id
  left join lateral (select decision_text, decided_on from assignment_report r where r.record_id = a.id order by no desc limit 1) last on true`

/**
 * What falls to the person: what names him; what names a role he holds at the organisation; what is for the organisation
 * whose leader he is, also when the named role has no holder yet (product, section 1).
 */
const MINE = (tx: Tx) => {
  const leads = tx.scope.roles
    .filter((held) => held.role === 'schoolHead' || held.role === 'deputyHead')
    .flatMap((held) => held.organisation ?? [])
  const held = tx.scope.roles.flatMap((role) =>
    role.organisation === null ? [] : [{ organisation: role.organisation, role: role.role }],
  )
  return sql`(a.person_id = ${tx.scope.person}
    or (a.person_id is null and a.organisation_id = any (${leads}::uuid[]) and (a.role_code is null or not exists (
      select 1 from role_held h where h.organisation_id = a.organisation_id and h.role = a.role_code
        and h.from_on <= ${tx.scope.today} and (h.until_on is null or h.until_on > ${tx.scope.today}))))
    or (a.person_id is null and a.organisation_id = any (${held.map((role) => role.organisation)}::uuid[]) and exists (
      select 1 from unnest(${held.map((role) => role.organisation)}::uuid[], ${held.map((role) => role.role)}::text[]) as mine (organisation_id, role)
      where mine.organisation_id = a.organisation_id and mine.role = a.role_code)))`
}

const OPEN = sql`a.state in ('assigned','inWork','reported','returned')`
const LIST_LIMIT = 300

/** Everything open that the person owes, nearest term first; what has no term comes last. */
export const myAssignments = (tx: Tx): Promise<AssignmentLine[]> =>
  rows(
    tx,
    sql<AssignmentLine>`with page as materialized (
        select a.* from assignment a where ${MINE(tx)} and ${OPEN}
        order by a.due_on nulls last, a.source_label, a.id limit ${LIST_LIMIT})
      select ${LINE} from page a ${JOINS} order by a.due_on nulls last, a.source_label, a.id`,
  )

/** What is over, newest first, by page. */
export const myClosedAssignments = (tx: Tx, page: number): Promise<AssignmentLine[]> =>
  rows(
    tx,
    sql<AssignmentLine>`with page as materialized (
        select a.* from assignment a where ${MINE(tx)} and not ${OPEN} order by a.closed_on desc, a.id limit 51 offset ${(page - 1) * 50})
      select ${LINE} from page a ${JOINS} order by a.closed_on desc, a.id`,
  )

/** Nodes whose reports the person judges. */
const CONTROLLED = (tx: Tx) => {
  const judges = [
    'municipalCoordinator',
    'authorityHead',
    'committeeOfficer',
    'methodologist',
    'regionalCoordinator',
  ]
  const nodes = tx.scope.roles.filter((held) => judges.includes(held.role))
  const municipalities = nodes
    .filter((held) => held.level === 'municipality')
    .flatMap((held) => held.municipality ?? [])
  const regions = nodes.filter((held) => held.level === 'region').flatMap((held) => held.region ?? [])
  return sql`(a.controller_person_id = ${tx.scope.person}
    or (a.controller_person_id is null and a.municipality_id = any (${municipalities}::uuid[]))
    or (a.controller_person_id is null and a.controller_municipality_id is null and a.region_id = any (${regions}::uuid[])))`
}

/** Reports that wait for the person's decision, oldest first. */
export const awaitingMe = (tx: Tx): Promise<AssignmentLine[]> =>
  rows(
    tx,
    sql<AssignmentLine>`with page as materialized (
        select a.* from assignment a where a.state = 'reported' and ${CONTROLLED(tx)} order by a.reported_on, a.id limit ${LIST_LIMIT})
      select ${LINE} from page a ${JOINS} order by a.reported_on, a.id`,
  )

/** Counts for the menu: what waits for me, and how much of it is overdue; one trip for every page. */
export const myCounts = async (
  tx: Tx,
): Promise<{ readonly open: number; readonly late: number; readonly toJudge: number }> => {
  const found = await maybe(
    tx,
    sql<{ open: number; late: number; toJudge: number }>`select
      (select count(*)::int from assignment a where ${MINE(tx)} and a.state in ('assigned','inWork','returned')
        and not (a.source_kind = 'roadmap' and coalesce(a.opens_on, a.due_on) > ${tx.scope.today}::date + 30)) as open,
      (select count(*)::int from assignment a where ${MINE(tx)} and a.state in ('assigned','inWork','returned') and a.modality = 'order' and a.due_on < ${tx.scope.today}) as late,
      (select count(*)::int from assignment a where a.state = 'reported' and ${CONTROLLED(tx)}) as "toJudge"`,
  )
  return found ?? { open: 0, late: 0, toJudge: 0 }
}

type AssignmentRow = {
  id: RecordId
  region_id: RegionId
  municipality_id: MunicipalityId | null
  organisation_id: OrganisationId | null
  person_id: PersonId | null
  controller_person_id: PersonId | null
  state: AssignmentState
  modality: Modality
  title: string
  due_on: Day | null
  version: number
  reports: number
}

const toAssignment = (row: AssignmentRow): Assignment => ({
  record: row.id,
  owner: { region: row.region_id, municipality: row.municipality_id, organisation: row.organisation_id },
  named: { addressee: row.person_id, controller: row.controller_person_id },
  state: row.state,
  modality: row.modality,
  title: row.title,
  dueOn: row.due_on,
  version: row.version,
  reports: row.reports,
})

const findRow = (tx: Tx, id: string, lock: boolean) =>
  maybe(
    tx,
    sql<AssignmentRow>`select id, region_id, municipality_id, organisation_id, person_id, controller_person_id, state, modality, title, due_on, version,
      (select coalesce(max(no), 0)::int from assignment_report r where r.record_id = assignment.id) as reports
      from assignment where id = ${id} ${lock ? sql`for update` : sql``}`,
  )

/** The assignment as rules need it. */
export const findAssignment = async (tx: Tx, id: string): Promise<Assignment | null> => {
  const row = await findRow(tx, id, false)
  return row && toAssignment(row)
}

/** The same, locked until the transaction ends. */
export const lockAssignment = async (tx: Tx, id: string): Promise<Assignment | null> => {
  const row = await findRow(tx, id, true)
  return row && toAssignment(row)
}

export type ReportLine = {
  readonly no: number
  readonly text: string
  readonly reportedOn: Day
  readonly by: string | null
  readonly as: string
  readonly channel: string
  readonly decision: string | null
  readonly decisionText: string | null
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: number }[]
}

/** Everything the card of one assignment shows, in one trip. */
export type AssignmentCard = AssignmentLine & {
  readonly municipalityName: string | null
  readonly controlAsWritten: string | null
  readonly controllerName: string | null
  readonly sourceKindTitle: string | null
  readonly reports: readonly ReportLine[]
  readonly history: readonly {
    readonly at: string
    readonly from: string | null
    readonly to: string
    readonly by: string | null
    readonly role: string | null
    readonly note: string | null
  }[]
}

const NAME = (alias: string) =>
  sql.raw(
    `${alias}.last_name || ' ' || left(${alias}.first_name, 1) || '.' || coalesce(' ' || left(${alias}.middle_name, 1) || '.', '')`,
  )

export const assignmentCard = (tx: Tx, id: string): Promise<AssignmentCard | null> =>
  maybe(
    tx,
    sql<AssignmentCard>`select ${LINE}, m.name as "municipalityName", a.control_as_written as "controlAsWritten", rec.title as "sourceKindTitle",
      (select ${NAME('c')} from person c where c.id = a.controller_person_id) as "controllerName",
      coalesce((select json_agg(json_build_object('no', r.no, 'text', r.text, 'reportedOn', r.reported_on, 'as', r.reported_as, 'channel', r.channel,
          'decision', r.decision, 'decisionText', r.decision_text, 'decidedOn', r.decided_on,
          'by', (select ${NAME('b')} from person b where b.id = r.reported_by), 'decidedBy', (select ${NAME('d')} from person d where d.id = r.decided_by),
          'files', coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size) order by f.added_at, f.id)
             from attachment f where f.record_id = a.id and f.row_id = r.id and f.removed_at is null), '[]'::json)) order by r.no)
        from assignment_report r where r.record_id = a.id), '[]'::json) as reports,
      coalesce((select json_agg(json_build_object('at', s.at, 'from', s.from_state, 'to', s.to_state, 'role', s.by_role, 'note', s.note,
          'by', (select ${NAME('w')} from person w where w.id = s.by_person)) order by s.at desc)
        from state_change s where s.record_id = a.id), '[]'::json) as history
      from assignment a ${JOINS} left join municipality m on m.id = a.municipality_id left join record rec on rec.id = a.source_record_id
      where a.id = ${id}`,
  )

/** One cell of the matrix clauses × addressees. */
export type MatrixCell = {
  readonly id: RecordId
  readonly row: string
  readonly organisationId: OrganisationId | null
  readonly organisation: string | null
  readonly personName: string | null
  readonly state: AssignmentState
  readonly modality: Modality
  readonly dueOn: Day | null
}

/** All assignments of one source, for its completion matrix. */
export const assignmentsOfSource = (tx: Tx, source: string): Promise<MatrixCell[]> =>
  rows(
    tx,
    sql<MatrixCell>`select a.id, a.source_row_id as row, a.organisation_id as "organisationId", o.short_name as organisation,
      case when p.id is null then null else ${NAME('p')} end as "personName", a.state, a.modality, a.due_on as "dueOn"
      from assignment a left join organisation o on o.id = a.organisation_id left join person p on p.id = a.person_id
      where a.source_record_id = ${source} order by o.short_name, a.id limit 2000`,
  )
