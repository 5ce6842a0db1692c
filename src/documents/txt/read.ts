import { placed, plainParagraph } from '../draft.ts'
import { decodeText } from '../encoding.ts'
import { LIMITS } from '../limits.ts'
import type { Block, DocumentModel, Paragraph, Row, Table } from '../model.ts'
import { ReadRefusal } from '../refusals.ts'
import { settleSpacing } from '../spacing.ts'
import { ru } from '../text.ts'
import { startWarnings, type Warnings } from '../warnings.ts'
import { readColumns } from './columns.ts'
import { readGrid, type TextRow, type TextTable } from './grid.ts'
import { hasTab, isBlank, type Line, splitLines } from './lines.ts'
import { cleanMarkup } from './markup.ts'
import { readPassport } from './passport.ts'
import { readSides } from './sides.ts'
import { readStacked } from './stacked.ts'
import { unwrapped, wrapWidth } from './wrap.ts'

const asParagraph = (line: Line): Paragraph | null => {
  const { text, align } = settleSpacing(line.text)
  return text === '' ? null : { ...plainParagraph(text, line.page), align, bold: line.bold }
}

const cellParagraphs = (text: string, page: number | null): Paragraph[] =>
  text
    .split('\n')
    .map((line) => settleSpacing(line).text.replace(/\s+/g, ' '))
    .filter((line) => line !== '')
    .map((line) => plainParagraph(line, page))

const asRow = (row: TextRow, columns: number): Row => ({
  cells: Array.from({ length: columns }, (_, column) => ({
    column,
    colSpan: 1,
    rowSpan: 1,
    paragraphs: cellParagraphs(row.cells[column] ?? '', row.page),
  })),
  header: false,
  page: row.page,
})

const asTable = ({ rows }: TextTable): Table => {
  const columns = Math.max(...rows.map((row) => row.cells.length))
  if (columns * rows.length > LIMITS.document.cells) throw new ReadRefusal('too-many-cells')
  return { kind: 'table', columns, rows: rows.map((row) => asRow(row, columns)), page: rows[0]?.page ?? null }
}

/** Columns made of spaces are told apart while every sign still stands where it was printed. */
const withBlocks = (lines: readonly Line[]): Line[] => {
  const result: Line[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]
    if (line === undefined) break
    const table = isBlank(line) ? null : readColumns(lines, at)
    const sides = table !== null || isBlank(line) ? null : readSides(lines, at)
    if (table !== null) result.push({ ...line, text: '', block: { kind: 'table', rows: table.rows } })
    else if (sides !== null) result.push({ ...line, text: '', block: { kind: 'sides', ...sides } })
    else result.push(line)
    at = table?.end ?? sides?.end ?? at + 1
  }
  return result
}

const blocksOfLine = ({ block, page }: Line): Block[] => {
  if (block === undefined) return []
  if (block.kind === 'table') return [asTable({ rows: block.rows, end: 0 })]
  const paragraph = (align: 'left' | 'right') => (text: string) => ({ ...plainParagraph(text, page), align })
  return [...block.left.map(paragraph('left')), ...block.right.map(paragraph('right'))]
}

const INDENTED = /^\t[^\t]*$/

/**
 * Finds tables from the top down. A line that only begins with a tab is an indented paragraph unless a whole run
 * of them is a passport; a run that was looked at once and is none is not looked at again from each of its lines.
 */
const startFinding = (lines: readonly Line[], warnings: Warnings) => {
  let knownPlain = 0
  return (index: number): TextTable | null => {
    const line = lines[index]
    if (line === undefined) return null
    if (!hasTab(line)) {
      const stacked = readStacked(lines, index)
      if (stacked?.isSure === false) warnings.add('table-by-lines', ru.where.line(line.number))
      return stacked
    }
    if (!INDENTED.test(line.text)) return readGrid(lines, index)
    if (index < knownPlain) return null
    const { table, end } = readPassport(lines, index)
    knownPlain = end
    return table
  }
}

const blocksOf = (lines: readonly Line[], warnings: Warnings): Block[] => {
  const blocks: Block[] = []
  const tableAt = startFinding(lines, warnings)
  let index = 0
  while (index < lines.length) {
    const line = lines[index]
    if (line?.block !== undefined) {
      blocks.push(...blocksOfLine(line))
      index += 1
      continue
    }
    const table = tableAt(index)
    const paragraph = table === null && line !== undefined ? asParagraph(line) : null
    if (table !== null) blocks.push(asTable(table))
    if (paragraph !== null) blocks.push(paragraph)
    index = table?.end ?? index + 1
  }
  return blocks
}

/** A printed line of a table is not a wrapped sentence, so a file with tabs is taken line by line. */
const withoutWrapping = (lines: readonly Line[]): Line[] =>
  unwrapped(lines, lines.some(hasTab) ? null : wrapWidth(lines))

/**
 * Reads a plain text: one paragraph per line (wrapped lines are put together first), tables by tabs, pages by form
 * feeds, alignment by leading spaces. Remains of markup are taken away with a warning for each line (R134). Rows
 * cut by a page stay rows of their own with an empty first cell (R133). Throws `ReadRefusal`.
 */
export const readTxt = (bytes: Uint8Array): DocumentModel => {
  const warnings = startWarnings()
  const decoded = decodeText(bytes)
  if (decoded.text.length > LIMITS.document.textChars) throw new ReadRefusal('too-much-text')
  if (decoded.guessed) warnings.add('encoding-guessed', ru.where.document, decoded.encoding)
  const lines = splitLines(decoded.text)
  const blocks = blocksOf(withoutWrapping(withBlocks(cleanMarkup(lines, warnings))), warnings)
  if (blocks.length === 0) throw new ReadRefusal('empty-file')
  return {
    format: 'txt',
    blocks: placed(blocks),
    notes: [],
    pages: lines.at(-1)?.page ?? null,
    warnings: warnings.list(),
  }
}
