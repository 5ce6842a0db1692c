import { TableRow } from 'docx'
import { GROUP_HEADINGS, PASSPORT_HEAD, PASSPORT_LABELS } from '../domain/passport.ts'
import { PASSPORT_FIELDS, type Passport, type PassportGroup } from '../domain/types.ts'
import { cell, line, lines, tableDocx } from './sheet.ts'

const LABEL_WIDTH = 32
const labelCell = (label: string, rowSpan = 1) => cell([line(label, true)], LABEL_WIDTH, rowSpan)
const valueCell = (children: ReturnType<typeof lines>) => cell(children, 100 - LABEL_WIDTH)

const groupLines = (group: PassportGroup) => [
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
export const passportDocx = (passport: Pick<Passport, 'fields' | 'groups'>): Promise<Uint8Array> =>
  tableDocx([PASSPORT_HEAD], rowsOf(passport))
