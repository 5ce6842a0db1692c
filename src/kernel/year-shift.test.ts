import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Day, daysBetween, makeDay, weekdayOf } from './day.ts'
import { NO_DAYS_OFF, shiftDay, shiftPeriod } from './year-shift.ts'

const d = (text: string) => text as Day
const day = fc
  .tuple(
    fc.integer({ min: 2015, max: 2035 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, date]) => makeDay(year, month, date) as Day)

describe('a term of last year in this one', () => {
  it.each([
    ['2024-10-15', 1, '2025-10-14', null],
    ['2024-12-31', 1, '2025-12-30', null],
    ['2024-02-29', 1, '2025-02-27', 'noSuchDate'],
    ['2022-03-09', 1, '2023-03-09', 'dayOff'],
    ['2024-10-15', 0, '2024-10-15', null],
  ])('%s + %i is %s (%s)', (from, years, to, note) => {
    const known = { holidays: new Set(['2023-03-08']), workdays: new Set<string>() }
    expect(shiftDay(d(from), years, known)).toEqual({ day: to, note })
  })

  it('keeps whole months whole', () => {
    const days = (from: string, until: string) => {
      const moved = shiftPeriod(d(from), d(until), 1)
      return [moved.from.day, moved.until.day]
    }
    expect(days('2024-09-01', '2024-10-31')).toEqual(['2025-09-01', '2025-10-31'])
    expect(days('2024-02-01', '2024-02-29')).toEqual(['2025-02-01', '2025-02-28'])
    expect(days('2023-02-06', '2023-02-28')).toEqual(['2024-02-05', '2024-02-29'])
  })

  it('a weekday stays itself, within three days of the date', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 3 }), (from, years) => {
        const to = shiftDay(from, years, NO_DAYS_OFF).day
        const date = makeDay(
          Number(from.slice(0, 4)) + years,
          Number(from.slice(5, 7)),
          Number(from.slice(8)),
        ) as Day
        return weekdayOf(to) === weekdayOf(from) && Math.abs(daysBetween(date, to)) <= 3
      }),
    )
  })

  it('a period never turns inside out', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 3 }),
        (from, length, years) => {
          const until = makeDay(2036, 1, 1) as Day
          const last =
            from < until
              ? (new Date(Date.parse(from) + length * 864e5).toISOString().slice(0, 10) as Day)
              : from
          const shifted = shiftPeriod(from, last, years)
          return shifted.until.day >= shifted.from.day
        },
      ),
    )
  })
})
