import type { Choices } from './random.ts'

/** Invented people with the forms a sentence needs. */
export type Person = {
  readonly nominative: string
  readonly dative: string
  readonly accusative: string
  readonly short: string
}

const person = (nominative: string, dative: string, accusative: string, initials: string): Person => ({
  nominative: `${nominative} ${initials}`,
  dative: `${dative} ${initials}`,
  accusative: `${accusative} ${initials}`,
  short: `${initials} ${nominative}`,
})

export const PEOPLE: readonly Person[] = [
  person('Ольховская', 'Ольховской', 'Ольховскую', 'Н.П.'),
  person('Ветров', 'Ветрову', 'Ветрова', 'А.Б.'),
  person('Рощина', 'Рощиной', 'Рощину', 'В.Д.'),
  person('Птицын', 'Птицыну', 'Птицына', 'Е.Ж.'),
  person('Лысенко', 'Лысенко', 'Лысенко', 'З.И.'),
  person('Седых', 'Седых', 'Седых', 'К.Л.'),
  person('Дубинский', 'Дубинскому', 'Дубинского', 'М.Н.'),
  person('Соловьёва', 'Соловьёвой', 'Соловьёву', 'О.П.'),
  person('Луговой', 'Луговому', 'Лугового', 'Р.С.'),
  person('Заречная', 'Заречной', 'Заречную', 'Т.У.'),
  person('Мельник', 'Мельнику', 'Мельника', 'Ф.Х.'),
  person('Ветрова-Рощина', 'Ветровой-Рощиной', 'Ветрову-Рощину', 'Ц.Ч.'),
]

export type Post = { readonly nominative: string; readonly dative: string; readonly accusative: string }

export const POSTS: readonly Post[] = [
  { nominative: 'методист ИМЦ', dative: 'методисту ИМЦ', accusative: 'методиста ИМЦ' },
  {
    nominative: 'главный специалист отдела общего образования',
    dative: 'главному специалисту отдела общего образования',
    accusative: 'главного специалиста отдела общего образования',
  },
  {
    nominative: 'руководитель методической службы',
    dative: 'руководителю методической службы',
    accusative: 'руководителя методической службы',
  },
  {
    nominative: 'заместитель председателя комитета',
    dative: 'заместителю председателя комитета',
    accusative: 'заместителя председателя комитета',
  },
  {
    nominative: 'начальник отдела воспитания',
    dative: 'начальнику отдела воспитания',
    accusative: 'начальника отдела воспитания',
  },
  {
    nominative: 'директор МБУ ДО «Центр «Парус»',
    dative: 'директору МБУ ДО «Центр «Парус»',
    accusative: 'директора МБУ ДО «Центр «Парус»',
  },
]

/** Roles and groups of schools in the dative, as orders address them. */
export const GROUPS: readonly string[] = [
  'Руководителям общеобразовательных организаций',
  'Руководителям общеобразовательных учреждений, показавших низкие образовательные результаты',
  'Директорам школ с высокими образовательными результатами',
  'Муниципальным координаторам',
  'Руководителям школьных сетевых команд',
  'Заведующим дошкольными образовательными учреждениями',
  'Школам, включённым в проект «Школы помогают школам»',
]

const PLACES: readonly string[] = [
  'Заозёрская',
  'Лужанская',
  'Берёзовская',
  'Перелесская',
  'Озерковская',
  'Ключевская',
  'Дубравинская',
  'Лебединская',
]
const TYPES: readonly string[] = ['СОШ', 'ООШ', 'гимназия', 'средняя общеобразовательная школа']
const FORMS: readonly string[] = ['МБОУ', 'МКОУ', 'МАОУ', 'МОУ']

const QUOTES = [
  ['«', '»'],
  ['«', '»'],
  ['"', '"'],
  ['"', '»'],
  ['“', '”'],
  ['„', '“'],
] as const

type Naming = (form: string, place: string, number: number, type: string) => string

/** Names without a place, with a town behind the quotes, without quotes, with a name in quotes inside. */
const NAMINGS: readonly Naming[] = [
  (form, place, number) => `${form} «СОШ № ${number} ${place.replace('ая', 'ого')} района»`,
  (form, _, number) => `${form} СОШ №${number}`,
  (form, _, number) => `${form} «СОШ № ${number}» г. Лужанска`,
  (form, _, number, type) => `${form} «${type} №${number} «Центр образования»`,
  (_, place, number) => `МБДОУ «${place.replace('ая', 'ий')} детский сад № ${number} «Ручеёк»`,
]

const numberOf = (choices: Choices): string =>
  choices.chance(0.4) ? ` №${choices.one(['', ' ', '\u00a0'])}${choices.below(20) + 1}` : ''

/** A school as documents name it: numbers with and without a space, honorary names, mixed quotes. */
export const schoolOf = (choices: Choices): string => {
  if (choices.chance(0.25))
    return choices.one(NAMINGS)(
      choices.one(FORMS),
      choices.one(PLACES),
      choices.below(20) + 1,
      choices.one(['СОШ', 'Гимназия', 'Лицей']),
    )
  const honour = choices.chance(0.15) ? ' им. П.П. Озёрного' : ''
  const [open, close] = choices.one(QUOTES)
  const name = `${choices.one(PLACES)} ${choices.one(TYPES)}${numberOf(choices)}${honour}`
  return `${choices.one(FORMS)} ${open}${name}${close}`
}

export const schoolsOf = (choices: Choices, count: number): string[] => {
  const list = new Set<string>()
  while (list.size < count) list.add(schoolOf(choices))
  return [...list]
}
