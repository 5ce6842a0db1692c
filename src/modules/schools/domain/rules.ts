import { type Actor, may } from '../../../kernel/access.ts'
import { addMonths, type Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { normalName } from '../../../kernel/names.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { nextState } from '../../../kernel/workflow.ts'
import { keepRegister } from './access.ts'
import type { AliasInput, AttributeInput, CategoryInput, MoveInput, RenameInput } from './input.ts'
import { formerNames, namingOf } from './names.ts'
import { lastStart, latestBoundary, type Succession, succeed } from './periods.ts'
import {
  ATTRIBUTES,
  type AttributePeriod,
  type Category,
  type CategoryPeriod,
  type Naming,
  type Organisation,
  type OrganisationState,
  type Twin,
} from './types.ts'
import { organisationWorkflow as organisationMoves } from './workflow.ts'

/** A closed organisation is history: nothing of it changes but its opening again. */
const refuseClosed = (organisation: Organisation) =>
  organisation.state === 'closed' ? refuse('organisationClosed') : null

/** Dates far ahead are slips of the pen: acts come into force within the coming school year. */
const tooFar = (from: Day, today: Day): boolean => from > addMonths(today, 13)

export type CategoryChange = Succession<CategoryPeriod> & {
  readonly from: Day
  /** Null takes the category away. */
  readonly category: Category | null
  readonly was: Category | null
  readonly basis: string
}

/** A new category ends the one that holds; the act is named; history is not rewritten from its middle (R047). */
export const setCategory = (
  school: Organisation,
  input: CategoryInput,
  today: Day,
): Result<CategoryChange> => {
  const closed = refuseClosed(school)
  if (closed) return closed
  if (school.kind !== 'school') return refuse('onlySchoolsHaveCategory', 'category')
  if (tooFar(input.from, today)) return refuse('tooFarAhead', 'from')
  const steps = succeed(school.categories, input.from)
  if (steps === null)
    return refuse('periodTaken', 'from', { day: shortDay(latestBoundary(school.categories) ?? input.from) })
  const category = input.category === 'none' ? null : input.category
  const held = steps.ends ?? steps.replaces
  if (category === null && held === null) return refuse('noCategoryToEnd', 'category')
  if (category !== null && steps.ends?.category === category) return refuse('sameCategory', 'category')
  return ok({ ...steps, from: input.from, category, was: held?.category ?? null, basis: input.basis })
}

export type AttributeChange = Succession<AttributePeriod> &
  Pick<AttributeInput, 'attribute' | 'qualifier' | 'from' | 'basis'> & { readonly value: string | null }

/** A dated attribute: one value at a time for each programme it is given for (R181, R077). */
export const setAttribute = (
  school: Organisation,
  input: AttributeInput,
  today: Day,
): Result<AttributeChange> => {
  const closed = refuseClosed(school)
  if (closed) return closed
  const { values, qualified } = ATTRIBUTES[input.attribute]
  if (qualified && input.qualifier === '') return refuse('programmeNeeded', 'qualifier')
  if (values !== null && input.value !== null && !(values as readonly string[]).includes(input.value))
    return refuse('chooseOne', 'value')
  if (tooFar(input.from, today)) return refuse('tooFarAhead', 'from')
  const qualifier = qualified ? input.qualifier : ''
  const own = school.attributes.filter(
    (period) => period.attribute === input.attribute && period.qualifier === qualifier,
  )
  const steps = succeed(own, input.from)
  if (steps === null)
    return refuse('periodTaken', 'from', { day: shortDay(latestBoundary(own) ?? input.from) })
  if (input.value === null && steps.ends === null && steps.replaces === null)
    return refuse('nothingToEnd', 'value')
  return ok({ ...input, ...steps, qualifier })
}

export type RenameChange = {
  readonly naming: Naming
  /** Former names, kept as aliases so that old papers still find the school (R128). */
  readonly aliases: readonly string[]
  readonly basis: string | null
}

/** The full name is the short one where nobody wrote it. */
export const namingOfInput = (input: Omit<RenameInput, 'organisation' | 'basis'>): Naming =>
  namingOf({ ...input, fullName: input.fullName ?? input.shortName })

export const rename = (
  organisation: Organisation,
  input: RenameInput,
  twin: Twin | null,
): Result<RenameChange> => {
  const closed = refuseClosed(organisation)
  if (closed) return closed
  if (twin !== null) return refuse('nameTaken', 'shortName', { name: twin.name })
  const naming = namingOfInput(input)
  if (naming.normalName === '') return refuse('nameWithoutWords', 'shortName')
  if (organisation.categories.length > 0 && naming.kind !== 'school')
    return refuse('schoolHasCategories', 'kind')
  return ok({ naming, aliases: formerNames(organisation, naming), basis: input.basis })
}

export type MoveChange = {
  readonly from: OrganisationState
  readonly to: OrganisationState
  readonly on: Day
  readonly reason: string
  readonly successor: Twin | null
}

type Successor = Twin & { readonly state: OrganisationState }

/** Closing names a successor where there is one; it must be at work itself. */
export const move = (
  organisation: Organisation,
  input: MoveInput,
  successor: Successor | null,
  today: Day,
): Result<MoveChange> => {
  const to = nextState(organisationMoves, organisation.state, input.action)
  if (to === null) return refuse('notFromThisState')
  if (input.on > today) return refuse('notYet', 'on')
  if (input.successor !== null && successor === null) return refuse('noSuchSuccessor', 'successor')
  if (successor?.id === organisation.id) return refuse('ownSuccessor', 'successor')
  if (successor?.state === 'closed') return refuse('successorClosed', 'successor')
  const marked = lastStart([...organisation.categories, ...organisation.attributes])
  if (to === 'closed' && marked !== null && marked >= input.on)
    return refuse('closedBeforeMarks', 'on', { day: shortDay(marked) })
  return ok({
    from: organisation.state,
    to,
    on: input.on,
    reason: input.reason,
    successor: to === 'closed' ? successor : null,
  })
}

export type MergeChange = { readonly into: Twin; readonly aliases: readonly string[] }
type Target = Organisation & Twin

/** Duplicates are merged by a person who keeps both cards; codes that differ mean two organisations. */
export const merge = (duplicate: Organisation, target: Target | null, actor: Actor): Result<MergeChange> => {
  if (target === null) return refuse('noSuchOrganisation', 'into')
  if (target.id === duplicate.id) return refuse('sameCard', 'into')
  if (duplicate.state === 'closed') return refuse('organisationClosed')
  if (target.state === 'closed') return refuse('targetClosed', 'into')
  if (!may(keepRegister, actor, target)) return refuse('targetNotYours', 'into')
  if (duplicate.owner.region !== target.owner.region) return refuse('otherRegion', 'into')
  const differs = (code: 'inn' | 'ogrn'): boolean =>
    duplicate.facts[code] !== null &&
    target.facts[code] !== null &&
    duplicate.facts[code] !== target.facts[code]
  if (differs('inn') || differs('ogrn')) return refuse('codesDiffer', 'into')
  return ok({ into: target, aliases: formerNames(duplicate, target) })
}

/** An alias leads to one organisation of a municipality (R128, R233). */
export const addAlias = (
  organisation: Organisation,
  input: AliasInput,
  twin: Twin | null,
): Result<{ alias: string; normal: string }> => {
  const normal = normalName(input.alias)
  if (normal === '') return refuse('nameWithoutWords', 'alias')
  if (twin !== null && twin.id !== organisation.id) return refuse('aliasTaken', 'alias', { name: twin.name })
  if (twin !== null) return refuse('aliasKnown', 'alias')
  return ok({ alias: input.alias, normal })
}
