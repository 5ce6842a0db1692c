import { addDays, type Day, daysBetween } from '../../../kernel/day.ts'
import { dayAndMonth, shortDay } from '../../../kernel/format.ts'
import { MONTHS_OF } from '../../../kernel/months.ts'
import { printReading } from '../../../kernel/term/print.ts'
import { readTerm } from '../../../kernel/term/read.ts'
import type { Reading } from '../../../kernel/term/types.ts'
import {
  type DaysOff,
  NO_DAYS_OFF,
  type Shifted,
  shiftDay as shiftNamed,
  shiftPeriod,
} from '../../../kernel/year-shift.ts'
import { contextOf } from './period.ts'
import type { Period } from './types.ts'

const shiftDay = (day: Day, years: number): Day => shiftNamed(day, years).day
const shiftSpan = (start: Day, end: Day, years: number): { start: Day; end: Day } => {
  const { from, until } = shiftPeriod(start, end, years)
  return { start: from.day, end: until.day }
}

/** From which year into which, and the days off known in both. */
export type Move = { readonly from: Period; readonly to: Period; readonly known: DaysOff }

/** Days of a list go past days off only while each stays a day of its own. */
const shiftDays = (days: readonly Day[], years: number, known: DaysOff): readonly Shifted[] => {
  const shifted = days.map((day) => shiftNamed(day, years, known))
  return new Set(shifted.map(({ day }) => day)).size === new Set(days).size
    ? shifted
    : days.map((day) => shiftNamed(day, years, NO_DAYS_OFF))
}

/**
 * Edges of months and years stay edges; named days keep their weekday, and one that comes to a day off goes to the next
 * working day. A range keeps its length.
 */
export const shiftReading = (reading: Reading, years: number, known: DaysOff): Reading | null => {
  switch (reading.kind) {
    case 'day':
      return { ...reading, date: shiftNamed(reading.date, years, known).day }
    case 'days':
      return { ...reading, dates: shiftDays(reading.dates, years, known).map(({ day }) => day) }
    case 'range': {
      if (reading.precision !== 'day' && reading.precision !== 'week')
        return reading.parts ? null : { ...reading, ...shiftSpan(reading.start, reading.end, years) }
      const start = shiftDay(reading.start, years)
      return reading.parts
        ? null
        : { ...reading, start, end: addDays(start, daysBetween(reading.start, reading.end)) }
    }
    case 'year-round':
      return { ...reading, ...shiftSpan(reading.start, reading.end, years) }
    default:
      return null
  }
}

const fellOnDayOff = (reading: Reading, years: number, known: DaysOff): boolean => {
  const days = reading.kind === 'day' ? [reading.date] : reading.kind === 'days' ? reading.dates : []
  return shiftDays(days, years, known).some(({ note }) => note === 'dayOff')
}

export type ShiftedTerm = {
  readonly text: string
  /** A day of it fell on a day off and went to a working one: told beside the old words. */
  readonly dayOff?: boolean
  /** False: the words were left as they are and a person must look. */
  readonly isShifted: boolean
}

/** Fields in one order: what comes out of the database has another. */
const canonical = (reading: Reading): string =>
  JSON.stringify(Object.entries(reading).sort(([a], [b]) => (a < b ? -1 : 1)))

const sameReading = (one: Reading, other: Reading): boolean => canonical(one) === canonical(other)

/** A day as papers write it: «24.02», «9.03.22», «25 марта 2022». */
const WRITTEN = new RegExp(
  `(?<!\\d)(?<date>\\d{1,2})(?:\\.(?<month>\\d{1,2})(?!\\d)(?:(?<dot>\\.)(?<year>\\d{4}|\\d{2})(?!\\d))?|(?<gap>\\s+)(?<name>${MONTHS_OF.join('|')})(?:(?<blank>\\s+)(?<full>20\\d\\d)(?!\\d))?)`,
  'giu',
)

const daysIn = (reading: Reading): readonly Day[] =>
  reading.kind === 'day'
    ? [reading.date]
    : reading.kind === 'days'
      ? reading.dates
      : reading.kind === 'range'
        ? [reading.start, reading.end]
        : []

/** The number with as many figures as it was written with. */
const figures = (value: string, like: string): string =>
  like.length === 2 ? value.padStart(2, '0') : String(Number(value))

const writtenLike = (found: Readonly<Record<string, string | undefined>>, day: Day): string => {
  const { date = '', month, dot, year = '', gap = '', name, blank = '', full } = found
  const [years = '', months = '', days = ''] = day.split('-')
  if (name === undefined)
    return [
      figures(days, date),
      figures(months, month ?? ''),
      ...(dot ? [years.slice(-year.length)] : []),
    ].join('.')
  return `${Number(days)}${gap}${MONTHS_OF[Number(months) - 1] ?? ''}${full === undefined ? '' : blank + years}`
}

/** The same words with other days in them; null when they do not name exactly these days. */
const sameWords = (text: string, reading: Reading): string | null => {
  const days = daysIn(reading)
  const found = [...text.matchAll(WRITTEN)]
  if (found.length === 0 || found.length !== days.length) return null
  let at = 0
  return text.replace(WRITTEN, (...parts) => {
    const day = days[at]
    at += 1
    return day === undefined ? '' : writtenLike(parts.at(-1) as Record<string, string | undefined>, day)
  })
}

/** Ways to write the new term, the nearest to the old words first. */
const writings = (text: string, reading: Reading, years: number): string[] => {
  const withYears = text.replace(/(?<!\d)20\d\d(?!\d)/gu, (year) => String(Number(year) + years))
  const short =
    reading.kind === 'day'
      ? [dayAndMonth(reading.date), shortDay(reading.date)].map((day) =>
          reading.deadline ? `до ${day}` : day,
        )
      : reading.kind === 'range'
        ? [
            `${dayAndMonth(reading.start)}-${dayAndMonth(reading.end)}`,
            `${shortDay(reading.start)}-${shortDay(reading.end)}`,
          ]
        : reading.kind === 'days'
          ? [reading.dates.map(dayAndMonth).join(', ')]
          : []
  const kept = sameWords(text, reading)
  return [...(kept === null ? [] : [kept]), withYears, text, ...short, printReading(reading)]
}

/**
 * A term of last year in the words of this one: «24.02» on a Thursday becomes «23.02» if that is the Thursday. New words count
 * only when the reader understands them as the shifted days; else the old words stay and are listed.
 */
export const shiftTerm = (text: string, reading: Reading | null, { from, to, known }: Move): ShiftedTerm => {
  const years = to.year - from.year
  if (reading === null || reading.kind === 'undated')
    return { text, isShifted: reading?.kind === 'undated' && reading.reason !== 'unknown' }
  if (from.kind !== to.kind) return { text, isShifted: false }
  const context = contextOf(to)
  // a rule without days of its own is true in any year
  if (reading.kind === 'recurring' && reading.start === undefined && reading.end === undefined)
    return { text, isShifted: true }
  const wanted = shiftReading(reading, years, known)
  if (wanted === null) return { text, isShifted: false }
  const found = writings(text, wanted, years).find((words) => {
    const outcome = readTerm(words, context)
    return !outcome.ambiguous && sameReading(outcome.reading, wanted)
  })
  if (found === undefined) return { text, isShifted: false }
  return fellOnDayOff(reading, years, known)
    ? { text: found, isShifted: true, dayOff: true }
    : { text: found, isShifted: true }
}
