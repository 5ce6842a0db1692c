import type { RowReading } from './row.ts'
import { numberOf, readRow } from './row.ts'
import { type Move, type ShiftedTerm, shiftTerm } from './shift.ts'
import type { Cells, Period, RoadmapItem } from './types.ts'

/** A row of last year as it stands in the new one. */
export type CopiedRow = RowReading & {
  readonly from: string
  readonly id: string
  readonly parentId: string | null
  readonly isSection: boolean
  readonly cells: Cells
  readonly shifted: ShiftedTerm
}

/** A row that would be made, beside the term that it has now. */
export type CopyLine = { readonly row: CopiedRow; readonly was: string | null }

/** Terms as a person wants them in the new year, by the row of the old one. */
export type WantedTerms = ReadonlyMap<string, string>
const NONE: WantedTerms = new Map()

/** Terms as a form sends them, by row; empty ones stay as last year's paper words them. */
export const termsTyped = (typed: readonly { readonly row: string; readonly words: string }[]): WantedTerms =>
  new Map(typed.filter(({ words }) => words !== '').map(({ row, words }) => [row, words]))

/** Columns «начало» and «окончание» are left to a person: one shifted text cannot be torn in two. */
const shiftedCells = (item: RoadmapItem, shifted: ShiftedTerm, typed: string | null): Cells =>
  typed !== null
    ? { ...item.cells, term: typed, ...('termEnd' in item.cells ? { termEnd: '' } : {}) }
    : item.termAsWritten === null || !shifted.isShifted || (item.cells.termEnd ?? '') !== ''
      ? item.cells
      : { ...item.cells, term: shifted.text }

/** What a person typed instead of the old words; null when he left them as they were. */
const typedFor = (item: RoadmapItem, wanted: WantedTerms): string | null => {
  const typed = wanted.get(item.id)?.trim() ?? ''
  return typed === '' || typed === item.termAsWritten ? null : typed
}

const shiftOf = (item: RoadmapItem, move: Move): ShiftedTerm => {
  if (item.termAsWritten === null) return { text: '', isShifted: true }
  const shifted = shiftTerm(item.termAsWritten, item.term, move)
  return (item.cells.termEnd ?? '') === '' ? shifted : { text: item.termAsWritten, isShifted: false }
}

/** All rows with terms moved by the difference of years and to the same weekday; what could not be moved says so. */
export const copyRows = (
  items: readonly RoadmapItem[],
  move: Move,
  newId: () => string,
  wanted: WantedTerms = NONE,
): CopiedRow[] => {
  const ids = new Map(items.map((item) => [item.id, newId()]))
  return items.map((item) => {
    const typed = typedFor(item, wanted)
    const shifted = typed === null ? shiftOf(item, move) : { text: typed, isShifted: true }
    const cells = shiftedCells(item, shifted, typed)
    return {
      from: item.id,
      id: ids.get(item.id) ?? newId(),
      parentId: item.parentId === null ? null : (ids.get(item.parentId) ?? null),
      isSection: item.isSection,
      cells,
      shifted,
      ...readRow(cells, move.to),
      number: item.number ?? numberOf(cells.number ?? ''),
    }
  })
}

/** What a copy would be, row by row, before it is made. */
export const copyLines = (items: readonly RoadmapItem[], move: Move): CopyLine[] =>
  copyRows(items, move, () => '').map((row, at) => ({ row, was: items[at]?.termAsWritten ?? null }))

/** A row whose term does not move into another period by itself, as last year's paper words it. */
export type OpenTerm = { readonly row: string; readonly title: string; readonly term: string }

/** Rows whose terms a person has to set himself: asked before anything is made. */
export const openTerms = (rows: readonly CopiedRow[]): OpenTerm[] =>
  rows
    .filter((row) => !row.shifted.isShifted)
    .map((row) => ({
      row: row.from,
      title: `${row.number ?? ''} ${row.title}`.trim(),
      term: row.shifted.text,
    }))

/** A term that moves by itself, or has nothing to move, beside what it becomes. */
export type MovedTerm = {
  readonly number: string | null
  readonly title: string
  readonly was: string
  readonly now: string
  /** It fell on a day off and went to the next working day. */
  readonly dayOff: boolean
}

/** Terms that a person need not set, old beside new; a row without a term has nothing to show. */
export const movedTerms = (lines: readonly CopyLine[]): MovedTerm[] =>
  lines.flatMap(({ row: { number, title, shifted }, was }) =>
    was === null || !shifted.isShifted
      ? []
      : [{ number, title, was, now: shifted.text, dayOff: shifted.dayOff === true }],
  )

const YEAR = /(?<!\d)(20\d\d)(?!\d)(?:\/(\d\d))?/gu

/** «… на 2022 год» becomes «… на 2023 год». */
export const titleForYear = (title: string, from: Period, to: Period): string =>
  title.replace(YEAR, (year, first: string, second: string | undefined) => {
    const by = to.year - from.year
    if (Math.abs(Number(first) - from.year) > 1) return year
    return second === undefined
      ? String(Number(first) + by)
      : `${Number(first) + by}/${String((Number(second) + by) % 100).padStart(2, '0')}`
  })
