import type { Clause, ReadingWarning, TableReading, TableRow } from '../types.ts'
import { warn } from '../warn.ts'
import { boundsOf, shown } from './bounds.ts'

type Dated = Clause & { readonly deadline: NonNullable<Clause['deadline']> }

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text)
const hasDeadline = (clause: Clause): clause is Dated => clause.deadline !== null

const PREPARES = /(?:подготов|разработ|состав)[а-яё]*ть/iu
const SENDS_DRAFT =
  /проект[ыау]?(?![а-яё]).{0,80}(?:направ|представ|присла|высла)[а-яё]*ть|(?:направ|представ|присла|высла)[а-яё]*ть.{0,40}проект/iu

/** A draft is wanted before what it is a draft of has to be ready (R189). */
const draftBeforeWork = (clauses: readonly Dated[]): ReadingWarning[] => {
  const drafts = clauses.filter((clause) => SENDS_DRAFT.test(clause.action))
  const works = clauses.filter((clause) => PREPARES.test(clause.action) && !SENDS_DRAFT.test(clause.action))
  return drafts.flatMap((draft) =>
    works
      .filter((work) => draft.deadline < work.deadline)
      .map((work) =>
        warn('dates-conflict', draft.place, {
          text: short(draft.action),
          day: shown(draft.deadline),
          other: short(work.action),
          otherDay: `до ${shown(work.deadline)}`,
        }),
      ),
  )
}

/** The first speaker's day comes while others still prepare (R189). */
const workBeforeSchedule = (clauses: readonly Dated[], tables: readonly TableReading[]): ReadingWarning[] => {
  const days = tables
    .filter((table) => table.kind === 'schedule')
    .flatMap((table) => table.rows.flatMap((row) => boundsOf(row.term)?.start ?? []))
  const first = [...days].sort()[0]
  if (first === undefined) return []
  return clauses
    .filter((clause) => PREPARES.test(clause.action) && clause.deadline >= first)
    .map((clause) =>
      warn('dates-conflict', clause.place, {
        text: short(clause.action),
        day: shown(clause.deadline),
        other: 'график',
        otherDay: `начинается ${shown(first)}`,
      }),
    )
}

const CORRECTS = /корректир|корректиров|доработ|уточнени|внесени\S* изменени/iu
const CARRIES_OUT = /(?:проведение|открыты\S* урок|урок|реализаци|направлени\S* (?:работы )?для)/iu
const OUTCOME = /план|программ|проект/iu

/** The first row only: its children repeat the same conflict. */
const firstRow = (rows: readonly TableRow[], test: (row: TableRow) => boolean): TableRow[] => {
  const row = rows.find(test)
  return row === undefined ? [] : [row]
}

/** Work on a plan is corrected or carried out before the plan itself is due (R235). */
const workBeforePlan = (clauses: readonly Dated[], tables: readonly TableReading[]): ReadingWarning[] => {
  const rows = tables.filter((table) => table.kind === 'roadmap').flatMap((table) => table.rows)
  const plans = clauses.filter((clause) => PREPARES.test(clause.action) && OUTCOME.test(clause.action))
  return plans.flatMap((clause) => {
    const starts = (row: TableRow): boolean => {
      const bounds = boundsOf(row.term)
      return bounds !== null && bounds.start < clause.deadline && bounds.end >= clause.deadline
    }
    const isCorrection = (row: TableRow): boolean =>
      CORRECTS.test(row.cells.activity ?? '') && OUTCOME.test(row.cells.activity ?? '')
    const isUse = (row: TableRow): boolean =>
      row.parent !== null && CARRIES_OUT.test(row.cells.activity ?? '')
    const hits = [
      ...firstRow(rows, (row) => starts(row) && isCorrection(row)),
      ...firstRow(rows, (row) => starts(row) && isUse(row)),
    ]
    return hits.map((row) =>
      warn('dates-conflict', clause.place, {
        where: clause.number === null ? 'документ' : `пункт ${clause.number}`,
        text: short(clause.action),
        day: shown(clause.deadline),
        other: `строка ${row.number ?? ''}`.trim(),
        otherDay: row.termText ?? '',
      }),
    )
  })
}

/** Deadlines of the text against each other and against its tables. */
export const deadlineConflicts = (
  clauses: readonly Clause[],
  tables: readonly TableReading[],
): ReadingWarning[] => {
  const dated = clauses.filter(hasDeadline)
  return [...draftBeforeWork(dated), ...workBeforeSchedule(dated, tables), ...workBeforePlan(dated, tables)]
}
