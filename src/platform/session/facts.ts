import type pg from 'pg'
import type { Moment } from '../clock.ts'
import { askPool } from '../database/named-question.ts'
import type { PersonFacts } from '../scope/scope.ts'

/** What the database knows of a session by its token, in one trip (decisions 39). */
export type SessionFacts = PersonFacts & {
  readonly session: string
  /** Days of «другая дата»; 0 outside a demo. */
  readonly shift: number
  /** An expired session opens nothing, but for 24 hours it still names its person (decisions 35). */
  readonly expired: boolean
  readonly expiresAt: string
  /** The second step is on. */
  readonly totp: boolean
}

/** Facts of the session with this token; null when there is none, or it ended more than a day ago. */
export const sessionFacts = async (app: pg.Pool, token: string, at: Moment): Promise<SessionFacts | null> => {
  const { rows } = await askPool(app, 'session_facts', 'select session_facts($1, $2) as facts', [token, at])
  return (rows[0] as { facts: SessionFacts | null } | undefined)?.facts ?? null
}
