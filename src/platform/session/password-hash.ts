import { hash, verify } from '@node-rs/argon2'

/** Argon2id by number: the package's own enumeration exists only for its type checker. */
const ARGON2ID = 2

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. About 30 ms on a small server. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hash of a password in PHC form (`$argon2id$v=19$…`), with a salt of its own. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST)

/** Whether the password fits the hash; false for a hash of any other kind. */
export const isPassword = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password.normalize('NFC')).catch(() => false)
