import { type Day, daysBetween } from '../../../kernel/day.ts'
import type { PairState } from './types.ts'

/** Days without a meeting after which a working pair needs a look. */
export const QUIET_DAYS = 30
/** Days in which schools are expected to answer a proposal, and a confirmed pair to begin. */
export const ANSWER_DAYS = 10
const SOON_DAYS = 30

export type Health =
  | { readonly kind: 'fine' }
  /** «Давно не встречались»: nothing for so many days. */
  | { readonly kind: 'quiet'; readonly days: number }
  /** Nobody has answered or begun for so many days. */
  | { readonly kind: 'waits'; readonly days: number }
  /** The term is over, the pair is still open. */
  | { readonly kind: 'overdue'; readonly days: number }
  /** It works without a contract in force. */
  | { readonly kind: 'noContract' }

/** What health is judged by. */
export type Pulse = {
  readonly state: PairState
  readonly from: Day
  readonly until: Day
  /** Day of the last change of state. */
  readonly since: Day
  readonly lastMet: Day | null
  /** The day after the last one under a contract in force; null when there is none. */
  readonly contractUntil: Day | null
}

const working = (pulse: Pulse, today: Day): Health => {
  if (pulse.until <= today) return { kind: 'overdue', days: daysBetween(pulse.until, today) + 1 }
  const begun = pulse.since > pulse.from ? pulse.since : pulse.from
  const quiet = daysBetween(pulse.lastMet ?? begun, today)
  if (quiet > QUIET_DAYS) return { kind: 'quiet', days: quiet }
  return pulse.contractUntil === null || pulse.contractUntil <= today
    ? { kind: 'noContract' }
    : { kind: 'fine' }
}

/** Whether a person should look at the pair, and why. */
export const healthOf = (pulse: Pulse, today: Day): Health => {
  if (pulse.state === 'working') return working(pulse, today)
  if (pulse.state !== 'proposed' && pulse.state !== 'agreed' && pulse.state !== 'confirmed')
    return { kind: 'fine' }
  const waited = daysBetween(pulse.since, today)
  return waited > ANSWER_DAYS ? { kind: 'waits', days: waited } : { kind: 'fine' }
}

/** The term ends within a month: time to think of going on. */
export const endsSoon = (pulse: Pick<Pulse, 'state' | 'until'>, today: Day): boolean =>
  pulse.state === 'working' && pulse.until > today && daysBetween(today, pulse.until) <= SOON_DAYS
