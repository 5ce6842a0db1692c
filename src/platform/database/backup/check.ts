import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { failure, wordsOf } from '../failure.ts'
import {
  CHECKSUMS,
  COUNTS,
  type Counts,
  countsSchema,
  MANIFEST,
  type Manifest,
  manifestSchema,
} from './manifest.ts'
import { type TarEntry, tarEntries } from './tar.ts'

export type Checked = { readonly manifest: Manifest; readonly counts: Counts }

/** Entries of a backup file, from its beginning. */
export const entriesOf = (file: string): AsyncGenerator<TarEntry> => {
  const source = createReadStream(file)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  return tarEntries(source.pipe(gunzip))
}

const SMALL = new Set([MANIFEST, COUNTS, CHECKSUMS])

type Digest = { readonly lines: string[]; readonly small: Map<string, string> }

const digestAll = async (file: string): Promise<Digest> => {
  const lines: string[] = []
  const small = new Map<string, string>()
  for await (const { name, bytes } of entriesOf(file)) {
    const hash = createHash('sha256')
    const kept: Buffer[] = []
    for await (const chunk of bytes) {
      hash.update(chunk)
      if (SMALL.has(name)) kept.push(chunk)
    }
    if (SMALL.has(name)) small.set(name, Buffer.concat(kept).toString('utf8'))
    if (name !== CHECKSUMS) lines.push(`${hash.digest('hex')}  ${name}\n`)
  }
  return { lines, small }
}

/**
 * Reads a whole backup and compares every part with its checksum before anything is done with it.
 * Throws `backupDamaged`.
 */
export const checkBackup = async (file: string): Promise<Checked> => {
  try {
    const { lines, small } = await digestAll(file)
    if (small.get(CHECKSUMS) !== lines.join('')) throw new Error('checksum')
    return {
      manifest: manifestSchema.parse(JSON.parse(small.get(MANIFEST) ?? '')),
      counts: countsSchema.parse(JSON.parse(small.get(COUNTS) ?? '')),
    }
  } catch (error) {
    throw failure('backupDamaged', { file, detail: wordsOf(error).split('\n')[0] ?? '' })
  }
}
