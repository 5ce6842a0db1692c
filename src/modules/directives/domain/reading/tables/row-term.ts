import { addMonths, type Day, monthOf, yearOf } from '../../../../../kernel/day.ts'
import { MONTHS_OF } from '../../../../../kernel/months.ts'
import type { Outcome, RangeReading, TermContext } from '../../../../../kernel/term/types.ts'
import { readTermText } from '../terms.ts'
import { oneLine } from './cells.ts'

type Cells = Readonly<Record<string, string>>

/** The term of a row as written: one cell, or a beginning and an end with a stroke between them. */
export const termText = (cells: Cells): string | null => {
  const start = cells.term ?? ''
  const end = cells.termEnd ?? ''
  const text = end === '' || end === start ? start : `${start} | ${end}`
  return text.trim() === '' ? null : oneLine(text)
}

const MARKED = /^(?:с|со|по|до|не позднее|от|к)\s/iu

/** Two columns headed so are a beginning and an end; bare dates in them are no two separate days. */
const betweenColumns = (cells: Cells, context: TermContext): Outcome | null => {
  const [start, end] = [oneLine(cells.term ?? ''), oneLine(cells.termEnd ?? '')]
  if (start === '' || end === '' || start === end || MARKED.test(start) || MARKED.test(end)) return null
  const spoken = readTermText(`начало: ${start} | окончание: ${end}`, context)
  return spoken.reading.kind === 'range' ? spoken : null
}

const LONGEST_MONTH = 30
const AUGUST = 8

/** The month a heading across the table names: «ЯНВАРЬ», «Февраль 2023 г.». */
export const monthOfHeading = (text: string, context: TermContext): RangeReading | null => {
  if (text.trim().length >= LONGEST_MONTH) return null
  const { reading } = readTermText(text, context)
  const isMonth =
    reading.kind === 'range' &&
    reading.precision === 'month' &&
    reading.start.slice(0, 7) === reading.end.slice(0, 7)
  return isMonth ? reading : null
}

const DAYS_ONLY = /^\d{1,2}(?:\s*[,;–—-]\s*\d{1,2})*\.?(?:\s*(?:числа|число))?$/u
const ALL_MONTH = /^(?:в\s*течени[еи]\s+|в\s*теч\.\s*|весь\s+)(?:всего\s+)?мес(?:яца?|\.)$/iu

const monthName = (day: Day): string => `${MONTHS_OF[monthOf(day) - 1] ?? ''} ${yearOf(day)}`

/** «25», «6-17», «в течение месяца» under a heading with a month. */
const insideMonth = (written: string, month: RangeReading, context: TermContext): Outcome | null => {
  if (ALL_MONTH.test(written)) return { reading: month, alternatives: [], ambiguous: false }
  if (!DAYS_ONLY.test(written)) return null
  const days = written.replace(/\.$/u, '').replace(/\s*числ[ао]$/u, '')
  return readTermText(`${days} ${monthName(month.start)}`, context)
}

const DAY_COLUMN = /^(?:дата|числ[оа]|день|дни)(?![а-яё])/iu

/** A column «Месяц» and beside it a column «Дата» or «Число». */
const besideMonth = (cells: Cells, context: TermContext): Outcome | null => {
  const days = oneLine(Object.entries(cells).find(([name]) => DAY_COLUMN.test(name))?.[1] ?? '')
  const month = days === '' ? null : monthOfHeading(cells.term ?? '', context)
  if (month === null) return null
  return insideMonth(days, month, context) ?? readTermText(days, context)
}

/** A plan of a school year often begins with the August before it: which of the two is meant a person says. */
const withAugust = (outcome: Outcome, written: string, context: TermContext): Outcome => {
  const { reading } = outcome
  const isBare = /август/iu.test(written) && !/20\d\d|\.\d\d(?!\d)/u.test(written)
  if (context.kind !== 'academic' || !isBare || (reading.kind !== 'range' && reading.kind !== 'day'))
    return outcome
  const first = reading.kind === 'day' ? reading.date : reading.start
  if (monthOf(first) !== AUGUST || yearOf(first) !== context.year + 1) return outcome
  const earlier =
    reading.kind === 'day'
      ? { ...reading, date: addMonths(reading.date, -12) }
      : { ...reading, start: addMonths(reading.start, -12), end: addMonths(reading.end, -12) }
  return { reading, alternatives: [earlier, ...outcome.alternatives], ambiguous: true }
}

/** Reads the term of a row; `month` is the one named by the heading above it. */
export const outcomeOfRow = (cells: Cells, month: RangeReading | null, context: TermContext): Outcome => {
  const written = termText(cells) ?? ''
  const inside = month === null ? null : insideMonth(written, month, context)
  const outcome =
    betweenColumns(cells, context) ?? besideMonth(cells, context) ?? inside ?? readTermText(written, context)
  return withAugust(outcome, written, context)
}
