import { describe, expect, it } from 'vitest'
import { cellText } from '../model.ts'
import type { Item } from './geometry.ts'
import { linesOf } from './lines.ts'
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

  it('ячейка, заполненная до соседней, всё равно своя: столбец виден по краю букв', () => {
    const items = [
      at(71, 100, 'Мероприятие'),
      at(250, 100, 'Срок'),
      at(330, 100, 'Ответственный'),
      at(71, 114, 'Открытие слёта, регистрация и'),
      at(250, 114, 'до 10 октября'),
      at(330, 114, 'Ракитина О.П.,'),
      at(71, 128, 'участников'),
      at(250, 128, '2025 года'),
      at(330, 128, 'Ольховая Л.Д.'),
      ...[at(71, 142, 'Итоги'), at(250, 142, 'май'), at(330, 142, 'Травина А.А.')],
      at(71, 156, 'Председатель комитета образования района     Е.В. Зарницын'),
    ]
    expect(read(items)).toEqual([
      [
        ['Мероприятие', 'Срок', 'Ответственный'],
        [
          'Открытие слёта, регистрация и участников',
          'до 10 октября 2025 года',
          'Ракитина О.П., Ольховая Л.Д.',
        ],
        ['Итоги', 'май', 'Травина А.А.'],
      ],
    ])
    expect(unruledGrids(items, 595).open).toEqual([])
  })

  it('слова в первом столбце: где строку не отличить от продолжения, таблица под вопросом', () => {
    const items = [
      ...[at(71, 100, 'Мероприятие'), at(250, 100, 'Срок'), at(330, 100, 'Ответственный')],
      ...[at(71, 114, 'Встреча с'), at(250, 114, 'май'), at(330, 114, 'Панина В.В.')],
      ...[at(71, 128, 'Лицеем'), at(250, 128, '2025 года')],
      ...[at(71, 142, 'Итоги'), at(250, 142, 'май'), at(330, 142, 'Травина А.А.')],
    ]
    const found = unruledGrids(items, 595)
    expect([found.grids.length, found.isDoubted]).toEqual([0, true])
  })

  it('на следующей странице таблица идёт дальше без шапки, разрезанная строка тоже', () => {
    const first = unruledGrids(
      [
        ...HEADER,
        ...row(114, '08.04.2025', '14.00', 'МБОУ «Сосновская', 'Петрова А.А.'),
        ...row(128, '', '', 'СОШ»'),
        ...row(142, '10.04.2025', '15.00', 'МБОУ «Лицей', 'Панина В.В.'),
        at(290, 800, '1'),
      ],
      595,
    )
    expect(first.open).toEqual(COLUMNS)
    const below = [
      at(290, 40, '2'),
      ...row(70, '', '', 'имени героя»'),
      ...row(84, '11.04.2025', '9.00', 'МБОУ «Ручьи»', 'Петрова А.А.'),
      at(71, 130, 'Начальник управления Шилова О.О.'),
    ]
    const next = unruledGrids(below, 595, first.open)
    expect([next.grids.length, next.isDoubted, next.open]).toEqual([1, false, []])
    const [grid] = next.grids
    const table =
      grid &&
      readTable(
        grid,
        below.filter((item) => isInside(item, grid)),
        2,
      ).table
    expect(table?.rows.map((each) => each.cells.map((cell) => cellText(cell)))).toEqual([
      ['', '', 'имени героя»', ''],
      ['11.04.2025', '9.00', 'МБОУ «Ручьи»', 'Петрова А.А.'],
    ])
    expect(
      unruledGrids([at(71, 70, 'Обычный текст страницы без всякой таблицы')], 595, COLUMNS).grids,
    ).toEqual([])
  })
})

describe('Две подписи рядом в PDF', () => {
  it('читаются каждая сверху вниз, текст под ними и список должностей не переставлены', () => {
    const body = at(
      71,
      100,
      '1. Школам провести слёт до 15 октября 2025 года и представить отчёты в комитет.',
    )
    const signed = [
      body,
      ...[at(71, 130, 'Председатель комитета'), at(320, 130, 'Директор центра')],
      ...[at(71, 144, 'образования'), at(320, 144, '______ П.П. Петлин')],
      at(71, 158, '______ Т.О. Вяземская'),
      at(71, 190, 'Исп. Травина А.А.'),
    ]
    expect(linesOf(signed, 1, 595).map(({ text }) => text)).toEqual([
      body.text,
      'Председатель комитета',
      'образования',
      '______ Т.О. Вяземская',
      'Директор центра',
      '______ П.П. Петлин',
      'Исп. Травина А.А.',
    ])
    const rows = [
      ...[at(71, 130, 'Директор'), at(320, 130, 'П.П. Петлин')],
      ...[at(71, 144, 'Заместитель'), at(320, 144, 'Т.О. Вяземская')],
    ]
    expect(linesOf(rows, 1, 595)).toHaveLength(2)
  })
})
