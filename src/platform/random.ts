import { createHash, randomBytes } from 'node:crypto'
import { uuidV7 } from '../kernel/ids.ts'

/** A new id: uuid v7 of the real clock (decisions 7). */
export const newId = (): string => uuidV7(Date.now(), randomBytes(10))

/** A secret for links and tokens: 32 random bytes in base64url. Only `hashOfSecret` of it is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
