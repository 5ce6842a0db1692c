const MOST_LETTERS = 200
const MOST_WORDS = 10

/** A search as typed, taken apart: stems that must all be there, and the letters to compare when none are. */
export type Words = { readonly stems: string; readonly letters: string }

/**
 * Words of a search: «№ 118», «дорожную карту». Every word may go on («карт» finds «карта»); signs mean nothing, so nothing
 * typed is read as an operator. Null when no letter and no figure was typed.
 */
export const searchWords = (typed: string): Words | null => {
  const letters = typed.slice(0, MOST_LETTERS).toLowerCase().replaceAll('ё', 'е')
  const words = (letters.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS)
  if (words.length === 0) return null
  return { stems: words.map((word) => `'${word}':*`).join(' & '), letters: words.join(' ') }
}

const OPEN = '\u2045'
const CLOSE = '\u2046'

/** Marks that the database puts round what it found. */
export const FOUND_MARKS = { open: OPEN, close: CLOSE } as const

export type Piece = { readonly text: string; readonly found: boolean }

/** Text with marks → pieces, for a page that draws what was found differently. */
export const piecesOf = (marked: string): readonly Piece[] =>
  marked
    .split(new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'u'))
    .map((text, at) => ({ text, found: at % 2 === 1 }))
    .filter(({ text }) => text !== '')
