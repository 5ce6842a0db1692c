import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

/** One entry of an archive. Its bytes have to be read before the next entry is asked for. */
export type TarEntry = { readonly name: string; readonly size: number; readonly bytes: AsyncIterable<Buffer> }

const BLOCK = 512
const NAME_LENGTH = 100
const CHECKSUM_AT = 148
const CHECKSUM_LENGTH = 8

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`

/** Header of POSIX ustar: so that anybody can look into a backup with `tar -tzf`. No dates, no owners. */
const headerOf = (name: string, size: number): Buffer => {
  if (Buffer.byteLength(name) > NAME_LENGTH) throw new Error(`too long a name for the archive: ${name}`)
  const header = Buffer.alloc(BLOCK)
  const fields: readonly [number, string][] = [
    [0, name],
    [100, octal(0o600, 8)],
    [108, octal(0, 8)],
    [116, octal(0, 8)],
    [124, octal(size, 12)],
    [136, octal(0, 12)],
    [CHECKSUM_AT, ' '.repeat(CHECKSUM_LENGTH)],
    [156, '0'],
    [257, 'ustar\x0000'],
  ]
  for (const [at, text] of fields) header.write(text, at, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, CHECKSUM_AT, 'latin1')
  return header
}

const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)

/** Writes entries one after another at the speed of the stream. */
export const tarWriter = (target: Writable) => {
  const write = async (bytes: Uint8Array): Promise<void> => {
    if (target.errored) throw target.errored
    if (bytes.byteLength > 0 && !target.write(bytes)) await once(target, 'drain')
  }
  return {
    /** Adds an entry whose size is known; throws when its bytes turn out to be of another size. */
    add: async (
      name: string,
      size: number,
      bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    ): Promise<void> => {
      await write(headerOf(name, size))
      let written = 0
      for await (const chunk of bytes) {
        written += chunk.byteLength
        await write(chunk)
      }
      if (written !== size) throw new Error(`${name} has ${written} bytes instead of ${size}`)
      await write(padding(size))
    },
    end: async (): Promise<void> => {
      target.end(Buffer.alloc(BLOCK * 2))
      await finished(target)
    },
  }
}

/** Takes exact numbers of bytes from a stream of chunks of any size. */
const exactReader = (source: AsyncIterable<Buffer>) => {
  const chunks = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  /** Up to `most` bytes; empty only at the end of the stream. */
  const some = async (most: number): Promise<Buffer> => {
    while (rest.length === 0) {
      const next = await chunks.next()
      if (next.done === true) return rest
      rest = next.value
    }
    const taken = rest.subarray(0, most)
    rest = rest.subarray(taken.length)
    return taken
  }
  async function* take(count: number): AsyncGenerator<Buffer> {
    let left = count
    while (left > 0) {
      const part = await some(left)
      if (part.length === 0) throw new Error('the archive is cut short')
      left -= part.length
      yield part
    }
  }
  const all = async (count: number): Promise<Buffer> => {
    const parts: Buffer[] = []
    for await (const part of take(count)) parts.push(part)
    return Buffer.concat(parts)
  }
  return { take, all }
}

const textOf = (header: Buffer, at: number, length: number): string =>
  header.toString('latin1', at, at + length).replace(/\0.*$/s, '')

/** Reads the entries of an archive in their order. Throws when it is damaged or cut short. */
export async function* tarEntries(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = exactReader(source)
  for (;;) {
    const header = await reader.all(BLOCK)
    if (header.every((byte) => byte === 0)) return
    const name = textOf(header, 0, NAME_LENGTH)
    const size = Number.parseInt(textOf(header, 124, 12), 8)
    if (name === '' || !Number.isSafeInteger(size)) throw new Error('the archive is damaged')
    const bytes = reader.take(size)
    yield { name, size, bytes }
    for await (const _ of bytes) {
      // What the consumer left unread.
    }
    await reader.all(padding(size).length)
  }
}
