import type { ExportTable } from '../../documents/xlsx/write.ts'
import type { Day } from '../../kernel/day.ts'
import { isOverdue } from './domain/rules.ts'
import type { LateSchool } from './queries/late.ts'
import type { AssignmentLine } from './queries/list.ts'
import { assignmentText } from './text.ts'

// heads and values stay Russian, as data do
const t = assignmentText.ru

/** Yes beside what is overdue: colour does not survive a spreadsheet. */
const lateMark = (line: Parameters<typeof isOverdue>[0], today: Day): string =>
  isOverdue(line, today) ? t.late : ''

/** «На контроле» as a spreadsheet. */
export const controlFile = (lines: readonly AssignmentLine[], today: Day): ExportTable => ({
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
export const lateFile = (schools: readonly LateSchool[]): ExportTable => ({
  sheet: t.lateList.title,
  columns: [
    { title: t.filters.school, width: 34 },
    { title: t.lateList.schoolPhone, width: 20 },
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
