import type pg from 'pg'
import { addSeconds, type Moment, secondsBetween, toMoment } from '../clock.ts'
import { hashOfToken } from '../random.ts'

/** What is counted: a login name, an address, an account at its second step, a printed code. */
export type AttemptKind = 'login' | 'address' | 'code'

type Limit = {
  /** Wrong attempts before the first wait. */
  readonly free: number
  readonly firstSeconds: number
  readonly longestSeconds: number
}

/** A school behind one address has many people, so an address is allowed more. */
const LIMITS: Readonly<Record<AttemptKind, Limit>> = {
  login: { free: 5, firstSeconds: 30, longestSeconds: 1800 },
  address: { free: 60, firstSeconds: 30, longestSeconds: 600 },
  code: { free: 5, firstSeconds: 60, longestSeconds: 3600 },
}

/** After this long without a wrong attempt the count starts anew. */
const FORGET_SECONDS = 24 * 3600

/** How long one waits after the n-th wrong attempt in a row: nothing at first, then twice as long each time. */
export const waitSeconds = (kind: AttemptKind, failures: number): number => {
  const { free, firstSeconds, longestSeconds } = LIMITS[kind]
  return failures < free ? 0 : Math.min(longestSeconds, firstSeconds * 2 ** Math.min(failures - free, 20))
}

export type Attempt = { readonly kind: AttemptKind; readonly of: string }

/** Names of people and addresses are not kept: only what they hash to. */
const keyOf = ({ kind, of }: Attempt): string => hashOfToken(`${kind}:${of.toLowerCase()}`)

/** Seconds that remain until any of these may be tried again; 0 when at once. */
export const lockedFor = async (auth: pg.Pool, attempts: readonly Attempt[], at: Moment): Promise<number> => {
  const { rows } = await auth.query<{ until: Date | null }>(
    'select max(locked_until) as until from sign_in_attempt where key = any ($1) and locked_until > $2',
    [attempts.map(keyOf), at],
  )
  const until = rows[0]?.until ?? null
  return until === null ? 0 : Math.ceil(secondsBetween(at, toMoment(until.toISOString())))
}

/** Counts a wrong attempt; several processes count together, in the database. */
export const recordFailure = async (auth: pg.Pool, attempt: Attempt, at: Moment): Promise<void> => {
  const { rows } = await auth.query<{ failures: number }>(
    `insert into sign_in_attempt as known (key, failures, last_at) values ($1, 1, $2)
     on conflict (key) do update set failures = case when known.last_at < $3 then 1 else known.failures + 1 end, last_at = $2
     returning failures`,
    [keyOf(attempt), at, addSeconds(at, -FORGET_SECONDS)],
  )
  const wait = waitSeconds(attempt.kind, rows[0]?.failures ?? 1)
  if (wait > 0)
    await auth.query('update sign_in_attempt set locked_until = $2 where key = $1', [
      keyOf(attempt),
      addSeconds(at, wait),
    ])
}

/** A right attempt: the count starts anew. */
export const forgetFailures = async (auth: pg.Pool, attempts: readonly Attempt[]): Promise<void> => {
  await auth.query('delete from sign_in_attempt where key = any ($1)', [attempts.map(keyOf)])
}
