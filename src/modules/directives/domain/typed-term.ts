import { type Day, yearOf } from '../../../kernel/day.ts'
import { readTerm } from '../../../kernel/term/read.ts'
import type { Reading, TermContext } from '../../../kernel/term/types.ts'

/** What a person typed as a term: how it is understood, and the last admissible day when it names one. */
export type TypedTerm = {
  readonly asWritten: string
  readonly reading: Reading | null
  readonly dueOn: Day | null
}

/** Years of terms without a year are those of the day the paper is written on. */
export const termContextOn = (today: Day): TermContext => ({ year: yearOf(today), kind: 'calendar' })

const LAST: {
  readonly [Kind in Reading['kind']]: (reading: Extract<Reading, { kind: Kind }>) => Day | null
} = {
  day: (reading) => (reading.openEnd ? null : reading.date),
  days: (reading) => [...reading.dates].sort().at(-1) ?? null,
  range: (reading) => reading.end,
  'year-round': (reading) => reading.end,
  recurring: () => null,
  undated: () => null,
}

/** Last day of a reading; null when it repeats or has no date. */
export const lastDayOf = (reading: Reading): Day | null =>
  (LAST[reading.kind] as (reading: Reading) => Day | null)(reading)

/** A term as typed; null when nothing in it can be understood (an empty one is no term at all). */
export const typedTerm = (text: string, today: Day): TypedTerm | null => {
  const asWritten = text.trim()
  if (asWritten === '') return { asWritten, reading: null, dueOn: null }
  const { reading } = readTerm(asWritten, termContextOn(today))
  const isUnknown =
    reading.kind === 'undated' && (reading.reason === 'unknown' || reading.reason === 'not-a-term')
  return isUnknown ? null : { asWritten, reading, dueOn: lastDayOf(reading) }
}
