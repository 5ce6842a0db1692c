/** Letters Word counts with in Russian lists: no ё, й, ъ, ь (ECMA-376 part 1, 17.18.59). */
const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщыэюя'
const LATIN = 'abcdefghijklmnopqrstuvwxyz'

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** After the last letter Word doubles: я, аа, бб; a hostile start value must not make a string of megabytes. */
const byLetters = (alphabet: string, value: number): string => {
  if (value < 1 || value > alphabet.length * 20) return String(value)
  const letter = alphabet[(value - 1) % alphabet.length] ?? ''
  return letter.repeat(Math.floor((value - 1) / alphabet.length) + 1)
}

const byRoman = (value: number): string => {
  if (value < 1 || value > 3999) return String(value)
  let rest = value
  let written = ''
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      written += sign
      rest -= worth
    }
  }
  return written
}

const FORMATS = new Map<string, (value: number) => string>([
  ['decimal', String],
  ['decimalZero', (value) => String(value).padStart(2, '0')],
  ['lowerRoman', byRoman],
  ['upperRoman', (value) => byRoman(value).toUpperCase()],
  ['lowerLetter', (value) => byLetters(LATIN, value)],
  ['upperLetter', (value) => byLetters(LATIN, value).toUpperCase()],
  ['russianLower', (value) => byLetters(RUSSIAN, value)],
  ['russianUpper', (value) => byLetters(RUSSIAN, value).toUpperCase()],
  ['none', () => ''],
])

/** One counter in the given `w:numFmt`; formats of other scripts are printed as decimal numbers. */
export const numeral = (format: string, value: number): string => (FORMATS.get(format) ?? String)(value)
