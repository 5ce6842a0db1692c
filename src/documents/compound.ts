/** A directory entry of the old Office container takes 128 bytes, and entries are aligned to that. */
const ENTRY = 128
const NAME_BYTES = 64
const ENTRY_TYPES: ReadonlySet<number> = new Set([1, 2, 5])

const entryName = (bytes: Buffer, offset: number): string | null => {
  const length = bytes.readUInt16LE(offset + NAME_BYTES)
  const isEntry =
    length >= 4 && length <= NAME_BYTES && length % 2 === 0 && ENTRY_TYPES.has(bytes[offset + 66] ?? 0)
  if (!isEntry || bytes.readUInt16LE(offset + length - 2) !== 0) return null
  return bytes.toString('utf16le', offset, offset + length - 2)
}

/**
 * Names of the streams and folders inside a compound file (DOC, XLS, protected DOCX). Looks at every place where
 * an entry can stand instead of following the sector chains: those are what a hostile file bends into circles.
 */
export const compoundNames = (bytes: Buffer): ReadonlySet<string> => {
  const names = new Set<string>()
  for (let offset = 512; offset + ENTRY <= bytes.length; offset += ENTRY) {
    const name = entryName(bytes, offset)
    if (name !== null) names.add(name)
  }
  return names
}
