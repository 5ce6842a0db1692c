import { placed, plainParagraph } from '../draft.ts'
import type { Block, DocumentModel, Row, Table } from '../model.ts'
import type { TableContents } from './contents.ts'

type Line = readonly string[]

const filled = (row: Line): number => row.filter((cell) => cell !== '').length

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** A cell of a date says the day as people write it. */
const written = (text: string): string => text.replace(DAY, '$3.$2.$1')

const rowOf = (cells: Line, columns: number, isAcross: boolean): Row => ({
  header: false,
  page: null,
  cells: isAcross
    ? [
        {
          column: 0,
          colSpan: columns,
          rowSpan: 1,
          paragraphs: [plainParagraph(cells.find((cell) => cell !== '') ?? '')],
        },
      ]
    : Array.from({ length: columns }, (_, column) => ({
        column,
        colSpan: 1,
        rowSpan: 1,
        paragraphs: (cells[column] ?? '').split('\n').map((text) => plainParagraph(written(text.trim()))),
      })),
})

/** A lone text in front of a row is a heading of a section, one further right is the rest of the cell above it. */
const isAcross = (row: Line, columns: number): boolean =>
  columns > 2 &&
  filled(row) === 1 &&
  ((row[0] ?? '') !== '' || /^\p{Lu}/u.test(row[1] ?? '')) &&
  !/^\d+$/u.test(row[0] ?? '')

const tableOf = (rows: readonly Line[]): Table => {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  return {
    kind: 'table',
    columns,
    page: null,
    rows: rows.map((row, at) => rowOf(row, columns, at > 0 && isAcross(row, columns))),
  }
}

const linesOf = (rows: readonly Line[]): Block[] =>
  rows.flatMap((row) =>
    filled(row) === 0
      ? []
      : [
          plainParagraph(
            row
              .filter((cell) => cell !== '')
              .map(written)
              .join('\t'),
          ),
        ],
  )

/** What stands over the first row of several cells is the title, what stands under the last one the signature. */
const blocksOf = (rows: readonly Line[]): Block[] => {
  const first = rows.findIndex((row) => filled(row) > 2 || (filled(row) === 2 && (row[0] ?? '') !== ''))
  if (first === -1) return linesOf(rows)
  const rest = rows.slice(first)
  const gap = rest.findIndex(
    (row, at) => at > 1 && filled(row) === 0 && !rest.slice(at).some((below) => filled(below) > 2),
  )
  const table = (gap === -1 ? rest : rest.slice(0, gap)).filter((row) => filled(row) > 0)
  const below = gap === -1 ? [] : rest.slice(gap)
  return [...linesOf(rows.slice(0, first)), tableOf(table), ...linesOf(below)]
}

/**
 * The sheets of a spreadsheet as a document: its title, a table, what stands below. Merged cells came as texts only, so a
 * heading across the table is told by standing alone.
 */
export const asDocument = ({ sheets, warnings }: TableContents): DocumentModel => ({
  format: 'xlsx',
  blocks: placed(sheets.flatMap(({ rows }) => blocksOf(rows))),
  notes: [],
  pages: null,
  warnings,
})
