import { describe, expect, test } from 'vitest'
import { outcomeSign, sign } from './notation.fixture.ts'
import { readTerm } from './read.ts'
import type { TermContext } from './types.ts'

const calendar: TermContext = { year: 2022, kind: 'calendar' }
const academic: TermContext = { year: 2022, kind: 'academic' }
const alternatives = (text: string, context = calendar): string[] =>
  readTerm(text, context).alternatives.map(sign)
const read = (text: string, context = calendar): string => outcomeSign(readTerm(text, context))

describe('соглашения контракта read-terms', () => {
  test('«до», «не позднее», «в срок до», «к» дают последний день, день входит', () => {
    for (const word of ['до', 'не позднее', 'в срок до', 'к']) {
      expect(readTerm(`${word} 25 марта 2022 года`, calendar).reading).toEqual({
        kind: 'day',
        date: '2022-03-25',
        deadline: true,
      })
    }
  })

  test('дата документа — обычный день', () => {
    expect(readTerm('от 05 марта 2022 года № 94', calendar).reading).toEqual({
      kind: 'day',
      date: '2022-03-05',
    })
  })

  test('год, написанный в тексте, сильнее контекста', () => {
    expect(read('15 марта 2024 года', academic)).toBe('2024-03-15')
  })

  test('учебный контекст: сентябрь–декабрь — этот год, январь–август — следующий', () => {
    expect(read('15 сентября', academic)).toBe('2022-09-15')
    expect(read('15 января', academic)).toBe('2023-01-15')
    expect(read('15 августа', academic)).toBe('2023-08-15')
  })

  test('весь год — year-round, «в … году», «за … год» и несколько лет — range', () => {
    expect(readTerm('на 2022 год', calendar).reading.kind).toBe('year-round')
    expect(readTerm('в 2022-2023 учебном году', calendar).reading.kind).toBe('year-round')
    expect(readTerm('в 2022 году', calendar).reading.kind).toBe('range')
    expect(readTerm('за 2022 год', calendar).reading.kind).toBe('range')
    expect(readTerm('2020 – 2023 г.г.', calendar).reading.kind).toBe('range')
  })

  test('N-я неделя месяца: дни 7N−6…7N, под вопросом, с календарными неделями', () => {
    expect(read('первая неделя октября')).toBe('? 2022-10-01…2022-10-07 week')
    expect(alternatives('первая неделя октября')).toEqual([
      '2022-09-26…2022-10-02 week',
      '2022-10-03…2022-10-09 week',
    ])
  })

  test('every и times равны 1, когда не сказано; следующий период — offset', () => {
    expect(readTerm('ежеквартально, до 10 числа месяца, следующего за отчетным', calendar).reading).toEqual({
      kind: 'recurring',
      rule: { freq: 'quarter', every: 1, times: 1, monthDay: 10, offset: 'next-period', deadline: true },
    })
    expect(readTerm('один раз в 2-3 месяца', calendar).reading).toEqual({
      kind: 'recurring',
      rule: { freq: 'month', everyMin: 2, everyMax: 3, times: 1 },
    })
  })

  test('непонятое — unknown, и никогда not-a-term', () => {
    for (const text of ['День учителя', 'абракадабра', '15', 'где-то осенью того года']) {
      const { reading } = readTerm(text, calendar)
      expect(reading.kind === 'undated' && reading.reason !== 'not-a-term', text).toBe(
        reading.kind === 'undated',
      )
    }
    expect(read('абракадабра')).toBe('- unknown')
  })
})

