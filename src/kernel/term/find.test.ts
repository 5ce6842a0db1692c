import { describe, expect, test } from 'vitest'
import { findTerms, termsOfClause, withoutTerm } from './find.ts'
import { sign } from './notation.fixture.ts'
import type { TermContext } from './types.ts'

const context: TermContext = { year: 2022, kind: 'calendar' }
const found = (text: string): string[] =>
  findTerms(text, context).map((one) => `${one.role}: ${one.term.asWritten} = ${sign(one.term.reading)}`)

describe('finding terms in a clause', () => {
  test('a deadline beside the year of a plan', () => {
    expect(found('Составить планы взаимодействия школ на 2023 год в срок до 4 апреля 2022 года.')).toEqual([
      'term: в срок до 4 апреля 2022 года = 2022-04-04 deadline',
    ])
  })

  test('the year of a plan alone is a name, no deadline', () => {
    expect(found('Утвердить план работы на 2022-2023 учебный год.')).toEqual([
      'name: на 2022-2023 учебный год = year 2022-09-01…2023-05-31',
    ])
    expect(termsOfClause('Реализовать проект «Школа рядом» в 2022 году', context)).toEqual([])
  })

  test('the date of an act is no deadline', () => {
    expect(found('Признать утратившим силу приказ от 11.02.2021 № 12-р.')).toEqual([
      'document: от 11.02.2021 = 2021-02-11',
    ])
  })

  test('what stands in quotation marks is a name', () => {
    expect(found('Провести акцию «До 1 мая 2022 года» в школах района')).toEqual([])
  })

  test('a date that nothing marks is a mention: a person decides', () => {
    expect(found('Провести в марте семинар для руководителей')).toEqual([
      'mention: в марте = 2022-03-01…2022-03-31 month',
    ])
  })

  test('weekdays beside the dates of a clause belong to them, a number before a dash and a month is no school', () => {
    expect(found('Провести 14-15 ноября 2022 г. (пн-вт) слёт наставников')).toEqual([
      'term: 14-15 ноября 2022 г. (пн-вт) = 2022-11-14…2022-11-15 day',
    ])
    expect(found('С 14 (пн) по 18 (пт) ноября посетить школы')).toEqual([
      'term: С 14 (пн) по 18 (пт) ноября = 2022-11-14…2022-11-18 day',
    ])
    for (const whom of ['Директорам школ', 'Школам', 'Гимназиям'])
      expect(found(`${whom} 10-14 ноября провести уроки`)).toEqual([
        'term: 10-14 ноября = 2022-11-10…2022-11-14 day',
      ])
    expect(found('Школам 14 ноября провести уроки')).toEqual(['mention: 14 ноября = 2022-11-14'])
    expect(found('В школах 3 - 5 и в СОШ 7 провести уроки 14 ноября')).toEqual([
      'mention: 14 ноября = 2022-11-14',
    ])
    expect(found('Школам 14-15 ноября 2022 г. (чт-пт) принять гостей')[0]).toContain('2022-11-14…2022-11-15')
  })

  test('a repeating duty and a distance', () => {
    expect(found('Обновлять сведения (не реже одного раза в 2 месяца) по ссылке')).toEqual([
      'term: не реже одного раза в 2 месяца = every month/2',
    ])
    expect(found('Разместить протокол в течение 3 рабочих дней со дня подписания')).toEqual([
      'term: в течение 3 рабочих дней со дня подписания = - relative | 3 рабочих дней | подписания',
    ])
  })

  test('no date at all is a condition', () => {
    expect(found('Оказывать помощь по мере необходимости')).toEqual([
      'condition: по мере необходимости = - as-needed',
    ])
  })

  test('two terms in one clause are both found', () => {
    const terms = termsOfClause(
      'Собрать заявки до 1 марта 2022 года и направить свод до 10 марта 2022 года',
      context,
    )
    expect(terms.map((one) => sign(one.term.reading))).toEqual(['2022-03-01 deadline', '2022-03-10 deadline'])
  })

  test('the number of a clause is not a day', () => {
    expect(found('2.1. Разработать программы до 5 мая 2022 года')).toEqual([
      'term: до 5 мая 2022 года = 2022-05-05 deadline',
    ])
  })
})

describe('the clause without its term', () => {
  const cut = (text: string): string => {
    const [one] = termsOfClause(text, context)
    return one ? withoutTerm(text, one) : text
  }

  test.each([
    ['Провести консультации – срок до 8 декабря 2022 года;', 'Провести консультации;'],
    ['Направить отчёт в срок до 4 апреля 2022 года.', 'Направить отчёт.'],
    ['До 4 апреля 2022 года направить отчёт', 'направить отчёт'],
    ['Обновлять перечень (ежемесячно) на сайте', 'Обновлять перечень на сайте'],
    ['Провести совещания с 10 по 20 мая 2022 года в школах', 'Провести совещания в школах'],
  ])('«%s»', (text, rest) => {
    expect(cut(text)).toBe(rest)
  })
})
