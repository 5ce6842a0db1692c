/** Latin letters that look like Cyrillic ones on paper, and those ones. */
const LATIN = 'aceopxyABCEHKMOPTXY'
const CYRILLIC = 'асеорхуАВСЕНКМОРТХУ'
const BY_LOOK: ReadonlyMap<string, string> = new Map(
  [...LATIN].map((letter, at) => [letter, CYRILLIC[at] ?? letter]),
)

const WORD = /[A-Za-zА-Яа-яЁё]+/gu
const HAS_LATIN = /[A-Za-z]/u
const HAS_CYRILLIC = /[А-Яа-яЁё]/u
/** «c 1 сентября», «o проведении»: a word of one letter before a Cyrillic word or a number. */
const ALONE = /(?<![^\s(«])[ocy](?=\s+[А-Яа-яЁё\d])/giu

const mended = (word: string): string => {
  if (!HAS_LATIN.test(word) || !HAS_CYRILLIC.test(word)) return word
  const letters = [...word].map((letter) => (HAS_LATIN.test(letter) ? BY_LOOK.get(letter) : letter))
  return letters.includes(undefined) ? word : letters.join('')
}

/**
 * A Russian word typed partly with Latin letters of the same look is written in Cyrillic: it prints the same, and
 * nobody would find it otherwise. Words with any other Latin letter stay as they are.
 */
export const withoutLookalikes = (text: string): string =>
  HAS_LATIN.test(text) && HAS_CYRILLIC.test(text)
    ? text.replace(WORD, mended).replace(ALONE, (letter) => BY_LOOK.get(letter) ?? letter)
    : text
