import type pg from 'pg'
import { addSeconds, type Moment } from '../clock.ts'

const DAY = 86_400
/** After that a form sent again is a new one (decisions 32). */
const KEYS_DAYS = 7
/** A form left by a lost session is found again by one address alone; nobody comes back to it after a month. */
const UNNAMED_DAYS = 30

const sweep = async (worker: pg.Pool, from: string, before: Moment): Promise<number> =>
  (await worker.query(`delete from ${from} < $1`, [before])).rowCount ?? 0

/**
 * Daily: keys of forms sent long ago go away, and drafts without a name that nobody came back to. What stands in «не
 * отправлено» goes only by its own person (decisions 34). Gives how many rows went.
 */
export const tidyCommands = async (worker: pg.Pool, at: Moment): Promise<number> =>
  (await sweep(worker, 'command_done where at', addSeconds(at, -KEYS_DAYS * DAY))) +
  (await sweep(worker, `draft where title = '' and updated_at`, addSeconds(at, -UNNAMED_DAYS * DAY)))
