import type { Guarded } from '../../../kernel/access.ts'
import { ok } from '../../../kernel/result.ts'
import type { AnyCommand } from '../../../platform/command/command.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { CallInput, DiscussInput } from '../domain/input.ts'
import type { Assignment } from '../domain/types.ts'
import { lockAssignment, lockAssignments } from '../queries/subject.ts'
import { doorOf } from './many.ts'
import { address, roleOf } from './moving.ts'

type ToCall = Guarded & { readonly assignments: readonly Assignment[] }

/** «Позвонили»: one call may be about several поручения of a school; each remembers it. */
export const noteCall = command<CallInput, ToCall, CallInput>({
  name: 'assignment.noteCall',
  input: CallInput,
  access: access.noteCall,
  load: async (tx, input) => doorOf(access.noteCall, tx, await lockAssignments(tx, input.assignments)),
  decide: (_subject, input) => ok(input),
  save: async (tx, input, { assignments }, work) => {
    const list = JSON.stringify(assignments.map(({ record }) => ({ id: record, row: work.newId() })))
    await run(
      tx,
      sql`insert into assignment_call (id, record_id, region_id, municipality_id, organisation_id, called_on, called_at, by_person, spoke_with, said, promised_on)
          select w."row", a.id, a.region_id, a.municipality_id, a.organisation_id, ${work.today}::date, ${work.at}::timestamptz, ${tx.scope.person}::uuid,
            nullif(${input.spokeWith}, ''), ${input.said}, ${input.promised}::date
          from jsonb_to_recordset(${list}::jsonb) as w(id uuid, "row" uuid) join assignment a on a.id = w.id`,
    )
  },
  tell: (input) => ({
    change: { assignments: input.assignments, promised: input.promised },
    words: { said: input.said, spokeWith: input.spokeWith },
  }),
  to: ({ back }, { assignments: [first] }) =>
    back === 'late' || first === undefined ? '/assignments/late' : address(first),
})

/** A question goes to whoever may answer it: from the school to those who control, from them to the school. */
const tellOthers = async (tx: Tx, assignment: Assignment, work: Work): Promise<void> => {
  const bySchool = work.as === 'self' || (typeof work.as === 'object' && work.as.level === 'organisation')
  const who = bySchool
    ? sql`select controller_person_id as person from assignment where id = ${assignment.record} and controller_person_id is not null
        union select person_id from assignment_controller where record_id = ${assignment.record}
        union select h.person_id from role_held h join assignment a on a.id = ${assignment.record} and a.controller_person_id is null
          and h.municipality_id = a.municipality_id and h.level = 'municipality' and h.role = 'municipalCoordinator'
          and h.from_on <= ${work.today} and (h.until_on is null or h.until_on > ${work.today})`
    : sql`select person_id as person from assignment where id = ${assignment.record} and person_id is not null
        union select to_person from assignment_delegation where record_id = ${assignment.record} and taken_back_on is null
        union select h.person_id from role_held h join assignment a on a.id = ${assignment.record} and a.person_id is null
          and h.organisation_id = a.organisation_id and h.role in ('schoolHead', coalesce(a.role_code, 'schoolHead'))
          and h.from_on <= ${work.today} and (h.until_on is null or h.until_on > ${work.today})`
  await run(
    tx,
    sql`insert into notification (id, person_id, code, record_id, day, words, address, created_at)
        select gen_random_uuid(), who.person, 'assignmentRemark', ${assignment.record}::uuid, ${work.today}::date,
          ${JSON.stringify({ title: assignment.title })}::jsonb, ${address(assignment)}, ${work.at}::timestamptz
        from (${who}) who where who.person is distinct from ${tx.scope.person} on conflict do nothing`,
  )
}

/** A question or an answer on the поручение itself. */
export const discussAssignment = command<DiscussInput, Assignment, DiscussInput>({
  name: 'assignment.discuss',
  input: DiscussInput,
  access: access.discussAssignment,
  load: (tx, input) => lockAssignment(tx, input.assignment),
  decide: (_assignment, input) => ok(input),
  save: async (tx, input, assignment, work) => {
    const { region, municipality, organisation } = assignment.owner
    await run(
      tx,
      sql`insert into remark (id, record_id, text, by_person, by_role, at, region_id, municipality_id, organisation_id)
          values (${work.newId()}, ${assignment.record}, ${input.text}, ${tx.scope.person}, ${roleOf(work)}, ${work.at}, ${region}, ${municipality}, ${organisation})`,
    )
    await tellOthers(tx, assignment, work)
  },
  tell: (input, assignment) => ({ record: assignment.record, words: { text: input.text } }),
  to: (_change, assignment) => `${address(assignment)}#questions`,
})

export const contactCommands: readonly AnyCommand[] = [noteCall, discussAssignment]
