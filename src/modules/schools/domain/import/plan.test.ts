import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { innFault } from '../../../../kernel/codes.ts'
import { day } from '../testing.ts'
import { columnLetter, guessHeaderRow, guessMatching, matchingFaults, matchingOf } from './columns.ts'
import { BAD, LAKE, line, MEADOW, plan, REGISTER } from './plan.fixture.ts'
import { countsOf } from './plan.ts'
import { readRows } from './row.ts'

describe('rows that cannot be taken', () => {
  const cases = BAD.map(([code, ...rows]) => ({ code, rows }))
  it.each(cases)('$code is told with its row, column and value', ({ code, rows }) => {
    const { errors } = plan(rows.map((row) => line(row)))
    expect(errors.map((error) => error.code)).toEqual([code])
    expect(errors[0]?.row).toBe(rows.length + 1)
  })

  it('there are more than thirty kinds, and all of a file are told at once', () => {
    const kinds = new Set(BAD.map(([code]) => code))
    expect(kinds.size).toBeGreaterThan(30)
    const all = BAD.filter(([code]) => code !== 'rowTwice').map(([, row], at) => {
      const cells = line(row)
      if (cells[0] === 'МБОУ «Новая СОШ»') cells[0] = `МБОУ «Новая СОШ № ${at}»`
      return cells
    })
    const told = new Set(plan(all).errors.map((error) => error.code))
    for (const code of kinds) if (code !== 'rowTwice') expect(told).toContain(code)
  })

  it('two rows with one ИНН are one organisation', () => {
    const rows = [
      line({ Наименование: 'Первая СОШ', ИНН: '9102066582' }),
      line({ Наименование: 'Вторая СОШ', ИНН: '9102066582' }),
    ]
    const register = { ...REGISTER, organisations: [] }
    expect(plan(rows, {}, register).errors).toMatchObject([{ row: 3, code: 'rowTwice', values: { row: 2 } }])
  })
})

describe('rows that are recognised', () => {
  it.each([
    ['by ИНН', { Наименование: 'Совсем другое имя', ИНН: '7707083893' }],
    [
      'by ИНН without its zeros and with spaces',
      { Наименование: 'МБОУ «Озёрская СОШ № 2»', ИНН: ' 7707 083893 ' },
    ],
    ['by name', { Наименование: 'муниципальное общеобразовательное учреждение "Озерская СОШ №2"' }],
    ['by alias', { Наименование: 'МБОУ «ОСШ № 2»' }],
  ])('%s', (_, cells) => {
    const [row] = plan([line(cells)]).rows
    expect(row?.kind !== 'new' && row?.known.id).toBe('two')
  })

  it('an empty cell changes nothing, a filled one is a change with both values', () => {
    const rows = [
      line({ Наименование: 'МБОУ «Озёрская СОШ № 2»', 'Число обучающихся': '312', 'Число педагогов': '' }),
    ]
    expect(plan(rows).rows).toMatchObject([
      { kind: 'changed', changes: [{ field: 'pupils', from: '300', to: '312' }] },
    ])
  })

  it('the same name and figures are unchanged', () => {
    const rows = [
      line({ Наименование: 'МБОУ «Озёрская СОШ № 2»', 'Число обучающихся': '300', Категория: 'ШНОР' }),
    ]
    expect(plan(rows).rows).toMatchObject([{ kind: 'unchanged' }])
  })

  it('a name that differs becomes an alias, or is taken when so chosen', () => {
    const rows = [line({ Наименование: 'МБОУ «Озёрская школа имени Верстова»', ИНН: '7707083893' })]
    expect(plan(rows).rows).toMatchObject([
      { aliases: ['МБОУ «Озёрская школа имени Верстова»'], naming: { shortName: 'МБОУ «Озёрская СОШ № 2»' } },
    ])
    expect(plan(rows, { names: 'theirs' }).rows).toMatchObject([
      { aliases: ['МБОУ «Озёрская СОШ № 2»'], naming: { shortName: 'МБОУ «Озёрская школа имени Верстова»' } },
    ])
  })

  it('a new category ends the one before by the date and basis given once for the file', () => {
    const rows = [line({ Наименование: 'МБОУ «Озёрская СОШ № 2»', Категория: 'резильентная' })]
    const settings = { categoryFrom: day('2022-09-01'), categoryBasis: 'распоряжение № 9' }
    expect(plan(rows, settings).rows).toMatchObject([
      {
        category: { category: 'resilient', ends: { id: 'c' }, from: '2022-09-01', basis: 'распоряжение № 9' },
      },
    ])
  })
})

