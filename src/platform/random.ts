import { createHash, randomBytes, randomFillSync } from 'node:crypto'
import { uuidV7 } from '../kernel/ids.ts'
import { unixMs } from './clock.ts'

const ID_BYTES = 10
const pool = { bytes: Buffer.alloc(ID_BYTES * 400), at: Number.POSITIVE_INFINITY }

/** Random bytes for one id out of many asked for at once: an import makes a hundred thousand ids. */
const idBytes = (): Uint8Array => {
  if (pool.at >= pool.bytes.length) {
    randomFillSync(pool.bytes)
    pool.at = 0
  }
  pool.at += ID_BYTES
  return pool.bytes.subarray(pool.at - ID_BYTES, pool.at)
}

/** A new id for any noun: a uuid of version 7, so that rows of one time lie together in indexes (decisions 7). */
export const newId = <Id extends string = string>(): Id => uuidV7(unixMs(), idBytes()) as Id

/** A secret for links and tokens: 32 random bytes, safe in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret: the secret itself is known only to its holder. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')
