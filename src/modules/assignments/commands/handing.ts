import type { PersonId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { AnyCommand } from '../../../platform/command/command.ts'
import { command } from '../../../platform/command/command.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { type Delegation, delegate } from '../domain/handing.ts'
import { DelegateInput, StartInput } from '../domain/input.ts'
import type { Assignment } from '../domain/types.ts'
import { colleaguesAt } from '../queries/people.ts'
import { lockAssignment } from '../queries/subject.ts'
import { address } from './moving.ts'

type ToDelegate = Assignment & { readonly colleagues: readonly PersonId[] }

const end = (tx: Tx, record: string, on: string): Promise<number> =>
  run(
    tx,
    sql`update assignment_delegation set taken_back_on = greatest(${on}::date, from_on) where record_id = ${record} and taken_back_on is null`,
  )

export const delegateAssignment = command<DelegateInput, ToDelegate, Delegation>({
  name: 'assignment.delegate',
  input: DelegateInput,
  access: access.delegateAssignment,
  load: async (tx, input) => {
    const assignment = await lockAssignment(tx, input.assignment)
    if (assignment === null) return null
    const colleagues = await colleaguesAt(tx, assignment.owner.organisation)
    return { ...assignment, colleagues: colleagues.map(({ id }) => id) }
  },
  decide: (assignment, input, { today }) => delegate(assignment, input, assignment.colleagues, today),
  save: async (tx, { to, until, words }, assignment, work) => {
    const { region, municipality, organisation } = assignment.owner
    await end(tx, assignment.record, work.today)
    await run(
      tx,
      sql`insert into assignment_delegation (id, record_id, region_id, municipality_id, organisation_id, to_person, by_person, from_on, until_on, words, created_at)
          values (${work.newId()}, ${assignment.record}, ${region}, ${municipality}, ${organisation}, ${to}, ${tx.scope.person}, ${work.today}, ${until}, ${words}, ${work.at})`,
    )
    await work.notify({
      person: to,
      code: 'assignmentHanded',
      record: assignment.record,
      words: { title: assignment.title },
      address: address(assignment),
    })
  },
  tell: ({ to, until }, assignment) => ({ record: assignment.record, change: { to, until } }),
  to: (_change, assignment) => address(assignment),
})

export const takeBackAssignment = command<
  StartInput,
  Assignment & { readonly handed: PersonId | null },
  PersonId
>({
  name: 'assignment.takeBack',
  input: StartInput,
  access: access.delegateAssignment,
  load: async (tx, input) => {
    const assignment = await lockAssignment(tx, input.assignment)
    if (assignment === null) return null
    const { rows } = await tx.client.query(
      'select to_person as person from assignment_delegation where record_id = $1 and taken_back_on is null',
      [input.assignment],
    )
    const [handed] = rows as { person: PersonId }[]
    return { ...assignment, handed: handed?.person ?? null }
  },
  decide: ({ handed }): Result<PersonId> => (handed === null ? refuse('notHanded') : ok(handed)),
  save: async (tx, person, assignment, work) => {
    await end(tx, assignment.record, work.today)
    await work.notify({
      person,
      code: 'assignmentTakenBack',
      record: assignment.record,
      words: { title: assignment.title },
      address: address(assignment),
    })
  },
  tell: (person, assignment) => ({ record: assignment.record, change: { person } }),
  to: (_change, assignment) => address(assignment),
})

export const handingCommands: readonly AnyCommand[] = [delegateAssignment, takeBackAssignment]
