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

const paragraphs = (text: string, bold = false) =>
  text.split('\n').map((part) => new Paragraph({ children: [line(part, bold, SMALL)] }))

/** Columns share the sheet by what stands in them; a narrow one keeps room for a word. */
const widthsOf = ({ headings, rows }: Sheet): number[] => {
  const weights = headings.map((heading, at) => {
    const longest = rows.filter((row) => !row.across).map((row) => (row.cells[at] ?? '').length)
    const usual =
      longest.reduce((sum, length) => sum + Math.min(length, 160), 0) / Math.max(1, longest.length)
    const words = rows.filter((row) => !row.across).flatMap((row) => (row.cells[at] ?? '').split(/[\s-]/u))
    const longestWord = Math.max(...[...words, ...heading.split(/\s/u)].map((word) => word.length))
    return Math.max(6, Math.min(40, usual), Math.min(16, longestWord * 1.15))
  })
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => Math.round((weight / whole) * USABLE))
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
