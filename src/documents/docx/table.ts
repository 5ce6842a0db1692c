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

const newRow = (page: number): RowDraft => ({ cells: [], header: false, deleted: false, column: 0, page })

/** Puts cells on the grid: `gridBefore` and spans move the column, vertical merges grow the cell above. */
export class TableDraft {
  readonly #rows: RowDraft[] = []
  #row: RowDraft = newRow(1)
  #columns = 0
  /** Cells that the row above left open for `vMerge`, and those this row leaves open, by column. */
  #above = new Map<number, CellDraft>()
  #below = new Map<number, CellDraft>()

  get rowCount(): number {
    return this.#rows.length
  }

  openRow(page: number): void {
    this.#row = newRow(page)
    this.#below = new Map()
  }

  rowProperties(node: XmlNode): void {
    const before = wholeNumber(settingOf(node, 'w:gridBefore')) ?? 0
    this.#row.column = Math.min(Math.max(before, 0), LIMITS.document.columns - 1)
    this.#row.header = toggleOf(node, 'w:tblHeader') ?? false
    this.#row.deleted = child(node, 'w:del') !== undefined
  }

  addCell(properties: CellProperties, paragraphs: readonly Paragraph[]): void {
    const row = this.#row
    const room = LIMITS.document.columns - row.column
    const span = Math.min(properties.span, room)
    const left = row.cells.at(-1)
    const above = properties.vertical === 'continue' ? this.#above.get(row.column) : undefined
    if (left !== undefined && (properties.continuesLeft || room < 1)) this.#widen(left, span, paragraphs)
    else if (above !== undefined) this.#grow(above, paragraphs)
    else
      this.#begin(properties, { paragraphs: [...paragraphs], colSpan: span, rowSpan: 1, column: row.column })
    row.column += span
    this.#columns = Math.max(this.#columns, row.column)
  }

  #begin(properties: CellProperties, cell: CellDraft): void {
    this.#row.cells.push(cell)
    if (properties.vertical !== null) this.#below.set(cell.column, cell)
  }

  #widen(cell: CellDraft, span: number, paragraphs: readonly Paragraph[]): void {
    cell.colSpan += span
    cell.paragraphs.push(...paragraphs)
  }

  #grow(cell: CellDraft, paragraphs: readonly Paragraph[]): void {
    cell.rowSpan += 1
    cell.paragraphs.push(...paragraphs)
    this.#below.set(cell.column, cell)
  }

  closeRow(): void {
    if (this.#row.deleted) return
    this.#rows.push(this.#row)
    this.#above = this.#below
  }

  /** The table, or null when it has no row left. */
  finish(): Table | null {
    const rows = this.#rows.map(finishRow)
    const [first] = rows
    return first === undefined ? null : { kind: 'table', columns: this.#columns, rows, page: first.page }
  }
}

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
