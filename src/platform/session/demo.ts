import type { Context } from 'hono'
import { type Day, daysBetween } from '../../kernel/day.ts'
import { dayInZone, moment } from '../clock.ts'
import { one, sql, type Tx } from '../database/query.ts'
import { newId } from '../random.ts'
import type { Sessions } from './open.ts'
import { startSession } from './start-session.ts'

/** A person one may sign in as in a demo. */
export type Persona = {
  readonly code: string
  readonly person: string
  readonly lastName: string
  readonly firstName: string
  readonly middleName: string | null
  readonly sentence: string
  readonly role: string | null
  readonly node: string | null
}

/** People of the demo in their order; none in an installation that is no demo (decisions 40). */
export const demoPersonas = async (tx: Pick<Tx, 'db'>): Promise<readonly Persona[]> =>
  (await one(tx, sql<{ list: Persona[] }>`select demo_personas() as list`)).list

/** Signs in as a persona with a real session and gives its token; null outside a demo or for anybody who is no persona. */
export const startPersona = async (sessions: Sessions, c: Context, code: string): Promise<string | null> => {
  const { rows } = await sessions.pools.auth.query<{ account: string | null }>(
    'select public.demo_account($1, $2, $3) as account',
    [code, newId(), moment()],
  )
  const account = rows[0]?.account ?? null
  return account === null ? null : startSession(sessions, c, account)
}

/** How far a wished business date is from the real one; the shift that is stored in the session (decisions 29). */
export const shiftTo = (wanted: Day, zone: string): number => daysBetween(dayInZone(moment(), zone), wanted)

/** Moves the business date of the person's own session; false outside a demo. */
export const shiftSession = async (tx: Tx, session: string, days: number): Promise<boolean> =>
  (await one(tx, sql<{ done: boolean }>`select shift_my_session(${session}, ${days}) as done`)).done
