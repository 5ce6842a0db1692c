import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, makeDay, weekdayOf } from '../day.ts'
import { MONTHS_OF } from '../months.ts'
import { outcomeSign, sign } from './notation.fixture.ts'
import { readTerm } from './read.ts'
import type { TermContext } from './types.ts'

const context: TermContext = { year: 2025, kind: 'calendar' }
const read = (text: string): string => outcomeSign(readTerm(text, context))
const others = (text: string): string[] => readTerm(text, context).alternatives.map(sign)

describe('weekdays beside dates', () => {
  test('say nothing new where they fit: one interval, however they are written', () => {
    for (const text of [
      '14-15 ноября 2025 г. (пт-сб)',
      '14–15 ноября 2025 г. (пт. – сб.)',
      '14-15 ноября 2025 (пт, сб)',
      '14-15.11.2025 (пятница-суббота)',
      '14.11 (пт) - 15.11 (сб)',
      '14 ноября (пт)-15 ноября (сб) 2025 года',
      'с 14 (пт) по 15 (сб) ноября',
      'с 14 ноября (пт) по 15 ноября (сб)',
      'с пятницы 14 по субботу 15 ноября',
      'пт 14.11 - сб 15.11',
      'пятница, 14 ноября – суббота, 15 ноября',
      'пт-сб 14-15 ноября',
      '14-15 ноября, пятница – суббота',
      '14-15 ноября (пт, сб) с 10.00',
    ])
      expect(read(text), text).toBe('2025-11-14…2025-11-15 day')
    expect(read('10-14 ноября (с понедельника по пятницу)')).toBe('2025-11-10…2025-11-14 day')
    expect(read('31 октября - 1 ноября 2025 г. (пт-сб)')).toBe('2025-10-31…2025-11-01 day')
  })

  test('of several days are checked one by one', () => {
    expect(read('14, 15 ноября (пт, сб)')).toBe('{2025-11-14, 2025-11-15}')
    expect(read('10 (пн), 12 (ср) и 14 (пт) ноября')).toBe('{2025-11-10, 2025-11-12, 2025-11-14}')
    expect(read('10.11, 12.11 (понедельник, среда)')).toBe('{2025-11-10, 2025-11-12}')
    expect(read('10 (пн), 12 (чт) и 14 (пт) ноября')).toBe('? - unknown')
    expect(others('10, 12 ноября (пн, чт)')).toEqual(['{2025-11-10, 2025-11-12}'])
  })

  test('that do not fit are a question, and both are offered', () => {
    for (const text of [
      '14-15 ноября 2025 г. (сб-вс)',
      'сб-вс 14-15 ноября 2025',
      'с 14 ноября (чт) по 15 ноября (сб)',
      '14-15 ноября, чт-пт',
    ]) {
      expect(read(text), text).toBe('? 2025-11-14…2025-11-15 day')
      expect(readTerm(text, context).why, text).toBe('weekday')
    }
    expect(others('14-15 ноября 2025 г. (сб-вс)')).toEqual([
      '2026-11-14…2026-11-15 day',
      '2025-11-15…2025-11-16 day',
      'every week×2 weekdays=SA,SU',
    ])
    expect(read('10-14 ноября, вторник')).toBe('? 2025-11-10…2025-11-14 day')
  })

  test('of a longer time may be a rule within it', () => {
    expect(read('10-21 ноября (пн-пт)')).toBe('? 2025-11-10…2025-11-21 day')
    expect(others('10-21 ноября (пн-пт)')).toEqual([
      'every week×5 weekdays=MO,TU,WE,TH,FR from 2025-11-10 to 2025-11-21',
    ])
    expect(readTerm('с 1 сентября по 31 мая (вторник, четверг)', context).reading.kind).toBe('recurring')
    expect(read('по средам с 1 сентября по 31 октября')).toBe(
      'every week weekday=WE from 2025-09-01 to 2025-10-31',
    )
    expect(read('еженедельно (пн-пт)')).toBe('every week×5 weekdays=MO,TU,WE,TH,FR')
  })

  test('any interval with its own weekdays is itself, with others it is a question', () => {
    const short = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс']
    const nameOf = (n: number): string => short[(n - 1) % 7] ?? ''
    const figures = (day: Day): string => day.slice(5).split('-').reverse().join('.')
    const days = fc
      .tuple(
        fc.integer({ min: 2020, max: 2030 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
      )
      .map(([year, month, date]) => makeDay(year, month, date))
      .filter((day): day is Day => day !== null)
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 6 }),
        (start, length, slip) => {
          const end = addDays(start, length)
          const year = Number(end.slice(0, 4))
          const [first, last] = [
            nameOf(((weekdayOf(start) - 1 + slip) % 7) + 1),
            nameOf(((weekdayOf(end) - 1 + slip) % 7) + 1),
          ]
          const full = (day: Day): string => `${figures(day)}.${day.slice(0, 4)}`
          const words = (day: Day): string =>
            `${Number(day.slice(8))} ${MONTHS_OF[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)} г.`
          for (const text of [
            `${full(start)} - ${full(end)} (${first}-${last})`,
            `${full(start)} (${first}) – ${full(end)} (${last})`,
            `с ${words(start)} (${first}) по ${words(end)} (${last})`,
          ]) {
            const term = readTerm(text, { year, kind: 'calendar' })
            expect(term.reading, text).toEqual({ kind: 'range', start, end, precision: 'day' })
            expect(term.ambiguous, text).toBe(slip !== 0)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('two terms in one cell are never melted into one silently', () => {
  test('a rule beside a day, a period of another year, several times on one day', () => {
    for (const text of [
      'до 1 июня – отчёт, до 5 числа месяца, следующего за отчётным – сведения',
      'до 1 ноября 2025 г.; не позднее 23-го числа каждого месяца',
      'IV кв. 2024 г. и 14 октября 2023 года',
      '3 раза в год, до 9 июня',
      'не реже 5 раз в год (июнь)',
      '4 раза в месяц, до 5 числа',
      '15.07.2025 (вт) - 17.07.2025 (чт); 25 апр. 2026, вторник',
      '04.09.2025\n(вт)',
    ])
      expect(readTerm(text, context).ambiguous, text).toBe(true)
    expect(read('IV квартал 2025 г. (октябрь)')).toBe('2025-10-01…2025-10-31 month')
    expect(read('ежемесячно до 5 числа, с сентября по май')).toContain('monthDay=5')
  })
})

describe('«ч.» for «числа»', () => {
  test('is a number where a month follows', () => {
    expect(read('до 5 ч. каждого месяца')).toBe('every month monthDay=5 deadline')
    expect(read('до 5-го ч. м-ца, следующего за отчетным')).toBe(
      'every month monthDay=5 offset=next-period deadline',
    )
    for (const text of [
      'с 15 по 20 ч. каждого месяца',
      '15-20 ч. каждого м-ца',
      'с 15 по 20 число каждого месяца',
    ])
      expect(read(text), text).toBe('? every month monthDay=20 deadline')
  })

  test('may be hours beside a frequency and is hours beside a date', () => {
    expect(read('ежемесячно до 15 ч.')).toBe('? every month monthDay=15 deadline')
    expect(read('ежемесячно с 15 по 20 ч.')).toBe('? every month monthDay=20 deadline')
    expect(read('до 15 ч. 20 ноября')).toBe('2025-11-20 deadline time=15:00')
    expect(read('14 ноября с 15 до 20 ч.')).toBe('2025-11-14')
  })
})
