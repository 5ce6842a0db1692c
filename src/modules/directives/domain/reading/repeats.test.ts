import { expect, test } from 'vitest'
import { line } from '../../../../../test/variants/model.ts'
import { asModel } from '../../../../../test/variants/render.ts'
import { readingToJson } from './contract.ts'
import { readDirective } from './read.ts'

const plan = (...rows: readonly (readonly string[])[]) => {
  const head = ['№', 'Мероприятия', 'Ответственные', 'Сроки', 'Результат']
  const cells = [head, ...rows].map((row) =>
    row.length === 1 ? [{ text: row[0] ?? '', colSpan: 5 }] : row.map((text) => ({ text })),
  )
  return readingToJson(
    readDirective(
      asModel([
        line('План мероприятий на 2025 год'),
        { kind: 'table', columns: 5, headerRows: 1, rows: cells },
      ]),
    ),
  )
}

test('знак повтора читается как ячейка над ним, прочерк остаётся никем', () => {
  for (const mark of ['-//-', '-"-', '—»—', '«', '″', "''", '//', 'то же', 'Те же', 'тот же', '– « –']) {
    const { tables, warnings } = plan(
      ['I. Организационный этап'],
      ['1', 'Приказ', 'Кедрова М.Л.', 'до 15 сентября', 'Приказ'],
      ['II. Основной этап'],
      ['2', 'Сбор', mark, mark, '–'],
      ['3', 'Итоги', mark, 'май', mark],
    )
    const rows = tables[0]?.rows.filter(({ responsibles }) => responsibles.municipal.length > 0) ?? []
    expect(
      rows.map(({ number, responsibles }) => [number, responsibles.municipal.map(({ name }) => name)]),
      mark,
    ).toEqual([
      ['1', ['Кедрова М.Л.']],
      ['2', ['Кедрова М.Л.']],
      ['3', ['Кедрова М.Л.']],
    ])
    expect(rows[1]?.term, mark).toEqual({ kind: 'day', date: '2025-09-15', deadline: true })
    expect(
      warnings.filter(({ code }) => code === 'cell-repeated'),
      mark,
    ).toHaveLength(3)
  }
  const { tables } = plan(['1', 'Приказ', 'Кедрова М.Л.', 'май', 'Приказ'], ['2', 'Сбор', '–', '-', '—'])
  expect(tables[0]?.rows[1]?.responsibles.municipal).toEqual([])
  expect(tables[0]?.rows[1]?.term.kind).toBe('undated')
})

test('школы за двоеточием — адресаты и тогда, когда поручение стоит в подпунктах; «дополнительно просим» просит тех, кого назвало', () => {
  const read = (...text: readonly string[]) =>
    readingToJson(readDirective(asModel(text.map((each) => line(each))))).clauses
  const order = read(
    'Комитет образования',
    'ПРИКАЗ',
    'от 12.09.2025 № 214',
    'О дне',
    '1. Директорам: МБОУ «Ручьи» (Зверев А.А.), МКОУ «Мостки» (Лисина Б.Б.):',
    '1.1. назначить ответственных в срок до 14.11.2025;',
    '1.2. ежемесячно представлять отчёт.',
    'Председатель комитета\tЕ.В. Зарницын',
  )
  expect(order.map(({ number, addressees }) => [number, addressees.length])).toEqual([
    ['1', 2],
    ['1.1', 2],
    ['1.2', 2],
  ])
  const letter = read(
    'Министерство образования',
    'Руководителям муниципальных органов управления образованием',
    '12.01.2026 № 19-05/77',
    'О вебинарах',
    'Просим в срок не позднее 16 января 2026 года направить списки.',
    'Дополнительно просим муниципальных координаторов до 30.01.2026 заполнить форму.',
    'Заместитель министра\tР.Р. Рысин',
  )
  expect(letter.map(({ addressee }) => addressee)).toEqual([
    'Руководителям муниципальных органов управления образованием',
    'муниципальных координаторов',
  ])
})

test('«рук. ШМО» — одна должность', () => {
  const { tables } = plan(
    ['1', 'Уроки', 'Ежова Т.Т.,\nрук. ШМО', 'май', ''],
    ['2', 'Сбор', 'зам. директора', 'май', ''],
  )
  const named = tables[0]?.rows.map(({ responsibles: { municipal, institutional } }) =>
    [...municipal, ...institutional].map(({ text, position }) => [text, position]),
  )
  expect(named?.[0]).toEqual([['Ежова Т.Т., рук. ШМО', 'рук. ШМО']])
  expect(named?.[1]).toHaveLength(1)
})

test('«совместно с» называет ещё одно лицо в именительном падеже', () => {
  const { tables } = plan(
    ['1', 'Сбор', 'Кедрова М.Л. совместно с Берёзкиным Д.Н.', 'май', ''],
    ['2', 'Форум', 'Кедрова М.Л., методист, совместно с МБОУ «Ручьи» и МКОУ «Мостки»', 'май', ''],
    ['3', 'Слёт', 'Кедрова М.Л.; Берёзкин Д.Н.\nРогова Н.Ю.', 'май', ''],
  )
  expect(
    tables[0]?.rows.map(({ responsibles: { municipal, institutional } }) =>
      [...municipal, ...institutional].map(({ name, text }) => name ?? text),
    ),
  ).toEqual([
    ['Кедрова М.Л.', 'Берёзкин Д.Н.'],
    ['Кедрова М.Л.', 'МБОУ «Ручьи»', 'МКОУ «Мостки»'],
    ['Кедрова М.Л.', 'Берёзкин Д.Н.', 'Рогова Н.Ю.'],
  ])
})