describe('честность: вместо неверной даты вопрос', () => {
  test('несуществующий день не сдвигается, а предлагается ближайший', () => {
    expect(read('31.02.2022')).toBe('? - unknown')
    expect(alternatives('31.02.2022')).toEqual(['2022-02-28'])
    expect(alternatives('с 1 по 31 ноября')).toEqual(['2022-11-01…2022-11-30 day'])
  })

  test('описка в годе: конец раньше начала', () => {
    expect(read('25.12.2022-15.01.2022')).toBe('? - unknown')
    expect(alternatives('25.12.2022-15.01.2022')[0]).toBe('2022-12-25…2023-01-15 day')
  })

  test('день недели не сходится с датой', () => {
    expect(read('15 ноября, вторник')).toBe('2022-11-15')
    expect(read('15 ноября, среда')).toBe('? 2022-11-15')
    expect(alternatives('15 ноября, среда')).toEqual(['2023-11-15', '2022-11-16'])
  })

  test('«следующего года», «с.г.» в школьном плане: оба года названы', () => {
    expect(read('до 1 февраля следующего года', academic)).toBe('? 2023-02-01 deadline')
    expect(alternatives('до 1 февраля следующего года', academic)).toEqual(['2024-02-01 deadline'])
    expect(read('15 марта с.г.', academic)).toBe('? 2023-03-15')
    expect(alternatives('15 марта с.г.', academic)).toEqual(['2022-03-15'])
    expect(alternatives('вторая декада марта текущего года', academic)).toEqual(['2022-03-11…2022-03-20 day'])
    expect(alternatives('в I квартале следующего года', academic)).toEqual(['2024-01-01…2024-03-31 quarter'])
    expect(alternatives('15 октября с.г.', academic)).toEqual([])
  })

  test('«Февраль-ноябрь, 4»: сколько раз или остаток от разрыва страницы (R144)', () => {
    expect(read('Февраль-ноябрь, 4')).toBe('? 2022-02-01…2022-11-30 month ×4')
    expect(alternatives('Февраль-ноябрь, 4')).toEqual(['2022-02-01…2022-11-30 month'])
  })

  test('два срока в одной ячейке не сливаются молча', () => {
    expect(read('до 15 ноября, до 15 декабря')).toBe('? 2022-11-15 deadline')
    expect(alternatives('до 15 ноября, до 15 декабря')).toEqual(['2022-12-15 deadline'])
    expect(readTerm('15 ноября, до 20 декабря', calendar).ambiguous).toBe(true)
  })

  test('слова, меняющие смысл, не пропускаются', () => {
    for (const text of [
      'кроме июля',
      'сентябрь-май, кроме января',
      'перенести 15 ноября',
      'ул. 8 Марта, д. 5',
    ])
      expect(readTerm(text, calendar).reading, text).toEqual({ kind: 'undated', reason: 'unknown' })
  })

  test('числа рядом с датой, которых никто не объяснил, делают её вопросом', () => {
    for (const text of ['15.05-20', '1 5.05.2023', '15.05.202 3', '45.11.2022', '15.13.2022'])
      expect(readTerm(text, calendar).reading, text).toEqual({ kind: 'undated', reason: 'unknown' })
  })

  test('классы, баллы, номера рядом с датой не съедают её', () => {
    expect(read('школа № 5, 15 ноября')).toBe('2022-11-15')
    expect(read('15.11, 5-9 классы')).toBe('2022-11-15')
    expect(read('9-е классы - май')).toBe('2022-05-01…2022-05-31 month')
  })

  test('год в названии плана — не срок', () => {
    expect(read('Составить программы на 2022 год в срок до 4 апреля 2022 года')).toBe('2022-04-04 deadline')
    expect(readTerm('Утвердить план на 2022 год', calendar).ambiguous).toBe(true)
  })
})

describe('враждебные тексты', () => {
  test('повторы любой длины читаются за конечное время', () => {
    for (const piece of [
      '15, ',
      'с 15 по ',
      '((((',
      '1-',
      '15.11.',
      'I, ',
      '2022-2023, ',
      'за 2 недели до ',
      '15\n',
    ]) {
      const { reading } = readTerm(piece.repeat(Math.floor(1990 / piece.length)), calendar)
      expect(['undated', 'days', 'range', 'year-round'], piece).toContain(reading.kind)
    }
  })

  test('длинный текст не читается как срок', () => {
    expect(readTerm('до 15 ноября '.repeat(1000), calendar).reading).toEqual({
      kind: 'undated',
      reason: 'unknown',
    })
  })
})
