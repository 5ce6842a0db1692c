import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { innFault } from '../../../../kernel/codes.ts'
import { normalName } from '../../../../kernel/names.ts'
import { namingOf } from '../names.ts'
import { day, noFacts } from '../testing.ts'
import type { Facts } from '../types.ts'
import {
  columnLetter,
  guessHeaderRow,
  guessMatching,
  matchingFaults,
  matchingOf,
  type SheetRows,
} from './columns.ts'
import type { KnownOrganisation } from './known.ts'
import { countsOf, planImport } from './plan.ts'
import type { ImportPlan, ImportSettings, Register } from './plan-types.ts'
import { readRows } from './row.ts'

const today = day('2022-11-10')
const LAKE = 'm-lake'
const MEADOW = 'm-meadow'

const known = (
  id: string,
  shortName: string,
  over: Partial<KnownOrganisation> & { facts?: Facts } = {},
): KnownOrganisation => ({
  id,
  municipality: LAKE,
  state: 'active',
  closedOn: null,
  categories: [],
  aliases: [],
  facts: noFacts,
  ...namingOf({ shortName, fullName: shortName, kind: 'school', schoolType: null, district: null }),
  ...over,
})

const REGISTER: Register = {
  municipalities: [
    { id: LAKE, name: 'Заозёрский муниципальный район', shortName: 'Заозёрский район' },
    { id: MEADOW, name: 'Лужанский муниципальный район', shortName: 'Лужанский район' },
  ],
  districts: [{ id: 'd-north', name: 'Северный округ', municipality: LAKE }],
  organisations: [
    known('two', 'МБОУ «Озёрская СОШ № 2»', {
      facts: { ...noFacts, inn: '7707083893', pupils: 300 },
      categories: [
        { id: 'c', category: 'lowResults', from: day('2021-09-01'), until: null, basis: 'приказ' },
      ],
      aliases: [normalName('ОСШ № 2')],
    }),
    known('three', 'МБОУ «Озёрская СОШ № 3»', { facts: { ...noFacts, ogrn: '1027700132195' } }),
    known('closed', 'МКОУ «Дальняя НОШ»', {
      state: 'closed',
      closedOn: day('2021-08-31'),
      facts: { ...noFacts, inn: '9102066582' },
    }),
    known('away', 'МБОУ «Луговая СОШ»', {
      municipality: MEADOW,
      facts: { ...noFacts, ogrn: '1149102182570' },
    }),
    known('twinA', 'МКОУ «Береговая ООШ»', { aliases: [normalName('Береговая школа')] }),
    known('twinB', 'МКОУ «Береговая НОШ»', { aliases: [normalName('Береговая школа')] }),
  ],
}

const HEADS = [
  'Наименование',
  'Полное наименование',
  'Муниципальное образование',
  'Вид',
  'Тип школы',
  'Образовательный округ',
  'ИНН',
  'КПП',
  'ОГРН',
  'ОКПО',
  'ОКТМО',
  'Адрес',
  'Широта',
  'Долгота',
  'Местность',
  'Число обучающихся',
  'Число педагогов',
  'ШНСУ',
  'Сайт',
  'Электронная почта',
  'Телефон',
  'Категория',
  'Дата категории',
  'Основание',
  'Варианты названия',
] as const

const SETTINGS: ImportSettings = {
  municipality: null,
  addMunicipalities: false,
  names: 'ours',
  categoryFrom: null,
  categoryBasis: null,
}

/** A row by the heads of its cells. */
const line = (cells: Partial<Record<(typeof HEADS)[number], string>>): string[] =>
  HEADS.map((head) => cells[head] ?? (head === 'Муниципальное образование' ? 'Заозёрский район' : ''))

const plan = (rows: SheetRows, over: Partial<ImportSettings> = {}, register = REGISTER): ImportPlan =>
  planImport(readRows([HEADS, ...rows], 0, guessMatching(HEADS)), register, { ...SETTINGS, ...over }, today)

const fresh = { Наименование: 'МБОУ «Новая СОШ»' }

