const MOST_LETTERS = 200
const MOST_WORDS = 10

/**
 * A search as typed, taken apart: stems that must all be there, the numbers alone (of a paper, of a clause) when some word is not,
 * and the letters to compare when nothing is found.
 */
export type Words = { readonly stems: string; readonly numbers: string; readonly letters: string }

/** A word, or a number with its points: «2.1», «01.10.2026», «338-р» is two. */
const WORD = /\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}]+/gu
/** «п. 2.1»: the sign of a clause says nothing beside its number. */
const SIGN = /^(?:п|пп|пункт[а-я]*|n|от)$/u

/** A year stands in every second title: alone it finds nothing in particular. */
const YEAR = /^20\d\d$/u

const all = (words: readonly string[]): string => words.map((word) => `'${word}':*`).join(' & ')

/**
 * Words of a search: «№ 118», «дорожную карту». Every word may go on («карт» finds «карта»); signs mean nothing, so nothing
 * typed is read as an operator. Null when no letter and no figure was typed.
 */
export const searchWords = (typed: string): Words | null => {
  const letters = typed.slice(0, MOST_LETTERS).toLowerCase().replaceAll('ё', 'е')
  const typedWords = (letters.match(WORD) ?? []).slice(0, MOST_WORDS)
  if (typedWords.length === 0) return null
  const figures = typedWords.filter((word) => /^\p{N}/u.test(word))
  const numbers = figures.filter((word) => word.length > 1 && !YEAR.test(word))
  const words = figures.length === 0 ? typedWords : typedWords.filter((word) => !SIGN.test(word))
  return { stems: all(words), numbers: all(numbers), letters: words.join(' ') }
}

const OPEN = '\u2045'
const CLOSE = '\u2046'

/** Every word typed begins a word of the name: it is that very school or person that was meant. */
export const isNamed = (name: string, { letters }: Words): boolean => {
  const words = name.toLowerCase().replaceAll('ё', 'е').match(WORD) ?? []
  return letters.split(' ').every((typed) => words.some((word) => word.startsWith(typed)))
}

/** Marks that the database puts round what it found. */
export const FOUND_MARKS = { open: OPEN, close: CLOSE } as const

export type Piece = { readonly text: string; readonly found: boolean }

/** Text with marks → pieces, for a page that draws what was found differently. */
export const piecesOf = (marked: string): readonly Piece[] =>
  marked
    .split(new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'u'))
    .map((text, at) => ({ text, found: at % 2 === 1 }))
    .filter(({ text }) => text !== '')
