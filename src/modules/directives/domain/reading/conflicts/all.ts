import type { DirectiveReading, ReadingWarning } from '../types.ts'
import { deadlineConflicts } from './deadlines.ts'
import { differingNames, earlyPeriods, textsOf, unnamedSides } from './document.ts'
import { type PlacedText, programmeNames } from './programmes.ts'
import { rowConflicts } from './rows.ts'

export type ConflictInput = Pick<
  DirectiveReading,
  'clauses' | 'annexes' | 'tables' | 'organisations' | 'context'
> & {
  readonly date: DirectiveReading['date']['value']
  /** Title, running text and what the tables say, each with its place. */
  readonly texts: readonly PlacedText[]
  /** Title and running text. */
  readonly about: string
}

/** What the document says against itself: shown, never decided and never refused (R131, R132, R189, R228, R231, R232, R235). */
export const conflictsOf = (input: ConflictInput): ReadingWarning[] => [
  ...rowConflicts(input.tables, input.date),
  ...deadlineConflicts(input.clauses, input.tables),
  ...earlyPeriods(textsOf(input.clauses, input.annexes), input.date, input.context),
  ...unnamedSides(input.clauses, input.about),
  ...differingNames(input.organisations),
  ...programmeNames(input.texts),
]
