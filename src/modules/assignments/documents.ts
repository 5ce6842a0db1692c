import type { PrintedTable } from '../../documents/xlsx/write.ts'
import type { Day } from '../../kernel/day.ts'
import type { Matrix } from './domain/matrix.ts'
import { isOverdue } from './domain/rules.ts'
import type { LateSchool } from './queries/late.ts'
import type { AssignmentLine } from './queries/line.ts'
import type { ControlLine, MatrixCell } from './queries/matrix.ts'
import { assignmentText } from './text.ts'

// heads and values stay Russian, as data do
const t = assignmentText.ru

/** Yes beside what is overdue: colour does not survive a spreadsheet. */
const lateMark = (line: Parameters<typeof isOverdue>[0], today: Day): string =>
  isOverdue(line, today) ? t.late : ''

/** «На контроле» as a spreadsheet. */
export const controlFile = (lines: readonly AssignmentLine[], today: Day): PrintedTable => ({
  sheet: t.control.title,
  columns: [
    { title: t.control.who, width: 34 },
    { title: t.control.what, width: 60 },
    { title: t.card.source, width: 34 },
    { title: t.card.modality, width: 16 },
    { title: t.control.due, kind: 'day', width: 12 },
    { title: t.late, width: 14 },
    { title: t.control.state, width: 26 },
    { title: t.judging.when, kind: 'day', width: 12 },
    { title: t.control.controller, width: 24 },
  ],
  rows: lines.map((line) => [
    [line.personName, line.organisation].filter(Boolean).join(', '),
    line.title,
    line.sourceLabel,
    t.card[line.modality],
    line.dueOn,
    lateMark(line, today),
    t.states[line.state],
    line.reportedOn,
    line.controllerName,
  ]),
})

/** «Кто опаздывает» as a spreadsheet: one line per поручение, the telephone beside the school. */
export const lateFile = (schools: readonly LateSchool[]): PrintedTable => ({
  sheet: t.lateList.title,
  columns: [
    { title: t.lateList.organisation, width: 34 },
    { title: t.lateList.phone, width: 20 },
    { title: t.lateList.head, width: 24 },
    { title: t.lateList.headPhone, width: 20 },
    { title: t.control.what, width: 60 },
    { title: t.card.source, width: 34 },
    { title: t.control.due, kind: 'day', width: 12 },
    { title: t.lateList.daysHead, kind: 'number', width: 12 },
    { title: t.lateList.called, width: 50 },
  ],
  rows: schools.flatMap((school) =>
    school.items.map((item) => [
      school.organisation,
      school.phone,
      school.headName,
      school.headPhone,
      item.title,
      item.sourceLabel,
      item.dueOn,
      item.days,
      school.lastCall?.said ?? null,
    ]),
  ),
})

/** Signs of a clause that fit over a narrow column. */
const HEAD = 120

const markOf = (cell: MatrixCell, today: Day): string =>
  isOverdue(cell, today) ? t.matrix.late : t.matrix.marks[cell.state]

/** The completion matrix as a spreadsheet: addressees down, rows of the source across, counts on the right and below. */
export const matrixFile = (matrix: Matrix<MatrixCell>, today: Day): PrintedTable => ({
  sheet: t.matrix.title,
  columns: [
    { title: t.matrix.who, width: 36 },
    ...matrix.columns.map(({ short, title }) => ({ title: `${short}. ${title}`.slice(0, HEAD), width: 18 })),
    { title: t.matrix.done, kind: 'number', width: 11 },
    { title: t.matrix.owed, kind: 'number', width: 11 },
    { title: t.late, kind: 'number', width: 12 },
  ],
  rows: [
    ...matrix.lines.map(({ who, cells, count }) => [
      who,
      ...matrix.columns.map(
        ({ row }) =>
          cells
            .get(row)
            ?.map((cell) => markOf(cell, today))
            .join(', ') ?? null,
      ),
      count.done,
      count.owed,
      count.late,
    ]),
    [
      t.matrix.done,
      ...matrix.columns.map(({ count }) => t.matrix.count(count.done, count.owed, count.late)),
      matrix.total.done,
      matrix.total.owed,
      matrix.total.late,
    ],
  ],
})

/** The control card of a whole paper as a spreadsheet. */
export const controlCardFile = (lines: readonly ControlLine[]): PrintedTable => ({
  sheet: t.card.print,
  columns: [
    { title: t.card.source, width: 30 },
    { title: t.control.what, width: 60 },
    { title: t.control.who, width: 34 },
    { title: t.control.due, kind: 'day', width: 12 },
    { title: t.judging.when, kind: 'day', width: 12 },
    { title: t.judging.report, width: 60 },
    { title: t.control.state, width: 26 },
    { title: t.controlCard.closed, kind: 'day', width: 12 },
    { title: t.controlCard.decision, width: 50 },
    { title: t.control.controller, width: 24 },
  ],
  rows: lines.map((line) => [
    line.sourceLabel,
    line.title,
    [line.personName, line.organisation].filter(Boolean).join(', '),
    line.dueOn,
    line.reportedOn,
    line.reportText,
    t.states[line.state],
    line.closedOn,
    line.remark,
    line.controllerName,
  ]),
})
