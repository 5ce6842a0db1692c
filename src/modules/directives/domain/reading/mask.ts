const OPENING: Readonly<Record<string, string>> = { '«': '»', '„': '“', '(': ')', '[': ']' }
const CLOSING = new Set(['»', '“', ')', ']', '”'])
/** Stands for every sign inside quotes and brackets: a letter of no word, so that patterns never match there. */
export const HIDDEN = '\u2592'

const SIGN = /["«»„“”()[\]]/gu

type Open = { readonly sign: string; readonly at: number }

/** A straight quote opens when nothing of its kind is open, also when the closing one is a «» (R048). */
const isOpening = (text: string, at: number, open: readonly Open[]): boolean => {
  const sign = text[at] ?? ''
  if (sign in OPENING) return true
  if (sign === '“') return /(?:^|[\s(«„])$/u.test(text.slice(0, at)) && /\S/u.test(text[at + 1] ?? ' ')
  return /["”]/u.test(sign) && !open.some((each) => each.sign === '"') && /\S/u.test(text[at + 1] ?? ' ')
}

const closes = (opened: string, closing: string): boolean =>
  opened === '"'
    ? /["»”]/u.test(closing)
    : OPENING[opened] === closing || (/[«„]/u.test(opened) && /["”“»]/u.test(closing))

/** Pairs of quotes and brackets, inner ones too; what is never closed is no pair. */
const pairsOf = (text: string): [number, number][] => {
  const open: Open[] = []
  const pairs: [number, number][] = []
  for (const { 0: sign, index: at } of text.matchAll(SIGN)) {
    if (isOpening(text, at, open)) open.push({ sign: sign in OPENING ? sign : '"', at })
    else if (CLOSING.has(sign) || sign === '"') {
      const from = open.map((each) => closes(each.sign, sign)).lastIndexOf(true)
      const start = open[from]
      if (start === undefined) continue
      open.length = from
      pairs.push([start.at, at])
    }
  }
  return pairs
}

/**
 * The text with everything inside quotes and brackets hidden, letter for letter, so that positions stay true.
 * A quote that is never closed (R003) hides nothing.
 */
export const masked = (text: string, what: 'all' | 'quotes' = 'all'): string => {
  const pairs = pairsOf(text)
  if (pairs.length === 0) return text
  const signs = text.split('')
  for (const [from, to] of pairs) {
    if (what === 'quotes' && /[([]/u.test(text[from] ?? '')) continue
    signs.fill(HIDDEN, from, to + 1)
  }
  return signs.join('')
}

/** True when a quote or a bracket opened in the text is not closed in it. */
export const isUnfinished = (text: string): boolean => /[«(„]/u.test(masked(text))

/** Splits at a separator that stands outside quotes and brackets; empty pieces are left out. */
export const splitOutside = (text: string, separator: RegExp): string[] =>
  piecesOutside(text, separator).map((piece) => piece.text)

export type Piece = { readonly text: string; readonly at: number }

/** The same with the position of each piece. */
export const piecesOutside = (text: string, separator: RegExp): Piece[] => {
  const hidden = masked(text)
  const pieces: Piece[] = []
  let from = 0
  const add = (to: number): void => {
    const raw = text.slice(from, to)
    const trimmed = raw.trim()
    if (trimmed !== '') pieces.push({ text: trimmed, at: from + raw.indexOf(trimmed) })
  }
  for (const match of hidden.matchAll(new RegExp(separator.source, 'gu'))) {
    add(match.index)
    from = match.index + match[0].length
  }
  add(text.length)
  return pieces
}
