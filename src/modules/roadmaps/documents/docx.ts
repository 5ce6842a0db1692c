import {
  AlignmentType,
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { RUSSIAN_PAPER } from '../../../documents/docx/house.ts'
import { acrossText, type Sheet, type SheetRow } from '../domain/sheet.ts'

/** What stands over the table. */
export type PaperHead = {
  /** Lines of the grif in the right corner: «УТВЕРЖДЕНА», the act. */
  readonly grif: readonly string[]
  readonly title: string
  readonly owner: string
}

const FONT = 'Times New Roman'
const TEXT = 22
const SMALL = 20
/** A4 in twentieths of a point, before it is turned. */
const A4 = { width: 11_906, height: 16_838 }
const USABLE = 14_600

const line = (text: string, bold = false, size = TEXT) => new TextRun({ text, bold, font: FONT, size })

/** A bold one is a heading: it never stays behind alone at the foot of a sheet. */
const paragraphs = (text: string, bold = false) =>
  text.split('\n').map((part) => new Paragraph({ keepNext: bold, children: [line(part, bold, SMALL)] }))

/** Twentieths of a point: a letter of the table's size, and what a cell keeps beside its text. */
const LETTER = 108
const BESIDE = 220
/** A word longer than this may break; a cell longer than this wraps anyway. */
const LONGEST_WORD = 24
const LONGEST_LINE = 40

/** What never breaks: «24.10-03.11» stays whole, «информационно-методической» may part at its hyphen. */
const wordsOf = (text: string): readonly string[] => text.split(/\s+|(?<=\p{L}-)(?=\p{L})/u)

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length)

/** Every column has room for its longest word; what is left goes to those whose texts are longer. */
const widthsOf = ({ headings, rows }: Sheet): number[] => {
  const columns = headings.map((heading, at) => {
    const texts = rows.filter((row) => !row.across).map((row) => row.cells[at] ?? '')
    const longest = Math.max(...[heading, ...texts].flatMap(wordsOf).map((word) => word.length))
    const need = Math.min(LONGEST_WORD, longest) * LETTER + BESIDE
    const usual = Math.min(LONGEST_LINE, mean(texts.map((text) => Math.min(text.length, 160))))
    return { need, more: Math.max(1, usual * LETTER + BESIDE - need) }
  })
  const needed = columns.reduce((sum, { need }) => sum + need, 0)
  if (needed >= USABLE) return columns.map(({ need }) => Math.round((need / needed) * USABLE))
  const wished = columns.reduce((sum, { more }) => sum + more, 0)
  return columns.map(({ need, more }) => Math.round(need + (more / wished) * (USABLE - needed)))
}

const cellOf = (text: string, width: number, bold = false, span = 1) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: VerticalAlign.TOP,
    children: paragraphs(text, bold),
  })

/** A heading of a section runs across the sheet. */
const rowOf = (row: SheetRow, widths: readonly number[]): TableRow =>
  new TableRow({
    cantSplit: true,
    children: row.across
      ? [cellOf(acrossText(row), USABLE, true, widths.length)]
      : row.cells.map((text, at) => cellOf(text, widths[at] ?? 0)),
  })

const tableOf = (sheet: Sheet): Table => {
  const widths = widthsOf(sheet)
  return new Table({
    columnWidths: widths,
    width: { size: USABLE, type: WidthType.DXA },
    rows: [
      new TableRow({
        tableHeader: true,
        children: sheet.headings.map((heading, at) => cellOf(heading, widths[at] ?? 0, true)),
      }),
      ...sheet.rows.map((row) => rowOf(row, widths)),
    ],
  })
}

/** The plan as it is printed and signed: landscape sheet, grif, the table with a head on every page. */
export const roadmapDocx = async (head: PaperHead, sheet: Sheet): Promise<Uint8Array> => {
  const children = [
    ...head.grif.map((text) => new Paragraph({ indent: { left: 9_200 }, children: [line(text)] })),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 200 },
      children: [line(head.title, true, 26)],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 200 },
      children: [line(head.owner)],
    }),
    tableOf(sheet),
  ]
  const page = {
    size: { ...A4, orientation: PageOrientation.LANDSCAPE },
    margin: { top: 1_134, bottom: 850, left: 1_134, right: 850 },
  }
  const document = new Document({ ...RUSSIAN_PAPER, sections: [{ properties: { page }, children }] })
  return new Uint8Array(await Packer.toBuffer(document))
}
