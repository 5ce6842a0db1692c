import { inflateSync } from 'node:zlib'
import { LIMITS } from '../limits.ts'
import { ReadRefusal } from '../refusals.ts'

/**
 * The PDF library unpacks a stream as a whole, whatever it grows to. So every packed stream is unpacked here first,
 * with a ceiling: the native unpacker stops at once where the library would fill memory for seconds.
 */
const STREAM = /\bstream\r?\n/g
const END = 'endstream'
const DICTIONARY_CHARS = 1_000
const MOST_LAYERS = 4

const isZlib = (bytes: Buffer): boolean =>
  ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.length > 2 && bytes.readUInt16BE(0) % 31 === 0

const ceilingFor = (packed: number): number => Math.max(LIMITS.zip.ratioFromBytes, packed * LIMITS.zip.ratio)

/** The unpacked layer; null when it is damaged, which the library may forgive. */
const unpacked = (bytes: Buffer, ceiling: number): Buffer | null => {
  try {
    return inflateSync(bytes, { maxOutputLength: ceiling })
  } catch (failure) {
    const tooLarge = failure instanceof Error && 'code' in failure && failure.code === 'ERR_BUFFER_TOO_LARGE'
    if (tooLarge) throw new ReadRefusal('inflates-too-much')
    return null
  }
}

const checkStream = (packed: Buffer): void => {
  const ceiling = ceilingFor(packed.length)
  let layer: Buffer | null = packed
  for (let depth = 0; depth < MOST_LAYERS && layer !== null && isZlib(layer); depth += 1)
    layer = unpacked(layer, ceiling)
}

/** Pictures are left out of it: a white page packs a thousandfold, and the library never unpacks pictures for us. */
const isPicture = (dictionary: string): boolean => /\/Subtype\s*\/Image\b/.test(dictionary)

/** Refuses with `inflates-too-much` when a stream of the PDF packs like a bomb. */
export const refusePackedBombs = (bytes: Buffer): void => {
  const text = bytes.toString('latin1')
  for (const match of text.matchAll(STREAM)) {
    const start = match.index + match[0].length
    const dictionary = text.slice(Math.max(0, match.index - DICTIONARY_CHARS), match.index)
    const own = dictionary.slice(dictionary.lastIndexOf(' obj') + 1)
    const end = text.indexOf(END, start)
    if (!isPicture(own)) checkStream(bytes.subarray(start, end < 0 ? bytes.length : end))
  }
}
