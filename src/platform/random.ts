import { createHash, randomBytes } from 'node:crypto'
import { uuidV7 } from '../kernel/ids.ts'
import { unixMs } from './clock.ts'

/** A new id for any noun: a uuid of version 7, so that rows of one time lie together in indexes (decisions 7). */
export const newId = <Id extends string = string>(): Id => uuidV7(unixMs(), randomBytes(10)) as Id

/** A secret for links and tokens: 32 random bytes, safe in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret: the secret itself is known only to its holder. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')
