import type { ExportTable } from '../../documents/xlsx/write.ts'
import type { PlanLine } from './domain/types.ts'
import { plansText } from './text/plans.ts'

/** A plan as a table for those who live in Excel; data stay Russian. */
export const planTable = (lines: readonly PlanLine[], sheet: string): ExportTable => {
  const { page, school } = plansText.ru
  return {
    sheet,
    columns: [
      { title: page.mentee, width: 34 },
      { title: page.mentor, width: 34 },
      { title: school.forWhat, width: 24 },
      { title: page.coverage, kind: 'number' },
      { title: page.minutes, kind: 'number' },
      { title: page.score, kind: 'number' },
      { title: page.themes, width: 60 },
      { title: page.marks, width: 40 },
    ],
    rows: lines.map((line) => [
      line.menteeName,
      line.mentor === null ? page.nobody : line.mentorName,
      line.subject,
      line.coverage,
      line.minutes,
      line.score,
      line.why.themes.map(({ name }) => name).join('; '),
      [
        line.isPinned ? page.pinned : '',
        line.isByHand ? page.byHand : '',
        line.why.note ?? '',
        line.why.lastYear ? page.lastYear : '',
        line.why.isGuess ? page.guess : '',
      ]
        .filter((mark) => mark !== '')
        .join('; '),
    ]),
  }
}
