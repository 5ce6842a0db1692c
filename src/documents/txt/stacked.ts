import { isColumnHeading } from '../column-headings.ts'
import type { TextRow, TextTable } from './grid.ts'
import { hasTab, type Line } from './lines.ts'

/** A table that an office program saved as text: every cell on a line of its own. `isSure`: the rows could be told apart. */
export type StackedTable = TextTable & { readonly isSure: boolean }

const NUMBER_HEADING = /^№(?: ?п\/п)?\.?$/iu
const ROW_NUMBER = /^\d{1,3}(?:\.\d{1,3}){0,2}\.?$/u
const SECTION = /^(?:\d{1,2}\.|[IVX]{1,4}[.\s]|раздел\s|этап\s|направление\s)\s*\p{L}/iu
/** Two are as well two lines of a list: they want more proof. */
const FEWEST_COLUMNS = 2
const FEWEST_CELLS = 4
const MOST_COLUMNS = 12

const textAt = (lines: readonly Line[], index: number): string => lines[index]?.text.trim() ?? ''

/** A heading begins a cell, so it is written large: «тема занятия» goes on with a sentence. */
const isHeadingAt = (lines: readonly Line[], index: number): boolean =>
  /^[\p{Lu}№]/u.test(textAt(lines, index)) && isColumnHeading(textAt(lines, index))

/** How many lines from `start` on look like headings of columns. */
const headingCount = (lines: readonly Line[], start: number): number => {
  let count = 0
  while (count < MOST_COLUMNS && isHeadingAt(lines, start + count)) count += 1
  return count
}

const isNumberAt = (lines: readonly Line[], index: number): boolean => ROW_NUMBER.test(textAt(lines, index))

/** «2. Методическое сопровождение» on the way to the number of the next row. */
const isSectionAt = (lines: readonly Line[], index: number): boolean =>
  textAt(lines, index) !== '' &&
  isNumberAt(lines, index + 1) &&
  (SECTION.test(textAt(lines, index)) || textAt(lines, index).length > 3)

type Rows = { readonly rows: TextRow[]; readonly end: number }

const rowsOf = (lines: readonly Line[], start: number, columns: number): Rows => {
  const rows: TextRow[] = []
  let index = start
  while (index < lines.length) {
    const page = lines[index]?.page ?? null
    const cells = lines.slice(index, index + columns).map((line) => line.text.trim())
    if (
      isNumberAt(lines, index) &&
      cells.length === columns &&
      !lines.slice(index, index + columns).some(hasTab)
    ) {
      rows.push({ cells, page })
      index += columns
    } else if (isSectionAt(lines, index) && !hasTab(lines[index])) {
      rows.push({ cells: [textAt(lines, index)], page })
      index += 1
    } else break
  }
  return { rows, end: index }
}

const LEAVES = /^(?:приложение(?:\s|$)|исп(?:олнитель|\.))|\s{3,}\S*[А-ЯЁ]\.\s?[А-ЯЁ]\./iu

/** Up to the next annex or the signature: nobody knows where such a table ends. */
const restOf = (lines: readonly Line[], start: number): number => {
  const length = lines.slice(start).findIndex((line) => LEAVES.test(line.text) || hasTab(line))
  return length === -1 ? lines.length : start + length
}

const CLAUSE = /^(\d{1,2})\.\s+\p{Lu}/u
const LOOK_BACK = 400

const clauseNumber = (line: Line | undefined): number | null => {
  const number = CLAUSE.exec(line?.text.trim() ?? '')?.[1]
  return number === undefined ? null : Number(number)
}

/** The clause that follows the one over the table: «2. Контроль …» below a table of clause 1; rows begin anew with 1. */
const nextClause = (lines: readonly Line[], start: number): number | null => {
  const above = lines
    .slice(Math.max(0, start - LOOK_BACK), start)
    .map(clauseNumber)
    .findLast((number) => number !== null)
  const length =
    above === undefined ? -1 : lines.slice(start).findIndex((line) => clauseNumber(line) !== null)
  const found = length === -1 ? null : clauseNumber(lines[start + length])
  return found !== null && above !== null && above !== undefined && found === above + 1
    ? start + length
    : null
}

const hasNumberBehind = (lines: readonly Line[], from: number): boolean =>
  lines.slice(from, restOf(lines, from)).some((line) => ROW_NUMBER.test(line.text.trim()))

/**
 * Headings one under another and, below them, the cells of the rows. Where every row begins with its number and has as
 * many lines as there are headings, the rows are sure; else all lines become one column, so that no cell is taken for
 * a clause or a date of the document. The table of a clause ends where the next clause begins.
 */
export const readStacked = (lines: readonly Line[], start: number): StackedTable | null => {
  const columns = headingCount(lines, start)
  if (columns < FEWEST_COLUMNS) return null
  const page = lines[start]?.page ?? null
  const header: TextRow = {
    cells: lines.slice(start, start + columns).map((line) => line.text.trim()),
    page,
  }
  if (NUMBER_HEADING.test(textAt(lines, start))) {
    const { rows, end } = rowsOf(lines, start + columns, columns)
    if (rows.length > 1 && !hasNumberBehind(lines, end)) return { rows: [header, ...rows], end, isSure: true }
  }
  const clause = nextClause(lines, start)
  const end = Math.min(restOf(lines, start), clause ?? lines.length)
  const written = lines.slice(start, end).filter((line) => line.text.trim() !== '')
  if (columns < 3 && (clause === null || written.length < columns + FEWEST_CELLS)) return null
  const rows = written.map((line): TextRow => ({ cells: [line.text.trim()], page: line.page }))
  return { rows, end, isSure: false }
}
