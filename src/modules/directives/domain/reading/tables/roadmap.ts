import type { RangeReading, TermContext } from '../../../../../kernel/term/types.ts'
import { doubt, type ReadingWarning, SURE, type TableRow } from '../types.ts'
import { warn } from '../warn.ts'
import { gridTexts, oneLine } from './cells.ts'
import type { Headed } from './header.ts'
import { type PieceRow, pieceRows } from './pieces.ts'
import { rowResponsibles } from './responsibles.ts'
import { monthOfHeading, outcomeOfRow, termText } from './row-term.ts'

export type TableSettings = {
  readonly context: TermContext
  /** The issuer is a school: everybody named belongs to it. */
  readonly ofSchool: boolean
  readonly tableNumber: number
}

export type RowsReading = { readonly rows: readonly TableRow[]; readonly warnings: readonly ReadingWarning[] }

/** Parent by number; a plain number under a numbered section belongs to the section. */
const parentFor = (row: PieceRow, numbers: ReadonlySet<string>, section: string | null): string | null => {
  if (row.number === null) return null
  for (let cut = row.number.lastIndexOf('.'); cut !== -1; cut = row.number.lastIndexOf('.', cut - 1)) {
    const parent = row.number.slice(0, cut)
    if (numbers.has(parent)) return parent
  }
  return row.heading || row.number.includes('.') || section === row.number ? null : section
}

/** What a row is read from: its cells by the names of their columns. */
export type RowCells = Pick<PieceRow, 'number' | 'cells' | 'heading' | 'place'>

/** One row from its cells: term, responsibles, result. */
export const readCells = (
  row: RowCells,
  parent: string | null,
  settings: TableSettings,
  month: RangeReading | null = null,
): TableRow => {
  const written = termText(row.cells)
  const outcome = outcomeOfRow(row.cells, month, settings.context)
  const unknown = outcome.reading.kind === 'undated' && outcome.reading.reason === 'unknown'
  const certainty = outcome.ambiguous
    ? doubt(outcome.why === 'weekday' ? 'term-weekday' : 'term-ambiguous')
    : unknown && !row.heading
      ? doubt('term-unknown')
      : SURE
  const result = row.cells.expectedResult ?? ''
  return {
    number: row.number,
    parent,
    cells: gridTexts(row.cells),
    termText: written,
    term: written === null ? null : outcome.reading,
    termAlternatives: outcome.alternatives,
    ...(row.heading ? { municipal: [], institutional: [] } : rowResponsibles(row.cells, settings.ofSchool)),
    expectedResult: /^[\s–—-]*$/u.test(result) ? null : oneLine(result),
    heading: row.heading,
    place: row.place,
    ...certainty,
  }
}

const rowWarnings = (row: PieceRow, read: TableRow, settings: TableSettings): ReadingWarning[] => {
  const number = row.number ?? oneLine(row.cells.activity ?? '').slice(0, 40)
  const where = `таблица ${settings.tableNumber}, строка ${number}`
  const text = read.termText ?? ''
  return [
    ...(row.parts > 1 ? [warn('row-glued', row.place, { where, number, count: row.parts })] : []),
    ...(read.reason === 'term-ambiguous' || read.reason === 'term-weekday'
      ? [warn(read.reason, row.place, { where, text })]
      : []),
    ...(read.reason === 'term-unknown' ? [warn('term-not-understood', row.place, { where, text })] : []),
  ]
}

/** Rows of a plan: glued, numbered, with terms and responsibles (R129-R135). */
export const readRoadmap = (headed: Headed, settings: TableSettings): RowsReading => {
  const pieces = pieceRows(headed.body, headed.columns)
  const numbers = new Set(pieces.rows.flatMap((row) => row.number ?? []))
  const warnings = pieces.dropped.map(({ text, place }) =>
    warn('rows-dropped', place, { where: `таблица ${settings.tableNumber}`, text }),
  )
  const rows: TableRow[] = []
  let section: string | null = null
  let month: RangeReading | null = null
  for (const piece of pieces.rows) {
    const parent = parentFor(piece, numbers, section)
    if (piece.heading && (piece.number === null || !piece.number.includes('.'))) section = piece.number
    if (piece.heading) month = monthOfHeading(piece.cells.activity ?? '', settings.context)
    const row = readCells(piece, parent, settings, month)
    rows.push(row)
    warnings.push(...rowWarnings(piece, row, settings))
  }
  return { rows, warnings }
}
