import type { Line } from './lines.ts'
import { hasTab, isBlank } from './lines.ts'

export type TextRow = { readonly cells: readonly string[]; readonly page: number | null }

export type TextTable = { readonly rows: readonly TextRow[]; readonly end: number }

const cellsOf = (text: string): string[] =>
  text
    .replace(/\s*\n/g, '\n')
    .split('\t')
    .map((cell) => cell.trim())

/** How many lines without tabs may stand between two rows and still be the rest of the upper row's last cell. */
const LOOSE_LINES = 20

const nextRowAfter = (lines: readonly Line[], from: number): number | null => {
  for (let index = from; index < lines.length && index < from + LOOSE_LINES; index += 1) {
    if (isBlank(lines[index]) && !hasTab(lines[index])) return null
    if (hasTab(lines[index])) return index
  }
  return null
}

const width = (line: Line): number => line.text.split('\t').length

/** A row narrower than the table, after a gap, with something in front: a signature below the table, not a row. */
const leavesTable = (line: Line, columns: number, afterGap: boolean): boolean => {
  const own = width(line)
  if (!afterGap || own === columns) return false
  return own > columns || !line.text.startsWith('\t')
}

type Growing = { rows: { cells: string[]; page: number | null }[]; columns: number }

const addRow = (table: Growing, line: Line): void => {
  const cells = cellsOf(line.text)
  if (cells.every((cell) => cell === '')) return
  table.columns = Math.max(table.columns, cells.length)
  table.rows.push({ cells, page: line.page })
}

/** «1. Организационный этап», «III. Контроль» between two rows: a heading across the table, no rest of a cell. */
const SECTION = /^\s*(?:\d{1,2}\.|[IVX]{1,4}\.|Раздел\s|Этап\s|Направление\s)\s*\p{Lu}/u

const addLoose = (table: Growing, loose: readonly Line[]): void => {
  const [only] = loose
  if (only !== undefined && loose.length === 1 && SECTION.test(only.text)) {
    table.rows.push({ cells: [only.text.trim()], page: only.page })
    return
  }
  const last = table.rows.at(-1)
  if (last === undefined) return
  const text = loose.map((line) => line.text.trim()).join('\n')
  last.cells[last.cells.length - 1] = `${last.cells.at(-1) ?? ''}\n${text}`.trim()
}

/** The header row printed again on every page is one row of the table. */
const withoutRepeatedHeader = (rows: Growing['rows']): Growing['rows'] => {
  const header = rows[0]?.cells.join('\t')
  return rows.filter((row, index) => index === 0 || row.cells.join('\t') !== header)
}

/**
 * Rows with tabs from line `start` on: blank lines between them are page breaks, a row that begins with a tab is
 * the rest of a row cut by the page (left as a row of its own with empty first cells). Null when it is one line
 * only: a signature or a date with a tab is a paragraph.
 */
export const readGrid = (lines: readonly Line[], start: number): TextTable | null => {
  const table: Growing = { rows: [], columns: 0 }
  let index = start
  let end = start
  let afterGap = false
  while (index < lines.length) {
    const line = lines[index]
    if (line === undefined) break
    if (hasTab(line)) {
      if (table.rows.length > 0 && leavesTable(line, table.columns, afterGap)) break
      addRow(table, line)
      afterGap = false
      index += 1
      end = index
    } else if (isBlank(line)) {
      afterGap = true
      index += 1
    } else {
      const next = afterGap ? null : nextRowAfter(lines, index)
      if (next === null) break
      addLoose(table, lines.slice(index, next))
      index = next
    }
  }
  const rows = withoutRepeatedHeader(table.rows)
  return rows.length < 2 ? null : { rows, end }
}
