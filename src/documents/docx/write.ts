import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import {
  type Paper,
  type PaperGrid,
  type PaperLine,
  type PaperLook,
  sheetsOfPaper,
  widthsOfGrid,
} from '../paper.ts'
import { RUSSIAN_PAPER } from './house.ts'

const FONT = 'Times New Roman'
/** Twentieths of a point in a line of single spacing. */
const LINE = 240
const A4 = { width: 210, height: 297 }
const INDENT_MM = 12.5
const SMALL = 10
const IN_TABLES = 12

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const

const mm = (value: number): number => convertMillimetersToTwip(value)

/** Width of the text in millimetres. */
const widthOf = (look: PaperLook, wide: boolean): number =>
  (wide ? A4.height : A4.width) - look.margins.left - look.margins.right

const indentOf = (line: PaperLine, width: number) => {
  if (line.half === 'right') return { left: mm(width / 2) }
  if (line.half === 'left') return { right: mm(width / 2) }
  return line.indent ? { firstLine: mm(INDENT_MM) } : {}
}

/** A number never leaves its sign, nor initials their name; no letter of the paper is changed. */
const unbroken = (text: string): string =>
  text.replace(/№ (?=\S)/gu, '№\u00a0').replace(/([А-ЯЁ]\.[А-ЯЁ]\.) (?=[А-ЯЁ])/gu, '$1\u00a0')

/** Line breaks inside a line stay breaks. */
const runsOf = (text: string, size: number, bold: boolean): TextRun[] =>
  text.split('\n').map(
    (part, at) =>
      new TextRun({
        text: unbroken(part),
        font: FONT,
        size: size * 2,
        bold,
        ...(at === 0 ? {} : { break: 1 }),
      }),
  )

const lineOf = (line: PaperLine, look: PaperLook, wide: boolean): Paragraph => {
  const width = widthOf(look, wide)
  const size = line.small ? SMALL : look.size
  const words = line.right === undefined ? line.text : `${line.text}\t${line.right}`
  return new Paragraph({
    alignment: ALIGN[line.align ?? 'left'],
    // a heading never stays alone at the foot of a sheet
    keepNext: line.bold ?? false,
    indent: indentOf(line, width),
    spacing: {
      before: Math.round((line.above ?? 0) * LINE),
      after: Math.round((line.below ?? 0) * LINE),
      line: line.small ? LINE : Math.round(LINE * look.spacing),
    },
    ...(line.right === undefined ? {} : { tabStops: [{ type: TabStopType.RIGHT, position: mm(width) }] }),
    children: runsOf(words, size, line.bold ?? false),
  })
}

const cellOf = (text: string, isHead: boolean, width: number): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: text.split('\n').map(
      (part) =>
        new Paragraph({
          alignment: isHead ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: runsOf(part, IN_TABLES, isHead),
        }),
    ),
  })

const gridOf = (grid: PaperGrid, width: number): Table => {
  const widths = widthsOfGrid(grid).map((share) => Math.floor((mm(width) * share) / 100))
  const row = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: grid.head.map((_, at) => cellOf(cells[at] ?? '', isHead, widths[at] ?? 0)),
    })
  return new Table({
    width: { size: mm(width), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [row(grid.head, true), ...grid.rows.map((cells) => row(cells, false))],
  })
}

/** Number of the page in the middle of the top margin, from the second page on. */
const numbered = (): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: IN_TABLES * 2 })],
      }),
    ],
  })

const pageOf = (look: PaperLook, wide: boolean): NonNullable<ISectionOptions['properties']> => ({
  titlePage: false,
  page: {
    size: {
      width: mm(A4.width),
      height: mm(A4.height),
      orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      left: mm(look.margins.left),
      right: mm(look.margins.right),
      top: mm(look.margins.top),
      bottom: mm(look.margins.bottom),
      header: mm(10),
    },
  },
})

/** The paper as a DOCX file, margins and page numbers as the standard of administrative documents wants them. */
export const writeDocx = async (paper: Paper): Promise<Uint8Array> => {
  const sections = sheetsOfPaper(paper).map(
    ({ wide, blocks }, at): ISectionOptions => ({
      properties: { ...pageOf(paper.look, wide), titlePage: at === 0 },
      headers:
        at === 0 ? { default: numbered(), first: new Header({ children: [] }) } : { default: numbered() },
      children: blocks.map((block) =>
        block.kind === 'grid' ? gridOf(block, widthOf(paper.look, wide)) : lineOf(block, paper.look, wide),
      ),
    }),
  )
  const document = new Document({ ...RUSSIAN_PAPER, title: paper.title, creator: '', sections })
  return new Uint8Array(await Packer.toBuffer(document))
}
