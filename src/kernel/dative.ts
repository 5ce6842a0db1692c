import { type Gender, genderOfPatronymic } from './declension.ts'
import { type PersonName, parsePersonName } from './person-name.ts'

/** Words put into the dative; `isSure` is false when the rules do not know the form and the words stand as they were. */
export type Dative = { readonly value: string; readonly isSure: boolean }

const sure = (value: string): Dative => ({ value, isSure: true })
const asItWas = (value: string): Dative => ({ value, isSure: false })

/** What to cut, what to put instead, whose gender the nominative shows by itself. */
type Rule = readonly [pattern: RegExp, ending: string, shows: Gender | null]

/** Surnames whose nominative tells the gender, and with it the case. */
const SPEAKING: readonly Rule[] = [
  [/(?<=[оеё]в|[иы]н)$/u, 'у', 'masculine'],
  [/(?<=[сц]к)(?:ий|ой)$/u, 'ому', 'masculine'],
  [/ая$/u, 'ой', 'feminine'],
  [/(?<=[оеё]в)а$/u, 'ой', 'feminine'],
]

/** Surnames that need a gender known from elsewhere (a patronymic). */
const MASCULINE: readonly Rule[] = [
  [/(?<=..[бвгдзклмнпрстфх])(?:ый|ой)$/u, 'ому', null],
  [/(?<=[аеиоуыя])й$/u, 'ю', null],
  [/ь$/u, 'ю', null],
  [/$/u, 'у', null],
]
const FEMININE: readonly Rule[] = [[/(?<=[иы]н)а$/u, 'ой', null]]
const BOTH: readonly Rule[] = [
  [/ия$/u, 'ии', null],
  [/(?<=[бвгджзклмнпрстфхчшщцьй])[ая]$/u, 'е', null],
]

/** One form for all cases: -ых, -их, -ко, -дзе, -швили, -аго, foreign vowels. */
const UNCHANGED = /(?:[ыи]х|ко|[ая]го|дзе|швили|[уыэюео])$/u
/** A vowel that may fall out («Кравец», «Песок», «Журавель») or a rare soft end: the form is not guessed. */
const FLEETING = /(?:[её]ц|[оеё]к|[еёо]л|[еоё]ь|[еоё][нлр]ь|ий)$/u
const CONSONANT = /[бвгджзклмнпрстфхчшщцйь]$/u

const byRule = (word: string, rules: readonly Rule[]): Dative | null => {
  const rule = rules.find(([pattern]) => pattern.test(word))
  return rule === undefined ? null : sure(word.replace(rule[0], rule[1]))
}

const withConsonant = (surname: string, gender: Gender | undefined): Dative => {
  if (gender === 'feminine') return sure(surname)
  if (gender === undefined || FLEETING.test(surname)) return asItWas(surname)
  return byRule(surname, MASCULINE) ?? asItWas(surname)
}

const withVowel = (surname: string, gender: Gender | undefined): Dative => {
  if (gender === 'feminine') return byRule(surname, [...FEMININE, ...BOTH]) ?? asItWas(surname)
  /** «Ильина В. П.» may be a woman and «Калина В. П.» a man: initials do not tell. */
  if (gender === undefined && /[иы]на$/u.test(surname)) return asItWas(surname)
  return byRule(surname, BOTH) ?? asItWas(surname)
}

/** One part of a surname in the dative; the gender is taken from the surname itself where it shows it. */
const surnamePart = (surname: string, gender: Gender | undefined): Dative => {
  const speaking = SPEAKING.find(
    ([pattern, , shows]) => pattern.test(surname) && (gender === undefined || shows === gender),
  )
  if (speaking !== undefined) return sure(surname.replace(speaking[0], speaking[1]))
  if (UNCHANGED.test(surname)) return sure(surname)
  return CONSONANT.test(surname) ? withConsonant(surname, gender) : withVowel(surname, gender)
}

