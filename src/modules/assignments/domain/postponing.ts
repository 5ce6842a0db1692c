import type { Day } from '../../../kernel/day.ts'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import type { AskLaterInput, SetTermInput } from './input.ts'
import { inWords, isOwed } from './rules.ts'
import type { Assignment } from './types.ts'

/** Another day that the addressee asked for and nobody has decided about. */
export type Asked = { readonly id: string; readonly by: string | null; readonly wantedOn: Day }
export type Postponable = Assignment & { readonly asked: Asked | null }

/** A term can be moved while the work is owed: an order with a day of its own, answered in words; forms and rounds have terms of their own. */
export const isPostponable = (
  assignment: Pick<Assignment, 'state' | 'modality' | 'dueOn' | 'answerPath'>,
): boolean =>
  isOwed(assignment.state) &&
  assignment.modality === 'order' &&
  assignment.dueOn !== null &&
  inWords(assignment).ok

const dueOf = (assignment: Assignment): Result<Day> =>
  isPostponable(assignment) && assignment.dueOn !== null
    ? ok(assignment.dueOn)
    : refuse('notPostponable', undefined, { state: assignment.state })

const dayFaults = (until: Day | null, due: Day, today: Day): Refusal[] => {
  const field = 'until'
  if (until === null) return [{ code: 'whichDay', field }]
  if (until <= due) return [{ code: 'notLater', field }]
  return until < today ? [{ code: 'untilHasPassed', field }] : []
}

export type AskedChange = { readonly dueBefore: Day; readonly wantedOn: Day; readonly reason: string }

/** The addressee asks for another day and says why. */
export const askLater = (
  assignment: Postponable,
  { until, reason }: AskLaterInput,
  today: Day,
): Result<AskedChange> => {
  const due = dueOf(assignment)
  if (!due.ok) return due
  if (assignment.asked !== null) return refuse('askedAlready')
  const faults = dayFaults(until, due.value, today)
  return faults.length > 0 || until === null
    ? refuseAll(faults)
    : ok({ dueBefore: due.value, wantedOn: until, reason })
}

export type TermChange = {
  readonly dueBefore: Day
  /** The new day; null leaves the old one. */
  readonly until: Day | null
  readonly words: string
}

/** Whoever controls gives another day, asked or not, or leaves the old one and says why. */
export const setTerm = (
  assignment: Postponable,
  { decision, until, words }: SetTermInput,
  today: Day,
): Result<TermChange> => {
  const due = dueOf(assignment)
  if (!due.ok) return due
  if (decision === 'kept') {
    if (assignment.asked === null) return refuse('nothingAsked')
    return words === '' ? refuse('keptNeedsWords', 'words') : ok({ dueBefore: due.value, until: null, words })
  }
  const faults: Refusal[] = [
    ...dayFaults(until, due.value, today),
    ...(words === '' && assignment.asked === null ? [{ code: 'postponeNeedsWords', field: 'words' }] : []),
  ]
  return faults.length > 0 ? refuseAll(faults) : ok({ dueBefore: due.value, until, words })
}
