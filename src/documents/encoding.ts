import { ReadRefusal } from './refusals.ts'

export type DecodedText = {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251'
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

/**
 * Text of a file without a declared encoding: a byte order mark first, then UTF-8 that must be valid to the last
 * byte, else windows-1251, the habit of Russian offices. Guessing by letter statistics was measured and is worse
 * on short files. Throws `ReadRefusal('unknown-format')` for binary contents.
 */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  // «яю» in windows-1251 is the mark of UTF-16, so a mark is believed only when the rest agrees with it.
  const marked = markedEncoding(bytes)
  const text = marked === null ? null : decodeStrictly(bytes, marked)
  if (marked !== null && text !== null) return { text, encoding: marked, guessed: false }
  if (hasBinaryBytes(bytes)) throw new ReadRefusal('unknown-format')
  const utf8 = decodeStrictly(bytes, 'utf-8')
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', guessed: false }
  return { text: new TextDecoder('windows-1251').decode(bytes), encoding: 'windows-1251', guessed: true }
}
