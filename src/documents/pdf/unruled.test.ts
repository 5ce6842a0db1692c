import { describe, expect, it } from 'vitest'
import { cellText } from '../model.ts'
import type { Item } from './geometry.ts'
import { isInside, readTable } from './tables.ts'
import { unruledGrids } from './unruled.ts'

const SIZE = 12
const LETTER = 6
const at = (x0: number, y: number, text: string): Item => ({
  text,
  x0,
  x1: x0 + text.length * LETTER,
  y,
  size: SIZE,
  bold: false,
  vertical: false,
})
const COLUMNS = [71, 180, 250, 420]
const row = (y: number, ...texts: readonly string[]): Item[] =>
  texts.flatMap((text, column) => (text === '' ? [] : [at(COLUMNS[column] ?? 0, y, text)]))
const HEADER = row(100, 'Дата', 'Время', 'Школа', 'Консультант')

const read = (items: readonly Item[]): string[][][] =>
  unruledGrids(items, 595).grids.map((grid) => {
    const inside = items.filter((item) => isInside(item, grid))
    return readTable(grid, inside, 1).table.rows.map((each) =>
      each.cells.map((cell) => cellText(cell).replaceAll('\n', ' ')),
    )
  })

describe('Таблица PDF без линий', () => {
  it('читается, когда каждая ячейка начинается под своим заголовком; перенос внутри ячейки не новая строка', () => {
    const items = [
      ...HEADER,
      ...row(114, '08.04.2025', '14.00', 'МБОУ «Сосновская', 'Петрова А.А.'),
      ...row(128, '', '', 'СОШ»'),
      ...row(142, '10.04.2025', '15.00', 'МБОУ «Лицей»', 'Панина В.В.'),
      at(71, 190, 'Начальник управления Шилова О.О.'),
    ]
    expect(read(items)).toEqual([
      [
        ['Дата', 'Время', 'Школа', 'Консультант'],
        ['08.04.2025', '14.00', 'МБОУ «Сосновская СОШ»', 'Петрова А.А.'],
        ['10.04.2025', '15.00', 'МБОУ «Лицей»', 'Панина В.В.'],
      ],
    ])
    expect(unruledGrids(items, 595).isDoubted).toBe(false)
  })

  it.each([
    ['ячейка не под заголовком', row(114, '08.04.2025', '14.00').concat(at(300, 114, 'Лицей'))],
    ['ячейки не хватает', [...row(114, '08.04.2025', '14.00'), ...row(128, '09.04.2025', '', 'Лицей')]],
    [
      'ячейка заходит под соседний заголовок',
      row(114, '08.04.2025', '14.00 или позже', 'Лицей', 'Панина В.В.'),
    ],
  ])('%s: остаётся текстом, и об этом сказано', (_case, below) => {
    const found = unruledGrids([...HEADER, ...below], 595)
    expect([found.grids.length, found.isDoubted]).toEqual([0, true])
  })

  it('строка слов без заголовков столбцов не таблица', () => {
    const found = unruledGrids(
      [...row(100, 'Глава', 'района', 'Ларин', 'Ф.Ф.'), ...row(114, 'а', 'б', 'в', 'г')],
      595,
    )
    expect([found.grids.length, found.isDoubted]).toEqual([0, false])
  })
})
