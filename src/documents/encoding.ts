import { ReadRefusal } from './refusals.ts'

export type DecodedText = {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'koi8-r' | 'ibm866'
  /** True when nothing in the file says so and another reading was possible. */
  readonly guessed: boolean
}

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

const markedEncoding = (bytes: Uint8Array): DecodedText['encoding'] | null => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  return null
}

/** Old editors leave these two behind in texts. */
const ESCAPE = 27
const DOS_END = 26

/** Control bytes that no text of any of our encodings has; one is enough to call the file binary. */
export const hasBinaryBytes = (bytes: Uint8Array): boolean => {
  // By index: twenty million steps of an iterator take a second.
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== ESCAPE && byte !== DOS_END)) return true
  }
  return false
}

const decodeStrictly = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The ten commonest letters make two thirds of any Russian text, in another encoding a third at most. */
const COMMON = /[оеаинтсрвлОЕАИНТСРВЛ]/gu
const FOREIGN = /[^\p{ASCII}]/gu
const LEAST_LETTERS = 60
const CLEARLY_BETTER = 0.2
const RUSSIAN = 0.5

const commonness = (text: string): number =>
  (text.match(COMMON)?.length ?? 0) / Math.max(1, text.match(FOREIGN)?.length ?? 0)

/** Signs of ordinary texts; in bytes that are no UTF-16 most pairs make something else. */
const ORDINARY = /[\t\r\n\x20-\x7e\u0400-\u04ff«»№–—…“”„\u00a0\u00ad]/gu
const ALMOST_ALL = 0.97
const SAMPLE = 4_000

/** UTF-16 without its mark: a text with a zero in every second byte of its spaces. */
const unmarked16 = (bytes: Uint8Array): DecodedText | null => {
  if (bytes.length < 2 || bytes.length % 2 === 1) return null
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = decodeStrictly(bytes, encoding)
    const sample = text?.slice(0, SAMPLE) ?? ''
    const ordinary = sample.match(ORDINARY)?.length ?? 0
    if (text !== null && ordinary >= ALMOST_ALL * sample.length) return { text, encoding, guessed: true }
  }
  return null
}

/** Windows-1251, the habit of Russian offices, unless the text is clearly Russian in another old encoding only. */
const oldEncoding = (bytes: Uint8Array): DecodedText => {
  const read = (encoding: 'windows-1251' | 'koi8-r' | 'ibm866'): DecodedText & { score: number } => {
    const text = new TextDecoder(encoding).decode(bytes)
    return { text, encoding, guessed: true, score: commonness(text.slice(0, SAMPLE)) }
  }
  const { score, ...usual } = read('windows-1251')
  if ((usual.text.slice(0, SAMPLE).match(FOREIGN)?.length ?? 0) < LEAST_LETTERS) return usual
  const others = [read('koi8-r'), read('ibm866')].filter(
    (other) => other.score >= RUSSIAN && other.score > score + CLEARLY_BETTER,
  )
  const [best] = others.sort((a, b) => b.score - a.score)
  return best === undefined ? usual : { text: best.text, encoding: best.encoding, guessed: true }
}

/**
 * Text of a file without a declared encoding: a byte order mark first, then UTF-8 that must be valid to the last
 * byte, else an old encoding: windows-1251 unless letter statistics of a long enough text speak clearly against it
 * (on short files they were measured to be worse). Throws `ReadRefusal('unknown-format')` for binary contents.
 */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  // «яю» in windows-1251 is the mark of UTF-16, so a mark is believed only when the rest agrees with it.
  const marked = markedEncoding(bytes)
  const text = marked === null ? null : decodeStrictly(bytes, marked)
  if (marked !== null && text !== null) return { text, encoding: marked, guessed: false }
  if (hasBinaryBytes(bytes)) {
    const wide = unmarked16(bytes)
    if (wide === null) throw new ReadRefusal('unknown-format')
    return wide
  }
  const utf8 = decodeStrictly(bytes, 'utf-8')
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', guessed: false }
  return oldEncoding(bytes)
}
