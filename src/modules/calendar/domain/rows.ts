import { type Day, weekdayOf, yearOf } from '../../../kernel/day.ts'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import type { CalendarDay, DayKind } from './types.ts'

/** A sheet as a spreadsheet shows it. */
export type SheetRows = readonly (readonly string[])[]

const COLUMNS = {
  day: /^(день|дата|day|date)$/u,
  kind: /^(вид|kind)/u,
  basis: /^(основание|basis)/u,
} as const
type ColumnName = keyof typeof COLUMNS
type Places = Readonly<Record<ColumnName, number>>

/** How people name the three kinds; the first letters decide, ё and е are one. */
const KIND_WORDS: readonly (readonly [RegExp, DayKind])[] = [
  [/^(выход|нерабоч|праздн|holiday|day off)/u, 'holiday'],
  [/^(рабоч|workday|working)/u, 'workday'],
  [/^(сокращ|предпразд|короткий|shortened)/u, 'shortened'],
]
const LONGEST_BASIS = 300
/** The head stands among the first rows: titles may come before it. */
const HEAD_WITHIN = 10

const plain = (cell: string | undefined): string =>
  (cell ?? '')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')

const placesIn = (row: readonly string[]): Places | null => {
  const at = (name: ColumnName): number => row.findIndex((cell) => COLUMNS[name].test(plain(cell)))
  const places = { day: at('day'), kind: at('kind'), basis: at('basis') }
  return Object.values(places).every((place) => place >= 0) ? places : null
}

const kindOf = (typed: string): DayKind | null =>
  KIND_WORDS.find(([words]) => words.test(plain(typed)))?.[1] ?? null

const isWeekend = (day: Day): boolean => weekdayOf(day) > 5

type Line = { readonly row: number; readonly day: string; readonly kind: string; readonly basis: string }

const linesOf = (rows: SheetRows, head: number, places: Places): Line[] =>
  rows
    .slice(head + 1)
    .map((cells, at) => ({
      row: head + at + 2,
      day: (cells[places.day] ?? '').trim(),
      kind: (cells[places.kind] ?? '').trim(),
      basis: (cells[places.basis] ?? '').trim(),
    }))
    .filter((line) => line.day !== '' || line.kind !== '' || line.basis !== '')

const readLine = (line: Line, year: number, seen: Map<string, number>): CalendarDay | Refusal[] => {
  const { row } = line
  const faults: Refusal[] = []
  const fault = (code: string, value: string | number): void => {
    faults.push({ code, field: 'file', values: { row, value } })
  }
  const day = readTypedDay(line.day)
  const kind = kindOf(line.kind)
  if (day === null) fault('rowDay', line.day)
  else if (yearOf(day) !== year) fault('rowOtherYear', line.day)
  else if (seen.has(day)) fault('rowTwice', seen.get(day) ?? 0)
  if (kind === null) fault('rowKind', line.kind)
  if (line.basis === '') fault('rowBasis', '')
  if (line.basis.length > LONGEST_BASIS) fault('rowBasisLong', LONGEST_BASIS)
  if (day !== null && kind === 'workday' && !isWeekend(day)) fault('rowWorkday', line.day)
  if (day !== null && !seen.has(day)) seen.set(day, row)
  return faults.length > 0 || day === null || kind === null ? faults : { day, kind, basis: line.basis }
}

/**
 * Days of one year from a table with the columns «День», «Вид», «Основание». Every fault of every row is told at once;
 * with a single one nothing is taken. `year` is the year that the person named.
 */
export const readDays = (rows: SheetRows, year: number): Result<readonly CalendarDay[]> => {
  const head = rows.slice(0, HEAD_WITHIN).findIndex((row) => placesIn(row) !== null)
  const places = placesIn(rows[head] ?? [])
  if (places === null) return refuse('noColumns', 'file')
  const seen = new Map<string, number>()
  const read = linesOf(rows, head, places).map((line) => readLine(line, year, seen))
  const faults = read.flatMap((line) => (Array.isArray(line) ? line : []))
  if (faults.length > 0) return refuseAll(faults)
  const days = read.flatMap((line) => (Array.isArray(line) ? [] : [line as CalendarDay]))
  return days.length === 0 ? refuse('noRows', 'file') : ok(days)
}

/** What saving would do to one day. */
export type DayChange = {
  readonly day: Day
  readonly was: CalendarDay | null
  readonly will: CalendarDay | null
}

/** Days that differ, in their order; nothing when the table repeats what is known. */
export const differenceOf = (
  known: readonly CalendarDay[],
  wanted: readonly CalendarDay[],
): readonly DayChange[] => {
  const before = new Map(known.map((day) => [day.day, day]))
  const after = new Map(wanted.map((day) => [day.day, day]))
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((day) => ({ day, was: before.get(day) ?? null, will: after.get(day) ?? null }))
    .filter(({ was, will }) => was?.kind !== will?.kind || was?.basis !== will?.basis)
}