const initialsOf = (name: PersonName): string =>
  name.initials !== ''
    ? name.initials.replaceAll(' ', '')
    : `${name.given.slice(0, 1)}.${name.patronymic.slice(0, 1)}.`

/** A person as a letter names him, «Полевому Р.А.»; a surname whose dative the rules do not know stays as it was. */
export const personToDative = (written: string, patronymic = ''): Dative => {
  const name = parsePersonName(written)
  if (name === null) return asItWas(written)
  const gender = genderOfPatronymic(patronymic === '' ? name.patronymic : patronymic)
  const parts = name.surname.split('-').map((part) => surnamePart(part, gender))
  return {
    value: `${parts.map(({ value }) => value).join('-')} ${initialsOf(name)}`,
    isSure: parts.every(({ isSure }) => isSure),
  }
}

/** Posts and bodies that head a name; the rest of it depends on them and keeps its case. */
const HEADS: Readonly<Record<string, string>> = {
  директор: 'директору',
  руководитель: 'руководителю',
  начальник: 'начальнику',
  председатель: 'председателю',
  заместитель: 'заместителю',
  министр: 'министру',
  ректор: 'ректору',
  проректор: 'проректору',
  губернатор: 'губернатору',
  мэр: 'мэру',
  глава: 'главе',
  секретарь: 'секретарю',
  координатор: 'координатору',
  куратор: 'куратору',
  специалист: 'специалисту',
  методист: 'методисту',
  инспектор: 'инспектору',
  консультант: 'консультанту',
  советник: 'советнику',
  заведующий: 'заведующему',
  заведующая: 'заведующей',
  управляющий: 'управляющему',
  управляющая: 'управляющей',
  исполняющий: 'исполняющему',
  исполняющая: 'исполняющей',
  комитет: 'комитету',
  отдел: 'отделу',
  департамент: 'департаменту',
  центр: 'центру',
  институт: 'институту',
  министерство: 'министерству',
  управление: 'управлению',
  учреждение: 'учреждению',
  администрация: 'администрации',
  служба: 'службе',
  школа: 'школе',
}

/** Words before the head that agree with it: «первый заместитель», «муниципальная служба». */
const AGREEING: readonly Rule[] = [
  [/(?<=[бвгдзклмнпрстфх])(?:ый|ой)$/u, 'ому', null],
  [/(?<=[гкх])ий$/u, 'ому', null],
  [/(?<=[нжшщч])ий$/u, 'ему', null],
  [/(?<=[жшщч])ая$/u, 'ей', null],
  [/ая$/u, 'ой', null],
  [/(?<=[бвгдзклмнпрстфх])ое$/u, 'ому', null],
  [/ее$/u, 'ему', null],
]

const asCapital = (model: string, word: string): string =>
  /^[А-ЯЁ]/u.test(model) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word

const ABBREVIATED = /^(?:и\.\s?о\.|врио|вр\.\s?и\.\s?о\.)/iu

/** A name written in capitals, as at the head of a blank. */
const SHOUTED = /[А-ЯЁ]{4,}(?:\s+[А-ЯЁ]|$)/u

/** «Председатель комитета» as «Председателю комитета»: adjectives and the head noun change, what depends on them does not. */
export const roleToDative = (written: string): Dative => {
  if (written === '' || ABBREVIATED.test(written)) return sure(written)
  // «КОМИТЕТ ОБРАЗОВАНИЯ»: which of its words begin with a capital is not known
  if (SHOUTED.test(written)) return asItWas(written)
  const words = written.split(' ')
  const at = words.findIndex((word) => HEADS[word.toLowerCase()] !== undefined)
  if (at === -1) return asItWas(written)
  const front = words.slice(0, at).map((word) => byRule(word, AGREEING))
  const head = words[at] ?? ''
  if (front.some((each) => each === null)) return asItWas(written)
  return sure(
    [
      ...front.flatMap((each) => (each === null ? [] : [each.value])),
      asCapital(head, HEADS[head.toLowerCase()] ?? head),
      ...words.slice(at + 1),
    ].join(' '),
  )
}
