import { expect, test } from 'vitest'
import { line } from '../../../../../test/variants/model.ts'
import { asModel } from '../../../../../test/variants/render.ts'
import { readingToJson } from './contract.ts'
import { readDirective } from './read.ts'

test('дни недели у дат сверены с календарём: совпали — одни даты, не совпали — сказано почему', () => {
  const rows = [
    ['№', 'Мероприятие', 'Срок', 'Ответственный'],
    ['1', 'Слёт наставников', '14-15 ноября 2025 г. (пт-сб)', 'Директор'],
    ['2', 'Форум', '14-15 ноября 2025 г. (сб-вс)', 'Директор'],
  ].map((row) => row.map((text) => ({ text })))
  const { tables, warnings } = readingToJson(
    readDirective(
      asModel([line('План мероприятий на 2025 год'), { kind: 'table', columns: 4, headerRows: 1, rows }]),
    ),
  )
  const days = { kind: 'range', start: '2025-11-14', end: '2025-11-15', precision: 'day' }
  expect(tables[0]?.rows.map(({ term }) => term)).toEqual([days, days])
  const said = warnings.filter(({ code }) => code.startsWith('term-'))
  expect(said).toEqual([
    {
      code: 'term-weekday',
      where: 'таблица 1, строка 2',
      text: 'В сроке «14-15 ноября 2025 г. (сб-вс)» дни недели не приходятся на эти числа. Выберите, что верно.',
    },
  ])
})

test('дни без предлога за адресатом — срок, а не часть имени', () => {
  const paper = ['Комитет образования', 'ПРИКАЗ', 'от 12.09.2025 № 214', 'О слёте']
  const orders = [
    '1. Директорам школ 10-14 ноября (пн-пт) провести открытые уроки.',
    '2. Школам 14-15 ноября 2025 г. принять гостей.',
    '3. Методистам с 17 (пн) по 21 (пт) ноября 2025 года посетить школы.',
  ]
  const { clauses } = readingToJson(
    readDirective(
      asModel([...paper, ...orders, 'Председатель комитета\tЕ.В. Зарницын'].map((text) => line(text))),
    ),
  )
  expect(clauses.map(({ addressee, deadline, action }) => [addressee, deadline, action])).toEqual([
    ['Директорам школ', '2025-11-14', 'провести открытые уроки'],
    ['Школам', '2025-11-15', 'принять гостей'],
    ['Методистам', '2025-11-21', 'посетить школы'],
  ])
})

const clausesOf = (...orders: readonly string[]) =>
  readingToJson(
    readDirective(
      asModel(
        ['Комитет образования', 'ПРИКАЗ', 'от 09.01.2025 № 5', 'О работе', 'ПРИКАЗЫВАЮ:']
          .concat(orders.map((text, at) => `${at + 1}. ${text}`))
          .concat('Председатель комитета\tЕ.В. Зарницын')
          .map((text) => line(text)),
      ),
    ),
  ).clauses

test('срок в скобках идёт до своей скобки: день недели, «включительно», несколько дней', () => {
  const terms: readonly (readonly [string, string])[] = [
    ['20.06.2025 (пт) - 25.06.2025 (ср)', '2025-06-25'],
    ['21 июня (суббота)', '2025-06-21'],
    ['до «17» мая 2025 г. (включительно)', '2025-05-17'],
    ['06.02; 15.02; 20.02', '2025-02-20'],
    ['6-9 февраля 2025 г. (чт-вс)', '2025-02-09'],
  ]
  const read = clausesOf(...terms.map(([term]) => `Директорам школ направить списки (срок – ${term}).`))
  expect(read.map(({ action, deadline }) => [action, deadline])).toEqual(
    terms.map(([, day]) => ['направить списки', day]),
  )
})

test('дни, декады и кварталы за «школ» — срок, а не номер школы; кавычка дня уходит вместе с ним', () => {
  const terms: readonly (readonly [string, string | null])[] = [
    ['4-го августа', '2025-08-04'],
    ['4, 14 и 22 февраля', '2025-02-22'],
    ['I декада апреля 2025 года', '2025-04-10'],
    ['1-я половина июля 2025 г.', '2025-07-15'],
    ['3-й квартал 2025 г.', '2025-09-30'],
    ['06.05-06.06.2025', '2025-06-06'],
    ['«27» сентября 2025 г.', '2025-09-27'],
    ['вс-пт, 1-6 июня 2025 года', '2025-06-06'],
  ]
  const read = clausesOf(...terms.map(([term]) => `Директорам школ ${term} провести уроки.`))
  expect(read.map(({ addressee, action, deadline }) => [addressee, action, deadline])).toEqual(
    terms.map(([, day]) => ['Директорам школ', 'провести уроки', day]),
  )
  const [numbered] = clausesOf('Директорам школ № 3, 5 и 7 представить отчёт до 5 мая 2025 года.')
  expect([numbered?.addressees.length, numbered?.deadline]).toEqual([3, '2025-05-05'])
})
