import type { Readable } from 'node:stream'
import type { Result } from '../../kernel/result.ts'

/** A file in the store: its hash names it, equal bytes are stored once (decisions 41). */
export type StoredFile = { readonly sha256: string; readonly size: number }

export type FileRefusal = 'fileTooLarge' | 'diskFull'

export type PutOptions = {
  /** Largest number of bytes; reading stops as soon as there is one more. */
  readonly limit: number
}

/**
 * Where the bytes of attachments live. Knowing a hash opens nothing: who may have a file is decided by the rows that
 * name it, before the store is asked.
 */
export type FileStore = {
  /** Takes all bytes; refuses (`fileTooLarge`, `diskFull`) without leaving anything behind. Durable when it returns. */
  readonly put: (
    bytes: AsyncIterable<Uint8Array>,
    options: PutOptions,
  ) => Promise<Result<StoredFile, FileRefusal>>
  /** The bytes; null when there is no such file. `start` and `end` (inclusive) give a part. */
  readonly get: (
    sha256: string,
    part?: { readonly start: number; readonly end: number },
  ) => Promise<Readable | null>
  /** Size in bytes; null when there is no such file. */
  readonly size: (sha256: string) => Promise<number | null>
  /** Removes the bytes; only `removeUnreferenced` calls it. */
  readonly remove: (sha256: string) => Promise<void>
  /** Hashes of everything stored, with the age in milliseconds. */
  readonly list: () => AsyncIterable<{ readonly sha256: string; readonly age: number }>
}

/** True for the name of a file in a store. */
export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)
