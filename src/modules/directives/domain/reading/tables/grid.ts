import { cellText, type Paragraph, type Row, type Table } from '../../../../../documents/model.ts'
import { tidy } from '../lines.ts'

/** A cell of the grid. A merged cell stands in every place it covers; `own` only in the first. */
export type GridCell = {
  readonly text: string
  readonly own: boolean
  readonly colSpan: number
  readonly bold: boolean
  readonly place: number | null
}

export type GridRow = {
  readonly cells: readonly GridCell[]
  readonly header: boolean
  readonly place: number | null
}

const EMPTY: GridCell = { text: '', own: true, colSpan: 1, bold: false, place: null }

const MARKUP = /<\/?(?:i|b|u|em|strong|sup|sub|p|span|div|font|br)(?:\s[^<>]*)?\/?>|\*\*/giu

export const withoutMarkup = (text: string): string => text.replace(MARKUP, '')

export const hasMarkup = (text: string): boolean => text.search(MARKUP) !== -1

const paragraphsBold = (paragraphs: readonly Paragraph[]): boolean =>
  paragraphs.length > 0 && paragraphs.every((paragraph) => paragraph.bold || paragraph.text.trim() === '')

const linesOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => tidy(line).replace(/\t/gu, ' '))
    .filter((line) => line !== '')
    .join('\n')

const cellOf = (cell: Row['cells'][number]): GridCell => ({
  text: linesOf(withoutMarkup(cellText(cell))),
  own: true,
  colSpan: cell.colSpan,
  bold: paragraphsBold(cell.paragraphs),
  place: cell.paragraphs[0]?.place ?? null,
})

/** The table as a full grid: what a merged cell says is repeated wherever it reaches. */
export const gridOf = (table: Table): GridRow[] => {
  const grid: GridCell[][] = table.rows.map(() => [])
  for (const [at, row] of table.rows.entries())
    for (const cell of row.cells) spread(grid, at, cell, table.columns)
  return grid.map((cells, at) => ({
    cells: [...Array(table.columns).keys()].map((column) => cells[column] ?? EMPTY),
    header: table.rows[at]?.header ?? false,
    place: cells.find((cell) => cell?.own && cell.place !== null)?.place ?? null,
  }))
}

const spread = (grid: GridCell[][], at: number, cell: Row['cells'][number], columns: number): void => {
  const own = cellOf(cell)
  for (let row = at; row < Math.min(grid.length, at + cell.rowSpan); row += 1) {
    const line = grid[row]
    if (line === undefined) return
    for (let column = cell.column; column < Math.min(columns, cell.column + cell.colSpan); column += 1)
      line[column] = row === at && column === cell.column ? own : { ...own, own: false }
  }
}

/** Texts of a row, a cell merged across counted once. */
export const ownTexts = (row: GridRow): string[] => row.cells.map((cell) => (cell.own ? cell.text : ''))

export const isEmptyRow = (row: GridRow): boolean => row.cells.every((cell) => cell.text === '')
