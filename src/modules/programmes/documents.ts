import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { GROUP_HEADINGS, PASSPORT_HEAD, PASSPORT_LABELS } from './domain/passport.ts'
import { PASSPORT_FIELDS, type Passport, type PassportGroup } from './domain/types.ts'

const FONT = 'Times New Roman'
const SIZE = 24

const line = (text: string, bold = false) =>
  new Paragraph({ children: [new TextRun({ text, bold, font: FONT, size: SIZE })] })
const lines = (text: string) => text.split('\n').map((each) => line(each))

const cell = (children: Paragraph[], percent: number, rowSpan = 1) =>
  new TableCell({ children, rowSpan, width: { size: percent, type: WidthType.PERCENTAGE } })

const LABEL_WIDTH = 32
const labelCell = (label: string, rowSpan = 1) => cell([line(label, true)], LABEL_WIDTH, rowSpan)
const valueCell = (children: Paragraph[]) => cell(children, 100 - LABEL_WIDTH)

const groupLines = (group: PassportGroup): Paragraph[] => [
  line(group.heading || GROUP_HEADINGS[group.category]),
  ...group.schools.map((school) => line(school.written)),
]

/** The groups stand one under another beside one label: an empty one keeps its heading (R044, R046). */
const participantRows = (groups: readonly PassportGroup[]): TableRow[] =>
  groups.map(
    (group, at) =>
      new TableRow({
        children: [
          ...(at === 0 ? [labelCell(PASSPORT_LABELS.participants, groups.length)] : []),
          valueCell(groupLines(group)),
        ],
      }),
  )

const rowsOf = ({ fields, groups }: Pick<Passport, 'fields' | 'groups'>): TableRow[] =>
  PASSPORT_FIELDS.flatMap((field) =>
    field === 'participants'
      ? participantRows(groups)
      : [new TableRow({ children: [labelCell(PASSPORT_LABELS[field]), valueCell(lines(fields[field]))] })],
  )

/** The passport in its two-column form; read again it gives the same thirteen fields and groups. */
export const passportDocx = async (passport: Pick<Passport, 'fields' | 'groups'>): Promise<Uint8Array> => {
  const head = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 200 },
    children: [new TextRun({ text: PASSPORT_HEAD, bold: true, font: FONT, size: 28 })],
  })
  const table = new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: rowsOf(passport) })
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [head, table] }] })))
}
