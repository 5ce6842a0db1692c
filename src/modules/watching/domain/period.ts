import { type Day, daysBetween } from '../../../kernel/day.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'

/** Since when: the last look of the person, a week, or a day that he names. */
export type Period =
  | { readonly kind: 'look' }
  | { readonly kind: 'week' }
  | { readonly kind: 'day'; readonly day: Day }

/** A year and a day: nobody reads more, and the indexes stay small. */
export const MOST_DAYS = 366

/** The period that the address asks for; what cannot be read, or lies ahead, is a week and is said so. */
export const readPeriod = (
  since: string,
  today: Day,
  hasLooked: boolean,
): { readonly period: Period; readonly wrong: boolean } => {
  if (since === '' || since === 'look') return { period: { kind: hasLooked ? 'look' : 'week' }, wrong: false }
  if (since === 'week') return { period: { kind: 'week' }, wrong: false }
  const day = readTypedDay(since)
  const isFit = day !== null && day <= today && daysBetween(day, today) <= MOST_DAYS
  return isFit ? { period: { kind: 'day', day }, wrong: false } : { period: { kind: 'week' }, wrong: true }
}

/** The period as an address carries it. */
export const periodName = (period: Period): string => (period.kind === 'day' ? period.day : period.kind)
