declare const dayBrand: unique symbol

/** A calendar day as `YYYY-MM-DD`. No zone, no time: JS `Date` does not leave `platform/` (decisions 26). */
export type Day = string & { readonly [dayBrand]: true }

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_PER_DAY = 86_400_000

const toNumber = (day: Day): number =>
  Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10)) / MS_PER_DAY
const fromNumber = (n: number): Day => new Date(n * MS_PER_DAY).toISOString().slice(0, 10) as Day

/** True when the three numbers name a day that exists. Years 1900-2199. */
export const dayExists = (year: number, month: number, date: number): boolean =>
  year >= 1900 && year < 2200 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)

/** Number of days of a month (1-12). */
export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Makes a day from numbers; null when there is no such day (31.02). */
export const makeDay = (year: number, month: number, date: number): Day | null =>
  dayExists(year, month, date)
    ? (`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day)
    : null

/** Reads `YYYY-MM-DD`; null for anything else. */
export const parseDay = (text: string): Day | null => {
  const match = DAY.exec(text)
  return match ? makeDay(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/** The day `count` days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day => fromNumber(toNumber(day) + count)

/** The same date `count` months later, clamped to the end of a shorter month. */
export const addMonths = (day: Day, count: number): Day => {
  const index = yearOf(day) * 12 + monthOf(day) - 1 + count
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  const date = Math.min(dateOf(day), daysInMonth(year, month))
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day
}

/** Days from `from` to `to`: 1 when `to` is the next day. */
export const daysBetween = (from: Day, to: Day): number => toNumber(to) - toNumber(from)

/** Day of the week, Monday = 1 … Sunday = 7 (ISO 8601). */
export const weekdayOf = (day: Day): number => ((toNumber(day) + 3) % 7) + 1

/** The year of a day. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4))
/** The month of a day, January is 1. */
export const monthOf = (day: Day): number => Number(day.slice(5, 7))
/** The day of its month, from 1. */
export const dateOf = (day: Day): number => Number(day.slice(8, 10))

/** Last day of the month of `day`. */
export const endOfMonth = (day: Day): Day =>
  `${day.slice(0, 8)}${String(daysInMonth(yearOf(day), monthOf(day))).padStart(2, '0')}` as Day

/** Year in which the school year of `day` starts: September-December belong to it, January-August to the next (contracts, section 1). */
export const schoolYearOf = (day: Day): number => (monthOf(day) >= 9 ? yearOf(day) : yearOf(day) - 1)
