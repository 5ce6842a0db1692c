import type { Owner } from '../../kernel/access.ts'
import type { Result } from '../../kernel/result.ts'
import type { Work } from '../../platform/command/work.ts'
import { rows, run, sql, type Tx } from '../../platform/database/query.ts'
import { shareWithControllers } from './commands/controllers.ts'
import { saveJudgement, saveReport } from './commands/one.ts'
import * as rules from './domain/rules.ts'
import type { Assignment, Channel, NewAssignment } from './domain/types.ts'
import { lockAssignment } from './queries/subject.ts'

import { assignmentText } from './text.ts'

export { nameControllers, shareControlled } from './commands/controllers.ts'
export { askToPassOn, joinWork } from './commands/pass-on.ts'
export { type Proof, prove, proveThese } from './commands/proving.ts'
export { closeNameHolder } from './commands/role-named.ts'
export { isOverdue, isUnanswered } from './domain/rules.ts'
export { type FoundAssignment, findMine } from './queries/find.ts'
export { myCounts, openByOrganisation } from './queries/list.ts'
export { busyCount } from './queries/load.ts'
export { countsOfSources, type SourceCounts } from './queries/matrix.ts'
export { assignments as assignmentsOn } from './queries/on-date.ts'
export { peopleOfAssignment } from './queries/people.ts'
export { lockAsked, lockAssignment } from './queries/subject.ts'
export { xlsxAnswer } from './routes/answer.ts'
export { loadPart, loadPartOf, sentPart } from './routes/load.tsx'
export { passOnPart } from './routes/pass-on.tsx'

const toRow = (wanted: NewAssignment, id: string) => ({
  id,
  region_id: wanted.owner.region,
  municipality_id: wanted.owner.municipality,
  organisation_id: wanted.owner.organisation,
  person_id: wanted.person,
  role_code: wanted.roleCode,
  source_record_id: wanted.sourceRecord,
  source_row_id: wanted.sourceRow,
  occurrence: wanted.occurrence ?? '',
  title: wanted.title,
  quote: wanted.quote,
  source_label: wanted.sourceLabel,
  source_kind: wanted.sourceKind,
  modality: wanted.modality,
  term_as_written: wanted.termAsWritten,
  term: wanted.term ?? null,
  opens_on: wanted.opensOn,
  due_on: wanted.dueOn,
  controller_person_id: wanted.controllerPerson,
  control_as_written: wanted.controlAsWritten,
  controller_municipality_id: wanted.controllerMunicipality,
  answer_path: wanted.answerPath ?? null,
})

/** An assignment `a` and a wanted one `w` are the same. */
const SAME = sql`a.source_record_id = w.source_record_id and a.source_row_id = w.source_row_id and a.organisation_id is not distinct from w.organisation_id
        and a.person_id is not distinct from w.person_id and a.role_code is not distinct from w.role_code and a.occurrence = w.occurrence`

/** Who changed the state of many at once, as the history keeps it. */
const byOf = ({ as }: Work): string => (typeof as === 'string' ? as : as.role)

/**
 * The only way assignments are made (decisions 12): doing it twice gives one, by the key source, row, addressee, occurrence.
 * What its source had stopped asking for is given again in the new words. One statement for any number of addressees.
 * Gives the ids of those that are new or given again.
 */
export const assign = async (tx: Tx, work: Work, wanted: readonly NewAssignment[]): Promise<string[]> => {
  if (wanted.length === 0) return []
  const list = JSON.stringify(wanted.map((each) => toRow(each, work.newId())))
  const made = await rows(
    tx,
    sql<{ id: string }>`with wanted as (
        select distinct on (w.source_record_id, w.source_row_id, w.organisation_id, w.person_id, w.role_code, w.occurrence) w.*
        from jsonb_populate_recordset(null::assignment, ${list}::jsonb) w),
      fresh as (select * from wanted w where not exists (select 1 from assignment a where ${SAME})),
      again as (update assignment a set state = 'assigned', withdrawn = false, closed_on = null, title = w.title, quote = w.quote, source_label = w.source_label,
          modality = w.modality, term_as_written = w.term_as_written, term = w.term, opens_on = w.opens_on, due_on = w.due_on,
          controller_person_id = w.controller_person_id, control_as_written = w.control_as_written, controller_municipality_id = w.controller_municipality_id,
          version = a.version + 1
        from wanted w where ${SAME} and a.withdrawn returning a.id, a.region_id, a.municipality_id, a.organisation_id),
      as_history as (insert into state_change (id, record_id, from_state, to_state, on_day, at, by_person, by_role, note, region_id, municipality_id, organisation_id)
        select gen_random_uuid(), id, 'recalled', 'assigned', ${work.today}, ${work.at}, ${tx.scope.person}, ${byOf(work)}, ${assignmentText.ru.askedAgain},
          region_id, municipality_id, organisation_id from again),
      as_record as (insert into record (id, kind, title, region_id, municipality_id, organisation_id, author_id, created_at)
        select id, 'assignment', left(title, 500), region_id, municipality_id, organisation_id, ${tx.scope.person}::uuid, ${work.at}::timestamptz from fresh),
      made as (insert into assignment (id, region_id, municipality_id, organisation_id, person_id, role_code, source_record_id, source_row_id, occurrence, title, quote,
          source_label, source_kind, modality, term_as_written, term, opens_on, due_on, controller_person_id, control_as_written, controller_municipality_id, answer_path, created_at)
        select id, region_id, municipality_id, organisation_id, person_id, role_code, source_record_id, source_row_id, occurrence, title, quote,
          source_label, source_kind, modality, term_as_written, term, opens_on, due_on, controller_person_id, control_as_written, controller_municipality_id, answer_path, ${work.at}::timestamptz
        from fresh returning id)
      select id from made union all select id from again`,
  )
  const ids = made.map((row) => row.id)
  await saveOthers(tx, wanted, ids)
  await shareWithControllers(tx, ids)
  await tellAddressees(tx, work, ids)
  return ids
}

