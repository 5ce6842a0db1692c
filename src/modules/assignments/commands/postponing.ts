import type { AnyCommand } from '../../../platform/command/command.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { AskLaterInput, SetTermInput } from '../domain/input.ts'
import type { Asked, AskedChange, Postponable, TermChange } from '../domain/postponing.ts'
import * as postponing from '../domain/postponing.ts'
import { lockAssignment } from '../queries/subject.ts'
import { address, tellControllers } from './moving.ts'

const load = async (tx: Tx, input: { readonly assignment: string }): Promise<Postponable | null> => {
  const assignment = await lockAssignment(tx, input.assignment)
  if (assignment === null) return null
  const asked = await maybe(
    tx,
    sql<Asked>`select id, by_person as by, wanted_on as "wantedOn" from assignment_postponement where record_id = ${assignment.record} and decided_at is null`,
  )
  return { ...assignment, asked }
}

type Row = AskedChange & { readonly decided: TermChange | null }

const insert = (
  tx: Tx,
  assignment: Postponable,
  { dueBefore, wantedOn, reason, decided }: Row,
  work: Work,
): Promise<number> => {
  const { region, municipality, organisation } = assignment.owner
  const by = decided === null ? null : tx.scope.person
  return run(
    tx,
    sql`insert into assignment_postponement (id, record_id, region_id, municipality_id, organisation_id, asked_at, by_person, due_before, wanted_on, reason,
          decided_at, decided_on, decided_by, until_on)
        values (${work.newId()}, ${assignment.record}, ${region}, ${municipality}, ${organisation}, ${work.at}, ${tx.scope.person}, ${dueBefore}, ${wantedOn}, ${reason},
          ${decided && work.at}, ${decided && work.today}, ${by}, ${decided?.until ?? null})`,
  )
}

export const askLater = command<AskLaterInput, Postponable, AskedChange>({
  name: 'assignment.askLater',
  input: AskLaterInput,
  access: access.reportAssignment,
  byLink: true,
  load,
  decide: (assignment, input, { today }) => postponing.askLater(assignment, input, today),
  save: async (tx, change, assignment, work) => {
    await insert(tx, assignment, { ...change, decided: null }, work)
    await tellControllers(assignment, work, 'postponementAsked', `${address(assignment)}/term`)
  },
  tell: ({ dueBefore, wantedOn, reason }, assignment) => ({
    record: assignment.record,
    change: { dueBefore, wantedOn },
    words: { reason },
  }),
  to: (_change, assignment) => address(assignment),
})

/** Whoever asked hears of it; where nobody asked, the person whom the assignment names, else the school. */
const tellDecided = async (assignment: Postponable, { until }: TermChange, work: Work): Promise<void> => {
  const person = assignment.asked?.by ?? assignment.named.addressee
  await work.notify({
    ...(person === null ? { organisation: assignment.owner.organisation } : { person }),
    code: until === null ? 'postponementRefused' : 'postponed',
    record: assignment.record,
    words: { title: assignment.title },
    address: address(assignment),
  })
}

export const setTerm = command<SetTermInput, Postponable, TermChange>({
  name: 'assignment.setTerm',
  input: SetTermInput,
  access: access.judgeAssignment,
  load,
  decide: (assignment, input, { today }) => postponing.setTerm(assignment, input, today),
  save: async (tx, change, assignment, work) => {
    const { dueBefore, until, words } = change
    if (assignment.asked !== null)
      await run(
        tx,
        sql`update assignment_postponement set decided_at = ${work.at}, decided_on = ${work.today}, decided_by = ${tx.scope.person}, until_on = ${until}, words = ${words}
            where id = ${assignment.asked.id}`,
      )
    else if (until !== null)
      await insert(tx, assignment, { dueBefore, wantedOn: until, reason: words, decided: change }, work)
    if (until !== null)
      await run(
        tx,
        sql`update assignment set due_on = ${until}, version = version + 1 where id = ${assignment.record}`,
      )
    await tellDecided(assignment, change, work)
  },
  tell: ({ dueBefore, until, words }, assignment) => ({
    record: assignment.record,
    change: { dueBefore, until },
    words: { text: words },
  }),
  to: (_change, assignment) => address(assignment),
})

export const postponingCommands: readonly AnyCommand[] = [askLater, setTerm]
