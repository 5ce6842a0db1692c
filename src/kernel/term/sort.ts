import type { Day } from '../day.ts'
import type { Bounds, Reading } from './types.ts'

/** First and last day a reading speaks of; null when it has no days. An open beginning and a rule may lack one of the two. */
export const daysOf = (reading: Reading): { readonly first: Day | null; readonly last: Day | null } => {
  switch (reading.kind) {
    case 'day':
      return { first: reading.date, last: reading.openEnd ? null : reading.date }
    case 'range':
    case 'year-round':
      return { first: reading.start, last: reading.end }
    case 'days':
      return { first: reading.dates[0] ?? null, last: reading.dates.at(-1) ?? null }
    case 'recurring':
      return { first: reading.start ?? null, last: reading.end ?? null }
    case 'undated':
      return { first: null, last: null }
  }
}

/** First day of a reading. */
export const firstDay = (reading: Reading): Day | null => daysOf(reading).first

/** Last day of a reading. */
export const lastDay = (reading: Reading): Day | null => daysOf(reading).last

/**
 * The last admissible day: the end of a period, a fixed day itself; null for a rule, an open beginning, a state
 * «по состоянию на» (it says of which day the figures are, not when they are due) and for what has no date (contracts, section 2).
 */
export const dueDay = (reading: Reading): Day | null => {
  if (reading.kind === 'recurring') return null
  return reading.kind === 'day' && reading.asOf ? null : lastDay(reading)
}

/** The separate pieces a reading occupies, in order: for calendars and timelines. */
export const piecesOf = (reading: Reading): readonly Bounds[] => {
  switch (reading.kind) {
    case 'day':
      return [[reading.date, reading.date]]
    case 'days':
      return reading.dates.map((date) => [date, date] as const)
    case 'range':
      return reading.parts ?? [[reading.start, reading.end]]
    case 'year-round':
      return [[reading.start, reading.end]]
    default:
      return []
  }
}

/** Undated terms stand after dated ones, rules before what is done as needed. */
const LAST: Readonly<Record<Reading['kind'], string>> = {
  day: '8',
  range: '8',
  days: '8',
  'year-round': '8',
  recurring: '8',
  undated: '9',
}

/** A key that sorts terms as a reader of a plan expects: by first day, then by last, then those without days. */
export const termKey = (reading: Reading): string => {
  const { first, last } = daysOf(reading)
  const start = first ?? LAST[reading.kind]
  return `${start} ${last ?? '9'}`
}

/** Compares two readings for sorting a plan. */
export const compareReadings = (a: Reading, b: Reading): number => {
  const [left, right] = [termKey(a), termKey(b)]
  return left < right ? -1 : left > right ? 1 : 0
}