/** Where the paper names several controllers, the others stand beside the first. */
const saveOthers = async (
  tx: Tx,
  wanted: readonly NewAssignment[],
  ids: readonly string[],
): Promise<void> => {
  const pairs = wanted.flatMap(({ sourceRow, otherControllers = [] }) =>
    otherControllers.map((person) => ({ row: sourceRow, person })),
  )
  if (pairs.length === 0) return
  await run(
    tx,
    sql`insert into assignment_controller (id, record_id, region_id, municipality_id, organisation_id, person_id)
      select distinct on (a.id, w.person) gen_random_uuid(), a.id, a.region_id, a.municipality_id, a.organisation_id, w.person
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as w("row" uuid, person uuid) join assignment a on a.source_row_id = w."row"
      where a.id = any (${[...ids]}::uuid[]) and w.person is distinct from a.controller_person_id on conflict do nothing`,
  )
}

/** One notice a day per person (and common mailbox) and paper, however many clauses there are. */
const tellAddressees = async (tx: Tx, work: Work, ids: readonly string[]): Promise<void> => {
  await run(
    tx,
    sql`insert into notification (id, person_id, organisation_id, code, record_id, day, words, address, created_at)
      select distinct on (who.person_id, who.organisation_id, a.source_record_id) gen_random_uuid(), who.person_id, who.organisation_id, 'assignmentsGiven', a.source_record_id, ${tx.scope.today}::date,
        jsonb_build_object('source', a.source_label), '/assignments', ${work.at}::timestamptz
      from assignment a
      join lateral (
        select a.person_id, null::uuid as organisation_id where a.person_id is not null
        union all select null, a.organisation_id where a.person_id is null and a.organisation_id is not null
        union select h.person_id, null from role_held h where a.person_id is null and h.organisation_id = a.organisation_id
          and h.role in ('schoolHead', coalesce(a.role_code, 'schoolHead'))
          and h.from_on <= ${tx.scope.today} and (h.until_on is null or h.until_on > ${tx.scope.today})) who on true
      where a.id = any (${[...ids]}::uuid[])
      on conflict do nothing`,
  )
}

/** New words and days of a source row. */
export type SourceRow = Pick<
  NewAssignment,
  | 'sourceRecord'
  | 'sourceRow'
  | 'title'
  | 'quote'
  | 'sourceLabel'
  | 'termAsWritten'
  | 'term'
  | 'opensOn'
  | 'dueOn'
>

/** Open assignments follow their source when a new version of it is approved, one of several days keeps its day; what is over stays as it was. */
export const followSource = async (tx: Tx, row: SourceRow): Promise<number> => {
  // a day given to one addressee stays while the words of the term stay
  const due = sql`case when occurrence <> '' or (term_as_written is not distinct from ${row.termAsWritten} and exists (
      select 1 from assignment_postponement p where p.record_id = assignment.id and p.until_on is not null)) then due_on else ${row.dueOn}::date end`
  return run(
    tx,
    sql`update assignment set title = ${row.title}, quote = ${row.quote}, source_label = ${row.sourceLabel}, term_as_written = ${row.termAsWritten},
        term = ${row.term === null ? null : JSON.stringify(row.term)}::jsonb, opens_on = case when occurrence = '' then ${row.opensOn}::date else opens_on end,
        due_on = ${due}, version = version + 1
      where source_record_id = ${row.sourceRecord} and source_row_id = ${row.sourceRow} and state in ('assigned','inWork','returned')
        and (title, quote, source_label, term_as_written, opens_on, due_on) is distinct from
          (${row.title}, ${row.quote}, ${row.sourceLabel}, ${row.termAsWritten}, case when occurrence = '' then ${row.opensOn}::date else opens_on end,
            ${due})`,
  )
}

