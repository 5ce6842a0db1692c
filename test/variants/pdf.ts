import type { Draft, DraftCell, DraftParagraph, DraftTable } from './model.ts'
import { encoded, fontObject, measure, toUnicode } from './pdf-font.ts'

const PAGE = { width: 595, height: 842, left: 85, right: 42, top: 57, bottom: 57 }
const WIDTH = PAGE.width - PAGE.left - PAGE.right
const SIZE = 13
const LEADING = 16
const INDENT = 35
const CELL = { size: 10, leading: 12, pad: 4 }

/** A page being drawn, and where its next line begins, from above. */
type Sheet = { readonly pages: string[][]; y: number }

const draw = (sheet: Sheet, ...words: string[]): void => {
  sheet.pages.at(-1)?.push(...words)
}

const turn = (sheet: Sheet): void => {
  sheet.pages.push([])
  sheet.y = PAGE.height - PAGE.top
}

const text = (x: number, y: number, words: string, size: number, bold = false): string =>
  `BT /F${bold ? 2 : 1} ${size} Tf ${x.toFixed(2)} ${y.toFixed(2)} Td ${encoded(words)} Tj ET`

const rule = (x0: number, y0: number, x1: number, y1: number): string =>
  `${x0.toFixed(2)} ${y0.toFixed(2)} m ${x1.toFixed(2)} ${y1.toFixed(2)} l S`

/** Words put into lines of a width; the first line may be shorter. */
const wrapped = (words: string, width: number, size: number, first = 0): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of words.split(' ')) {
    const next = line === '' ? word : `${line} ${word}`
    if (line !== '' && measure(next, size) > width - (lines.length === 0 ? first : 0)) {
      lines.push(line)
      line = word
    } else line = next
  }
  return [...lines, line]
}

/** A tab parts what stands at both edges of one line. */
const edges = (sheet: Sheet, words: string, bold: boolean): void => {
  const [left = '', ...rest] = words.split('\t')
  const right = rest.join(' ')
  draw(sheet, text(PAGE.left, sheet.y, left, SIZE, bold))
  draw(sheet, text(PAGE.left + WIDTH - measure(right, SIZE), sheet.y, right, SIZE, bold))
}

const paragraph = (sheet: Sheet, draft: DraftParagraph): void => {
  const numbered = draft.auto === undefined ? draft.text : `${draft.auto.number} ${draft.text}`
  // the tab of a number is a gap in the line; any other parts its edges
  const words = numbered.replace(/^(\S{1,6})\t/u, '$1  ')
  const bold = draft.bold ?? false
  const indent = draft.align === undefined && !words.includes('\t') ? INDENT : 0
  const lines = words.includes('\t') ? [words] : wrapped(words, WIDTH, SIZE, indent)
  for (const [at, line] of lines.entries()) {
    if (sheet.y - LEADING < PAGE.bottom) turn(sheet)
    sheet.y -= LEADING
    const free = WIDTH - measure(line, SIZE)
    const shift = draft.align === 'center' ? free / 2 : draft.align === 'right' ? free : at === 0 ? indent : 0
    if (line.includes('\t')) edges(sheet, line, bold)
    else if (line !== '') draw(sheet, text(PAGE.left + shift, sheet.y, line, SIZE, bold))
  }
  sheet.y -= 4
}

type Placed = DraftCell & { readonly row: number; readonly column: number }

/** Cells with the place of each on the grid. */
const placed = (table: DraftTable): Placed[] => {
  const taken = new Set<string>()
  return table.rows.flatMap((cells, row) =>
    cells.map((cell) => {
      let column = 0
      while (taken.has(`${row}:${column}`)) column += 1
      for (let down = 0; down < (cell.rowSpan ?? 1); down += 1)
        for (let aside = 0; aside < (cell.colSpan ?? 1); aside += 1)
          taken.add(`${row + down}:${column + aside}`)
      return { ...cell, row, column }
    }),
  )
}

const columnsOf = (columns: number): number[] => {
  const first = columns > 4 ? 36 : WIDTH / columns
  const other = (WIDTH - first) / (columns - 1)
  return Array.from({ length: columns + 1 }, (_, at) => PAGE.left + (at === 0 ? 0 : first + (at - 1) * other))
}

