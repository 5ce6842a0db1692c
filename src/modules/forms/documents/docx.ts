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

/** The paper form with its answers: number and question on the left, answer on the right. */
export type PaperAnswer = {
  readonly title: string
  readonly organisation: string
  readonly basis: string
  readonly rows: readonly { readonly question: string; readonly answer: string }[]
}

const FONT = 'Times New Roman'
const SIZE = 24
/** Twentieths of a point; A4 less the margins of a Russian office paper: 30, 10, 20, 20 mm. */
const MM = 56.7
const MARGINS = { left: 30 * MM, right: 10 * MM, top: 20 * MM, bottom: 20 * MM }
const WIDTHS = [70 * MM, 100 * MM]
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

const line = (text: string, bold = false): Paragraph =>
  new Paragraph({ children: [new TextRun({ text, bold, font: FONT, size: SIZE })] })

const centred = (text: string, bold: boolean): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 120 },
    children: [new TextRun({ text, bold, font: FONT, size: SIZE })],
  })

const cell = (text: string, at: number): TableCell =>
  new TableCell({
    width: { size: Math.round(WIDTHS[at] ?? 0), type: WidthType.DXA },
    margins: { left: 100, right: 100, top: 60, bottom: 60 },
    children: text.split('\n').map((words) => line(words)),
  })

const bordered = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
}

/** Bytes of a DOCX in the look of the paper form; words of people stay words whatever they hold. */
export const formDocx = async (paper: PaperAnswer): Promise<Uint8Array> => {
  const table = new Table({
    width: { size: Math.round(170 * MM), type: WidthType.DXA },
    columnWidths: WIDTHS.map((width) => Math.round(width)),
    borders: bordered,
    rows: paper.rows.map(
      ({ question, answer }) =>
        new TableRow({ cantSplit: false, children: [cell(question, 0), cell(answer, 1)] }),
    ),
  })
  const heads = [
    ...(paper.basis === '' ? [] : [centred(paper.basis, false)]),
    centred(paper.title, true),
    ...(paper.organisation === '' ? [] : [centred(paper.organisation, false)]),
  ]
  const document = new Document({
    title: paper.title,
    sections: [{ properties: { page: { margin: MARGINS } }, children: [...heads, table] }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
