import { overLine } from '../../kernel/hyphen.ts'
import { LIMITS } from '../limits.ts'
import { type Cell, cellText, type Paragraph, type Row, type Table } from '../model.ts'
import { ReadRefusal } from '../refusals.ts'
import type { Box, Item } from './geometry.ts'
import type { Grid, GridCell } from './grid.ts'
import { linesOf, upright } from './lines.ts'
import { type Frame, paragraphsOf } from './paragraphs.ts'

/** A table of one page, with the places of its columns: the next page may go on with the same ones. */
export type TablePart = { readonly table: Table; readonly xs: readonly number[] }

const PADDING = 5

const cellFrame = (cell: Box, leading: number): Frame => ({
  left: cell.x0 + PADDING,
  right: cell.x1 - PADDING,
  leading,
  indents: new Set(),
})

const CELL_LEADING = 1.35

const readCell = (cell: GridCell, items: readonly Item[], page: number): Row['cells'][number] => ({
  column: cell.column,
  colSpan: cell.colSpan,
  rowSpan: cell.rowSpan,
  paragraphs: paragraphsOf(linesOf(upright(items), page), cellFrame(cell, CELL_LEADING)),
})

const centre = (item: Item): { x: number; y: number } =>
  item.vertical
    ? { x: item.x0 - item.size / 2, y: item.y - (item.x1 - item.x0) / 2 }
    : { x: (item.x0 + item.x1) / 2, y: item.y - item.size / 3 }

/** Whether the middle of the text lies in the box. */
export const isInside = (item: Item, box: Box): boolean => {
  const { x, y } = centre(item)
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1
}

/** Index of the cell for each unit of the grid, so that a text finds its cell without looking at all of them. */
const unitIndex = (grid: Grid): Map<string, GridCell> => {
  const units = new Map<string, GridCell>()
  for (const cell of grid.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.colSpan; column += 1)
        units.set(`${row} ${column}`, cell)
    }
  }
  return units
}

const unitAt = (edges: readonly number[], value: number): number => {
  const next = edges.findIndex((edge) => edge > value)
  return next < 0 ? edges.length - 2 : Math.max(next - 1, 0)
}

/** Reads the table of one page: texts go to the cell their middle lies in. */
export const readTable = (grid: Grid, items: readonly Item[], page: number): TablePart => {
  const units = unitIndex(grid)
  const contents = new Map<GridCell, Item[]>()
  for (const item of items) {
    const { x, y } = centre(item)
    const cell = units.get(`${unitAt(grid.ys, y)} ${unitAt(grid.xs, x)}`)
    if (cell === undefined) continue
    const held = contents.get(cell)
    if (held === undefined) contents.set(cell, [item])
    else held.push(item)
  }
  const rows: Row[] = grid.ys.slice(1).map((_, index) => ({
    cells: grid.cells
      .filter((cell) => cell.row === index)
      .map((cell) => readCell(cell, contents.get(cell) ?? [], page)),
    header: false,
    page,
  }))
  return { table: { kind: 'table', columns: grid.xs.length - 1, rows, page }, xs: grid.xs }
}

const NEAR = 4

/** Column of the upper part for each edge of the lower one, or null when the lower part is another table. */
const edgesWithin = (upper: readonly number[], lower: readonly number[]): number[] | null => {
  const places = lower.map((edge) => upper.findIndex((other) => Math.abs(other - edge) <= NEAR))
  const sameSides = places[0] === 0 && places.at(-1) === upper.length - 1
  return sameSides && !places.includes(-1) ? places : null
}

const rowText = (row: Row): string =>
  row.cells.map((cell: Cell) => cellText(cell).replace(/\s+/g, ' ')).join('\u0000')

const isEmptyRow = (row: Row): boolean => row.cells.every((cell) => cellText(cell) === '')

const MOST_HEADER_ROWS = 4

/** How many first rows of the lower part repeat those of the upper one. */
const repeatedRows = (upper: Table, lower: Table): number => {
  let count = 0
  while (count < MOST_HEADER_ROWS) {
    const above = upper.rows[count]
    const below = lower.rows[count]
    if (above === undefined || below === undefined || isEmptyRow(below) || rowText(above) !== rowText(below))
      break
    count += 1
  }
  return count
}

const moved = (row: Row, places: readonly number[]): Row => ({
  ...row,
  cells: row.cells.map((cell) => {
    const column = places[cell.column] ?? cell.column
    return { ...cell, column, colSpan: (places[cell.column + cell.colSpan] ?? column + 1) - column }
  }),
})

type PlacedCell = Row['cells'][number]

const cellAt = (row: Row, column: number): PlacedCell | undefined =>
  row.cells.find((cell) => cell.column === column)

const goesOn = (upper: PlacedCell | undefined, lower: PlacedCell): boolean => {
  const rest = cellText(lower)
  if (rest === '') return true
  const begun = upper === undefined ? '' : cellText(upper)
  return begun !== '' && (/^\p{Ll}/u.test(rest) || /[-,]$/.test(begun)) && !/[.!?;]$/.test(begun)
}

/** The lower row is surely the rest of the upper one: in every cell the sentence goes on. */
const isRest = (upper: Row, lower: Row): boolean =>
  !isEmptyRow(lower) &&
  upper.cells.length === lower.cells.length &&
  lower.cells.every((cell) => goesOn(cellAt(upper, cell.column), cell))

const withRest = (upper: readonly Paragraph[], lower: readonly Paragraph[]): Paragraph[] => {
  const [last] = upper.slice(-1)
  const [first] = lower
  if (last === undefined || first === undefined) return [...upper, ...lower]
  return [...upper.slice(0, -1), { ...last, text: overLine(last.text, first.text) }, ...lower.slice(1)]
}

const healed = (upper: Row, lower: Row): Row => ({
  ...upper,
  cells: upper.cells.map((cell) => ({
    ...cell,
    paragraphs: withRest(cell.paragraphs, cellAt(lower, cell.column)?.paragraphs ?? []),
  })),
})

/** Heals the row cut by the page where no doubt is left; other rows with an empty number stay rows (R133). */
const joinedRows = (upper: readonly Row[], lower: readonly Row[]): Row[] => {
  const last = upper.at(-1)
  const [first] = lower
  if (last === undefined || first === undefined || !isRest(last, first)) return [...upper, ...lower]
  return [...upper.slice(0, -1), healed(last, first), ...lower.slice(1)]
}

/**
 * Puts the parts of a table on two pages together: same outer sides, columns of the lower part among those of the
 * upper. The repeated header is dropped and marked as a header above. A row cut by the page is put together when
 * every cell of it breaks off in mid-sentence, else it stays two rows.
 * Null when these are two tables.
 */
export const glued = (upper: TablePart, lower: TablePart): TablePart | null => {
  const places = edgesWithin(upper.xs, lower.xs)
  if (places === null) return null
  const repeated = repeatedRows(upper.table, lower.table)
  const marked = upper.table.rows.map((row, index) => (index < repeated ? { ...row, header: true } : row))
  const added = lower.table.rows.slice(repeated).map((row) => moved(row, places))
  if ((marked.length + added.length) * upper.table.columns > LIMITS.document.cells)
    throw new ReadRefusal('too-many-cells')
  return { ...upper, table: { ...upper.table, rows: joinedRows(marked, added) } }
}