describe('new rows', () => {
  it('the register of an empty district comes in whole', () => {
    const rows = [
      line({
        Наименование: 'МБОУ «Луговая СОШ № 1»',
        Категория: 'школа с высокими результатами',
        Основание: 'приказ № 1',
        'Варианты названия': 'ЛСОШ № 1; Луговая первая',
      }),
      line({ Наименование: 'Комитет образования', 'Муниципальное образование': 'Лужанский район' }),
    ]
    const made = plan(rows)
    expect(made.errors).toEqual([])
    expect(made.rows).toMatchObject([
      {
        kind: 'new',
        municipality: LAKE,
        naming: { kind: 'school', schoolType: 'secondary' },
        category: { category: 'highResults', from: '2022-11-10' },
        aliases: ['ЛСОШ № 1', 'Луговая первая'],
      },
      { kind: 'new', municipality: MEADOW, naming: { kind: 'authority' } },
    ])
  })

  it('unknown municipalities are added when so chosen, each once', () => {
    const rows = ['Первая СОШ', 'Вторая СОШ'].map((name) =>
      line({ Наименование: name, 'Муниципальное образование': 'Берёзовский муниципальный район' }),
    )
    const made = plan(rows, { addMunicipalities: true })
    expect(made.errors).toEqual([])
    expect([...made.municipalities]).toEqual([['березовский', 'Берёзовский муниципальный район']])
    expect(countsOf(made)).toMatchObject({ added: 2, municipalities: 1 })
  })

  it('a coordinator of one municipality cannot load another', () => {
    const rows = [line({ Наименование: 'Первая СОШ', 'Муниципальное образование': 'Лужанский район' })]
    expect(plan(rows, { municipality: LAKE }).errors).toMatchObject([{ code: 'notThisMunicipality' }])
  })

  it('gives back the zero that a spreadsheet ate', () => {
    const inn =
      [...'0123456789'].map((digit) => `010501234${digit}`).find((code) => innFault(code) === null) ?? ''
    const rows = [line({ Наименование: 'Первая СОШ', ИНН: inn.slice(1) })]
    expect(plan(rows).rows).toMatchObject([{ facts: { inn } }])
  })
})

describe('the table itself', () => {
  it('finds the heads under a title and passes over totals, blank rows and rows of column numbers', () => {
    const sheet = [
      ['Реестр школ района на 2022 год', '', ''],
      ['№ п/п', 'Наименование ОО', 'Число обучающихся'],
      ['1', '2', '3'],
      ['1', 'МБОУ «Первая СОШ»', '100'],
      ['', '', ''],
      ['', 'ИТОГО', '100'],
    ]
    expect(guessHeaderRow(sheet)).toBe(1)
    const matching = guessMatching(sheet[1] ?? [])
    expect(matching).toEqual({ shortName: 1, pupils: 2 })
    expect(readRows(sheet, 1, matching).rows.map((row) => row.row)).toEqual([4])
  })

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })

  it('asks for one column of names and each field once', () => {
    expect(matchingFaults(['inn', 'inn', null])).toEqual([
      { code: 'fieldTwice', column: 1 },
      { code: 'nameColumnNeeded' },
    ])
    expect(matchingFaults(['shortName', null, 'inn'])).toEqual([])
    expect(matchingOf(['shortName', null, 'inn'])).toEqual({ shortName: 0, inn: 2 })
  })

  it('never throws, whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { maxLength: 30 }), { maxLength: 8 }), (cells) => {
        const made = plan(cells)
        expect(made.rows.length + made.errors.length).toBeGreaterThanOrEqual(0)
        for (const error of made.errors) expect(error.code).toMatch(/^[a-zA-Z]+$/)
      }),
    )
  })
})
