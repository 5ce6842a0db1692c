import type { Day } from '../../../kernel/day.ts'
import type { OrganisationId, RecordId } from '../../../kernel/ids.ts'
import { one, sql, type Tx } from '../../../platform/database/query.ts'
import type { Bucket } from '../domain/listing.ts'
import type { AssignmentState, Modality, SourceKind } from '../domain/types.ts'
import { shortName } from './names.ts'

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
  /** Section of the page that answers it; null when a report in words does. */
  readonly answerPath: string | null
  readonly organisationId: OrganisationId | null
  readonly organisation: string | null
  readonly personName: string | null
  readonly controllerName: string | null
  readonly reportedOn: Day | null
  /** Words of the last return. */
  readonly remark: string | null
  readonly decidedOn: Day | null
  /** Number and beginning of the last report, so that it can be judged from the list. */
  readonly reportNo: number | null
  readonly reportText: string | null
  readonly reportFiles: number
  readonly isProven: boolean
  /** Who does it for the addressee now, and until which day. */
  readonly handedTo: string | null
  readonly handedUntil: Day | null
  readonly isHandedToMe: boolean
}
export type BucketLine = AssignmentLine & { readonly bucket: Bucket }

/** What a line has of its own and of its organisation `o`. */
export const PLAIN = sql`
  a.id, a.title, a.quote, a.source_label as "sourceLabel", a.source_record_id as "sourceRecord", a.source_kind as "sourceKind",
  a.modality, a.state, a.term_as_written as "termAsWritten", a.opens_on as "opensOn", a.due_on as "dueOn", a.answer_path as "answerPath",
  a.organisation_id as "organisationId", o.short_name as organisation, a.reported_on as "reportedOn"`

/** What its last report said and how it was decided. */
const REPORTED = sql`last.decision_text as remark, last.decided_on as "decidedOn", last.no as "reportNo", left(last.text, 400) as "reportText",
  coalesce(last.files, 0) as "reportFiles", coalesce(last.channel = 'system', false) as "isProven"`
const lastReport = (
  tx: Tx,
) => sql`(select r.no, r.text, r.channel, case when r.decided_on <= ${tx.scope.today} then r.decision_text end as decision_text,
      case when r.decided_on <= ${tx.scope.today} then r.decided_on end as decided_on,
      (select count(*)::int from attachment f where f.record_id = a.id and f.row_id = r.id and f.removed_at is null) as files
    from assignment_report r where r.record_id = a.id and r.reported_on <= ${tx.scope.today} order by r.no desc limit 1)`

/** Columns of a line; `a` is the assignment, the rest is joined by `LINE_JOINS`. */
export const line = (tx: Tx) => sql`${PLAIN}, who."personName", who."controllerName", ${REPORTED},
  who."handedTo", handed.until_on as "handedUntil",
  coalesce(handed.to_person = ${tx.scope.person}, false) as "isHandedToMe"`

/** What was handed over is looked up by its assignment: joined, a short table is read whole for every line, policies and all. */
export const handedJoin = (tx: Tx) => sql`
  left join lateral (select h.to_person, h.until_on from assignment_delegation h where h.record_id = a.id and h.taken_back_on is null
    and h.from_on <= ${tx.scope.today} and (h.until_on is null or h.until_on > ${tx.scope.today}) limit 1) handed on true`

export const lineJoins = (tx: Tx) => sql`
  left join organisation o on o.id = a.organisation_id ${handedJoin(tx)}
  left join lateral (select max(${shortName('n')}) filter (where n.id = a.person_id) as "personName",
      max(${shortName('n')}) filter (where n.id = a.controller_person_id) as "controllerName", max(${shortName('n')}) filter (where n.id = handed.to_person) as "handedTo"
    from person n where n.id = any (array[a.person_id, a.controller_person_id, handed.to_person])) who on true
  left join lateral ${lastReport(tx)} last on true`

type Told = Pick<
  AssignmentLine,
  'remark' | 'decidedOn' | 'reportNo' | 'reportText' | 'reportFiles' | 'isProven'
>
/** A line whose people and last report are not asked yet. */
export type BareLine = Omit<BucketLine, keyof Told | 'personName' | 'controllerName' | 'handedTo'> & {
  readonly person: string | null
  readonly controller: string | null
  readonly handed: string | null
}

const NOTHING_TOLD: Told = {
  remark: null,
  decidedOn: null,
  reportNo: null,
  reportText: null,
  reportFiles: 0,
  isProven: false,
}

type Rest = {
  readonly names: Readonly<Record<string, string>>
  readonly told: Readonly<Record<string, Told>>
}

const restOf = (tx: Tx, people: readonly string[], reported: readonly string[]): Promise<Rest> =>
  one(
    tx,
    sql<Rest>`select coalesce((select json_object_agg(n.id, ${shortName('n')}) from person n where n.id = any (${people}::uuid[])), '{}'::json) as names,
      coalesce((select json_object_agg(t.id, to_json(t)) from (select a.id, ${REPORTED} from assignment a cross join lateral ${lastReport(tx)} last
        where a.id = any (${reported}::uuid[])) t), '{}'::json) as told`,
  )

/** Lines with their people and last reports: most have neither, and even preparing that question costs as much as the list. */
export const whole = async (tx: Tx, lines: readonly BareLine[]): Promise<BucketLine[]> => {
  const people = new Set(
    lines.flatMap(({ person, controller, handed }) =>
      [person, controller, handed].filter((id) => id !== null),
    ),
  )
  const reported = lines.filter(({ state, reportedOn }) => state !== 'assigned' || reportedOn !== null)
  const isBare = people.size === 0 && reported.length === 0
  const { names, told }: Rest = isBare
    ? { names: {}, told: {} }
    : await restOf(
        tx,
        [...people],
        reported.map(({ id }) => id),
      )
  // put into the lines as they came: copied, they would be the slowest part of the page
  return lines.map((line) =>
    Object.assign(line, NOTHING_TOLD, told[line.id], {
      personName: names[line.person ?? ''] ?? null,
      controllerName: names[line.controller ?? ''] ?? null,
      handedTo: names[line.handed ?? ''] ?? null,
    }),
  )
}