const linesOf = (cell: Placed, xs: readonly number[]): string[] => {
  const width = (xs[cell.column + (cell.colSpan ?? 1)] ?? 0) - (xs[cell.column] ?? 0) - 2 * CELL.pad
  return cell.text.split('\n').flatMap((each) => wrapped(each, width, CELL.size))
}

const heightsOf = (table: DraftTable, cells: readonly Placed[], xs: readonly number[]): number[] =>
  table.rows.map((_, row) =>
    Math.max(
      CELL.leading + 2 * CELL.pad,
      ...cells
        .filter((cell) => cell.row === row && (cell.rowSpan ?? 1) === 1)
        .map((cell) => linesOf(cell, xs).length * CELL.leading + 2 * CELL.pad),
    ),
  )

/** One cell with the rules around it: a merged one has none inside. */
const drawCell = (sheet: Sheet, cell: Placed, xs: readonly number[], tops: readonly number[]): void => {
  const [x0 = 0, x1 = 0] = [xs[cell.column], xs[cell.column + (cell.colSpan ?? 1)]]
  const [top = 0, bottom = 0] = [tops[cell.row], tops[cell.row + (cell.rowSpan ?? 1)]]
  draw(
    sheet,
    rule(x0, top, x1, top),
    rule(x0, bottom, x1, bottom),
    rule(x0, top, x0, bottom),
    rule(x1, top, x1, bottom),
  )
  for (const [at, line] of linesOf(cell, xs).entries())
    if (line !== '')
      draw(sheet, text(x0 + CELL.pad, top - CELL.pad - (at + 0.8) * CELL.leading, line, CELL.size))
}

/** Rows that a merged cell holds together go to the next page together. */
const groupsOf = (table: DraftTable, cells: readonly Placed[]): number[][] => {
  const groups: number[][] = []
  let until = 0
  for (const row of table.rows.keys()) {
    if (row < until) groups.at(-1)?.push(row)
    else groups.push([row])
    for (const cell of cells.filter((each) => each.row === row))
      until = Math.max(until, row + (cell.rowSpan ?? 1))
  }
  return groups
}

const drawTable = (sheet: Sheet, table: DraftTable): void => {
  const xs = columnsOf(table.columns)
  const cells = placed(table)
  const heights = heightsOf(table, cells, xs)
  sheet.y -= 6
  for (const group of groupsOf(table, cells)) {
    const height = group.reduce((sum, row) => sum + (heights[row] ?? 0), 0)
    if (sheet.y - height < PAGE.bottom) turn(sheet)
    const tops: number[] = []
    let y = sheet.y
    for (const row of group) {
      tops[row] = y
      y -= heights[row] ?? 0
      tops[row + 1] = y
    }
    for (const cell of cells.filter((each) => group.includes(each.row))) drawCell(sheet, cell, xs, tops)
    sheet.y = y
  }
  sheet.y -= 8
}

const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`

const FIXED = 5

/** Objects of the file one after another with their table. */
const fileOf = (pages: readonly (readonly string[])[]): Uint8Array => {
  const kids = pages.map((_, at) => `${FIXED + 1 + at * 2} 0 R`).join(' ')
  const pageObject = (at: number): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${FIXED + 2 + at * 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    fontObject('Times-Roman', FIXED),
    fontObject('Times-Bold', FIXED),
    toUnicode(),
    ...pages.flatMap((drawings, at) => [pageObject(at), stream(drawings.join('\n'))]),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`,
    'latin1',
  )
}

/** The same as a PDF with a layer of text and ruled tables, as an office saves it: no font file and no program is needed. */
export const asPdf = (drafts: readonly Draft[]): Uint8Array => {
  const sheet: Sheet = { pages: [], y: 0 }
  turn(sheet)
  for (const draft of drafts) {
    if (draft.kind === 'p') paragraph(sheet, draft)
    else drawTable(sheet, draft)
  }
  return fileOf(sheet.pages)
}
