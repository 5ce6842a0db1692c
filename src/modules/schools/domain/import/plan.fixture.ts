import { normalName } from '../../../../kernel/names.ts'
import { namingOf } from '../names.ts'
import { day } from '../testing.ts'
import type { Facts } from '../types.ts'
import { NO_FACTS } from './change.ts'
import { guessMatching, type SheetRows } from './columns.ts'
import type { KnownOrganisation } from './known.ts'
import { planImport } from './plan.ts'
import type { ImportPlan, ImportSettings, Register } from './plan-types.ts'
import { readRows } from './row.ts'

const today = day('2022-11-10')
/** A register of invented schools, and rows of every kind that cannot be taken. */
export const LAKE = 'm-lake'
export const MEADOW = 'm-meadow'

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
  facts: NO_FACTS,
  ...namingOf({ shortName, fullName: shortName, kind: 'school', schoolType: null, district: null }),
  ...over,
})

export const REGISTER: Register = {
  municipalities: [
    { id: LAKE, name: 'Заозёрский муниципальный район', shortName: 'Заозёрский район' },
    { id: MEADOW, name: 'Лужанский муниципальный район', shortName: 'Лужанский район' },
  ],
  districts: [{ id: 'd-north', name: 'Северный округ', municipality: LAKE }],
  organisations: [
    known('two', 'МБОУ «Озёрская СОШ № 2»', {
      facts: { ...NO_FACTS, inn: '7707083893', pupils: 300 },
      categories: [
        { id: 'c', category: 'lowResults', from: day('2021-09-01'), until: null, basis: 'приказ' },
      ],
      aliases: [normalName('ОСШ № 2')],
    }),
    known('three', 'МБОУ «Озёрская СОШ № 3»', { facts: { ...NO_FACTS, ogrn: '1027700132195' } }),
    known('closed', 'МКОУ «Дальняя НОШ»', {
      state: 'closed',
      closedOn: day('2021-08-31'),
      facts: { ...NO_FACTS, inn: '9102066582' },
    }),
    known('away', 'МБОУ «Луговая СОШ»', {
      municipality: MEADOW,
      facts: { ...NO_FACTS, ogrn: '1149102182570' },
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
export const line = (cells: Partial<Record<(typeof HEADS)[number], string>>): string[] =>
  HEADS.map((head) => cells[head] ?? (head === 'Муниципальное образование' ? 'Заозёрский район' : ''))

export const plan = (rows: SheetRows, over: Partial<ImportSettings> = {}, register = REGISTER): ImportPlan =>
  planImport(readRows([HEADS, ...rows], 0, guessMatching(HEADS)), register, { ...SETTINGS, ...over }, today)

export const fresh = { Наименование: 'МБОУ «Новая СОШ»' }

type Cells = Parameters<typeof line>[0]
export const BAD: readonly (readonly [code: string, first: Cells, ...more: Cells[]])[] = [
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
