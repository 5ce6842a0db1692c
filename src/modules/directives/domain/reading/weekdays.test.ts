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
