import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { LIMITS } from './limits.ts'
import { ReadRefusal } from './refusals.ts'

/** A ZIP with its parts by name; parts are read on demand and all bytes that come out are counted together. */
export type Package = {
  readonly names: readonly string[]
  readonly has: (name: string) => boolean
  /** Size that the header claims; the true one is known only while streaming. */
  readonly declaredSize: (name: string) => number
  /** Streams one part; refuses when it is not there, larger than the limit, or packs like a bomb. */
  readonly stream: (name: string, partLimit?: number) => AsyncGenerator<Buffer>
  /** A small part as a whole. */
  readonly bytes: (name: string, limit?: number) => Promise<Buffer>
}

const refuseBomb = (entry: Entry, partLimit: number): void => {
  const { ratio, ratioFromBytes } = LIMITS.zip
  const size = entry.uncompressedSize
  const packsLikeBomb = size > ratioFromBytes && size > entry.compressedSize * ratio
  if (size > partLimit || packsLikeBomb) throw new ReadRefusal('inflates-too-much')
}

const listEntries = async (zip: ZipFile): Promise<Map<string, Entry>> => {
  if (zip.entryCount > LIMITS.zip.entries) throw new ReadRefusal('too-many-parts')
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new ReadRefusal('encrypted')
    if (entries.size >= LIMITS.zip.entries) throw new ReadRefusal('too-many-parts')
    // Two parts of one name mean that two programs see two different documents.
    if (entries.has(entry.fileName)) throw new ReadRefusal('damaged')
    entries.set(entry.fileName, entry)
  }
  return entries
}

const openZip = async (bytes: Uint8Array): Promise<ZipFile> => {
  try {
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch {
    throw new ReadRefusal('damaged')
  }
}

/**
 * Opens a ZIP in memory. Declared sizes are checked before a part is opened, real sizes while it streams (yauzl
 * ends a part whose real size differs from the declared one), so a lying header costs one chunk and no more.
 * Throws `ReadRefusal`: damaged, encrypted, too-many-parts, inflates-too-much.
 */
export const openPackage = async (bytes: Uint8Array): Promise<Package> => {
  const zip = await openZip(bytes)
  const entries = await listEntries(zip)
  let inflated = 0

  async function* stream(name: string, partLimit: number = LIMITS.zip.partBytes): AsyncGenerator<Buffer> {
    const entry = entries.get(name)
    if (entry === undefined) throw new ReadRefusal('damaged', { part: name })
    refuseBomb(entry, partLimit)
    const source: Readable = await zip.openReadStreamPromise(entry)
    try {
      for await (const chunk of source) {
        inflated += chunk.length
        if (inflated > LIMITS.zip.inflatedBytes) throw new ReadRefusal('inflates-too-much')
        yield chunk
      }
    } finally {
      source.destroy()
    }
  }

  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    declaredSize: (name) => entries.get(name)?.uncompressedSize ?? 0,
    stream,
    bytes: async (name, limit = LIMITS.zip.ratioFromBytes) => {
      const chunks: Buffer[] = []
      let size = 0
      for await (const chunk of stream(name)) {
        size += chunk.length
        if (size > limit) throw new ReadRefusal('inflates-too-much')
        chunks.push(chunk)
      }
      return Buffer.concat(chunks)
    },
  }
}
