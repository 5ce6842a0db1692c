import { addDays, type Day } from '../../../kernel/day.ts'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { nextState } from '../../../kernel/workflow.ts'
import type { OpenInput } from './form-input.ts'
import type { Matching, MatchingState } from './types.ts'
import { type MatchingAction, matchingWorkflow } from './workflow.ts'

export type Opened = Pick<OpenInput, 'year' | 'from' | 'silence' | 'offersUntil'> & {
  readonly until: Day
  readonly programme: string | null
}

/** What must hold when a matching is begun: days in their order, one of a year at a time. */
export const openMatching = (
  input: OpenInput,
  { today, isOpen }: { readonly today: Day; readonly isOpen: boolean },
): Result<Opened> => {
  const faults: readonly (readonly [boolean, string, string])[] = [
    [input.until < input.from, 'periodBackwards', 'until'],
    [input.offersUntil < today, 'offersPast', 'offersUntil'],
    [input.offersUntil > input.from, 'offersAfterStart', 'offersUntil'],
    [isOpen, 'matchingIsOpen', 'year'],
  ]
  const found = faults.filter(([isWrong]) => isWrong).map(([, code, field]): Refusal => ({ code, field }))
  if (found.length > 0) return refuseAll(found)
  const { year, from, silence, offersUntil } = input
  return ok({
    year,
    from,
    silence,
    offersUntil,
    until: addDays(input.until, 1),
    programme: input.programme === '' ? null : input.programme,
  })
}

export type Moved = { readonly from: MatchingState; readonly to: MatchingState }

/** Where an action leads now, or why not. */
export const moveMatching = (matching: Pick<Matching, 'state'>, action: MatchingAction): Result<Moved> => {
  const to = nextState(matchingWorkflow, matching.state, action)
  return to === null
    ? refuse('matchingNotNow', undefined, { state: matching.state })
    : ok({ from: matching.state, to })
}
