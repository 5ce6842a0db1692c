import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { RUSSIAN_PAPER } from '../../../documents/docx/house.ts'

/** An answer on paper: words with their lines, or a table of its own. */
export type PaperPart =
  | string
  | { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }
export type PaperRow =
  | { readonly heading: string }
  | { readonly question: string; readonly answer: PaperPart }

/** The paper form with its answers: number and question on the left, answer on the right. */
export type PaperAnswer = {
  readonly title: string
  readonly organisation: string
  readonly basis: string
  readonly rows: readonly PaperRow[]
}

const FONT = 'Times New Roman'
const SIZE = 24
const SMALL = 20
/** Twentieths of a point; A4 less the margins of a Russian office paper: 30, 10, 20, 20 mm. */
const MM = 56.7
const MARGINS = { left: 30 * MM, right: 10 * MM, top: 20 * MM, bottom: 20 * MM }
const A4 = { width: Math.round(210 * MM), height: Math.round(297 * MM) }
const WIDTHS = [70 * MM, 100 * MM]
const WHOLE = Math.round(170 * MM)
const INSIDE = Math.round(96 * MM)
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
}
const PADDING = { left: 100, right: 100, top: 60, bottom: 60 }

const line = (text: string, bold = false, size = SIZE): Paragraph =>
  new Paragraph({ children: [new TextRun({ text, bold, font: FONT, size })] })

const centred = (text: string, bold: boolean): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 120 },
    children: [new TextRun({ text, bold, font: FONT, size: SIZE })],
  })

const small = (text: string, width: number, bold: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: text.split('\n').map((words) => line(words, bold, SMALL)),
  })

/** A table inside the cell of its answer; Word wants a paragraph after it. */
const inner = ({ heads, rows }: Exclude<PaperPart, string>): (Table | Paragraph)[] => {
  const width = Math.floor(INSIDE / Math.max(heads.length, 1))
  return [
    new Table({
      width: { size: INSIDE, type: WidthType.DXA },
      columnWidths: heads.map(() => width),
      borders: BORDERS,
      rows: [
        new TableRow({ tableHeader: true, children: heads.map((head) => small(head, width, true)) }),
        ...rows.map((row) => new TableRow({ children: row.map((text) => small(text, width, false)) })),
      ],
    }),
    line('', false, 2),
  ]
}

const cell = (part: PaperPart, at: number): TableCell =>
  new TableCell({
    width: { size: Math.round(WIDTHS[at] ?? 0), type: WidthType.DXA },
    margins: PADDING,
    children: typeof part === 'string' ? part.split('\n').map((words) => line(words)) : inner(part),
  })

const headingRow = (text: string): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [new TableCell({ columnSpan: 2, margins: PADDING, children: [line(text, true)] })],
  })

const rowOf = (row: PaperRow): TableRow =>
  'heading' in row
    ? headingRow(row.heading)
    : new TableRow({ cantSplit: false, children: [cell(row.question, 0), cell(row.answer, 1)] })

/** Bytes of a DOCX in the look of the paper form; words of people stay words whatever they hold. */
export const formDocx = async (paper: PaperAnswer): Promise<Uint8Array> => {
  const table = new Table({
    width: { size: WHOLE, type: WidthType.DXA },
    columnWidths: WIDTHS.map((width) => Math.round(width)),
    borders: BORDERS,
    rows: paper.rows.map(rowOf),
  })
  const heads = [
    ...(paper.basis === '' ? [] : [centred(paper.basis, false)]),
    centred(paper.title, true),
    ...(paper.organisation === '' ? [] : [centred(paper.organisation, false)]),
  ]
  const document = new Document({
    ...RUSSIAN_PAPER,
    title: paper.title,
    sections: [{ properties: { page: { size: A4, margin: MARGINS } }, children: [...heads, table] }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
