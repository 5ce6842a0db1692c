/** A legal form found at the start of a name. */
export type LegalForm = {
  /** The abbreviation, also when the text spells it out: «МБОУ», «МБОУ ДО». */
  readonly form: string
  /** As it stands in the text. */
  readonly written: string
  /** What follows it: the name itself. */
  readonly rest: string
}

/** Endings of an adjective of neuter or feminine gender in every case and number. */
const ADJECTIVE = '(?:ое|ого|ому|ым|ом|ые|ых|ыми|ее|его|ему|им|ем|ие|их|ими|ая|ой|ую|яя|ей|юю)'
const NOUN = '(?:е|я|ю|ем|и|й|ям|ями|ях)'

/** The letter which each word of a spelled-out legal form gives to its abbreviation, in the order of the text. */
const FORM_WORDS: readonly (readonly [stem: string, ending: string, letter: string])[] = [
  ['муниципальн', ADJECTIVE, 'М'],
  ['федеральн', ADJECTIVE, 'Ф'],
  ['негосударственн', ADJECTIVE, 'Н'],
  ['государственн', ADJECTIVE, 'Г'],
  ['частн', ADJECTIVE, 'Ч'],
  ['бюджетн', ADJECTIVE, 'Б'],
  ['каз[её]нн', ADJECTIVE, 'К'],
  ['автономн', ADJECTIVE, 'А'],
  ['дошкольн', ADJECTIVE, 'Д'],
  ['профессиональн', ADJECTIVE, 'П'],
  ['общеобразовательн', ADJECTIVE, 'О'],
  ['образовательн', ADJECTIVE, 'О'],
  ['учреждени', NOUN, 'У'],
  ['организаци', NOUN, 'О'],
]

const ONE_FORM_WORD = FORM_WORDS.map(([stem, ending]) => `${stem}${ending}`).join('|')
const FORM_TAIL =
  '(?:\\s+дополнительного\\s+(?:профессионального\\s+)?образования(?:\\s+детей)?|\\s+высшего\\s+образования)?'

/** Spelled out: two or more words of the list, the last one a noun. Case-insensitive. */
export const LEGAL_FORM_WORDS = `(?:(?:${ONE_FORM_WORD})\\s+)+(?:учреждени|организаци)${NOUN}(?![а-яё])${FORM_TAIL}`

/** An abbreviation that ends in У (учреждение), or one of the few others; case-sensitive. */
export const LEGAL_FORM_SIGN =
  '(?:(?:[А-ЯЁ]{0,3}Г|ПМ|М|Н|Ч|ФК|К)[БКА]?[ДПС]?О?[БКА]?У(?:ДО|ДПО)?|АНО|ОАНО|АО|ПАО|ООО)(?![А-ЯЁа-яё])(?:\\s+(?:ДОД|ДО|ДПО|ВО|СПО)(?![А-ЯЁа-яё]))?'

const STARTS_WITH_SIGN = new RegExp(`^${LEGAL_FORM_SIGN}`, 'u')
const STARTS_WITH_WORDS = new RegExp(`^${LEGAL_FORM_WORDS}`, 'iu')

const TAIL_SIGNS: readonly (readonly [pattern: RegExp, sign: string])[] = [
  [/дополнительного\s+профессионального\s+образования/iu, ' ДПО'],
  [/дополнительного\s+образования\s+детей/iu, ' ДОД'],
  [/дополнительного\s+образования/iu, ' ДО'],
  [/высшего\s+образования/iu, ' ВО'],
]

const withoutTail = (written: string): string =>
  TAIL_SIGNS.reduce((text, [tail]) => text.replace(tail, ''), written)

const abbreviated = (written: string): string => {
  const letters = withoutTail(written)
    .toLowerCase()
    .split(/\s+/u)
    .map((word) => FORM_WORDS.find(([stem]) => new RegExp(`^${stem}`, 'u').test(word))?.[2] ?? '')
    .join('')
  return letters + (TAIL_SIGNS.find(([tail]) => tail.test(written))?.[1] ?? '')
}

/**
 * The legal form at the start of an organisation's name, abbreviated or in words and in any case (R233).
 * Takes the name as written; null when it begins with no legal form.
 */
export const legalFormOf = (text: string): LegalForm | null => {
  const name = text.trim()
  const sign = STARTS_WITH_SIGN.exec(name)?.[0]
  if (sign !== undefined)
    return { form: sign.replace(/\s+/gu, ' '), written: sign, rest: name.slice(sign.length).trim() }
  const words = STARTS_WITH_WORDS.exec(name)?.[0]
  if (words === undefined) return null
  return { form: abbreviated(words), written: words, rest: name.slice(words.length).trim() }
}

/** Types of a school in words become the abbreviation, so that both ways of writing meet. */
const TYPES: readonly (readonly [pattern: RegExp, short: string])[] = [
  [/средн[а-я]+ общеобразовательн[а-я]+ школ[а-я]+/gu, 'сош'],
  [/основн[а-я]+ общеобразовательн[а-я]+ школ[а-я]+/gu, 'оош'],
  [/начальн[а-я]+ общеобразовательн[а-я]+ школ[а-я]+/gu, 'нош'],
  [/средн[а-я]+ школ[а-я]+/gu, 'сш'],
  [/(?<![а-я])имени(?![а-я])/gu, 'им'],
  [/(?<![а-я])детск(?:ий|ого|ому) сад[а-я]*/gu, 'детский сад'],
]

const QUOTES = /["'«»„“”‟‘’‹›`]/gu
const DASHES = /\s*[-‐‑‒–—−]\s*/gu
const NUMBER_SIGN = /(?:№|(?<![а-яa-z])(?:n|no|номер))\s*\.?\s*(?=\d)/gu

const withoutForms = (name: string): string => {
  const first = legalFormOf(name.replace(/^["«„“\s]+/u, ''))
  return first === null || first.rest === '' ? name : first.rest
}

const plain = (text: string): string =>
  TYPES.reduce(
    (name, [pattern, short]) => name.replace(pattern, short),
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(QUOTES, ' ')
      .replace(NUMBER_SIGN, ' №')
      .replace(DASHES, '-')
      .replace(/[.,;:()[\]]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim(),
  )

/**
 * The normal form under which a name is searched (decisions 48): lower case, ё→е, no quotes, no legal form, types of
 * schools abbreviated, «№ 3» and «N 3» as the token «№3». Two names with one normal form are written alike, not proved
 * to be one organisation. Takes any text; a text without a name gives the text itself in lower case.
 */
export const normalName = (text: string): string =>
  plain(withoutForms(text.replace(/[\u00a0\u202f\t\n]/gu, ' ').trim()))

/** Numbers of a normal form («№3», «3»): names with different numbers are different schools (decisions 48). */
export const nameNumbers = (normal: string): readonly string[] => (normal.match(/\d+/gu) ?? []).map(String)
