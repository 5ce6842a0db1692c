import type { Day } from '../day.ts'

/** What a calendar a date without a year belongs to: `year` is 2022 for the year 2022, and for the school year 2022/23. */
export type TermContext = { readonly year: number; readonly kind: 'calendar' | 'academic' }

export type Precision = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'academic-year'
export type Weekday = 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU'
export type Frequency = 'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'trimester' | 'academic-quarter'

/** First and last day, both inside. */
export type Bounds = readonly [start: Day, end: Day]

export type DayReading = {
  readonly kind: 'day'
  readonly date: Day
  /** The date is the last admissible one: «до», «не позднее», «в срок до», «к». */
  readonly deadline?: true
  /** «по состоянию на». */
  readonly asOf?: true
  /** «с 01.03»: begins here, the end is not said. */
  readonly openEnd?: true
  readonly approximate?: true
  /** `HH:MM`. */
  readonly time?: string
  readonly timeEnd?: string
}

export type RangeReading = {
  readonly kind: 'range'
  readonly start: Day
  readonly end: Day
  readonly precision: Precision
  /** Present when the pieces are disjoint; `start` and `end` are then the envelope. */
  readonly parts?: readonly Bounds[]
  /** How many times within the range («Февраль-ноябрь, 4»). */
  readonly count?: number
}

export type DaysReading = { readonly kind: 'days'; readonly dates: readonly Day[] }

/**
 * A repeating rule. `every` and `times` are 1 when the text gives no number.
 * Without `offset` a `monthDay` of a quarter, half-year is counted in the last month of the period; with it, in the month after.
 */
export type Recurrence = {
  readonly freq: Frequency
  readonly every?: number
  readonly everyMin?: number
  readonly everyMax?: number
  readonly times?: number
  readonly weekday?: Weekday
  /** Several weekdays («по вторникам и четвергам»); then `weekday` is absent. */
  readonly weekdays?: readonly Weekday[]
  /** Which weekday of the month: 1-5, -1 for the last («каждый последний четверг месяца»). */
  readonly nth?: readonly number[]
  readonly month?: number
  readonly monthDay?: number
  readonly offset?: 'next-period'
  readonly deadline?: true
}

export type RecurringReading = {
  readonly kind: 'recurring'
  readonly rule: Recurrence
  readonly start?: Day
  readonly end?: Day
}

export type YearRoundReading = { readonly kind: 'year-round'; readonly start: Day; readonly end: Day }

export type UndatedReason =
  | 'relative'
  | 'schedule'
  | 'as-needed'
  | 'blank'
  | 'time-only'
  | 'not-a-term'
  | 'unknown'

export type UndatedReading = {
  readonly kind: 'undated'
  readonly reason: UndatedReason
  /** From what it is counted, as written («получения запроса»). Only with reason `relative`, like the next two. */
  readonly anchor?: string
  /** Distance from the anchor («за 2 недели до»). */
  readonly offset?: string
  /** Length («10 рабочих дней»). */
  readonly duration?: string
}

/** What a term means: the union of contract `read-terms`, field by field. All bounds inclusive. */
export type Reading =
  | DayReading
  | RangeReading
  | DaysReading
  | RecurringReading
  | YearRoundReading
  | UndatedReading

/** A reading with the doubts about it. `ambiguous` with a reading `undated` means: a person should choose among the alternatives. */
export type Outcome = {
  readonly reading: Reading
  readonly alternatives: readonly Reading[]
  readonly ambiguous: boolean
  /** What the doubt is about, where it can be said in a sentence: the weekdays written do not belong to the dates. */
  readonly why?: 'weekday'
}

/** A term as people wrote it, kept for ever beside what the program understood (R216). */
export type Term = Outcome & { readonly asWritten: string }

/** The honest answer to what was not understood. */
export const UNKNOWN: UndatedReading = { kind: 'undated', reason: 'unknown' }
