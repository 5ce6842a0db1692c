import { expect, test } from 'vitest'
import { type Day, parseDay } from '../day.ts'
import { readTerm } from './read.ts'
import { remindersOf } from './remind.ts'

const day = (text: string): Day => {
  const found = parseDay(text)
  if (!found) throw new Error(text)
  return found
}

const reminders = (text: string, leads: readonly number[], today: string): string[] =>
  remindersOf(readTerm(text, { year: 2022, kind: 'calendar' }).reading, leads, day(today)).map(
    (one) => `${one.on} of ${one.of}`,
  )

test('a deadline is told ahead and on its day, past reminders are not made', () => {
  expect(reminders('до 25 марта', [7, 1, 0], '2022-03-20')).toEqual([
    '2022-03-24 of 2022-03-25',
    '2022-03-25 of 2022-03-25',
  ])
})

test('a period is told before its end, each day of a list by itself', () => {
  expect(reminders('10.03-31.03', [3], '2022-03-01')).toEqual(['2022-03-28 of 2022-03-31'])
  expect(reminders('15, 17 ноября', [1], '2022-11-01')).toEqual([
    '2022-11-14 of 2022-11-15',
    '2022-11-16 of 2022-11-17',
  ])
})

test('a rule is told for a year ahead', () => {
  const all = reminders('ежемесячно до 5 числа', [2], '2022-01-01')
  expect(all.slice(0, 2)).toEqual(['2022-01-03 of 2022-01-05', '2022-02-03 of 2022-02-05'])
  expect(all.length).toBe(12)
})

test('what has no day has no reminder', () => {
  for (const text of ['по графику', 'с 01.03', 'каждую четверть', '—'])
    expect(reminders(text, [1], '2022-01-01')).toEqual([])
})
