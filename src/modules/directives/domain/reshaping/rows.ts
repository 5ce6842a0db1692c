import { ok, type Result, refuse } from '../../../../kernel/result.ts'
import { gluedText } from '../reading/tables/pieces.ts'
import { readCells, type TableSettings } from '../reading/tables/roadmap.ts'
import type { TableRow } from '../reading/types.ts'
import { breaksOf } from './breaks.ts'

type Cells = Readonly<Record<string, string>>

/** Rows of a table that take the place of others: `count` rows from `at` are replaced. */
export type Reshaped = { readonly at: number; readonly count: number; readonly rows: readonly TableRow[] }

export type ReshapedTable = {
  readonly kind: string
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

const MAIN = ['activity', 'organisation', 'field']

/** The column whose words tell what the row is about. */
export const mainColumn = (columns: readonly string[]): string =>
  MAIN.find((name) => columns.includes(name)) ??
  columns.find((name) => name !== 'number') ??
  columns[0] ??
  'activity'

/** How a row may be cut, to begin with: its words at the first place that parts them, everything else for both. */
export const proposedParts = (row: TableRow, columns: readonly string[]): readonly [Cells, Cells] => {
  const main = mainColumn(columns)
  const text = row.cells[main] ?? ''
  const at = breaksOf(text)[0]?.at ?? text.length
  const number = row.cells.number ?? row.number ?? ''
  return [
    { ...row.cells, number, [main]: text.slice(0, at).trim() },
    { ...row.cells, number: '', [main]: text.slice(at).trim() },
  ]
}

const parentOf = (number: string | null, like: TableRow, numbers: ReadonlySet<string>): string | null => {
  if (number === null) return like.parent
  for (let cut = number.lastIndexOf('.'); cut !== -1; cut = number.lastIndexOf('.', cut - 1))
    if (numbers.has(number.slice(0, cut))) return number.slice(0, cut)
  return number.includes('.') ? null : like.parent
}

/** A row read anew from its cells; only a roadmap has terms and responsibles in them. */
const rowOf = (cells: Cells, like: TableRow, table: ReshapedTable, settings: TableSettings): TableRow => {
  const typed = (cells.number ?? '').trim().replace(/[.)\s]+$/u, '')
  const number = typed === '' ? null : typed
  const numbers = new Set(table.rows.flatMap((row) => row.number ?? []))
  const parent = parentOf(number, like, numbers)
  const own = Object.fromEntries(table.columns.map((name) => [name, (cells[name] ?? '').trim()]))
  if (table.kind !== 'roadmap') return { ...like, number, parent, cells: own }
  return readCells({ number, cells: own, heading: like.heading, place: like.place }, parent, settings)
}

/** A row cut in two: the cells of both parts as a person left them. */
export const splitRow = (
  table: ReshapedTable,
  at: number,
  parts: readonly [Cells, Cells],
  settings: TableSettings,
): Result<Reshaped> => {
  const row = table.rows[at]
  if (row === undefined) return refuse('noSuchRow')
  const main = mainColumn(table.columns)
  const [first, second] = parts
  if ((first[main] ?? '').trim() === '') return refuse('required', `first-${main}`)
  if ((second[main] ?? '').trim() === '') return refuse('required', `second-${main}`)
  return ok({ at, count: 1, rows: parts.map((cells) => rowOf(cells, row, table, settings)) })
}

const gluedCells = (above: Cells, below: Cells, columns: readonly string[]): Cells =>
  Object.fromEntries(
    columns.map((name) => {
      const [upper, lower] = [above[name] ?? '', below[name] ?? '']
      return [name, name === 'number' || upper === lower ? upper || lower : gluedText(upper, lower)]
    }),
  )

/** Two neighbouring rows become the upper one; equal cells stand once, the number is the upper one's. */
export const glueRows = (
  table: ReshapedTable,
  at: number,
  side: 'next' | 'previous',
  settings: TableSettings,
): Result<Reshaped> => {
  const upper = side === 'next' ? at : at - 1
  const [above, below] = [table.rows[upper], table.rows[upper + 1]]
  if (table.rows[at] === undefined) return refuse('noSuchRow')
  if (above === undefined || below === undefined) return refuse('noNeighbour')
  const cells = gluedCells(above.cells, below.cells, table.columns)
  const row = rowOf({ ...cells, number: above.number ?? below.number ?? '' }, above, table, settings)
  return ok({ at: upper, count: 2, rows: [{ ...row, cells: { ...row.cells, ...numberCell(cells) } }] })
}

/** The printed number stays as it was printed. */
const numberCell = (cells: Cells): Cells => (cells.number === undefined ? {} : { number: cells.number })

/** The rows of the table with the change in them. */
export const withReshaped = (rows: readonly TableRow[], { at, count, rows: made }: Reshaped): TableRow[] => [
  ...rows.slice(0, at),
  ...made,
  ...rows.slice(at + count),
]
