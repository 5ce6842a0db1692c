import { describe, expect, it } from 'vitest'
import { readTerm } from '../../../kernel/term/read.ts'
import { type DaysOff, NO_DAYS_OFF } from '../../../kernel/year-shift.ts'
import { shiftTerm } from './shift.ts'

const FROM = { kind: 'calendar', year: 2022 } as const
const TO = { kind: 'calendar', year: 2023 } as const
const shift = (text: string, known: DaysOff = NO_DAYS_OFF) => {
  const term = readTerm(text, FROM)
  return shiftTerm(text, term.ambiguous ? { kind: 'undated', reason: 'unknown' } : term.reading, {
    from: FROM,
    to: TO,
    known,
  })
}

describe('terms of a new year by the pattern of the last', () => {
  it('named days keep their weekday, a range keeps its length', () => {
    // 24.02.2022 is a Thursday, and so is 23.02.2023
    expect(shift('24.02')).toEqual({ text: '23.02', isShifted: true })
    expect(shift('до 25 марта 2022 года')).toMatchObject({ isShifted: true })
    expect(shift('15.11, 17.11, 22.11')).toEqual({ text: '14.11, 16.11, 21.11', isShifted: true })
  })

  it('a single day that comes to a day off goes to the next working day and is marked; a range keeps its days', () => {
    const known = {
      holidays: new Set(['2023-02-23', '2023-02-24', '2023-03-08']),
      workdays: new Set<string>(),
    }
    // Thursday and Friday are off, then comes the weekend
    expect(shift('24.02', known)).toEqual({ text: '27.02', isShifted: true, dayOff: true })
    expect(shift('9.03.22', known)).toEqual({ text: '9.03.23', isShifted: true, dayOff: true })
    expect(shift('до 25 марта 2022 года', known)).toEqual({ text: 'до 24 марта 2023 года', isShifted: true })
    expect(shift('15.02, 24.02', known)).toEqual({ text: '14.02, 27.02', isShifted: true, dayOff: true })
    // two days never become one
    expect(shift('24.02, 25.02', known)).toEqual({ text: '23.02, 24.02', isShifted: true })
    expect(shift('24.02-25.02', known)).toEqual({ text: '23.02-24.02', isShifted: true })
  })

  it.each([
    ['14.03.-18.03', '13.03.-17.03'],
    ['24.02.2022', '23.02.2023'],
    ['9.03.22', '8.03.23'],
    ['до 25 марта 2022 года', 'до 24 марта 2023 года'],
    ['25 марта', '24 марта'],
    ['с 28 марта по 1 апреля', 'с 27 марта по 31 марта'],
    ['15.11, 17.11, 22.11', '14.11, 16.11, 21.11'],
  ])('«%s» is written in the new year as it was: «%s»', (was, now) => {
    expect(shift(was)).toEqual({ text: now, isShifted: true })
  })

  it('months, rules and states of affairs keep their words', () => {
    for (const text of ['Май', 'Апрель, май', 'Октябрь-декабрь', 'ежемесячно', 'по мере необходимости'])
      expect(shift(text)).toEqual({ text, isShifted: true })
  })

  it('what cannot be shifted keeps its words and is listed', () => {
    expect(shift('Февраль-ноябрь, 4')).toEqual({ text: 'Февраль-ноябрь, 4', isShifted: false })
    expect(shift('после утверждения сметы и бюджета')).toMatchObject({
      text: 'после утверждения сметы и бюджета',
    })
  })
})
