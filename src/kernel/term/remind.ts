import { addDays, type Day } from '../day.ts'
import { dueDay } from './sort.ts'
import type { Reading } from './types.ts'
import { occurrences } from './window.ts'

/** A reminder: on which day, of which due day, how many days ahead. */
export type Reminder = { readonly on: Day; readonly of: Day; readonly lead: number }

/** How far ahead the occurrences of a rule are looked at. */
const HORIZON = 366

/** The days something is due: each day of a list, the end of a period, the occurrences of a rule from `today` on. */
const dueDays = (reading: Reading, today: Day): readonly Day[] => {
  if (reading.kind === 'days') return reading.dates
  if (reading.kind === 'recurring')
    return occurrences(reading, today, addDays(today, HORIZON)).map((window) => window.due)
  const due = dueDay(reading)
  return due === null ? [] : [due]
}

/**
 * On which days to remind of a term. Takes the reading, how many days ahead (`[7, 1, 0]`) and today; gives the reminders not yet past,
 * in order, without repetition. The reading is never moved to a working day here: the sender does that (decisions 28).
 */
export const remindersOf = (reading: Reading, leads: readonly number[], today: Day): readonly Reminder[] => {
  const all = dueDays(reading, today).flatMap((of) =>
    [...new Set(leads)].map((lead): Reminder => ({ on: addDays(of, -lead), of, lead })),
  )
  return all
    .filter((one) => one.on >= today)
    .sort((a, b) => (a.on === b.on ? (a.of < b.of ? -1 : 1) : a.on < b.on ? -1 : 1))
}
