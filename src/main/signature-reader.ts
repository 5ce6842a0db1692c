import { readSignature } from '../documents/cms/read.ts'
import type { ReadSignature } from '../modules/directives/routes.tsx'
import type { FileStore } from '../platform/files/store.ts'

/** A detached signature is a few kilobytes; anything longer is not read. */
const LONGEST = 512 * 1024

/** Reads the words of a detached signature; bounded bytes read straight on, so no child process is needed. */
export const signatureReader =
  (store: FileStore): ReadSignature =>
  async (file) => {
    if (file.size > LONGEST) return null
    const stream = await store.get(file.sha256)
    if (stream === null) return null
    const parts: Buffer[] = []
    for await (const part of stream) parts.push(Buffer.from(part))
    return readSignature(new Uint8Array(Buffer.concat(parts)))
  }
