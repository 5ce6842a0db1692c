import type { Day } from '../../../kernel/day.ts'
import type { OrganisationId, RecordId } from '../../../kernel/ids.ts'
import { one, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { bySource } from '../domain/matrix.ts'
import type { AssignmentState, Modality } from '../domain/types.ts'
import { type AssignmentLine, line, lineJoins } from './line.ts'
import { shortName } from './names.ts'
import { assignments } from './on-date.ts'

/** One cell of the matrix: a row of the source for one addressee. */
export type MatrixCell = {
  readonly id: RecordId
  readonly row: string
  readonly label: string
  readonly title: string
  readonly organisationId: OrganisationId | null
  readonly organisation: string | null
  readonly personName: string | null
  readonly state: AssignmentState
  readonly modality: Modality
  readonly dueOn: Day | null
  readonly reportedOn: Day | null
  readonly closedOn: Day | null
}

/** What its row, school and person are called stands apart: each is the same for dozens of cells. */
type Unnamed = Omit<MatrixCell, 'label' | 'title' | 'organisation' | 'personName'> & {
  readonly person: string | null
}
type Names = {
  readonly rows: Readonly<Record<string, { readonly label: string; readonly title: string }>>
  readonly organisations: Readonly<Record<string, string>>
  readonly people: Readonly<Record<string, string>>
}

const distinct = (ids: readonly (string | null)[]): string[] => [...new Set(ids)].filter((id) => id !== null)

/** Names for the cells; a row is called as in the first that was given out by it. */
const namesOf = (tx: Tx, cells: readonly Unnamed[]): Promise<Names> => {
  const first = new Map<string, string>()
  for (const { row, id } of cells) if (!first.has(row)) first.set(row, id)
  return one(
    tx,
    sql<Names>`select coalesce((select json_object_agg(a.source_row_id, json_build_object('label', a.source_label, 'title', a.title))
          from assignment a where a.id = any (${[...first.values()]}::uuid[])), '{}'::json) as rows,
        coalesce((select json_object_agg(o.id, o.short_name) from organisation o
          where o.id = any (${distinct(cells.map((cell) => cell.organisationId))}::uuid[])), '{}'::json) as organisations,
        coalesce((select json_object_agg(p.id, ${shortName('p')}) from person p
          where p.id = any (${distinct(cells.map((cell) => cell.person))}::uuid[])), '{}'::json) as people`,
  )
}

/** All assignments of one source, rows in the order in which they were given out: two queries for the whole matrix. */
export const assignmentsOfSource = async (tx: Tx, source: string, most: number): Promise<MatrixCell[]> => {
  const cells = await rows(
    tx,
    sql<Unnamed>`select a.id, a.source_row_id as row, a.organisation_id as "organisationId", a.person_id as person, a.state, a.modality,
      a.due_on as "dueOn", a.reported_on as "reportedOn", a.closed_on as "closedOn" from ${assignments(tx)} a
      where a.source_record_id = ${source} and a.source_kind <> 'nameHolder' order by a.id limit ${most}`,
  )
  if (cells.length === 0) return []
  const names = await namesOf(tx, cells)
  return cells.map(({ id, row, organisationId, person, state, modality, dueOn, reportedOn, closedOn }) => ({
    id,
    row,
    label: names.rows[row]?.label ?? '',
    title: names.rows[row]?.title ?? '',
    organisationId,
    organisation: names.organisations[organisationId ?? ''] ?? null,
    personName: names.people[person ?? ''] ?? null,
    state,
    modality,
    dueOn,
    reportedOn,
    closedOn,
  }))
}

/** Name and kind of the record that the assignments came from; null when it is out of sight. */
export const sourceName = async (tx: Tx, source: string): Promise<string | null> => {
  const [found] = await rows(tx, sql<{ title: string }>`select title from record where id = ${source}`)
  return found?.title ?? null
}

export type SourceCounts = { readonly source: string; readonly open: number; readonly late: number }

/** Of each of these sources, how many assignments are open and how many of them overdue today; recommendations are never late. */
export const countsOfSources = (tx: Tx, sources: readonly string[]): Promise<SourceCounts[]> =>
  rows(
    tx,
    sql<SourceCounts>`select source_record_id as source, count(*)::int as open,
        count(*) filter (where modality = 'order' and due_on < ${tx.scope.today} and state in ('assigned','inWork','returned'))::int as late
      from ${assignments(tx)} a where source_record_id = any (${[...sources]}::uuid[]) and state in ('assigned','inWork','reported','returned') group by 1`,
  )

/** A line of the control card of a whole paper. */
export type ControlLine = AssignmentLine & { readonly closedOn: Day | null }

/** Every assignment of one source with its last report and decision. */
export const controlLines = async (tx: Tx, source: string, most: number): Promise<ControlLine[]> => {
  const found = await rows(
    tx,
    sql<ControlLine>`select ${line(tx)}, a.closed_on as "closedOn" from assignment a ${lineJoins(tx)}
      where a.source_record_id = ${source} order by a.id limit ${most}`,
  )
  return found.sort(bySource)
}

/** A mailing that can still be recalled whole. */
export type Sent = {
  readonly ids: readonly string[]
  readonly schools: readonly string[]
  readonly since: string | null
}

/** Assignments of a source sent since a moment that nobody has taken up yet. */
export const sentSince = async (tx: Tx, source: string, since: string): Promise<Sent> => {
  const found = await rows(
    tx,
    sql<{
      id: string
      organisation: string | null
      at: string
    }>`select id, organisation_id as organisation, created_at as at from assignment
      where source_record_id = ${source} and created_at >= ${since}::timestamptz and state = 'assigned' order by created_at, id limit 5000`,
  )
  return {
    ids: found.map((row) => row.id),
    schools: [...new Set(found.flatMap((row) => row.organisation ?? []))],
    since: found[0]?.at ?? null,
  }
}
