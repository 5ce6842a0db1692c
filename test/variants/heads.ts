import { type Draft, type Expected, line } from './model.ts'
import { PEOPLE } from './people.ts'
import type { Choices } from './random.ts'
import { inFigures, inWords, iso } from './terms.ts'

export type HeadVariant = {
  readonly drafts: readonly Draft[]
  readonly closing: readonly Draft[]
  readonly year: number
  readonly month: number
  readonly expected: Pick<
    Expected,
    'kind' | 'issuer' | 'number' | 'date' | 'place' | 'title' | 'signatory' | 'position'
  >
}

type Letterhead = { readonly lines: readonly string[]; readonly issuer: string; readonly position: string }

const LETTERHEADS: readonly Letterhead[] = [
  {
    lines: ['АДМИНИСТРАЦИЯ ЛУЖАНСКОГО МУНИЦИПАЛЬНОГО РАЙОНА', 'СВЕТЛОЯРСКОЙ ОБЛАСТИ', 'КОМИТЕТ ОБРАЗОВАНИЯ'],
    issuer: 'КОМИТЕТ ОБРАЗОВАНИЯ',
    position: 'Председатель комитета',
  },
  {
    lines: [
      'Российская Федерация',
      'Администрация',
      'Заозёрского муниципального округа Светлоярской области',
      'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ',
    ],
    issuer: 'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ',
    position: 'Начальник управления образования',
  },
  {
    lines: ['УПРАВЛЕНИЕ ОБРАЗОВАНИЯ', 'АДМИНИСТРАЦИИ БЕРЁЗОВСКОГО ГОРОДСКОГО ОКРУГА', 'СВЕТЛОЯРСКОЙ ОБЛАСТИ'],
    issuer: 'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ БЕРЁЗОВСКОГО ГОРОДСКОГО ОКРУГА СВЕТЛОЯРСКОЙ ОБЛАСТИ',
    position: 'И.о. начальника управления',
  },
  {
    lines: [
      'Светлоярская область',
      'Комитет по образованию администрации',
      'муниципального образования «Лужанский район»',
    ],
    issuer: 'Комитет по образованию администрации муниципального образования «Лужанский район»',
    position: 'Заместитель председателя комитета',
  },
  {
    lines: [
      'Муниципальное бюджетное общеобразовательное учреждение',
      '«Заозёрская средняя общеобразовательная школа № 3»',
    ],
    issuer:
      'Муниципальное бюджетное общеобразовательное учреждение «Заозёрская средняя общеобразовательная школа № 3»',
    position: 'Директор школы',
  },
]

const NUMBERS: readonly string[] = [
  '94',
  '04-20-451/23',
  '364 - р',
  '12-од',
  '45/1',
  '207-па',
  '19-33/2023',
  '8',
]
const CITIES: readonly string[] = [
  'г. Лужанск',
  'пос. Озёрный',
  'с. Берёзовка',
  'г. Заозёрск',
  'п.г.т. Озёрный',
  'пгт Лужки',
]
const KINDS: readonly string[] = ['распоряжение', 'приказ', 'постановление']

const TITLES: readonly (readonly string[])[] = [
  ['Об организации сетевого наставничества'],
  [
    'Об утверждении плана мероприятий («дорожной карты»)',
    'по сетевому взаимодействию школ',
    'Лужанского района',
  ],
  ['О проведении единого методического дня', 'в общеобразовательных организациях'],
  ['ОБ УТВЕРЖДЕНИИ ПОЛОЖЕНИЯ О МУНИЦИПАЛЬНОЙ', 'СТАЖИРОВОЧНОЙ ПЛОЩАДКЕ'],
  ['О реализации проекта «Школы помогают школам', 'в муниципальных учреждениях'],
  ['О закреплении школ-наставников'],
]

type Requisites = (day: string, worded: string, number: string, city: string | null) => readonly string[]

const REQUISITES: readonly Requisites[] = [
  (day, _, number, city) => [`${day}\t${city ?? ''}\t№ ${number}`.replace('\t\t', '\t')],
  (_, worded, number, city) => [`от ${worded} года № ${number}`, ...(city === null ? [] : [city])],
  (day, _, number, city) => [`от ${day} г.`, `№ ${number}`, ...(city === null ? [] : [city])],
  (day, _, number, city) => [`№ ${number} от ${day}`, ...(city === null ? [] : [city])],
  (_, worded, number, city) => [`${worded} г.\t№${number}`, ...(city === null ? [] : [city])],
]

const spaced = (word: string): string => [...word].join(' ')

const kindLines = (choices: Choices, kind: string, requisites: readonly string[]): string[] => {
  const word = kind.toUpperCase()
  const [first = ''] = requisites
  if (choices.chance(0.15) && /^(?:от|№)/u.test(first)) return [`${word} ${first}`, ...requisites.slice(1)]
  return [choices.chance(0.25) ? spaced(word) : word, ...requisites]
}

const titleOf = (choices: Choices, year: number): { lines: readonly string[]; text: string } => {
  const lines = [...choices.one(TITLES)]
  if (choices.chance(0.4)) lines.push(`на ${year} год`)
  const text = lines.join(' ')
  return { lines: choices.chance(0.3) ? [text] : lines, text }
}

const signatureOf = (choices: Choices, position: string, name: string): Draft[] => {
  const glued = choices.chance(0.3) ? name.replace(' ', '') : name
  const ways: readonly (() => Draft[])[] = [
    () => [line(`${position}\t${glued}`)],
    () => [line(position), line(glued)],
    () => [line(`${position}                              ${glued}`)],
    () => [line(`${position}\t___________\t${glued}`)],
    () => [line(`${position}: _____________ /${glued}/`)],
    () => [line(`${position} ____________ (${glued})`)],
  ]
  return choices.one(ways)()
}

/** Letterhead, kind, date, number, place, title of an act, and its signature. */
export const actHead = (choices: Choices): HeadVariant => {
  const letterhead = choices.one(LETTERHEADS)
  const kind = letterhead.position.startsWith('Директор') ? 'приказ' : choices.one(KINDS)
  const year = choices.one([2021, 2022, 2023, 2025])
  const [month, day] = [choices.below(4) + 1, choices.below(27) + 1]
  const number = choices.one(NUMBERS)
  const city = choices.chance(0.5) ? choices.one(CITIES) : null
  const requisites = choices.one(REQUISITES)(
    inFigures(year, month, day),
    inWords(year, month, day, true),
    number,
    city,
  )
  const title = titleOf(choices, year)
  const signer = choices.one(PEOPLE)
  const name = signer.short.replace(/(?<=\.[А-ЯЁ]\.) /u, ' ')
  return {
    drafts: [
      ...letterhead.lines.map((text) => line(text, { align: 'center', bold: text === text.toUpperCase() })),
      ...kindLines(choices, kind, requisites).map((text, at) =>
        line(text, at === 0 ? { align: 'center', bold: true } : {}),
      ),
      ...title.lines.map((text) => line(text, choices.chance(0.5) ? { align: 'center', bold: true } : {})),
    ],
    closing: signatureOf(choices, letterhead.position, name),
    year,
    month,
    expected: {
      kind,
      issuer: letterhead.issuer,
      number,
      date: iso(year, month, day),
      place: city,
      title: title.text,
      signatory: name,
      position: letterhead.position,
    },
  }
}
