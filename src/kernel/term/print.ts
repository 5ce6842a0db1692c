import { type Day, dateOf, daysBetween, endOfMonth, monthOf, yearOf } from '../day.ts'
import { MONTH_NAMES, MONTHS_OF } from '../months.ts'
import { ruleText, timesText } from './print-rule.ts'
import type {
  Bounds,
  DayReading,
  Precision,
  RangeReading,
  Reading,
  RecurringReading,
  UndatedReading,
} from './types.ts'
import { ROMAN } from './words.ts'

/** «15 ноября 2022 года». */
const dateText = (day: Day): string => `${dateOf(day)} ${MONTHS_OF[monthOf(day) - 1]} ${yearOf(day)} года`

const MARKS = { deadline: 'до ', asOf: 'по состоянию на ', openEnd: 'с ' } as const

const dayText = (reading: DayReading): string => {
  const mark = reading.deadline
    ? MARKS.deadline
    : reading.asOf
      ? MARKS.asOf
      : reading.openEnd
        ? MARKS.openEnd
        : ''
  const hours = reading.time ? `, ${reading.time}${reading.timeEnd ? `–${reading.timeEnd}` : ''}` : ''
  return `${reading.approximate ? 'ориентировочно ' : ''}${mark}${dateText(reading.date)}${hours}`
}

const schoolYear = (from: number): string => `${from}/${String((from + 1) % 100).padStart(2, '0')}`

const isAligned = (start: Day, end: Day, first: number, count: number): boolean =>
  start.endsWith('-01') &&
  endOfMonth(end) === end &&
  monthOf(start) % count === first % count &&
  ((yearOf(end) - yearOf(start)) * 12 + monthOf(end) - monthOf(start) + 1) % count === 0

const between = (text: (day: Day) => string, start: Day, end: Day): string =>
  text(start) === text(end) ? text(start) : `${text(start)} – ${text(end)}`

const monthText = (day: Day): string => `${MONTH_NAMES[monthOf(day) - 1]} ${yearOf(day)} года`
const quarterText = (day: Day): string =>
  `${ROMAN[Math.ceil(monthOf(day) / 3) - 1]} квартал ${yearOf(day)} года`

/** A half of a calendar or of a school year; its first and its last day tell which. */
const halfText = (day: Day, isEnd: boolean): string | null => {
  const edge = day.slice(5)
  const halves: Readonly<Record<string, string>> = isEnd
    ? { '06-30': 'c1', '12-31': 'c2', '05-31': 's2' }
    : { '01-01': 'c1', '07-01': 'c2', '09-01': 's1' }
  const kind = halves[edge]
  if (kind === undefined) return null
  const n = kind.endsWith('1') ? 'I' : 'II'
  return kind.startsWith('c')
    ? `${n} полугодие ${yearOf(day)} календарного года`
    : `${n} полугодие ${schoolYear(kind === 's1' ? yearOf(day) : yearOf(day) - 1)} учебного года`
}

const halves = (start: Day, end: Day): string | null => {
  const [from, to] = [start.slice(5), end.slice(5)]
  if (from === '09-01' && to === '12-31') return `I полугодие ${schoolYear(yearOf(start))} учебного года`
  if (from === '01-01' && to === '05-31' && yearOf(start) === yearOf(end))
    return `II полугодие ${schoolYear(yearOf(start) - 1)} учебного года`
  const [a, b] = [halfText(start, false), halfText(end, true)]
  if (!a || !b) return null
  return a === b ? a : `${a} – ${b}`
}

const days = (start: Day, end: Day): string =>
  start === end ? dateText(start) : `с ${dateText(start)} по ${dateText(end)}`

const years = (start: Day, end: Day): string =>
  yearOf(start) === yearOf(end) ? `в ${yearOf(start)} году` : `${yearOf(start)}–${yearOf(end)} годы`

const isSchoolSpan = (start: Day, end: Day): boolean =>
  start.endsWith('-09-01') && end.endsWith('-05-31') && start < end

const schoolYears = (start: Day, end: Day): string => {
  const [first, last] = [yearOf(start), yearOf(end) - 1]
  return first === last
    ? `${schoolYear(first)} учебный год`
    : `${schoolYear(first)} – ${schoolYear(last)} учебные годы`
}

const periodText = ([start, end]: Bounds, precision: Precision): string => {
  if (precision === 'month' && isAligned(start, end, 0, 1)) return between(monthText, start, end)
  if (precision === 'quarter' && isAligned(start, end, 1, 3)) return between(quarterText, start, end)
  if (precision === 'half') return halves(start, end) ?? days(start, end)
  if (precision === 'year' && start.endsWith('-01-01') && end.endsWith('-12-31')) return years(start, end)
  if (precision === 'academic-year' && isSchoolSpan(start, end)) return schoolYears(start, end)
  if (precision === 'week' && start !== end) return `неделя ${days(start, end)}`
  return days(start, end)
}

/** A year inside a list is named without «в»: «2022 год, 2024 год». */
const partText = (bounds: Bounds, precision: Precision): string =>
  periodText(bounds, precision).replace(/^в (\d{4}) году$/, '$1 год')

const rangeText = (reading: RangeReading): string => {
  const { start, end, precision, parts, count } = reading
  const isYear = (precision === 'year' || precision === 'academic-year') && daysBetween(start, end) < 366
  if (count !== undefined && isYear && !parts) {
    const year = precision === 'year' ? `${yearOf(start)} года` : `${schoolYear(yearOf(start))} учебного года`
    return `${timesText(count)} в течение ${year}`
  }
  const text = parts
    ? parts.map((one) => partText(one, precision)).join(', ')
    : periodText([start, end], precision)
  return count === undefined ? text : `${text}, ${timesText(count)}`
}

const recurringText = ({ rule, start, end }: RecurringReading): string => {
  const base = ruleText(rule)
  if (start && end) return `${base}, ${days(start, end)}`
  if (start) return `${base}, с ${dateText(start)}`
  return end ? `${base}, по ${dateText(end)}` : base
}

const relativeText = ({ anchor, offset, duration }: UndatedReading): string => {
  if (offset !== undefined) return anchor === undefined ? offset : `${offset} ${anchor}`
  const length = duration ?? 'установленного времени'
  const within = /срок$/.test(length) ? `в ${length}` : `в течение ${length}`
  return anchor === undefined ? within : `${within} со дня ${anchor}`
}

const UNDATED: Readonly<Record<Exclude<UndatedReading['reason'], 'relative'>, string>> = {
  schedule: 'по графику',
  'as-needed': 'по мере необходимости',
  blank: '—',
  'time-only': '12:00',
  'not-a-term': '№ 0',
  unknown: 'не распознан',
}

/**
 * A reading in Russian words, with years, so that it can be understood without its document.
 * Reading the text again in any context gives the same reading, for every reading that `readTerm` makes.
 * Four readings have no words of their own («time-only», «not-a-term», «unknown», «blank»): a page shows `asWritten` for them.
 */
export const printReading = (reading: Reading): string => {
  switch (reading.kind) {
    case 'day':
      return dayText(reading)
    case 'days':
      return reading.dates.map(dateText).join(', ')
    case 'range':
      return rangeText(reading)
    case 'year-round':
      return isSchoolSpan(reading.start, reading.end)
        ? schoolYears(reading.start, reading.end)
        : `в течение ${yearOf(reading.start)} года`
    case 'recurring':
      return recurringText(reading)
    case 'undated':
      return reading.reason === 'relative' ? relativeText(reading) : UNDATED[reading.reason]
  }
}
