/** Signs of the Symbol and Wingdings fonts that orders and forms really use; the fonts keep them at private codes. */
const SYMBOLS: Readonly<Record<string, string>> = {
  b7: '•',
  a7: '▪',
  d8: '➢',
  '6f': '☐',
  a8: '☐',
  a3: '☐',
  fe: '☑',
  '52': '☑',
  fc: '✓',
  fb: '✗',
  '2d': '-',
  b0: '°',
}

/** A `w:sym` as a common character; null when it is a picture of a font that nobody else has. */
export const symbolOf = (font: string | undefined, code: string | undefined): string | null => {
  const value = Number.parseInt(code ?? '', 16)
  if (!Number.isFinite(value) || value <= 0 || value > 0x10ffff) return null
  const isPrivate = value >= 0xe000 && value <= 0xf8ff
  const isSymbolFont = /symbol|wingdings|webdings/i.test(font ?? '')
  if (!isPrivate && !isSymbolFont) return String.fromCodePoint(value)
  return SYMBOLS[(value & 0xff).toString(16)] ?? null
}
