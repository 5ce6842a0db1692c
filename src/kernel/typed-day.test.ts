import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeDay } from './day.ts'
import { fullDay, shortDay } from './format.ts'
import { readTypedDay } from './typed-day.ts'

describe('a typed date', () => {
  it.each([
    ['05.03.2022', '2022-03-05'],
    ['5.3.22', '2022-03-05'],
    [' 5 . 3 . 22 '.replaceAll(' . ', '.'), '2022-03-05'],
    ['05/03/2022', '2022-03-05'],
    ['5-3-2022', '2022-03-05'],
    ['2022-03-05', '2022-03-05'],
    ['2022-03-05T00:00:00.000Z', '2022-03-05'],
    ['05 марта 2022 года', '2022-03-05'],
    ['1 сент. 2022 г.', '2022-09-01'],
    ['9 мая 2023', '2023-05-09'],
    ['05.03.2022 г.', '2022-03-05'],
  ])('%j is %s', (typed, day) => {
    expect(readTypedDay(typed)).toBe(day)
  })

  it.each(['', '31.02.2022', '32.01.2022', 'вчера', '2022', '05.2022', '5 брюмера 2022', '00.00.0000'])(
    '%j is none',
    (typed) => {
      expect(readTypedDay(typed)).toBeNull()
    },
  )

  it('what the program prints, it reads back', () => {
    const days = fc
      .tuple(
        fc.integer({ min: 2000, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
      )
      .map(([year, month, date]) => makeDay(year, month, date))
    fc.assert(
      fc.property(
        days,
        (day) => day !== null && readTypedDay(shortDay(day)) === day && readTypedDay(fullDay(day)) === day,
      ),
    )
  })
})
