import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, weekdayOf } from '../../../kernel/day.ts'
import { weekend } from '../../calendar/domain/types.ts'
import { reminderToday, termsToRemind, workingDayAfter, workingDayBefore } from './reminders.ts'

const day = (text: string) => text as Day

test('срок в воскресенье: напоминание уходит в пятницу, а срок не сдвигается', () => {
  expect(weekdayOf(day('2024-11-10'))).toBe(7)
  expect(reminderToday(day('2024-11-10'), day('2024-11-08'), weekend)).toBe('dueSoon')
  expect(reminderToday(day('2024-11-10'), day('2024-11-09'), weekend)).toBe(null)
  expect(workingDayBefore(day('2024-11-10'), weekend)).toBe('2024-11-08')
  expect(workingDayAfter(day('2024-11-10'), weekend)).toBe('2024-11-11')
})

test('о просроченном пишут на следующий рабочий день и затем раз в неделю', () => {
  expect(reminderToday(day('2024-11-08'), day('2024-11-11'), weekend)).toBe('overdue')
  expect(reminderToday(day('2024-11-08'), day('2024-11-12'), weekend)).toBe(null)
  expect(reminderToday(day('2024-11-08'), day('2024-11-15'), weekend)).toBe('overdue')
})

test('праздник по календарю тоже выходной', () => {
  const isOff = (at: Day) => weekend(at) || at === '2024-11-04'
  expect(reminderToday(day('2024-11-04'), day('2024-11-01'), isOff)).toBe('dueSoon')
  expect(reminderToday(day('2024-11-04'), day('2024-11-04'), isOff)).toBe(null)
})

test('every term of the list is one that is reminded of today, and each term is reminded of in time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), (shift) => {
      const today = addDays(day('2020-01-01'), shift)
      const { dueSoon, overdue } = termsToRemind(today, weekend)
      for (const term of dueSoon) expect(term >= today).toBe(true)
      for (const term of overdue) expect(term < today).toBe(true)
      const around = Array.from({ length: 12 }, (_, at) => addDays(today, -at))
      expect(around.some((at) => reminderToday(today, at, weekend) === 'dueSoon')).toBe(true)
    }),
  )
})
