import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  type TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { RUSSIAN_PAPER } from '../../../documents/docx/house.ts'

const FONT = 'Times New Roman'
const SIZE = 24

export const line = (text: string, bold = false) =>
  new Paragraph({ children: [new TextRun({ text, bold, font: FONT, size: SIZE })] })
export const lines = (text: string) => text.split('\n').map((each) => line(each))

export const cell = (children: Paragraph[], percent: number, rowSpan = 1) =>
  new TableCell({ children, rowSpan, width: { size: percent, type: WidthType.PERCENTAGE } })

/** A heading inside the table, over all its columns. */
export const acrossCell = (text: string, columns: number) =>
  new TableCell({ children: [line(text, true)], columnSpan: columns })

const headLine = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 200 },
    children: [new TextRun({ text, bold: true, font: FONT, size: 28 })],
  })

/** A sheet of headings and one table of the whole width. */
export const tableDocx = async (heads: readonly string[], rows: TableRow[]): Promise<Uint8Array> => {
  const table = new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows })
  const children = [...heads.map(headLine), table]
  return new Uint8Array(await Packer.toBuffer(new Document({ ...RUSSIAN_PAPER, sections: [{ children }] })))
}
