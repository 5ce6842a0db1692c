import { describe, expect, it } from 'vitest'
import { DELIVERED_STATEMENTS } from './delivered/statements.ts'
import { DELIVERED_THEMES } from './delivered/themes.ts'
import { proposalsOf } from './diagnosis.ts'
import { guessOld, headsOf, oldHeaderRow, readOld, readTemplate } from './table.ts'
import type { Theme } from './types.ts'

const themes: Theme[] = DELIVERED_THEMES.map((theme) => ({ ...theme, id: theme.code, current: true }))

describe('прежняя таблица', () => {
  it.each(['ОО', 'Наименование ОО', 'Название ОУ', 'Организация'])('«%s» это школа', (head) => {
    expect(guessOld([head])).toEqual({ [head.toLowerCase()]: 'school' })
  })
  it('«Тема ПО» и «Окно» не школа', () => {
    expect(guessOld(['Тема ПО', 'Окно'])).toEqual({ 'тема по': 'theme' })
  })

  const first = {
    name: 'Лист1',
    rows: [
      ['Дефициты школ района', '', ''],
      ['ОО', 'Управленческие кадры', 'Педагогические кадры', 'Степень'],
      [
        'Ключевская СОШ',
        'Наставничество в школе',
        '1) Работа с детьми с ОВЗ; 2) боимся открытых уроков',
        'высокая',
      ],
      ['', '', 'Формирующее оценивание', ''],
    ],
  }
  const second = {
    name: 'Лист2',
    rows: [
      ['Педагогические кадры', 'ОО'],
      ['нет', 'Полевая СОШ'],
      ['Цифровые сервисы на уроке', 'Полевая СОШ'],
    ],
  }

  it('столбцы в любом порядке, несколько листов, пустая школа идёт за верхней, свободные слова остаются', () => {
    const sheets = [first, second]
    expect(oldHeaderRow(first.rows)).toBe(1)
    const matching = guessOld(headsOf(sheets))
    expect(matching).toEqual({
      оо: 'school',
      'управленческие кадры': 'managers',
      'педагогические кадры': 'teachers',
      степень: 'severity',
    })
    expect(
      readOld(sheets, matching, themes).map(({ school, line, row }) => [
        school,
        line,
        row.theme ?? row.wording,
        row.severity,
      ]),
    ).toEqual(
      [
        ['Ключевская СОШ', 3, 't20', 3],
        ['Ключевская СОШ', 3, 'боимся открытых уроков', 3],
        ['Ключевская СОШ', 4, 't03', 2],
        ['Полевая СОШ', 3, 't24', 2],
      ].toSpliced(0, 0, ['Ключевская СОШ', 3, 'm07', 3]),
    )
  })
})

describe('шаблон листа', () => {
  const heads = {
    code: 'Код',
    name: 'Дефицит',
    whom: 'Кого',
    subject: 'Предмет',
    severity: 'Выраженность',
    people: 'Человек',
    note: 'Что',
  }
  const audiences = {
    managers: 'Управленцы',
    teachers: 'Педагоги',
    pupils: 'Обучающиеся',
    parents: 'Родители',
  }

  it('без отметки строка не тронута, чужая выраженность названа строкой, чужая таблица узнана', () => {
    const sheet = [
      Object.values(heads),
      ['themes:t02', 'Дифференциация', 'Педагоги', '', 'Острый', '5', 'уроки'],
      ['themes:t03', 'Оценивание', 'Педагоги', '', '', '', ''],
      ['', 'Дети боятся доски', 'Обучающиеся', '', 'слабый', '', ''],
      ['', 'Что-то', '', '', 'как всегда', '', ''],
    ]
    expect(readTemplate(sheet, heads, audiences, themes)).toMatchObject({
      rows: [
        { theme: 't02', severity: 3, people: 5, note: 'уроки' },
        { theme: null, wording: 'Дети боятся доски', audience: 'pupils', severity: 1 },
      ],
      faults: [{ line: 5, value: 'как всегда' }],
    })
    expect(readTemplate([['a']], heads, audiences, themes)).toBeNull()
  })
})

describe('самодиагностика', () => {
  it('20–30 утверждений о темах словаря; несогласие предлагает дефицит, важное острее', () => {
    const codes = new Set(themes.map(({ code }) => code))
    expect(DELIVERED_STATEMENTS.length).toBeGreaterThanOrEqual(20)
    expect(DELIVERED_STATEMENTS.length).toBeLessThanOrEqual(30)
    expect(DELIVERED_STATEMENTS.filter(({ theme }) => !codes.has(theme))).toEqual([])
    const answers = {
      s01: { level: 'no', material: false, pressing: false },
      s02: { level: 'ratherNo', material: true, pressing: true },
      s03: { level: 'yes', material: true, pressing: true },
      s04: { level: 'no', material: true, pressing: true },
    } as const
    const byId = new Map(themes.map((theme) => [theme.id, theme]))
    expect(
      proposalsOf(DELIVERED_STATEMENTS, answers, byId).map(({ row }) => [row.theme, row.severity]),
    ).toEqual([
      ['m04', 3],
      ['m01', 2],
      ['m02', 2],
    ])
  })
})
