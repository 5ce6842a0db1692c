import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, dateOf, monthOf, parseDay, weekdayOf } from '../day.ts'
import { readTerm } from './read.ts'
import type { RecurringReading } from './types.ts'
import { nextWindow, occurrences } from './window.ts'

const day = (text: string): Day => {
  const found = parseDay(text)
  if (!found) throw new Error(text)
  return found
}

const rule = (text: string): RecurringReading => {
  const { reading } = readTerm(text, { year: 2022, kind: 'calendar' })
  if (reading.kind !== 'recurring') throw new Error(`${text} is no rule`)
  return reading
}

const dues = (text: string, from: string, to: string): string[] =>
  occurrences(rule(text), day(from), day(to)).map((window) => window.due)

describe('occurrences of rules', () => {
  test.each([
    ['ежемесячно до 5 числа', '2022-01-10', '2022-04-30', ['2022-02-05', '2022-03-05', '2022-04-05']],
    ['ежеквартально', '2022-02-01', '2022-12-31', ['2022-03-31', '2022-06-30', '2022-09-30', '2022-12-31']],
    ['один раз в 3 месяца', '2022-02-01', '2022-07-31', ['2022-03-31', '2022-06-30']],
    [
      'ежеквартально, до 10 числа месяца, следующего за отчетным',
      '2022-01-01',
      '2022-07-31',
      ['2022-01-10', '2022-04-10', '2022-07-10'],
    ],
    [
      'каждый последний четверг месяца',
      '2022-09-01',
      '2022-11-30',
      ['2022-09-29', '2022-10-27', '2022-11-24'],
    ],
    ['еженедельно по пятницам', '2022-11-01', '2022-11-20', ['2022-11-04', '2022-11-11', '2022-11-18']],
    ['ежегодно до 1 октября', '2022-01-01', '2024-01-01', ['2022-10-01', '2023-10-01']],
    [
      'ежегодно до 20 января года, следующего за отчетным',
      '2022-01-01',
      '2024-12-31',
      ['2022-01-20', '2023-01-20', '2024-01-20'],
    ],
    ['до 31 числа каждого месяца', '2022-01-01', '2022-03-31', ['2022-01-31', '2022-02-28', '2022-03-31']],
    [
      'ежемесячно с сентября по ноябрь',
      '2022-01-01',
      '2023-12-31',
      ['2022-09-30', '2022-10-31', '2022-11-30'],
    ],
    [
      'ежегодно в последнюю субботу апреля',
      '2022-01-01',
      '2024-12-31',
      ['2022-04-30', '2023-04-29', '2024-04-27'],
    ],
    ['раз в полугодие', '2022-03-01', '2022-12-31', ['2022-06-30', '2022-12-31']],
  ])('«%s»', (text, from, to, expected) => {
    expect(dues(text, from, to)).toEqual(expected)
  })

  test('the window of a report opens after its period', () => {
    expect(
      nextWindow(rule('до 10 числа месяца, следующего за отчетным кварталом'), day('2022-05-01')),
    ).toEqual({
      start: '2022-07-01',
      end: '2022-07-10',
      due: '2022-07-10',
      times: 1,
    })
  })

  test('several times are told with the period', () => {
    expect(nextWindow(rule('2 раза в месяц'), day('2022-05-15'))).toEqual({
      start: '2022-05-01',
      end: '2022-05-31',
      due: '2022-05-31',
      times: 2,
    })
  })

  test('школьные четверти и триместры: дат нет, и мы их не выдумываем', () => {
    expect(nextWindow(rule('каждую четверть'), day('2022-09-01'))).toBeNull()
    expect(nextWindow(rule('1 раз в триместр'), day('2022-09-01'))).toBeNull()
  })

  test('a rule that has ended has no next window', () => {
    expect(nextWindow(rule('ежемесячно с сентября по ноябрь'), day('2022-12-01'))).toBeNull()
  })

  test('every window is sound, due on or after the day asked, and the next one lies behind it', () => {
    const texts = [
      'ежемесячно до 5 числа',
      'раз в 2 недели',
      'раз в 3 месяца',
      'по средам',
      'раз в 2 года',
      '2 раза в квартал',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.integer({ min: 0, max: 3000 }), (text, shift) => {
        const from = addDays(day('2020-01-01'), shift)
        const first = nextWindow(rule(text), from)
        expect(first).not.toBeNull()
        if (!first) return
        expect(first.start <= first.end && first.due >= from).toBe(true)
        const second = nextWindow(rule(text), addDays(first.due, 1))
        expect(second && second.due > first.due).toBe(true)
        if (text === 'по средам') expect(weekdayOf(first.due)).toBe(3)
        if (text === 'ежемесячно до 5 числа') expect(dateOf(first.due)).toBe(5)
        if (text === '2 раза в квартал') expect(monthOf(first.due) % 3).toBe(0)
      }),
      { numRuns: 200 },
    )
  })
})
