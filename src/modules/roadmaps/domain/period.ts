import { addMonths, type Day, schoolYearOf, yearOf } from '../../../kernel/day.ts'
import type { Bounds, TermContext } from '../../../kernel/term/types.ts'
import type { Period } from './types.ts'

/** First and last day; a school year lasts until the eve of the next. */
export const boundsOf = ({ kind, year }: Period): Bounds =>
  kind === 'calendar'
    ? [`${year}-01-01` as Day, `${year}-12-31` as Day]
    : [`${year}-09-01` as Day, `${year + 1}-08-31` as Day]

/** Which year a date without a year belongs to. */
export const contextOf = (period: Period): TermContext => period

/** «2022», «2022/23»: as it stands in names and addresses. */
export const periodCode = ({ kind, year }: Period): string =>
  kind === 'calendar' ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, '0')}`

const CODE = /^(20\d\d)(\/\d\d)?$/u

/** Reads `periodCode`; null for anything else. */
export const readPeriod = (code: string): Period | null => {
  const match = CODE.exec(code)
  if (match === null) return null
  return { kind: match[2] === undefined ? 'calendar' : 'academic', year: Number(match[1]) }
}

/** Periods that a new roadmap may be for: last, this and next year of both kinds. */
export const periodsAround = (today: Day): readonly Period[] =>
  [-1, 0, 1].flatMap((step) => [
    { kind: 'calendar' as const, year: yearOf(today) + step },
    { kind: 'academic' as const, year: schoolYearOf(today) + step },
  ])

/** The period of a paper: what its title or date says. */
export const periodOf = (context: TermContext): Period => ({ kind: context.kind, year: context.year })

/** First days of the months from one day to another. */
export const monthsIn = ([from, to]: Bounds): readonly Day[] => {
  const months: Day[] = []
  for (let at = `${from.slice(0, 8)}01` as Day; at <= to; at = addMonths(at, 1)) months.push(at)
  return months
}
