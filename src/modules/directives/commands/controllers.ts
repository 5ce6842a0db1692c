import type { PersonId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { nameControllers } from '../../assignments/public.ts'
import { manageDirective } from '../domain/access.ts'
import { ControllersInput } from '../domain/input.ts'
import type { Clause, Directive } from '../domain/types.ts'
import { type ControllerLine, controllersOf } from '../queries/controllers.ts'
import { clausesOf, lockDirective } from '../queries/paper.ts'
import { peopleAmong } from '../queries/roll.ts'
import { handControl, pageOf, touch } from './giving.ts'
import { ownedBy } from './saving.ts'

type Subject = Directive & {
  readonly clauses: readonly Clause[]
  readonly controllers: readonly ControllerLine[]
  readonly people: ReadonlySet<string>
}
type Change = { readonly clause: string | null; readonly people: readonly PersonId[] }

const CLOSED: readonly Directive['state'][] = [
  'discarded',
  'repealed',
  'mentioned',
  'draft',
  'visas',
  'agreed',
]

/** Before that nobody below knows of the paper; its controllers are told when it is given out. */
const GIVEN: readonly Directive['state'][] = ['inForce', 'amended']

const saveNames = async (tx: Tx, { clause, people }: Change, subject: Subject, work: Work): Promise<void> => {
  const [first = null, ...others] = people
  const { record } = subject
  await run(
    tx,
    clause === null
      ? sql`update directive set controller_person_id = ${first} where id = ${record}`
      : sql`update clause set controller_person_id = ${first} where id = ${clause} and record_id = ${record}`,
  )
  await run(
    tx,
    sql`delete from directive_controller where record_id = ${record} and clause_id is not distinct from ${clause}::uuid`,
  )
  await insertAll(
    tx,
    'directive_controller',
    others.map((person, ord) => ({
      ...ownedBy(subject.owner),
      id: work.newId(),
      record_id: record,
      clause_id: clause,
      ord,
      person_id: person,
    })),
  )
}

/** Rows that these controllers look after: their clause, or every clause that names nobody itself. */
const rowsOf = ({ clause }: Change, subject: Subject): string[] =>
  clause === null
    ? subject.clauses
        .filter((each) => !subject.controllers.some((line) => line.clause === each.id))
        .map((each) => each.id)
    : [clause]

/** Who controls the paper or one clause of it (R124, R126): several may; what is already given out follows. */
export const nameDirectiveControllers = command<ControllersInput, Subject, Change>({
  name: 'directive.nameControllers',
  input: ControllersInput,
  access: manageDirective,
  load: async (tx, input) => {
    const directive = await lockDirective(tx, input.directive)
    if (directive === null) return null
    return {
      ...directive,
      clauses: await clausesOf(tx, input.directive),
      controllers: await controllersOf(tx, input.directive),
      people: await peopleAmong(tx, directive.owner, input.people),
    }
  },
  decide: (subject, input): Result<Change> => {
    if (CLOSED.includes(subject.state)) return refuse('directiveNotNow', undefined, { state: subject.state })
    if (input.clause !== '' && !subject.clauses.some((each) => each.id === input.clause))
      return refuse('noSuchClause')
    const people = [...new Set(input.people)] as PersonId[]
    if (people.some((person) => !subject.people.has(person))) return refuse('notOfThisNode', 'people')
    return ok({ clause: input.clause === '' ? null : input.clause, people })
  },
  save: async (tx, change, subject, work) => {
    await saveNames(tx, change, subject, work)
    const whole = subject.controllers.filter((line) => line.clause === null).map((line) => line.person)
    // a clause that names nobody any more is controlled by those of the whole paper
    const people = change.people.length === 0 && change.clause !== null ? whole : change.people
    await nameControllers(tx, { source: subject.record, rows: rowsOf(change, subject), people })
    if (GIVEN.includes(subject.state)) {
      const before = new Set(
        subject.controllers.filter((line) => line.clause === change.clause).map((line) => line.person),
      )
      await handControl(tx, work, subject, {
        named: await controllersOf(tx, subject.record),
        fresh: change.people.filter((person) => !before.has(person)),
      })
    }
    await touch(tx, subject)
  },
  tell: (change, subject) => ({
    record: subject.record,
    row: change.clause,
    change: { controllers: change.people.length },
  }),
  to: (_change, subject) => `${pageOf(subject)}/controllers?done=named`,
})
