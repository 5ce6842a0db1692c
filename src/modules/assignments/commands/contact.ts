import type { Guarded } from '../../../kernel/access.ts'
import { ok } from '../../../kernel/result.ts'
import type { AnyCommand } from '../../../platform/command/command.ts'
import { command } from '../../../platform/command/command.ts'
import { run, sql } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { CallInput } from '../domain/input.ts'
import type { Assignment } from '../domain/types.ts'
import { lockAssignments } from '../queries/subject.ts'
import { doorOf } from './many.ts'
import { address } from './moving.ts'

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

export const contactCommands: readonly AnyCommand[] = [noteCall]