/** An open assignment of a source, as far as its source must know it. */
export type OpenAssignment = {
  readonly id: string
  readonly row: string
  readonly organisation: string | null
  readonly person: string | null
  readonly roleCode: string | null
  readonly occurrence: string
}

/** What a source still asks: assigned, in work, returned. */
export const openOfSource = (tx: Tx, source: string): Promise<OpenAssignment[]> =>
  rows(
    tx,
    sql<OpenAssignment>`select id, source_row_id as row, organisation_id as organisation, person_id as person, role_code as "roleCode", occurrence
      from assignment where source_record_id = ${source} and state in ('assigned','inWork','returned') order by id limit 20000`,
  )

/** Takes back what its source no longer asks for, until it asks again; the reason stands in the history of each. */
export const withdraw = async (tx: Tx, work: Work, ids: readonly string[], reason: string): Promise<void> => {
  if (ids.length === 0) return
  await run(
    tx,
    sql`with gone as (
        update assignment a set state = 'recalled', withdrawn = true, closed_on = ${work.today}, version = a.version + 1 from assignment b
          where a.id = b.id and a.id = any (${[...ids]}::uuid[]) and a.state in ('assigned','inWork','returned')
          returning a.id, b.state as was, a.region_id, a.municipality_id, a.organisation_id)
      insert into state_change (id, record_id, from_state, to_state, on_day, at, by_person, by_role, note, region_id, municipality_id, organisation_id)
        select gen_random_uuid(), id, was, 'recalled', ${work.today}, ${work.at}, ${tx.scope.person}, ${byOf(work)}, ${reason},
          region_id, municipality_id, organisation_id from gone`,
  )
}

/** Takes back all that a source still asks, or those of it that a test picks. */
export const withdrawOfSource = async (
  tx: Tx,
  work: Work,
  source: string,
  reason: string,
  isGone: (open: OpenAssignment) => boolean = () => true,
): Promise<void> => {
  const open = (await openOfSource(tx, source)).filter(isGone)
  await withdraw(
    tx,
    work,
    open.map(({ id }) => id),
    reason,
  )
}

/** Who controls what a node gives out: its municipality; what a school gives out is controlled within the school. */
export const controllerNode = (owner: Owner): Owner['municipality'] =>
  owner.organisation === null ? owner.municipality : null

/** Words of the states of assignments, for the pages of their sources. */
export const assignmentStates = (lang: 'ru' | 'en'): Readonly<Record<string, string>> =>
  assignmentText[lang].states
type Answered = { readonly text: string; readonly channel: Channel }

/**
 * What was filled in elsewhere reports its assignment, in the transaction of the caller, who has locked it. Refuses when the
 * assignment was taken back or is over.
 */
export const reportByAnswer = async (
  tx: Tx,
  work: Work,
  found: Assignment,
  { text, channel }: Answered,
): Promise<Result<null>> => {
  const by = { forSchool: channel !== 'self' && channel !== 'link', byLink: channel === 'link' }
  const said = channel === 'phone' || channel === 'paper' || channel === 'file' ? channel : 'self'
  const reported = rules.report(found, { assignment: found.record, text, files: [], channel: said }, by)
  if (!reported.ok) return reported
  await saveReport(tx, { ...reported.value, files: [] }, found, work)
  return { ok: true, value: null }
}

type Decided = {
  readonly assignment: string
  readonly decision: 'accepted' | 'returned'
  readonly words: string
}

/** The decision about what was filled in, taken over by its assignment; nothing when the assignment is over. */
export const judgeByAnswer = async (
  tx: Tx,
  work: Work,
  { assignment, decision, words }: Decided,
): Promise<void> => {
  const found = await lockAssignment(tx, assignment)
  if (found === null) return
  const judged = rules.judge(found, { assignment, decision, words })
  if (judged.ok) await saveJudgement(tx, { ...judged.value, decision }, found, work)
}

/** Words of what the record proves, kept in Russian as they were that day. */
export const proofWords = assignmentText.ru.proofs

/** Open assignments of clauses whose addressee is this very node: what an approved roadmap of it may fulfil. */
export const openClausesOf = (
  tx: Tx,
  node: { readonly municipality: string | null; readonly organisation: string | null },
): Promise<{ id: string; title: string; label: string; source: string; row: string }[]> =>
  rows(
    tx,
    sql<{
      id: string
      title: string
      label: string
      source: string
      row: string
    }>`select a.id, a.title, a.source_label as label, a.source_record_id as source, a.source_row_id as row
      from assignment a where a.source_kind = 'clause' and a.state in ('assigned','inWork','returned') and a.municipality_id is not distinct from ${node.municipality}::uuid
        and a.organisation_id is not distinct from ${node.organisation}::uuid order by a.due_on nulls last, a.id limit 100`,
  )