type Cells = Parameters<typeof line>[0]
const BAD: readonly (readonly [code: string, first: Cells, ...more: Cells[]])[] = [
  ['nameMissing', { ИНН: '7707083893' }],
  ['nameWithoutWords', { Наименование: '«»' }],
  ['tooLong', { Наименование: 'Школа '.repeat(60) }],
  ['innNotDigits', { ...fresh, ИНН: '77О7083893' }],
  ['innWrongLength', { ...fresh, ИНН: '77070838' }],
  ['innWrongCheckDigit', { ...fresh, ИНН: '7707083892' }],
  ['codeAsNumber', { ...fresh, ИНН: '7,70708E+09' }],
  ['ogrnNotDigits', { ...fresh, ОГРН: '10277ОО132195' }],
  ['ogrnWrongLength', { ...fresh, ОГРН: '102770013219' }],
  ['ogrnWrongCheckDigit', { ...fresh, ОГРН: '1027700132196' }],
  ['kppWrongLength', { ...fresh, КПП: '4705' }],
  ['kppNotDigits', { ...fresh, КПП: '4705аб001' }],
  ['okpoWrongCheckDigit', { ...fresh, ОКПО: '00800138' }],
  ['oktmoWrongLength', { ...fresh, ОКТМО: '4161' }],
  ['oktmoNotDigits', { ...fresh, ОКТМО: '41б18101' }],
  ['latitudeOutside', { ...fresh, Широта: '159,1', Долгота: '30' }],
  ['longitudeOutside', { ...fresh, Широта: '59', Долгота: '230' }],
  ['halfCoordinates', { ...fresh, Широта: '59,5' }],
  ['notRural', { ...fresh, Местность: 'приморская' }],
  ['notANumber', { ...fresh, 'Число обучающихся': 'много' }],
  ['countNegative', { ...fresh, 'Число обучающихся': '-5' }],
  ['countNotWhole', { ...fresh, 'Число педагогов': '12,5' }],
  ['countTooLarge', { ...fresh, 'Число обучающихся': '7707083893' }],
  ['notYesNo', { ...fresh, ШНСУ: 'иногда' }],
  ['notASite', { ...fresh, Сайт: 'javascript:alert(1)' }],
  ['notAnEmail', { ...fresh, 'Электронная почта': 'school.example' }],
  ['notAPhone', { ...fresh, Телефон: 'нет' }],
  ['kindUnknown', { ...fresh, Вид: 'завод' }],
  ['typeUnknown', { ...fresh, 'Тип школы': 'подводная' }],
  ['districtUnknown', { ...fresh, 'Образовательный округ': 'Южный округ' }],
  ['categoryUnknown', { ...fresh, Категория: 'средненькая' }],
  ['notADay', { ...fresh, 'Дата категории': '31.02.2022' }],
  ['basisNeeded', { ...fresh, Категория: 'ШНОР' }],
  ['onlySchoolsHaveCategory', { ...fresh, Вид: 'институт', Категория: 'ШНОР', Основание: 'приказ' }],
  ['tooFarAhead', { ...fresh, Категория: 'ШНОР', Основание: 'приказ', 'Дата категории': '01.09.2032' }],
  [
    'periodTaken',
    {
      Наименование: 'Озёрская СОШ №2',
      Категория: 'зона риска',
      Основание: 'приказ',
      'Дата категории': '01.01.2020',
    },
  ],
  ['municipalityUnknown', { ...fresh, 'Муниципальное образование': 'Тридевятый район' }],
  ['municipalityMissing', { ...fresh, 'Муниципальное образование': ' ' }],
  ['organisationIsClosed', { Наименование: 'МКОУ «Дальняя НОШ»', ИНН: '9102066582' }],
  ['otherMunicipality', { Наименование: 'МБОУ «Луговая СОШ»', ОГРН: '1149102182570' }],
  ['codesOfTwo', { Наименование: 'МБОУ «Озёрская СОШ № 2»', ИНН: '7707083893', ОГРН: '1027700132195' }],
  ['aliasOfTwo', { Наименование: 'Береговая школа' }],
  ['namesakeHasOtherCodes', { Наименование: 'МБОУ «Озёрская СОШ № 3»', ОГРН: '1037739010891' }],
  ['nameOfOther', { ...fresh, 'Варианты названия': 'ОСШ № 2' }],
  ['rowTwice', fresh, fresh],
]

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
