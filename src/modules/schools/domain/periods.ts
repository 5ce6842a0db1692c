import type { Day } from '../../../kernel/day.ts'
import type { Period } from './types.ts'

/** Whether a half-open period covers the day. */
export const holdsOn = (period: Period, day: Day): boolean =>
  period.from <= day && (period.until === null || day < period.until)

/** The period of a list that covers the day; lists of one organisation never overlap. */
export const heldOn = <P extends Period>(periods: readonly P[], day: Day): P | null =>
  periods.find((period) => holdsOn(period, day)) ?? null

/** What a new value does to the periods there are. */
export type Succession<P extends Period> = {
  /** Ends on the day the new one begins. */
  readonly ends: P | null
  /** Began the same day: the new value takes its place (a slip is put right). */
  readonly replaces: P | null
}

/**
 * How a value from `from` on fits among the periods: it ends the one that still holds. Null when a later period has
 * already begun: history is not rewritten from its middle.
 */
export const succeed = <P extends Period>(periods: readonly P[], from: Day): Succession<P> | null => {
  if (periods.some((period) => period.from > from || (period.until !== null && period.until > from)))
    return null
  const last = periods.find((period) => period.until === null) ?? null
  return last?.from === from ? { ends: null, replaces: last } : { ends: last, replaces: null }
}

/** The last day on which something is written about, for the sentence of a refusal. */
export const latestBoundary = (periods: readonly Period[]): Day | null =>
  periods
    .flatMap((period) => (period.until === null ? [period.from] : [period.from, period.until]))
    .sort()
    .at(-1) ?? null

/** The latest day on which any of the periods began. */
export const lastStart = (periods: readonly Period[]): Day | null =>
  periods
    .map((period) => period.from)
    .sort()
    .at(-1) ?? null
