import { type Day, yearOf } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { readTerm } from '../../../kernel/term/read.ts'
import type { Reading, TermContext } from '../../../kernel/term/types.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import type { Clause } from './types.ts'

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

/** A reading as a clause keeps it beside the words. */
export const keptTerm = (reading: Reading | null, dueOn: Day | null): Clause['term'] =>
  reading === null
    ? null
    : { deadline: dueOn, recurrence: reading.kind === 'recurring' ? reading.rule : null, reading }

type ClauseTerm = Pick<Clause, 'termAsWritten' | 'term' | 'dueOn'>

/** A clause's term as its form shows it: the last day where there is one, else the words of the paper. */
export const termShown = ({ dueOn, termAsWritten }: Pick<ClauseTerm, 'dueOn' | 'termAsWritten'>): string =>
  dueOn === null ? (termAsWritten ?? '') : shortDay(dueOn)

/** The term as corrected: left alone it stays as it was read; null when the new words cannot be understood. */
export const correctedTerm = (clause: ClauseTerm, text: string, written: Day): ClauseTerm | null => {
  const typed = text.trim()
  const { termAsWritten, term, dueOn } = clause
  if (typed === termShown(clause)) return { termAsWritten, term, dueOn }
  const date = readTypedDay(typed)
  const found = typedTerm(date === null ? typed : shortDay(date), written)
  return (
    found && {
      termAsWritten: typed === '' ? null : typed,
      term: keptTerm(found.reading, found.dueOn),
      dueOn: found.dueOn,
    }
  )
}
