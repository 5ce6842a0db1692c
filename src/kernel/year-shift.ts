import {
  addDays,
  type Day,
  dateOf,
  daysBetween,
  endOfMonth,
  makeDay,
  monthOf,
  weekdayOf,
  yearOf,
} from './day.ts'

/** Days known not to be worked, and days off that are worked after all (decisions 28). */
export type DaysOff = { readonly holidays: ReadonlySet<string>; readonly workdays: ReadonlySet<string> }
export const NO_DAYS_OFF: DaysOff = { holidays: new Set(), workdays: new Set() }

/** A day carried into another year. `note` says what a person should look at: nothing is moved in silence. */
export type Shifted = { readonly day: Day; readonly note: 'dayOff' | 'noSuchDate' | null }

const sameDate = (day: Day, years: number): { day: Day; exact: boolean } => {
  const year = yearOf(day) + years
  const exact = makeDay(year, monthOf(day), dateOf(day))
  if (exact !== null) return { day: exact, exact: true }
  return { day: endOfMonth(`${year}-${day.slice(5, 7)}-01` as Day), exact: false }
}

/** Whether people work on the day, as far as is known. */
export const isDayOff = (day: Day, known: DaysOff): boolean =>
  known.holidays.has(day) || (weekdayOf(day) > 5 && !known.workdays.has(day))

/** The same day of the week nearest to the same date: Tuesday stays Tuesday. */
const sameWeekday = (from: Day, date: Day): Day => {
  const apart = (weekdayOf(from) - weekdayOf(date) + 7) % 7
  return addDays(date, apart > 3 ? apart - 7 : apart)
}

const nextWorkday = (day: Day, known: DaysOff): Day => {
  for (let at = day, steps = 0; steps < 15; at = addDays(at, 1), steps += 1)
    if (!isDayOff(at, known)) return at
  return day
}

/**
 * A single day `years` later: an event of a Tuesday stays on the Tuesday nearest to its date; when that is a day off and the
 * original was not, it goes to the next working day and says so.
 */
export const shiftDay = (day: Day, years: number, known: DaysOff = NO_DAYS_OFF): Shifted => {
  if (years === 0) return { day, note: null }
  const date = sameDate(day, years)
  const kept = sameWeekday(day, date.day)
  if (isDayOff(kept, known) && !isDayOff(day, known)) return { day: nextWorkday(kept, known), note: 'dayOff' }
  return { day: kept, note: date.exact ? null : 'noSuchDate' }
}

const firstOf = (from: Day, years: number, known: DaysOff): Shifted =>
  dateOf(from) === 1 ? { day: sameDate(from, years).day, note: null } : shiftDay(from, years, known)

const lastOf = (until: Day, years: number, known: DaysOff): Shifted =>
  until === endOfMonth(until)
    ? { day: endOfMonth(sameDate(until, years).day), note: null }
    : shiftDay(until, years, known)

/**
 * A period `[from, until]`, both days inside, `years` later: whole months stay whole months, other days keep their weekday;
 * it never turns inside out.
 */
export const shiftPeriod = (
  from: Day,
  until: Day,
  years: number,
  known: DaysOff = NO_DAYS_OFF,
): { readonly from: Shifted; readonly until: Shifted } => {
  if (from === until) {
    const only = shiftDay(from, years, known)
    return { from: only, until: only }
  }
  const first = firstOf(from, years, known)
  const last = lastOf(until, years, known)
  return { from: first, until: daysBetween(first.day, last.day) < 0 ? first : last }
}

/** «2024/25», «2024-2025», «в 2024 году»: years of a text, so many years later. */
export const withYears = (text: string, years: number): string =>
  text.replace(
    /(?<!\d)(20\d\d)(?!\d)(?:(\s?[/–-]\s?)(\d\d)(?!\d))?/gu,
    (_, year: string, sign?: string, short?: string) => {
      const later = String(Number(year) + years)
      if (sign === undefined || short === undefined) return later
      return `${later}${sign}${String((Number(short) + years) % 100).padStart(2, '0')}`
    },
  )

/** The text names a year. */
export const hasYear = (text: string): boolean => /(?<!\d)20\d\d(?!\d)/u.test(text)
