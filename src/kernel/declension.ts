/** The case a name stands in: the sentence around it tells (R225). `unknown` when nothing does. */
export type NameCase = 'nominative' | 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'unknown'

export type Gender = 'masculine' | 'feminine'

/** Nominative of a surname, with other nominatives the same form may come from. */
export type Nominative = { readonly value: string; readonly alternatives: readonly string[] }

/** Endings tried from the top: what to cut, what to put instead (first is the likely one), whose gender it is. */
type Rule = readonly [pattern: RegExp, endings: readonly string[], gender: Gender | null]

const HUSH = 'гкхжчшщ'

const DATIVE: readonly Rule[] = [
  [/(?<=[оеё]в|[иы]н)у$/u, [''], 'masculine'],
  [/(?<=[оеё]в|[иы]н)ой$/u, ['а'], 'feminine'],
  [/(?<=[сц]к)ому$/u, ['ий', 'ой'], 'masculine'],
  [/(?<=[сц]к)ой$/u, ['ая'], 'feminine'],
  [/(?<=[гкхжшщ])ому$/u, ['ий', 'ой'], 'masculine'],
  [/(?<=[оеё]в)ому$/u, ['ой', 'ый'], 'masculine'],
  [/ому$/u, ['ый', 'ой'], 'masculine'],
  [/ему$/u, ['ий'], 'masculine'],
  [/ой$/u, ['ая'], 'feminine'],
  [/ии$/u, ['ия'], null],
  [new RegExp(`(?<=[${HUSH}ц])е$`, 'u'), ['а'], null],
  [/(?<=[бвдзлмнпрстф])е$/u, ['а', 'я'], null],
  [/ье$/u, ['ья'], null],
  [/(?<=[аеиоуы])ю$/u, ['й'], 'masculine'],
  [/ю$/u, ['ь'], 'masculine'],
  [/(?<=[лдбнр])ьцу$/u, ['ец'], 'masculine'],
  [/цу$/u, ['ец', 'ц'], 'masculine'],
  [/(?<=[бвгджзклмнпрстфхчшщ])у$/u, [''], 'masculine'],
]

const ACCUSATIVE: readonly Rule[] = [
  [/(?<=[оеё]в|[иы]н)у$/u, ['а'], 'feminine'],
  [/(?<=[оеё]в|[иы]н)а$/u, [''], 'masculine'],
  [/(?<=[сц]к)ого$/u, ['ий', 'ой'], 'masculine'],
  [/(?<=[гкхжшщ])ого$/u, ['ий', 'ой'], 'masculine'],
  [/(?<=[оеё]в)ого$/u, ['ой', 'ый'], 'masculine'],
  [/ого$/u, ['ый', 'ой'], 'masculine'],
  [/его$/u, ['ий'], 'masculine'],
  [/ую$/u, ['ая'], 'feminine'],
  [/юю$/u, ['яя'], 'feminine'],
  [/ию$/u, ['ия'], null],
  [/(?<=[бвгджзклмнпрстфхцчшщь])ю$/u, ['я'], null],
  [/(?<=[бвгджзклмнпрстфхцчшщ])у$/u, ['а'], null],
  [/(?<=[аеиоуы])я$/u, ['й'], 'masculine'],
  [/(?<=[бвгджзклмнпрстфхц])я$/u, ['ь'], 'masculine'],
  [/ьца$/u, ['ец'], 'masculine'],
  [/(?<=[бвгджзклмнпрстфхчшщц])а$/u, [''], 'masculine'],
]

const GENITIVE: readonly Rule[] = [
  [/(?<=[оеё]в|[иы]н)ой$/u, ['а'], 'feminine'],
  [/(?<=[сц]к)ой$/u, ['ая'], 'feminine'],
  [/ой$/u, ['ая'], 'feminine'],
  [new RegExp(`(?<=[${HUSH}])и$`, 'u'), ['а'], null],
  [/ии$/u, ['ия'], null],
  [/(?<=[лнрьт])и$/u, ['я'], null],
  [/(?<=[бвдзлмнпрстфц])ы$/u, ['а'], null],
  ...ACCUSATIVE.filter(([, , gender]) => gender === 'masculine'),
]

const INSTRUMENTAL: readonly Rule[] = [
  [/(?<=[оеё]в|[иы]н)ым$/u, [''], 'masculine'],
  [/(?<=[оеё]в|[иы]н)ой$/u, ['а'], 'feminine'],
  [/(?<=[сц]к)им$/u, ['ий', 'ой'], 'masculine'],
  [/(?<=[сц]к)ой$/u, ['ая'], 'feminine'],
  [/ым$/u, ['ый', 'ой'], 'masculine'],
  [/им$/u, ['ий'], 'masculine'],
  [/ой$/u, ['а', 'ая'], null],
  [/(?<=[бвгджзклмнпрстфхчшщц])[ое]м$/u, [''], 'masculine'],
  [/(?<=[аеиоуы])ем$/u, ['й'], 'masculine'],
]

