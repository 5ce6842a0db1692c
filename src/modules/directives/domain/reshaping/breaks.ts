import { beginning } from '../../../../kernel/format.ts'
/** A place where a second clause may begin, with the words it begins with. */
export type Break = { readonly at: number; readonly words: string }

/** Ends of lines and sentences, semicolons, numbers typed in the middle of the text. */
const PLACES =
  /\n+\s*|(?<=[.;:!?»)])\s+(?=[\p{Lu}«"\d–—-])|(?<=;)\s+|\s+(?=\d{1,2}(?:\.\d{1,2})*[.)]\s+\p{L})/gu

/** «г. Озёрск», «В.П. Вяземская», «ст. 5», «№ 94»: a point that ends nothing. */
const ABBREVIATED =
  /(?:^|[\s(«])(?:\p{Lu}|г|гг|ст|п|пп|т\.\s?д|т\.\s?п|им|ул|д|с|обл|р-н|см|стр|тел|руб|тыс|№)\.$/iu

const MOST = 40
const SHOWN = 70

const shown = (text: string): string => beginning(text.replace(/\s+/gu, ' ').trim(), SHOWN)

/** Where a text may be cut in two, from its beginning to its end; neither part is ever empty. */
export const breaksOf = (text: string): Break[] =>
  [...text.matchAll(PLACES)]
    .filter((match) => match[0].includes('\n') || !ABBREVIATED.test(text.slice(0, match.index)))
    .map((match) => match.index + match[0].length)
    .filter((at) => text.slice(0, at).trim() !== '' && text.slice(at).trim() !== '')
    .slice(0, MOST)
    .map((at) => ({ at, words: shown(text.slice(at)) }))

const spaced = (words: string): RegExp =>
  new RegExp(
    words
      .trim()
      .split(/\s+/u)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
      .join('\\s+'),
    'giu',
  )

/** The place where these words begin: they must stand in the text once, and not at its very beginning. */
export const placeOfWords = (text: string, words: string): number | null => {
  if (words.trim() === '') return null
  const found = [...text.matchAll(spaced(words))].map((match) => match.index)
  const [at] = found
  return found.length === 1 && at !== undefined && text.slice(0, at).trim() !== '' ? at : null
}
