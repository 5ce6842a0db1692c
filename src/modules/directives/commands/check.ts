import type { Day } from '../../../kernel/day.ts'
import { ok, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import { run, sql } from '../../../platform/database/query.ts'
import { manageDirective } from '../domain/access.ts'
import { ClauseInput, OneDirective, RequisitesInput } from '../domain/input.ts'
import { responsiblesIn } from '../domain/named.ts'
import { beyondChosen, type OwnPeople, peopleChosen } from '../domain/own-people.ts'
import * as rules from '../domain/rules.ts'
import { undecidedTwin } from '../domain/twins.ts'
import { correctedTerm } from '../domain/typed-term.ts'
import type { Clause, Directive, Roll } from '../domain/types.ts'
import { clausesOf, lockDirective } from '../queries/paper.ts'
import { ownPeople, peopleAmong, rollOf } from '../queries/roll.ts'
import { twinName } from '../queries/twins.ts'
import { nameDirectiveControllers } from './controllers.ts'
import { type AfterConfirm, giveOut, openBelow, pageOf, rename, saveState, told, touch } from './giving.ts'
import { settleGrounds } from './grounds.ts'
import { askForHolders, NODE_KEEPERS } from './name-holders.ts'
import { reshapeClauseCommands } from './reshape-clauses.ts'
import { reshapeRowCommands } from './reshape-rows.ts'
import { correctAddressees, rememberAlias } from './saving.ts'
import { settleTwin } from './twins.ts'
import { undoCorrection } from './undo-correction.ts'

type ToConfirm = Directive & {
  readonly clauses: readonly Clause[]
  readonly roll: Roll
  readonly own: OwnPeople
  readonly twin: string | null
}
type Confirmed = rules.Moved & { readonly load: readonly rules.Load[] }

export const confirmDirectiveWith = (after: AfterConfirm) =>
  command<OneDirective, ToConfirm, Confirmed>({
    name: 'directive.confirm',
    input: OneDirective,
    access: manageDirective,
    load: async (tx, input) => {
      const directive = await lockDirective(tx, input.directive)
      if (directive === null) return null
      const clauses = await clausesOf(tx, input.directive)
      return {
        ...directive,
        clauses,
        roll: await rollOf(tx, directive.owner, responsiblesIn(clauses), { roles: NODE_KEEPERS }),
        own: await ownPeople(tx, directive.owner, clauses),
        twin: await twinName(tx, input.directive),
      }
    },
    decide: (directive) => {
      const undecided = undecidedTwin(directive, directive.twin)
      return undecided.length > 0
        ? refuseAll(undecided)
        : rules.confirm(directive, directive.clauses, directive)
    },
    save: async (tx, change, directive, work) => {
      await saveState(tx, change, directive, work)
      await run(
        tx,
        sql`update directive set confirmed_at = ${work.at}, confirmed_by = ${tx.scope.person} where id = ${directive.record}`,
      )
      await openBelow(tx, directive)
      await settleGrounds(tx, directive, work)
      await giveOut(tx, work, change.load, directive)
      await askForHolders(tx, work, directive)
      await after(tx, directive, work)
      await work.fact('directiveConfirmed', directive.record)
    },
    tell: (change, directive) => ({
      ...told(change, directive),
      change: {
        from: change.from,
        to: change.to,
        assignments: change.load.reduce((sum, each) => sum + each.addressees.length, 0),
      },
    }),
    to: (_change, directive) => `${pageOf(directive)}?done=confirmed`,
  })

export const discardDirective = command<OneDirective, Directive, rules.Moved>({
  name: 'directive.discard',
  input: OneDirective,
  access: manageDirective,
  load: (tx, input) => lockDirective(tx, input.directive),
  decide: (directive) => rules.move(directive, 'discard'),
  save: saveState,
  tell: told,
  to: () => '/directives?done=discarded',
})

export const correctRequisites = command<RequisitesInput, Directive, rules.Requisites>({
  name: 'directive.correctRequisites',
  input: RequisitesInput,
  access: manageDirective,
  load: (tx, input) => lockDirective(tx, input.directive),
  decide: rules.requisites,
  save: async (tx, change, directive) => {
    const [first, ...others] = change.signers
    await run(
      tx,
      sql`update directive set direction = ${change.direction}, kind = ${change.kind}, number = ${change.number}, date_on = ${change.dateOn}, title = ${change.title}, issuer = ${[...change.issuer]}::text[],
          control_as_written = ${change.control}, controller_person_id = ${change.controller},
          signatory_position = ${first?.position ?? null}, signatory_name = ${first?.name ?? null}, cosignatories = ${JSON.stringify(others)}::jsonb, version = version + 1 where id = ${directive.record}`,
    )
    await rename(tx, directive.record)
  },
  tell: (change, directive) => ({
    record: directive.record,
    change: { kind: change.kind, number: change.number, dateOn: change.dateOn },
  }),
  to: (_change, directive) => pageOf(directive),
})

type ClauseSubject = Directive & { readonly clauses: readonly Clause[]; readonly own: OwnPeople }
type ClauseChange = Omit<
  ClauseInput,
  'directive' | 'number' | 'parent' | 'term' | 'remember' | 'addressees'
> & {
  readonly whom: ReturnType<typeof rules.addresseesAfter>
  readonly number: string | null
  readonly parent: string | null
  readonly term: NonNullable<ReturnType<typeof correctedTerm>>
  readonly learnt: ReturnType<typeof rules.learntFrom>
}

/** True when `parent` lies under `clause`: a clause cannot be moved under itself. */
const liesUnder = (clauses: readonly Clause[], parent: string, clause: string): boolean => {
  for (let at: string | null = parent, steps = 0; at !== null && steps <= clauses.length; steps++) {
    if (at === clause) return true
    at = clauses.find((each) => each.id === at)?.parentId ?? null
  }
  return false
}

const decideClause = (subject: ClauseSubject, input: ClauseInput, today: Day): Result<ClauseChange> => {
  const now = rules.whileReviewed(subject)
  if (!now.ok) return now
  const clause = subject.clauses.find((each) => each.id === input.clause)
  if (clause === undefined) return refuse('noSuchClause')
  if (input.parent !== '' && liesUnder(subject.clauses, input.parent, input.clause))
    return refuse('underItself', 'parent')
  const term = correctedTerm(clause, input.term, subject.dateOn ?? today)
  if (term === null) return refuse('termNotUnderstood', 'term')
  const learnt = input.remember ? rules.learntFrom(clause.responsibles, input.addressees) : null
  const whom = rules.addresseesAfter(clause.responsibles, input.addressees, learnt)
  const beyond = beyondChosen(subject, whom.fresh, subject.own, 'addressees')
  if (beyond.length > 0) return refuseAll(beyond)
  return ok({
    clause: input.clause,
    action: input.action,
    modality: input.modality,
    leftOut: input.leftOut,
    whom,
    number: input.number === '' ? null : input.number,
    parent: input.parent === '' ? null : input.parent,
    term,
    learnt,
  })
}

export const correctClause = command<ClauseInput, ClauseSubject, ClauseChange>({
  name: 'directive.correctClause',
  input: ClauseInput,
  access: manageDirective,
  load: async (tx, input) => {
    const directive = await lockDirective(tx, input.directive)
    return (
      directive && {
        ...directive,
        clauses: await clausesOf(tx, input.directive),
        own: await peopleAmong(tx, directive.owner, peopleChosen(input.addressees)),
      }
    )
  },
  decide: (subject, input, { today }) => decideClause(subject, input, today),
  save: async (tx, change, directive, work) => {
    await run(
      tx,
      sql`update clause set number = ${change.number}, parent_id = ${change.parent}, action = ${change.action}, modality = ${change.modality}, is_left_out = ${change.leftOut},
          due_on = ${change.term.dueOn}, term = ${change.term.term === null ? null : JSON.stringify(change.term.term)}::jsonb, term_as_written = ${change.term.termAsWritten}, doubt = null
          where id = ${change.clause} and record_id = ${directive.record}`,
    )
    await correctAddressees(
      tx,
      { record: directive.record, clause: change.clause, owner: directive.owner },
      change.whom,
      work,
    )
    if (change.learnt !== null)
      await rememberAlias(tx, change.learnt.organisation, change.learnt.written, work)
    await touch(tx, directive)
  },
  tell: (change, directive) => ({
    record: directive.record,
    row: change.clause,
    change: { number: change.number, dueOn: change.term.dueOn, leftOut: change.leftOut },
  }),
  to: (change, directive) => `${pageOf(directive)}#c-${change.clause}`,
})

export const checkCommands = (confirmDirective: AnyCommand): readonly AnyCommand[] => [
  confirmDirective,
  discardDirective,
  correctRequisites,
  correctClause,
  ...reshapeClauseCommands,
  ...reshapeRowCommands,
  undoCorrection,
  nameDirectiveControllers,
  settleTwin,
]
