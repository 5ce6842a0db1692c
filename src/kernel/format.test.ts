import { describe, expect, test } from 'vitest'
import type { Day } from './day.ts'
import {
  countEn,
  countRu,
  dayAndMonth,
  dayRange,
  dayWithWeekday,
  deadlineText,
  fileSize,
  fullDay,
  longDay,
  momentText,
  monthAndYear,
  number,
  percent,
  shortDay,
  timeLeft,
  weekday,
} from './format.ts'

const day = (text: string) => text as Day
const plain = (text: string) => text.replace(/\u00a0/gu, ' ')
const today = day('2022-11-10')

describe('даты', () => {
  test('в таблице с нулями, в тексте словами', () => {
    expect(shortDay(day('2022-03-05'))).toBe('05.03.2022')
    expect(dayAndMonth(day('2022-03-05'))).toBe('05.03')
    expect(plain(longDay(day('2022-11-15'), today))).toBe('15 ноября')
    expect(plain(dayWithWeekday(day('2022-11-15'), today))).toBe('15 ноября, вторник')
    expect(plain(fullDay(today))).toBe('10 ноября 2022')
    expect(plain(monthAndYear(today))).toBe('ноябрь 2022')
    expect(weekday(day('2022-11-13'))).toBe('воскресенье')
  })

  test('год пишется, когда он не этот', () => {
    expect(plain(dayWithWeekday(day('2023-01-09'), today))).toBe('9 января 2023, понедельник')
  })

  test('число и месяц не разрываются', () => {
    expect(longDay(day('2022-11-15'), today)).toBe('15\u00a0ноября')
  })

  test('in English', () => {
    expect(plain(dayWithWeekday(day('2022-11-15'), today, 'en'))).toBe('15 November, Tuesday')
    expect(plain(monthAndYear(today, 'en'))).toBe('November 2022')
  })

  test.each([
    ['2022-03-14', '2022-03-14', '14.03.2022'],
    ['2022-03-14', '2022-03-18', '14–18.03.2022'],
    ['2022-02-28', '2022-03-05', '28.02–05.03.2022'],
    ['2021-12-20', '2022-01-15', '20.12.2021–15.01.2022'],
  ])('срок %s … %s пишется «%s»', (from, to, text) => {
    expect(dayRange(day(from), day(to))).toBe(text)
  })

  test('время', () => {
    const at = { day: day('2022-11-09'), time: '14:32' }
    expect(plain(momentText(at))).toBe('09.11.2022, 14:32')
    expect(plain(deadlineText(at))).toBe('09.11.2022 в 14:32')
    expect(plain(deadlineText(at, 'en'))).toBe('09.11.2022 at 14:32')
  })
})

test.each([
  ['2022-11-15', 'осталось 5 дней', '5 days left'],
  ['2022-11-12', 'осталось 2 дня', '2 days left'],
  ['2022-12-01', 'остался 21 день', '21 days left'],
  ['2022-11-11', 'завтра', 'tomorrow'],
  ['2022-11-10', 'сегодня', 'today'],
  ['2022-11-09', 'просрочено на 1 день', 'overdue by 1 day'],
  ['2022-10-31', 'просрочено на 10 дней', 'overdue by 10 days'],
])('до %s: «%s»', (deadline, ru, en) => {
  expect(plain(timeLeft(day(deadline), today))).toBe(ru)
  expect(plain(timeLeft(day(deadline), today, 'en'))).toBe(en)
})

describe('числа', () => {
  test('разряды через неразрывный пробел, запятая, минус', () => {
    expect(number(1204)).toBe('1\u00a0204')
    expect(number(1234567)).toBe('1\u00a0234\u00a0567')
    expect(number(31.84)).toBe('31,8')
    expect(number(-29)).toBe('−29')
    expect(percent(31.8)).toBe('31,8\u00a0%')
    expect(percent(31.8, 'en')).toBe('31.8%')
  })

  test('число согласуется со словом', () => {
    expect(plain(countRu(21, ['дело', 'дела', 'дел']))).toBe('21 дело')
    expect(plain(countRu(1204, ['дело', 'дела', 'дел']))).toBe('1 204 дела')
    expect(plain(countEn(1204, ['task', 'tasks']))).toBe('1,204 tasks')
  })

  test.each([
    [10, '1 Кб'],
    [14_336, '14 Кб'],
    [1_468_006, '1,4 Мб'],
    [3_221_225_472, '3 Гб'],
  ])('%d байт это %s', (bytes, text) => {
    expect(plain(fileSize(bytes))).toBe(text)
  })
})