const RULES: Readonly<Record<NameCase, readonly Rule[]>> = {
  nominative: [],
  genitive: GENITIVE,
  dative: DATIVE,
  accusative: ACCUSATIVE,
  instrumental: INSTRUMENTAL,
  unknown: [],
}

/** Surnames that have one form for all cases and both genders: -ых, -их, -ко, -аго, Georgian -дзе, -швили. */
const INDECLINABLE = /(?:[ыи]х|[ая]го|дзе|швили|ли|(?<![ое]г)о|[уыэ])$/u
/** Of these, «-у» in a dative is an ending, not a stem («Петрову»). */
const STEM_IN_U = /у$/u

const isIndeclinable = (surname: string): boolean => INDECLINABLE.test(surname) && !STEM_IN_U.test(surname)

const kept = (surname: string): Nominative => ({ value: surname, alternatives: [] })

const declinedBack = (surname: string, rule: Rule): Nominative => {
  const [pattern, endings] = rule
  const forms = endings.map((ending) => surname.replace(pattern, ending))
  return { value: forms[0] ?? surname, alternatives: forms.slice(1) }
}

const suits = (rule: Rule, gender: Gender | undefined): boolean =>
  gender === undefined || rule[2] === null || rule[2] === gender

/**
 * Brings one part of a surname to the nominative. Takes the form, its case and the gender where a patronymic tells it.
 * What looks like a nominative already (a woman's «Мельник» in the dative) is kept as it is: gender is not guessed.
 */
export const surnamePartToNominative = (surname: string, nameCase: NameCase, gender?: Gender): Nominative => {
  if (isIndeclinable(surname)) return kept(surname)
  const rule = RULES[nameCase].find((each) => each[0].test(surname) && suits(each, gender))
  return rule === undefined ? kept(surname) : declinedBack(surname, rule)
}

const PATRONYMIC: Readonly<Record<Gender, RegExp>> = {
  masculine: /(?<=вич|ьич|мич|кич|тич)(?:а|у|ем|е)?$/u,
  feminine: /(?<=вн|чн)(?:а|ы|е|у|ой)$/u,
}

/** Gender by a patronymic in any case; undefined for anything else. */
export const genderOfPatronymic = (patronymic: string): Gender | undefined => {
  const word = patronymic.toLowerCase()
  if (PATRONYMIC.masculine.test(word)) return 'masculine'
  return PATRONYMIC.feminine.test(word) ? 'feminine' : undefined
}

/** Nominative of a patronymic in any case. */
export const patronymicToNominative = (patronymic: string): string =>
  genderOfPatronymic(patronymic) === 'feminine'
    ? patronymic.replace(PATRONYMIC.feminine, 'а')
    : patronymic.replace(PATRONYMIC.masculine, '')

/** Names whose stem changes; the rest follow the rules. Keys are the stems of oblique cases. */
const IRREGULAR: Readonly<Record<string, string>> = {
  Павл: 'Павел',
  Льв: 'Лев',
  Петр: 'Пётр',
  Пётр: 'Пётр',
  Любов: 'Любовь',
  Любовь: 'Любовь',
  Нинел: 'Нинель',
}

const OBLIQUE_NAME = /(?:[ауеюяиы]|ой|ей|ом|ем)$/u

const masculineName = (name: string, stem: string): string => {
  if (/^(?:Никит|Иль|Саве|Фом|Лук|Кузьм)/u.test(stem)) return `${stem}${/ь$/u.test(stem) ? 'я' : 'а'}`
  if (/[юяе]$/u.test(name) && /[аеиоуы]$/u.test(stem)) return `${stem}й`
  return /[юя]$/u.test(name) ? `${stem}ь` : stem
}

const feminineName = (name: string, stem: string): string => {
  if (/(?:ии|ию|ией)$/u.test(name) || /[ьи]$/u.test(stem)) return `${stem.replace(/и$/u, 'и')}я`
  return /(?:ю|я|ей)$/u.test(name) ? `${stem}я` : `${stem}а`
}

/** Nominative of a given name, when the gender is known by the patronymic and the case is an oblique one. */
export const givenNameToNominative = (name: string, gender: Gender, nameCase: NameCase): string => {
  if (nameCase === 'nominative' || nameCase === 'unknown' || !OBLIQUE_NAME.test(name)) return name
  const stem = name.replace(OBLIQUE_NAME, '')
  const irregular = IRREGULAR[stem]
  if (irregular !== undefined) return irregular
  return gender === 'masculine' ? masculineName(name, stem) : feminineName(name, stem)
}
