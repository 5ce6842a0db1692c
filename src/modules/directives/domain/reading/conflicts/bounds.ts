import { type Day, dateOf, monthOf, yearOf } from '../../../../../kernel/day.ts'
import type { Reading } from '../../../../../kernel/term/types.ts'

export type Bounds = { readonly start: Day; readonly end: Day }

/** First and last day of a term that has them. */
export const boundsOf = (reading: Reading | null): Bounds | null => {
  if (reading === null) return null
  if (reading.kind === 'day') return { start: reading.date, end: reading.date }
  if (reading.kind === 'range' || reading.kind === 'year-round')
    return { start: reading.start, end: reading.end }
  if (reading.kind !== 'days') return null
  const days = [...reading.dates].sort()
  const [start, end] = [days[0], days.at(-1)]
  return start === undefined || end === undefined ? null : { start, end }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** «25.03.2022». */
export const shown = (day: Day): string => `${two(dateOf(day))}.${two(monthOf(day))}.${yearOf(day)}`
