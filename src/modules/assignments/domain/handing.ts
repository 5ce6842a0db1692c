import { type AccessRule, type Actor, allowedAs, type Owner } from '../../../kernel/access.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { DelegateInput } from './input.ts'
import { isOver } from './rules.ts'
import type { Assignment } from './types.ts'

/** Handed over for a time: half-open, no end means until it is done. */
export type Delegation = {
  readonly to: PersonId
  readonly until: Day | null
  readonly words: string | null
}

/** A head hands one поручение to a person of his own school, from today to a day that has not passed (decisions 25). */
export const delegate = (
  assignment: Assignment,
  input: DelegateInput,
  colleagues: readonly PersonId[],
  today: Day,
): Result<Delegation> => {
  if (isOver(assignment.state)) return refuse('notNow', undefined, { state: assignment.state })
  const to = colleagues.find((person) => person === input.person)
  if (to === undefined) return refuse('notOfThisSchool', 'person')
  if (input.until !== null && input.until < today) return refuse('untilHasPassed', 'until')
  const words = input.words === '' ? null : input.words
  return ok({ to, until: input.until === null ? null : addDays(input.until, 1), words })
}

/** Where somebody holds roles: an assignment outside of it would vanish from his sight. */
export type Nodes = {
  readonly organisations: readonly string[]
  readonly municipalities: readonly string[]
  readonly regions: readonly string[]
}

const sees = (nodes: Nodes, owner: Owner): boolean =>
  (owner.organisation !== null && nodes.organisations.includes(owner.organisation)) ||
  (owner.municipality !== null && nodes.municipalities.includes(owner.municipality)) ||
  (owner.region !== null && nodes.regions.includes(owner.region))

type Handing = {
  readonly rule: AccessRule
  readonly actor: Actor
  readonly from: PersonId
  readonly nodes: Nodes
}

/** Why one piece of work cannot go to the other person; null when it can. */
export const whyNotHanded = (
  assignment: Assignment,
  isDouble: boolean,
  { rule, actor, from, nodes }: Handing,
): string | null => {
  const subject = { owner: assignment.owner, named: { from } }
  if (allowedAs(rule, actor, subject) === null) return 'notYoursToHandOver'
  if (isDouble) return 'alreadyHasIt'
  return sees(nodes, assignment.owner) ? null : 'wouldNotSeeIt'
}
