import { addDays, type Day, daysBetween, weekdayOf } from '../../../kernel/day.ts'

/** Days before the term on which an addressee is reminded; a term on a day off is reminded on the working day before (decisions 28). */
export const LEAD_DAYS = [7, 3, 1, 0] as const
/** After the term: the next day, then every week. */
const LATE_EVERY = 7

/** What the calendar says of a day; days it does not name are working from Monday to Friday. */
export type DayOff = (day: Day) => boolean

/** Saturday and Sunday: the fallback where no decree is loaded. */
export const weekend: DayOff = (day) => weekdayOf(day) > 5

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
export const reminderToday = (dueOn: Day, today: Day, isOff: DayOff): 'dueSoon' | 'overdue' | null => {
  if (isOff(today)) return null
  const late = daysBetween(dueOn, today)
  if (late > 0) {
    const first = workingDayAfter(addDays(dueOn, 1), isOff)
    return today === first || late % LATE_EVERY === 0 ? 'overdue' : null
  }
  return LEAD_DAYS.some((days) => workingDayBefore(addDays(dueOn, -days), isOff) === today) ? 'dueSoon' : null
}

/** Terms that may be reminded of today: every day of the next and last months is asked of `reminderToday` once. */
export const termsToRemind = (
  today: Day,
  isOff: DayOff,
): { readonly dueSoon: readonly Day[]; readonly overdue: readonly Day[] } => {
  const days = Array.from({ length: 71 }, (_, at) => addDays(today, at - 60))
  const of = (code: 'dueSoon' | 'overdue') => days.filter((day) => reminderToday(day, today, isOff) === code)
  return { dueSoon: of('dueSoon'), overdue: of('overdue') }
}
