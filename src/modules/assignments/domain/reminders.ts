import { addDays, type Day, daysBetween } from '../../../kernel/day.ts'
import type { DayOff } from '../../calendar/domain/types.ts'

/** When people are reminded: days before the term, days after it, then every so many days (0: no more). Set per node. */
export type Reminding = {
  readonly daysBefore: readonly number[]
  readonly daysAfter: readonly number[]
  readonly lateEvery: number
}

/** Where nobody has set anything; a term on a day off is reminded of on the working day before (decisions 28). */
export const USUAL_REMINDING: Reminding = { daysBefore: [7, 3, 1, 0], daysAfter: [1], lateEvery: 7 }

/** The nearest working day not after `day`. */
export const workingDayBefore = (day: Day, isOff: DayOff): Day => {
  let at = day
  for (let steps = 0; isOff(at) && steps < 15; steps++) at = addDays(at, -1)
  return at
}

/** The nearest working day not before `day`: shown beside a term that falls on a day off, never put in its place. */
export const workingDayAfter = (day: Day, isOff: DayOff): Day => {
  let at = day
  for (let steps = 0; isOff(at) && steps < 15; steps++) at = addDays(at, 1)
  return at
}

/** Whether a term is reminded of today. Nobody is written to on a day off. */
export const reminderToday = (
  dueOn: Day,
  today: Day,
  isOff: DayOff,
  { daysBefore, daysAfter, lateEvery }: Reminding = USUAL_REMINDING,
): 'dueSoon' | 'overdue' | null => {
  if (isOff(today)) return null
  const late = daysBetween(dueOn, today)
  if (late > 0) {
    const isNamed = daysAfter.some((days) => workingDayAfter(addDays(dueOn, days), isOff) === today)
    return isNamed || (lateEvery > 0 && late % lateEvery === 0) ? 'overdue' : null
  }
  return daysBefore.some((days) => workingDayBefore(addDays(dueOn, -days), isOff) === today)
    ? 'dueSoon'
    : null
}

/** Nobody is reminded longer than this after a term, nor further ahead. */
const LONGEST = 60

/** Terms that may be reminded of today: every day of the next and last months is asked of `reminderToday` once. */
export const termsToRemind = (
  today: Day,
  isOff: DayOff,
  reminding: Reminding = USUAL_REMINDING,
): { readonly dueSoon: readonly Day[]; readonly overdue: readonly Day[] } => {
  // a week more ahead: a term after long holidays is reminded of before them
  const days = Array.from({ length: 2 * LONGEST + 15 }, (_, at) => addDays(today, at - LONGEST))
  const of = (code: 'dueSoon' | 'overdue') =>
    days.filter((day) => reminderToday(day, today, isOff, reminding) === code)
  return { dueSoon: of('dueSoon'), overdue: of('overdue') }
}
