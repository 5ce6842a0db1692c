import { type Day, weekdayOf } from '../../../kernel/day.ts'

export const DAY_KINDS = ['holiday', 'workday', 'shortened'] as const
/** A day off, a working Saturday or Sunday, a day that is an hour shorter. */
export type DayKind = (typeof DAY_KINDS)[number]

/** A day that is not what its weekday says, with the act that made it so. */
export type CalendarDay = { readonly day: Day; readonly kind: DayKind; readonly basis: string }

/** What is known of a year as a whole. */
export type CalendarYear = {
  readonly year: number
  readonly basis: string
  /** False where only the holidays of the Labour Code are known. */
  readonly movedKnown: boolean
  readonly version: number
}

/** A table that was read without a fault and waits to be looked at. */
export type CalendarLoad = {
  readonly id: string
  readonly year: number
  readonly basis: string
  readonly days: readonly CalendarDay[]
  readonly fileName: string
  readonly saved: boolean
  readonly version: number
}

/** What the calendar says of a day: true when nobody works on it. */
export type DayOff = (day: Day) => boolean

/** Saturday and Sunday: the fallback where no decree is loaded (decisions 28). */
export const weekend: DayOff = (day) => weekdayOf(day) > 5
