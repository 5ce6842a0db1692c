import type { DraftClause } from './clauses.ts'
import { PEOPLE, schoolsOf } from './people.ts'
import type { Choices } from './random.ts'

type Whom = { readonly dative: string; readonly names: readonly string[] }

/** «Руководителям школ № 3, 7 и 12»: as many schools as numbers. */
const numberedWhom = (choices: Choices): Whom => {
  const numbers = choices.some([2, 3, 5, 7, 8, 11, 12, 24], choices.below(2) + 2).map(String)
  const [type, one] = choices.one([
    ['школ', 'школа'],
    ['СОШ', 'СОШ'],
    ['гимназий', 'гимназия'],
  ] as const)
  const listed = choices.one([
    numbers.join(', '),
    `${numbers.slice(0, -1).join(', ')} и ${numbers.at(-1)}`,
    numbers.join(', № '),
  ])
  return {
    dative: `${choices.one(['Руководителям', 'Директорам'])} ${type} № ${listed}`,
    names: numbers.map((number) => `${one} № ${number}`),
  }
}

/** «Руководителям … (Ветров А.Б., Рощина В.Д.)», «Кураторам школ (Ветров А.Б. – МБОУ «…»)». */
const namedWhom = (choices: Choices): Whom => {
  const heads = choices.some(PEOPLE, choices.below(2) + 2).map(({ nominative }) => nominative)
  const schools = schoolsOf(choices, heads.length).map((school) => school.replace(/["“”„]/gu, "'"))
  const plain = `${choices.one(['Руководителям общеобразовательных организаций', 'Директорам школ', 'Кураторам школ-участниц'])} (${heads.join(', ')})`
  const beside = `Кураторам школ (${heads.map((head, at) => `${head} – ${schools[at]}`).join(', ')})`
  return { dative: choices.one([plain, plain, beside]), names: heads }
}

const UNITS: readonly string[] = [
  'Отделу общего образования',
  'Методическому кабинету',
  'Муниципальному методическому центру',
  'Отделу культуры администрации района',
  'Редакции газеты «Лужанские вести»',
  'Центральной районной библиотеке',
]

/** «Отделу общего образования (Рощина В.Д.)»: who heads it stands in brackets. */
const unitWhom = (choices: Choices): Whom => {
  const unit = choices.one(UNITS)
  const { nominative } = choices.one(PEOPLE)
  return { dative: `${unit} (${nominative})`, names: [unit] }
}

export const OFFICES = [numberedWhom, namedWhom, unitWhom, unitWhom]

const base = { control: null, annexes: [] as readonly string[], freq: null, deadline: null }

const LEADS: readonly string[] = [
  'В трёхдневный срок после каждого занятия',
  'В течение 5 рабочих дней со дня подписания приказа',
  'В течение 10 дней с момента утверждения плана',
  'В месячный срок',
  'Не позднее 3 рабочих дней после окончания диагностики',
]

const small = (text: string): string =>
  /^[А-ЯЁ][а-яё-]+\s[А-ЯЁ]\./u.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1)

/** «В трёхдневный срок после занятия директорам … передать …»: no date, and nothing of the order is lost. */
export const leadRelative = (choices: Choices, action: string): DraftClause => {
  const whom = choices.one([numberedWhom, unitWhom])(choices)
  const lead = choices.one(LEADS)
  const text = choices.one([
    `${lead} ${small(whom.dative)} ${action}.`,
    `${whom.dative} ${small(lead)} ${action}.`,
  ])
  return {
    text,
    extra: [],
    items: [],
    expected: [{ ...base, addressees: whom.names, action, modality: 'order' }],
  }
}

const STANDING: readonly string[] = [
  'Утвердить требования к проведению муниципального форума наставников',
  'Довести результаты до сведения участников после завершения диагностики',
  'Внести изменения в приказ от 12.01.2021 № 15, заменив слова «до 15 ноября» словами «до 25 ноября»',
  'Признать утратившим силу приказ от 10.11.2020 № 498 «О проведении мониторинга»',
]

/** A clause of the act about itself, or with an event that is no term: it stays whole. */
export const standing = (choices: Choices): DraftClause => {
  const action = choices.one(STANDING)
  return {
    text: `${action}.`,
    extra: [],
    items: [],
    expected: [{ ...base, addressees: [], action, modality: 'order' }],
  }
}
