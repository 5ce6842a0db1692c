import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CIRCULARS_OF_2024 } from './circulars.fixture.ts'
import { EXPRESSIONS } from './expressions.fixture.ts'
import { printReading } from './print.ts'
import { readTerm } from './read.ts'
import type { Reading, TermContext } from './types.ts'

const text = (written: string, kind: TermContext['kind'] = 'calendar'): string =>
  printReading(readTerm(written, { year: 2022, kind }).reading)

/** Every reading the table gives, also those under a question. */
const readings = (): Reading[] => {
  const all = [...EXPRESSIONS, ...CIRCULARS_OF_2024].flatMap(([written]) =>
    (['calendar', 'academic'] as const).flatMap((kind) => {
      const { reading, alternatives } = readTerm(written, { year: 2022, kind })
      return [reading, ...alternatives]
    }),
  )
  return [...new Map(all.map((reading) => [JSON.stringify(reading), reading])).values()]
}

describe('printing a reading', () => {
  test.each([
    ['15.11', '15 ноября 2022 года'],
    ['до 18:00 14.11', 'до 14 ноября 2022 года, 18:00'],
    ['с 01.03', 'с 1 марта 2022 года'],
    ['на 1 января', 'по состоянию на 1 января 2022 года'],
    ['около 15 ноября', 'ориентировочно 15 ноября 2022 года'],
    ['10-15 марта', 'с 10 марта 2022 года по 15 марта 2022 года'],
    ['Апрель, май', 'апрель 2022 года – май 2022 года'],
    ['октябрь, декабрь', 'октябрь 2022 года, декабрь 2022 года'],
    ['I квартал', 'I квартал 2022 года'],
    ['1 полугодие', 'I полугодие 2022 календарного года'],
    ['15, 17 ноября', '15 ноября 2022 года, 17 ноября 2022 года'],
    ['в течение года', 'в течение 2022 года'],
    ['2022-2023 уч. год', '2022/23 учебный год'],
    ['2020-2023 гг.', '2020–2023 годы'],
    ['раз в 3 месяца', 'один раз в 3 месяца'],
    ['не реже 2 раз в год', '2 раза в год'],
    ['ежемесячно до 5 числа', 'ежемесячно, до 5 числа'],
    ['каждый последний четверг месяца', 'последний четверг каждого месяца'],
    ['ежегодно в последнюю субботу апреля', 'ежегодно, последняя суббота апреля'],
    ['ежегодно до последней пятницы мая', 'ежегодно до последней пятницы мая'],
    ['по вторникам', 'еженедельно по вторникам'],
    ['ежегодно до 1 октября', 'ежегодно до 1 октября'],
    ['по отдельному плану', 'по графику'],
    ['в течение 3 дней со дня получения', 'в течение 3 дней со дня получения'],
    ['Февраль-ноябрь, 4', 'февраль 2022 года – ноябрь 2022 года, 4 раза'],
  ])('«%s» is printed as «%s»', (written, printed) => {
    expect(text(written)).toBe(printed)
  })

  test('school halves are named by their school year', () => {
    expect(text('1 полугодие', 'academic')).toBe('I полугодие 2022/23 учебного года')
    expect(text('2 полугодие', 'academic')).toBe('II полугодие 2022/23 учебного года')
  })

  test('what is printed reads back as the same, in whatever context', () => {
    const all = readings()
    expect(all.length).toBeGreaterThan(500)
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.integer({ min: 2019, max: 2026 }),
        fc.constantFrom('calendar' as const, 'academic' as const),
        (reading, year, kind) => {
          expect(readTerm(printReading(reading), { year, kind }).reading, printReading(reading)).toEqual(
            reading,
          )
        },
      ),
      { numRuns: 800 },
    )
  })
})
