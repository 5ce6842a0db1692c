import { readTerm } from './read.ts'
import type { Reading, TermContext } from './types.ts'

/** One answer of `read-terms` (contracts, section 1). */
export type TermAnswer = {
  readonly text: string
  readonly reading: Reading
  readonly alternatives: readonly Reading[]
  readonly ambiguous: boolean
}

/** What is wrong with a line of the input; the command line puts the codes into words and goes on with the next line. */
export type TermLineFault = {
  readonly error: 'not-an-object' | 'bad-text' | 'bad-year' | 'bad-kind'
  readonly field?: 'text' | 'contextYear' | 'contextKind'
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isKind = (value: unknown): value is TermContext['kind'] => value === 'calendar' || value === 'academic'

/**
 * Answers one line of `read-terms`: takes the parsed JSON value, gives the answer or the fault of the input.
 * A year outside 1901-2198 is refused: the program has no days beyond its neighbours.
 */
export const termLine = (input: unknown): TermAnswer | TermLineFault => {
  if (!isRecord(input)) return { error: 'not-an-object' }
  const { text, contextYear: year, contextKind: kind } = input
  if (typeof text !== 'string') return { error: 'bad-text', field: 'text' }
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 1901 || year > 2198)
    return { error: 'bad-year', field: 'contextYear' }
  if (!isKind(kind)) return { error: 'bad-kind', field: 'contextKind' }
  const { reading, alternatives, ambiguous } = readTerm(text, { year, kind })
  return { text, reading, alternatives, ambiguous }
}
