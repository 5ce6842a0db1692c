import { numeral } from './numerals.ts'

const SUPERSCRIPT: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  i: 'ⁱ',
  v: 'ᵛ',
  x: 'ˣ',
  l: 'ˡ',
  c: 'ᶜ',
  d: 'ᵈ',
  m: 'ᵐ',
}

/** Word's habit: footnotes by figures, endnotes by small Roman numerals. */
export const noteMark = (kind: 'footnote' | 'endnote', position: number): string =>
  numeral(kind === 'footnote' ? 'decimal' : 'lowerRoman', position)

/** The mark as it stands in the text, raised, so that it never reads as part of a date or a number. */
export const superscript = (mark: string): string =>
  [...mark].map((sign) => SUPERSCRIPT[sign] ?? sign).join('')
