import type { ParagraphDraft } from '../draft.ts'
import { LIMITS } from '../limits.ts'
import type { Paragraph, Row, Table } from '../model.ts'
import { child, settingOf, toggleOf, type XmlNode } from '../xml.ts'
import { wholeNumber } from './styles.ts'

export type CellProperties = {
  readonly span: number
  readonly clamped: boolean
  readonly vertical: 'restart' | 'continue' | null
  /** Word 97 way of merging along the row. */
  readonly continuesLeft: boolean
}

export const PLAIN_CELL: CellProperties = { span: 1, clamped: false, vertical: null, continuesLeft: false }

type CellDraft = { paragraphs: Paragraph[]; colSpan: number; rowSpan: number; column: number }

type RowDraft = { cells: CellDraft[]; header: boolean; deleted: boolean; column: number; page: number }

const clampSpan = (text: string | undefined, most: number): number => {
  const asked = text === undefined ? 1 : Number(text)
  if (!Number.isFinite(asked) || asked < 1) return 1
  return Math.min(Math.floor(asked), most)
}

/** Reads `w:tcPr`. A span that no page could show is clamped (a file may ask for two thousand million columns). */
export const cellProperties = (node: XmlNode): CellProperties => {
  const asked = settingOf(node, 'w:gridSpan')
  const span = clampSpan(asked, LIMITS.document.columns)
  const vertical = child(node, 'w:vMerge')
  const horizontal = child(node, 'w:hMerge')
  return {
    span,
    clamped: asked !== undefined && Number(asked) > LIMITS.document.columns,
    vertical: vertical === undefined ? null : vertical.attributes.val === 'restart' ? 'restart' : 'continue',
    continuesLeft: horizontal !== undefined && horizontal.attributes.val !== 'restart',
  }
}

/** Puts cells on the grid: `gridBefore` and spans move the column, vertical merges grow the cell above. */
export const startTable = () => {
  const rows: RowDraft[] = []
  let merged = new Map<number, CellDraft>()
  let mergedNext = new Map<number, CellDraft>()
  let row: RowDraft = { cells: [], header: false, deleted: false, column: 0, page: 1 }
  let columns = 0

  const addBegun = (cell: CellDraft, properties: CellProperties): void => {
    row.cells.push(cell)
    if (properties.vertical !== null) mergedNext.set(cell.column, cell)
  }
  return {
    rowCount: () => rows.length,
    openRow: (page: number): void => {
      row = { cells: [], header: false, deleted: false, column: 0, page }
      mergedNext = new Map()
    },
    rowProperties: (node: XmlNode): void => {
      const before = wholeNumber(settingOf(node, 'w:gridBefore')) ?? 0
      row.column = Math.min(Math.max(before, 0), LIMITS.document.columns - 1)
      row.header = toggleOf(node, 'w:tblHeader') ?? false
      row.deleted = child(node, 'w:del') !== undefined
    },
    addCell: (properties: CellProperties, paragraphs: readonly Paragraph[]): void => {
      const left = row.cells.at(-1)
      const room = LIMITS.document.columns - row.column
      const above = properties.vertical === 'continue' ? merged.get(row.column) : undefined
      const span = Math.min(properties.span, Math.max(room, 1))
      if ((properties.continuesLeft || room < 1) && left !== undefined) {
        left.colSpan += room < 1 ? 0 : span
        left.paragraphs.push(...paragraphs)
      } else if (above !== undefined) {
        above.rowSpan += 1
        above.paragraphs.push(...paragraphs)
        mergedNext.set(row.column, above)
      } else {
        addBegun({ paragraphs: [...paragraphs], colSpan: span, rowSpan: 1, column: row.column }, properties)
      }
      row.column = Math.min(row.column + span, LIMITS.document.columns)
      columns = Math.max(columns, row.column)
    },
    closeRow: (): void => {
      if (row.deleted) return
      rows.push(row)
      merged = mergedNext
    },
    finish: (): Table | null => {
      const built = rows.map(finishRow)
      const [first] = built
      return first === undefined ? null : { kind: 'table', columns, rows: built, page: first.page }
    },
  }
}

export type TableDraft = ReturnType<typeof startTable>

const finishRow = (row: RowDraft): Row => ({
  cells: row.cells,
  header: row.header,
  page: row.cells.flatMap((cell) => cell.paragraphs)[0]?.page ?? row.page,
})

/** Paragraphs of blocks that must live where no table can: a table inside a cell, a note, a text box in a cell. */
export const flattened = (blocks: readonly (ParagraphDraft | Paragraph | Table)[]): Paragraph[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs)),
  )
