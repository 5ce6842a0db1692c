import type pg from 'pg'
import { addSeconds, type Moment, moment, toMoment } from '../clock.ts'
import { askPool } from '../database/named-question.ts'
import { hashOfToken, newToken } from '../random.ts'
import { type Language, type PersonFacts, type Scope, scopeOfPerson } from '../scope/scope.ts'
import type { Sessions } from './open.ts'
import { rolesWaiting } from './reader.ts'

/** Begins every access key, so that a scanner of leaks knows one when it sees it. */
const MARK = 'svz_'
const SHAPE = /^Bearer (svz_[\w-]{43})$/u
/** The last use of a key is told to the minute: a busy one must not write at every request. */
const SEEN_EVERY = 60

/** A new access key: its holder alone knows it, the database keeps its hash. */
export const newAccessKey = (): string => `${MARK}${newToken()}`

type TokenFacts = Omit<PersonFacts, 'person'> & {
  readonly person: string | null
  readonly token: string
  readonly writes: boolean
  readonly modules: readonly string[]
  readonly totp: boolean
  readonly usedAt: string | null
}

/** Who comes with a key, and what of his rights it gives (docs/decisions/0014). */
export type TokenCaller = {
  readonly id: string
  readonly scope: Scope
  readonly writes: boolean
  readonly modules: ReadonlySet<string>
}

/** The key in a header; null for anything that cannot be one. */
export const keyInHeader = (header: string | undefined): string | null =>
  SHAPE.exec(header ?? '')?.[1] ?? null

const factsOf = async (app: pg.Pool, key: string, at: Moment): Promise<TokenFacts | null> => {
  const { rows } = await askPool(app, 'access_token_facts', 'select access_token_facts($1, $2) as facts', [
    hashOfToken(key),
    at,
  ])
  return (rows[0] as { facts: TokenFacts | null } | undefined)?.facts ?? null
}

const noteUse = async (app: pg.Pool, { token, usedAt }: TokenFacts, at: Moment): Promise<void> => {
  if (usedAt !== null && toMoment(usedAt) > addSeconds(at, -SEEN_EVERY)) return
  await app.query('select access_token_used($1, $2)', [token, at])
}

/**
 * The caller behind a key, asked anew at every request: null when the key is unknown, expired, revoked, or its holder has left or
 * holds no role any more. A role that waits for the second step opens nothing here either.
 */
export const tokenCaller = async (
  sessions: Sessions,
  key: string,
  language: Language,
): Promise<TokenCaller | null> => {
  const { app } = sessions.pools
  const at = moment()
  const facts = await factsOf(app, key, at)
  if (facts === null) return null
  const waiting = facts.person === null ? [] : rolesWaiting(sessions, facts)
  const roles = facts.roles.filter(({ role }) => !waiting.some((each) => each === role))
  const person = facts.person ?? ''
  const scope = scopeOfPerson({ ...facts, person, roles, waitingRoles: waiting }, at, 0, language)
  if (scope.roles.length === 0) return null
  await noteUse(app, facts, at)
  return {
    id: facts.token,
    scope: facts.person === null ? { ...scope, person: null } : scope,
    writes: facts.writes,
    modules: new Set(facts.modules),
  }
}
