import { nameNumbers, normalName } from '../../../kernel/names.ts'

/** A search as a person typed it, taken apart. */
export type NameSearch = {
  readonly normal: string
  /** Numbers that the found name must hold, each whole: «№2» never finds «№3» nor «№22» (decisions 48). */
  readonly numbers: readonly string[]
  /** Regular expression for names that such an abbreviation may stand for: «ЗООШ» for «Заозёрская ООШ» (R128). */
  readonly abbreviation: string | null
  /** The text is a code: ИНН or ОГРН. */
  readonly code: string | null
}

/** How the types of schools end an abbreviation, the longest first; each may be written with and without «о». */
const TYPE_ENDS: readonly (readonly [end: string, type: string])[] = [
  ['сош', 'со?ш'],
  ['оош', 'оош'],
  ['нош', 'нош'],
  ['сш', 'со?ш'],
  ['ош', '[ос]?ош'],
  ['г', 'гимнази[а-я]*'],
  ['л', 'лице[а-я]*'],
]

const SHORT = /^[а-я]{2,6}$/u
const words = (normal: string): readonly string[] =>
  normal.split(/[\s-]+/u).filter((word) => /[а-я]/u.test(word))

const patternOf = (word: string): string | null => {
  for (const [end, type] of TYPE_ENDS) {
    const initials = word.endsWith(end) ? word.slice(0, -end.length) : ''
    if (initials.length === 0 || initials.length > 3) continue
    const starts = [...initials].map((letter) => `${letter}[а-я]+`).join('[ -]')
    return `(^| )${starts}.* ?${type}( |$)`
  }
  return null
}

/** The pattern of names behind an abbreviation of initials and type; null when the text is no such abbreviation. */
export const abbreviationOf = (normal: string): string | null => {
  const [word, ...more] = words(normal)
  if (word === undefined || more.length > 0 || !SHORT.test(word)) return null
  return TYPE_ENDS.some(([end]) => word === end) ? null : patternOf(word)
}

const CODE = /^\d{10}(?:\d{2,3}|\d{5})?$/u

/** Takes a search apart; null when nothing was asked. */
export const nameSearch = (typed: string): NameSearch | null => {
  const bare = typed.replace(/\s+/gu, '')
  if (CODE.test(bare)) return { normal: bare, numbers: [], abbreviation: null, code: bare }
  const normal = normalName(typed)
  if (normal === '') return null
  return { normal, numbers: nameNumbers(normal), abbreviation: abbreviationOf(normal), code: null }
}

const sameNumbers = (a: string, b: string): boolean =>
  [...nameNumbers(a)].sort().join() === [...nameNumbers(b)].sort().join()

const trigrams = (text: string): Set<string> => {
  const found = new Set<string>()
  for (const word of text.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')) {
    const padded = `  ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3))
  }
  return found
}

const LOOSE: readonly (readonly [RegExp, string])[] = [
  [/(?<![а-я])основн[а-я]+ школ[а-я]+/gu, 'оош'],
  [/(?<![а-я])начальн[а-я]+ школ[а-я]+/gu, 'нош'],
  [/(?<![а-я])сш(?![а-я])/gu, 'сош'],
]

/** A normal form in which everyday names of types meet the official ones: «основная школа» and «ООШ». */
const loose = (normal: string): string =>
  LOOSE.reduce((name, [pattern, type]) => name.replace(pattern, type), normal)

/** Share of common trigrams, as `similarity` of pg_trgm counts it. */
export const similarity = (a: string, b: string): number => {
  const [left, right] = [trigrams(a), trigrams(b)]
  const common = [...left].filter((part) => right.has(part)).length
  const all = left.size + right.size - common
  return all === 0 ? 0 : common / all
}

/** One organisation of a register with every name it goes by, in normal form. */
export type RegisterEntry<Id extends string = string> = { readonly id: Id; readonly names: readonly string[] }

/** What a name as written leads to. `sure` = written exactly so; otherwise the likeliest first, for a person to choose. */
export type NameReading<Id extends string = string> = {
  readonly sure: Id | null
  readonly likely: readonly Id[]
}

const LIKELY = 0.45

/**
 * Reads a name as a document writes it against a register of one municipality (R128). Only one exact writing is sure;
 * an abbreviation or a slip of the pen gives candidates. Numbers must be the same throughout.
 */
export const readName = <Id extends string>(
  register: readonly RegisterEntry<Id>[],
  written: string,
): NameReading<Id> => {
  const normal = normalName(written)
  const exact = register.filter((entry) => entry.names.includes(normal))
  if (exact.length === 1 && exact[0] !== undefined) return { sure: exact[0].id, likely: [] }
  if (exact.length > 1) return { sure: null, likely: exact.map((entry) => entry.id) }
  const pattern = abbreviationOf(normal)
  const abbreviates = pattern === null ? null : new RegExp(pattern, 'u')
  const scored = register
    .map((entry) => ({ id: entry.id, score: bestScore(entry.names, normal, abbreviates) }))
    .filter(({ score }) => score >= LIKELY)
    .sort((a, b) => b.score - a.score)
  return { sure: null, likely: scored.map(({ id }) => id) }
}

const bestScore = (names: readonly string[], normal: string, abbreviates: RegExp | null): number =>
  Math.max(
    0,
    ...names
      .filter((name) => sameNumbers(name, normal))
      .map((name) => (abbreviates?.test(name) ? 0.9 : similarity(loose(name), loose(normal)))),
  )
