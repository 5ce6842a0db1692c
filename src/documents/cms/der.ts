/** One element of ASN.1: its tag byte, its contents, and for constructed ones what stands inside. */
export type Element = {
  readonly tag: number
  readonly bytes: Uint8Array
  readonly children: readonly Element[]
}

/** Deeper and longer than any signature that signing programs make. */
const DEEPEST = 40
const MOST = 20_000

type Cursor = { at: number; left: number }

class NotDer extends Error {}

const byteAt = (bytes: Uint8Array, at: number): number => {
  const byte = bytes[at]
  if (byte === undefined) throw new NotDer()
  return byte
}

/** Length of the contents; null when it is told by two zeros at their end (streams of CryptoPro and OpenSSL). */
const lengthAt = (bytes: Uint8Array, cursor: Cursor): number | null => {
  const first = byteAt(bytes, cursor.at++)
  if (first < 0x80) return first
  if (first === 0x80) return null
  let length = 0
  for (let left = first & 0x7f; left > 0; left--) length = length * 256 + byteAt(bytes, cursor.at++)
  if (length > bytes.length) throw new NotDer()
  return length
}

const tagAt = (bytes: Uint8Array, cursor: Cursor): number => {
  const tag = byteAt(bytes, cursor.at++)
  // tags of many bytes do not occur in signatures
  if ((tag & 0x1f) === 0x1f) throw new NotDer()
  return tag
}

const isEnd = (bytes: Uint8Array, at: number): boolean => bytes[at] === 0 && bytes[at + 1] === 0

const elementAt = (bytes: Uint8Array, cursor: Cursor, end: number, depth: number): Element => {
  if (depth > DEEPEST || cursor.left-- <= 0) throw new NotDer()
  const tag = tagAt(bytes, cursor)
  const length = lengthAt(bytes, cursor)
  const from = cursor.at
  const until = length === null ? end : from + length
  if (until > end) throw new NotDer()
  const isConstructed = (tag & 0x20) !== 0
  if (!isConstructed) {
    if (length === null) throw new NotDer()
    cursor.at = until
    return { tag, bytes: bytes.subarray(from, until), children: [] }
  }
  const children: Element[] = []
  while (cursor.at < until && !(length === null && isEnd(bytes, cursor.at)))
    children.push(elementAt(bytes, cursor, until, depth + 1))
  const inside = bytes.subarray(from, cursor.at)
  if (length === null) cursor.at += 2
  return { tag, bytes: inside, children }
}

/** Reads one element of DER or BER; null when the bytes are something else. */
export const readElement = (bytes: Uint8Array): Element | null => {
  try {
    return elementAt(bytes, { at: 0, left: MOST }, bytes.length, 0)
  } catch (error) {
    if (error instanceof NotDer) return null
    throw error
  }
}

/** «1.2.840.113549.1.7.2» of an object identifier. */
export const oidOf = ({ bytes }: Element): string => {
  const numbers: number[] = []
  let value = 0
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f)
    if ((byte & 0x80) !== 0) continue
    numbers.push(value)
    value = 0
  }
  const [first = 0, ...rest] = numbers
  const top = Math.min(2, Math.floor(first / 40))
  return [top, first - top * 40, ...rest].join('.')
}

const BMP = 0x1e

const utf16 = (bytes: Uint8Array): string =>
  Array.from({ length: bytes.length >> 1 }, (_, at) =>
    String.fromCharCode(((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0)),
  ).join('')

/** Words of a string of any of the usual kinds. */
export const textOf = ({ tag, bytes }: Element): string =>
  (tag === BMP ? utf16(bytes) : new TextDecoder().decode(bytes)).replace(/\s+/gu, ' ').trim()

const TIME = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:\.\d+)?Z$/u
const GENERALIZED = 0x18

/** A moment as «2026-11-22T11:41:45Z»; null when it is not told in universal time. */
export const momentOf = ({ tag, bytes }: Element): string | null => {
  const match = TIME.exec(new TextDecoder().decode(bytes))
  if (match === null) return null
  const [, year = '', month, day, hour, minute, second = '00'] = match
  if ((tag === GENERALIZED) !== (year.length === 4)) return null
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19'
  return `${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`
}
