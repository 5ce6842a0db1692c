import {
  type Gender,
  genderOfPatronymic,
  givenNameToNominative,
  type NameCase,
  patronymicToNominative,
  surnamePartToNominative,
} from './declension.ts'

export type { Gender, NameCase } from './declension.ts'

/** A person's name as far as the text gives it: initials or full names, never both. */
export type PersonName = {
  readonly surname: string
  /** «А. П.» or «А.»; empty when full names are given. */
  readonly initials: string
  readonly given: string
  readonly patronymic: string
}

/** The nominative of a name with what else the same letters may mean (R225). */
export type NominativeName = { readonly name: PersonName; readonly alternatives: readonly PersonName[] }

const WORD = '[А-ЯЁ][а-яё]+'
const SURNAME = `(?:[А-ЯЁ][а-яё]{1,}|[А-ЯЁ]{3,})(?:-(?:[А-ЯЁ][а-яё]+|[А-ЯЁ]{2,}))?`
const INITIALS = '[А-ЯЁ]\\.\\s?(?:[А-ЯЁ]\\.?(?![А-ЯЁа-яё]))?'
const INITIALS_BEFORE = '[А-ЯЁ]\\.\\s?(?:[А-ЯЁ]\\.)?'
const PATRONYMIC = `[А-ЯЁ][а-яё]+(?:вич|ьич|мич|кич|тич|вн|чн)(?:а|у|ем|е|ы|ой)?`
const EDGE_BEFORE = '(?<![\\p{L}.])'
const EDGE_AFTER = '(?!\\p{L})'

/** A name with initials or a patronymic anywhere in a text; the named groups are read by `parsePersonName`. */
export const PERSON_NAME = [
  `${EDGE_BEFORE}(?:${SURNAME}(?:\\s|(?<=[а-яё]))${INITIALS}${EDGE_AFTER}`,
  `${INITIALS_BEFORE}\\s?${SURNAME}${EDGE_AFTER}`,
  `${SURNAME}\\s${WORD}\\s${PATRONYMIC}${EDGE_AFTER}`,
  `${WORD}\\s${PATRONYMIC}\\s${SURNAME}${EDGE_AFTER})`,
].join('|')

const ANYWHERE = new RegExp(PERSON_NAME, 'gu')
const SURNAME_FIRST = new RegExp(`^(${SURNAME})(?:\\s|(?<=[а-яё]))(${INITIALS})$`, 'u')
const INITIALS_FIRST = new RegExp(`^(${INITIALS_BEFORE})\\s?(${SURNAME})$`, 'u')
const FULL = new RegExp(`^(${SURNAME})\\s(${WORD})\\s(${PATRONYMIC})$`, 'u')
const FULL_GIVEN_FIRST = new RegExp(`^(${WORD})\\s(${PATRONYMIC})\\s(${SURNAME})$`, 'u')

const tidyInitials = (text: string): string =>
  (text.match(/[А-ЯЁ]/gu) ?? []).map((letter) => `${letter}.`).join(' ')

const withInitials = (surname: string | undefined, initials: string | undefined): PersonName => ({
  surname: surname ?? '',
  initials: tidyInitials(initials ?? ''),
  given: '',
  patronymic: '',
})

const inFull = (surname?: string, given?: string, patronymic?: string): PersonName => ({
  surname: surname ?? '',
  initials: '',
  given: given ?? '',
  patronymic: patronymic ?? '',
})

/**
 * Takes a name apart: «Иванова А.П.», «А. П. Иванова», «Иванова Анна Петровна», «Анна Петровна Иванова»; a surname may
 * have a hyphen, initials may be glued. Null when the text is anything else.
 */
export const parsePersonName = (text: string): PersonName | null => {
  const name = text.replace(/[\s\u00a0]+/gu, ' ').trim()
  const last = SURNAME_FIRST.exec(name)
  if (last) return withInitials(last[1], last[2])
  const first = INITIALS_FIRST.exec(name)
  if (first) return withInitials(first[2], first[1])
  const full = FULL.exec(name)
  if (full) return inFull(full[1], full[2], full[3])
  const givenFirst = FULL_GIVEN_FIRST.exec(name)
  return givenFirst ? inFull(givenFirst[3], givenFirst[1], givenFirst[2]) : null
}

/** Where names stand in a text, in its order. */
export const findPersonNames = (text: string): readonly { text: string; at: number; name: PersonName }[] =>
  [...text.matchAll(ANYWHERE)].flatMap((match) => {
    const name = parsePersonName(match[0])
    return name === null ? [] : [{ text: match[0], at: match.index, name }]
  })

const partsToNominative = (surname: string, nameCase: NameCase, gender: Gender | undefined): string[] => {
  const parts = surname.split('-').map((part) => surnamePartToNominative(part, nameCase, gender))
  const value = parts.map((part) => part.value).join('-')
  const last = parts.at(-1)
  const front = parts.slice(0, -1).map((part) => part.value)
  return [value, ...(last?.alternatives ?? []).map((other) => [...front, other].join('-'))]
}

/**
 * Brings a name from the given case to the nominative (R225). Gender is taken from a patronymic only; of an
 * indeclinable surname («Черных», «Лысенко», a woman's «Мельник») it is not guessed. Where one form may come from
 * several surnames the likely one is `name`, the others are `alternatives`.
 */
export const toNominative = (name: PersonName, nameCase: NameCase): NominativeName => {
  const gender = name.patronymic === '' ? undefined : genderOfPatronymic(name.patronymic)
  const shouted = name.surname === name.surname.toUpperCase()
  const surname = shouted ? capitalised(name.surname) : name.surname
  const [value = surname, ...others] = partsToNominative(surname, nameCase, gender)
  const rest = {
    initials: name.initials,
    given: gender === undefined ? name.given : givenNameToNominative(name.given, gender, nameCase),
    patronymic: patronymicToNominative(name.patronymic),
  }
  return {
    name: { surname: value, ...rest },
    alternatives: others.map((other) => ({ surname: other, ...rest })),
  }
}

const capitalised = (word: string): string =>
  word
    .split('-')
    .map((part) => part.slice(0, 1) + part.slice(1).toLowerCase())
    .join('-')

const initialsOf = (name: PersonName): string =>
  name.initials !== ''
    ? name.initials
    : tidyInitials(`${name.given.slice(0, 1)}${name.patronymic.slice(0, 1)}`)

/** «Иванова А. П.», or «Иванова Анна Петровна» when the full names are known. */
export const surnameFirst = (name: PersonName): string =>
  name.given === '' ? `${name.surname} ${name.initials}` : `${name.surname} ${name.given} ${name.patronymic}`

/** «А. П. Иванова», as under a document. */
export const initialsFirst = (name: PersonName): string => `${initialsOf(name)} ${name.surname}`

/** True when both names may be one person: the same surname and no initial that differs. */
export const mayBeSamePerson = (one: PersonName, other: PersonName): boolean => {
  const letters = (name: PersonName): string => initialsOf(name).replace(/[^А-ЯЁ]/gu, '')
  const same = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')
  const [shorter = '', longer = ''] = [letters(one), letters(other)].sort((a, b) => a.length - b.length)
  return same(one.surname) === same(other.surname) && longer.startsWith(shorter)
}
