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

const COUNTER_MOST = 0xfff
const last = { ms: 0, counter: 0 }

/** The millisecond of the next id and its number within it: a full millisecond, or a clock set back, goes on from the last one. */
const nextInTime = (random: number): { readonly ms: number; readonly counter: number } => {
  const now = unixMs()
  if (now > last.ms) {
    last.ms = now
    last.counter = random & 0x7ff
  } else if (last.counter < COUNTER_MOST) last.counter++
  else {
    last.ms++
    last.counter = 0
  }
  return last
}

/**
 * A new id for any noun: a uuid of version 7, so that rows of one time lie together in indexes (decisions 7). Ids of one process
 * grow, with a counter in the twelve bits after the time (RFC 9562, section 6.2, method 1): history written at one moment is
 * read in the order in which it was written.
 */
export const newId = <Id extends string = string>(): Id => {
  const random = idBytes()
  const { ms, counter } = nextInTime(((random[0] ?? 0) << 8) | (random[1] ?? 0))
  random[0] = counter >> 8
  random[1] = counter & 0xff
  return uuidV7(ms, random) as Id
}

/** A secret for links and tokens: 32 random bytes, safe in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret: the secret itself is known only to its holder. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')
