import { type Day, yearOf } from '../day.ts'
import type { Dated } from './dated.ts'
import type { TermContext } from './types.ts'

/** So many years from the context a date is rather a slip of the pen («2052»). */
export const FAR = 15

/** True for a day too far away for a term; another document may be as old as it likes. */
export const isFarDay = (date: Day, found: Dated, context: TermContext): boolean =>
  found.marker !== 'document' && Math.abs(yearOf(date) - context.year) > FAR
