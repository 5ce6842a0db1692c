import {
  addDays,
  addMonths,
  type Day,
  daysInMonth,
  endOfMonth,
  makeDay,
  monthOf,
  weekdayOf,
  yearOf,
} from '../day.ts'
import { WEEKDAY_CODES } from './lexicon.ts'
import type { Recurrence, RecurringReading } from './types.ts'

/** One occurrence of a rule: within which days it is to be done, and by when. */
export type Window = { readonly start: Day; readonly end: Day; readonly due: Day; readonly times: number }

const MONTHS_OF: Readonly<Partial<Record<Recurrence['freq'], number>>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
}

const monthIndex = (day: Day): number => yearOf(day) * 12 + monthOf(day) - 1

const firstOfIndex = (index: number): Day | null => makeDay(Math.floor(index / 12), (index % 12) + 1, 1)

/** The day of a month, or its last one when the month is shorter: «до 30 числа» in February. */
const dayOfMonth = (first: Day, date: number): Day =>
  addDays(first, Math.min(date, daysInMonth(yearOf(first), monthOf(first))) - 1)

/** The n-th weekday of a period; the last one is that of its last month («последний четверг квартала»). */
const nthWeekday = (first: Day, last: Day, weekday: number, n: number): Day | null => {
  const day =
    n === -1
      ? addDays(last, -((weekdayOf(last) - weekday + 7) % 7))
      : addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1))
  return day <= last ? day : null
}

/** The month inside (or after) a period that a `monthDay` is counted in. */
const monthOfDay = (rule: Recurrence, start: Day, months: number): Day => {
  const isNext = rule.offset === 'next-period'
  if (rule.month === undefined) return isNext ? addMonths(start, months) : addMonths(start, months - 1)
  const inYear = addMonths(start, (rule.month - monthOf(start) + 12) % 12)
  return isNext ? addMonths(inYear, 12) : inYear
}

/** The days of one period; null when the rule has no such day in it (a fifth Friday). */
const inPeriod = (rule: Recurrence, start: Day, months: number): Window | null => {
  const times = rule.times ?? 1
  const end = endOfMonth(addMonths(start, months - 1))
  const month = monthOfDay(rule, start, months)
  const weekday = rule.weekday === undefined ? 0 : WEEKDAY_CODES.indexOf(rule.weekday) + 1
  const [n] = rule.nth ?? []
  if (weekday > 0 && n !== undefined && rule.nth?.length === 1) {
    const isOfMonth = rule.month !== undefined
    const day = nthWeekday(isOfMonth ? month : start, isOfMonth ? endOfMonth(month) : end, weekday, n)
    return day && { start: rule.deadline ? start : day, end: day, due: day, times }
  }
  if (rule.monthDay !== undefined) {
    const due = dayOfMonth(month, rule.monthDay)
    const from = rule.offset ? addDays(end, 1) : rule.deadline ? start : due
    return { start: from, end: due, due, times }
  }
  return rule.month === undefined
    ? { start, end, due: end, times }
    : { start: month, end: endOfMonth(month), due: endOfMonth(month), times }
}

/** How many periods to look ahead: enough for a fifth Friday, and an end to the search. */
const AHEAD = 30

const byMonths = (rule: Recurrence, from: Day, anchor: Day | undefined, months: number): Window | null => {
  const step = months * (rule.every ?? rule.everyMin ?? 1)
  // periods count from the beginning of the rule, else from January, so that «раз в 3 месяца» are quarters
  const origin = anchor
    ? monthIndex(anchor) - ((monthIndex(anchor) - yearOf(anchor) * 12) % Math.min(months, 12))
    : 0
  const behind = Math.floor((monthIndex(from) - origin) / step) - 2
  for (let i = 0; i < AHEAD; i += 1) {
    const start = firstOfIndex(origin + (behind + i) * step)
    const window = start && inPeriod(rule, start, step)
    const isAfterStart = start !== null && (!anchor || endOfMonth(addMonths(start, step - 1)) >= anchor)
    if (window && isAfterStart && window.due >= from) return window
  }
  return null
}

const byWeeks = (rule: Recurrence, from: Day, anchor: Day | undefined): Window | null => {
  const step = 7 * (rule.every ?? rule.everyMin ?? 1)
  const origin = anchor ?? from
  let monday = addDays(origin, 1 - weekdayOf(origin))
  const weekday = rule.weekday === undefined ? 0 : WEEKDAY_CODES.indexOf(rule.weekday) + 1
  const windowAt = (start: Day): Window => {
    const day = addDays(start, weekday - 1)
    const times = rule.times ?? 1
    return weekday > 0
      ? { start: rule.deadline ? start : day, end: day, due: day, times }
      : { start, end: addDays(start, 6), due: addDays(start, 6), times }
  }
  const least = anchor && anchor > from ? anchor : from
  while (windowAt(monday).due < least) monday = addDays(monday, step)
  return windowAt(monday)
}

/**
 * The first occurrence of a rule that is still due on or after `from` (decisions 12: the next one is made when its window opens).
 * Null when nothing can be said: school quarters and trimesters have no fixed dates, or the rule has ended.
 */
export const nextWindow = (reading: RecurringReading, from: Day): Window | null => {
  const { rule, start, end } = reading
  const since = start && start > from ? start : from
  const months = MONTHS_OF[rule.freq]
  const window =
    rule.freq === 'week'
      ? byWeeks(rule, since, start)
      : months === undefined
        ? null
        : byMonths(rule, since, start, months)
  if (!window || (end !== undefined && window.start > end)) return null
  const clippedStart = start && window.start < start && window.due >= start ? start : window.start
  const isReport = rule.offset !== undefined
  const isOver = end !== undefined && window.end > end && !isReport
  return isOver ? { ...window, start: clippedStart, end, due: end } : { ...window, start: clippedStart }
}

/** The due days of a rule within two days, both inside; empty where `nextWindow` knows none. At most 400. */
export const occurrences = (reading: RecurringReading, from: Day, to: Day): readonly Window[] => {
  const result: Window[] = []
  let at = from
  while (result.length < 400) {
    const window = nextWindow(reading, at)
    if (!window || window.due > to) break
    result.push(window)
    at = addDays(window.due, 1)
  }
  return result
}
