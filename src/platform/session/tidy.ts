import type pg from 'pg'
import { addSeconds, type Moment } from '../clock.ts'

const DAY = 86_400

/**
 * Daily: sessions that ended more than a day ago, second steps that ran out, sealed submits nobody claimed, and counts of
 * wrong attempts of yesterday go away. `auth` is the pool of the schema `auth`.
 */
export const tidySessions = async (auth: pg.Pool, at: Moment): Promise<void> => {
  const yesterday = addSeconds(at, -DAY)
  await auth.query('delete from session where "expiresAt" < $1', [yesterday])
  await auth.query('delete from verification where "expiresAt" < $1', [yesterday])
  await auth.query('delete from lost_submit where expires_at < $1', [at])
  await auth.query('delete from sign_in_attempt where last_at < $1', [yesterday])
}
