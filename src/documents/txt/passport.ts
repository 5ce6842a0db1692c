import type { TextRow, TextTable } from './grid.ts'
import { isBlank, type Line } from './lines.ts'

/**
 * A table of two columns saved as text cell by cell: each cell begins with a tab, a label first, then its value,
 * and a value may run over many lines and gaps. That is how a passport of a model comes out of Word.
 */
type CellText = { lines: string[]; first: number; last: number; page: number | null }

const isCellStart = (line: Line): boolean => /^\t[^\t]*$/.test(line.text)

const ENDS = /^\s*Приложение(\s+№?\s*\d+)?\s*$/i

const collectCells = (lines: readonly Line[], start: number): { cells: CellText[]; end: number } => {
  const cells: CellText[] = []
  let index = start
  for (; index < lines.length; index += 1) {
    const line = lines[index]
    if (line === undefined) break
    const text = line.text.trim()
    if (isCellStart(line)) {
      cells.push({ lines: text === '' ? [] : [text], first: index, last: index, page: line.page })
      continue
    }
    if (text === '') continue
    if (line.text.includes('\t') || ENDS.test(text)) break
    const cell = cells.at(-1)
    cell?.lines.push(text)
    if (cell) cell.last = index
  }
  return { cells, end: index }
}

const LONGEST_LABEL = 120
const FEWEST_PAIRS = 3

const looksLikeLabel = (cell: CellText): boolean => {
  const text = cell.lines.join(' ')
  return text.length <= LONGEST_LABEL && !/[.;]$/.test(text) && !/^\d+[.)]/.test(text)
}

const mostly = (parts: readonly boolean[], share: number): boolean =>
  parts.filter(Boolean).length >= parts.length * share

/** Paragraphs indented by a tab look the same at first; labels are short and their values follow at once. */
const isPassport = (cells: readonly CellText[], lines: readonly Line[]): boolean => {
  const labels = cells.filter((_, index) => index % 2 === 0)
  if (labels.length < FEWEST_PAIRS) return false
  const together = labels.map(
    (label) => !isBlank(lines[label.last + 1]) || (lines[label.last + 1]?.text.includes('\t') ?? false),
  )
  return mostly(labels.map(looksLikeLabel), 0.8) && mostly(together, 0.7)
}

const pairsOf = (cells: readonly CellText[]): TextRow[] => {
  const rows: TextRow[] = []
  for (let index = 0; index < cells.length; index += 2) {
    const pair = [cells[index], cells[index + 1]]
    rows.push({ cells: pair.map((cell) => cell?.lines.join('\n') ?? ''), page: pair[0]?.page ?? null })
  }
  return rows
}

/**
 * Looks at the run of such cells from line `start` on. Gives the table, or null when the run is not one, and the
 * line where the run ends in either case. A label may be empty: the value above goes on.
 */
export const readPassport = (
  lines: readonly Line[],
  start: number,
): { table: TextTable | null; end: number } => {
  const { cells, end } = collectCells(lines, start)
  const table = isPassport(cells, lines) ? { rows: pairsOf(cells), end } : null
  return { table, end: Math.max(end, start + 1) }
}
