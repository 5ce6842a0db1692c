import type { Day } from '../../../kernel/day.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { maybe, sql, type Tx } from '../../../platform/database/query.ts'
import { type AssignmentLine, line, lineJoins } from './line.ts'
import { shortName } from './names.ts'
import { assignments } from './on-date.ts'

export type EvidenceFile = { readonly id: string; readonly name: string; readonly size: number }

export type ReportLine = {
  readonly no: number
  readonly text: string
  readonly reportedOn: Day
  readonly by: string | null
  readonly as: string
  /** «за директора»: whose duty it was. */
  readonly forName: string | null
  readonly channel: string
  readonly proofLabel: string | null
  readonly proofRecord: string | null
  readonly decision: string | null
  readonly decisionText: string | null
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
  readonly files: readonly EvidenceFile[]
}

export type StateLine = {
  readonly at: string
  readonly from: string | null
  readonly to: string
  readonly by: string | null
  readonly role: string | null
  readonly note: string | null
  readonly forName: string | null
  /** Moved together with others by a mass action. */
  readonly isMass: boolean
}

export type DelegationLine = {
  readonly id: string
  readonly at: string
  readonly to: string
  readonly toPerson: PersonId
  readonly by: string
  readonly from: Day
  readonly until: Day | null
  readonly words: string | null
  readonly takenBackOn: Day | null
}

export type CallLine = {
  readonly at: string
  readonly by: string
  readonly spokeWith: string | null
  readonly said: string
  readonly promisedOn: Day | null
}

/** Another day, asked for or given at once. */
export type PostponementLine = {
  readonly at: string
  readonly by: string
  /** Asked by a one-time link, without an account. */
  readonly byLink: boolean
  readonly dueBefore: Day
  readonly wantedOn: Day
  readonly reason: string
  readonly decidedAt: string | null
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
  /** The new day; null once decided: the old one stays. */
  readonly until: Day | null
  readonly words: string | null
}

/** Everything the card of one assignment shows, in one trip. */
export type AssignmentCard = AssignmentLine & {
  readonly municipalityName: string | null
  /** Which of several things of one row it is about; the role, where it asks who holds it. */
  readonly occurrence: string
  readonly controlAsWritten: string | null
  readonly otherControllers: readonly string[]
  readonly sourceTitle: string | null
  readonly reports: readonly ReportLine[]
  /** When the assignment was given; by whom, unless the program gave it by itself. */
  readonly given: { readonly at: string; readonly by: string | null }
  readonly states: readonly StateLine[]
  readonly delegations: readonly DelegationLine[]
  readonly calls: readonly CallLine[]
  readonly postponements: readonly PostponementLine[]
}

const nameOf = (id: string) => sql`(select ${shortName('w')} from person w where w.id = ${sql.raw(id)})`

/** Whose duty a person was doing on a day: handed over for this one, or with the whole role (decisions 25). */
const dutyOf = (person: string, day: string) => {
  const [who, on] = [sql.raw(person), sql.raw(day)]
  return sql`coalesce(
    (select ${shortName('w')} from assignment_delegation d join person w on w.id = d.by_person where d.record_id = a.id and d.to_person = ${who}
      and d.from_on <= ${on} and (d.until_on is null or d.until_on > ${on}) and (d.taken_back_on is null or d.taken_back_on >= ${on}) limit 1),
    (select ${shortName('w')} from role_held h join person w on w.id = h.delegated_by where h.person_id = ${who} and h.organisation_id = a.organisation_id
      and h.from_on <= ${on} and (h.until_on is null or h.until_on > ${on}) limit 1))`
}

const list = (fields: ReturnType<typeof sql>, order: string, from: ReturnType<typeof sql>) =>
  sql`coalesce((select json_agg(json_build_object(${fields}) order by ${sql.raw(order)}) from ${from}), '[]'::json)`

const REPORTS = list(
  sql`'no', r.no, 'text', r.text, 'reportedOn', r.reported_on, 'as', r.reported_as, 'channel', r.channel, 'proofLabel', r.proof_label,
    'proofRecord', r.proof_record_id, 'decision', r.decision, 'decisionText', r.decision_text, 'decidedOn', r.decided_on,
    'by', ${nameOf('r.reported_by')}, 'forName', ${nameOf('r.for_person')}, 'decidedBy', ${nameOf('r.decided_by')},
    'files', coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size) order by f.added_at, f.id)
       from attachment f where f.record_id = a.id and f.row_id = r.id and f.removed_at is null), '[]'::json)`,
  'r.no',
  sql`assignment_report r where r.record_id = a.id`,
)

const STATES = list(
  sql`'at', s.at, 'from', s.from_state, 'to', s.to_state, 'role', s.by_role, 'note', s.note, 'isMass', s.row_id is not null,
    'by', ${nameOf('s.by_person')}, 'forName', case when s.by_role in ('self','deputyHead','schoolHead','teamHead') then ${dutyOf('s.by_person', 's.on_day')} end`,
  's.at desc',
  sql`state_change s where s.record_id = a.id`,
)

const DELEGATIONS = list(
  sql`'id', d.id, 'at', d.created_at, 'to', ${nameOf('d.to_person')}, 'toPerson', d.to_person, 'by', ${nameOf('d.by_person')},
    'from', d.from_on, 'until', d.until_on, 'words', d.words, 'takenBackOn', d.taken_back_on`,
  'd.created_at desc',
  sql`assignment_delegation d where d.record_id = a.id`,
)

const CALLS = list(
  sql`'at', c.called_at, 'by', ${nameOf('c.by_person')}, 'spokeWith', c.spoke_with, 'said', c.said, 'promisedOn', c.promised_on`,
  'c.called_at desc',
  sql`assignment_call c where c.record_id = a.id`,
)

const POSTPONEMENTS = list(
  sql`'at', p.asked_at, 'by', coalesce(${nameOf('p.by_person')}, o.short_name, ${nameOf('a.person_id')}, ''), 'byLink', p.by_person is null, 'dueBefore', p.due_before, 'wantedOn', p.wanted_on, 'reason', p.reason,
    'decidedAt', p.decided_at, 'decidedOn', p.decided_on, 'decidedBy', ${nameOf('p.decided_by')}, 'until', p.until_on, 'words', p.words`,
  'p.asked_at desc',
  sql`assignment_postponement p where p.record_id = a.id`,
)

const OTHERS = sql`coalesce((select json_agg(${shortName('w')} order by w.last_name) from assignment_controller c join person w on w.id = c.person_id
  where c.record_id = a.id), '[]'::json)`

export const assignmentCard = (tx: Tx, id: string): Promise<AssignmentCard | null> =>
  maybe(
    tx,
    sql<AssignmentCard>`select ${line(tx)}, m.name as "municipalityName", a.occurrence, a.control_as_written as "controlAsWritten", rec.title as "sourceTitle",
      ${OTHERS} as "otherControllers", ${REPORTS} as reports, ${STATES} as states, ${DELEGATIONS} as delegations, ${CALLS} as calls, ${POSTPONEMENTS} as postponements,
      json_build_object('at', a.created_at, 'by', ${nameOf('own.author_id')}) as given
      from ${assignments(tx)} a ${lineJoins(tx)} left join municipality m on m.id = a.municipality_id left join record rec on rec.id = a.source_record_id
      left join record own on own.id = a.id
      where a.id = ${id}`,
  )
