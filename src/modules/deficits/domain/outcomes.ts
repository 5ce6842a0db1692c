import type { Day } from '../../../kernel/day.ts'
import type { Offer } from './routing.ts'
import type { Severity } from './types.ts'

/** Who used a measure before and what came of it; a null figure is hidden from this viewer. */
export type Outcome = {
  readonly source: string
  readonly sourceId: string
  readonly schools: number | null
  readonly gone: number | null
  readonly milder: number | null
  /** Half of those whom it helped saw it within so many days. */
  readonly days: number | null
  readonly hidden: boolean
}

export type Proven = Offer & { readonly outcome: Outcome | null }

/** What has helped others rises: at most by this much, so that the school's own pair stays first. */
const MOST_LIFT = 0.1

const liftOf = ({ schools, gone, milder }: Outcome): number =>
  schools === null || gone === null || milder === null || schools === 0
    ? 0
    : (MOST_LIFT * (gone + milder)) / schools

/** Offers with what came of them where they were used, the fit mended by it. */
export const withOutcomes = (offers: readonly Offer[], outcomes: readonly Outcome[]): readonly Proven[] =>
  offers.map((offer) => {
    const found = outcomes.find(({ source, sourceId }) => source === offer.source && sourceId === offer.id)
    return { ...offer, fit: offer.fit + (found === undefined ? 0 : liftOf(found)), outcome: found ?? null }
  })

/** One thing a round said: when and how sharp. */
export type Told = { readonly sentOn: Day | null; readonly severity: Severity }

/** What came of one measure of this deficit. */
export type Result = {
  readonly kind: 'waits' | 'gone' | 'milder' | 'same' | 'sharper'
  readonly was: Severity | null
  readonly now: Severity | null
  readonly on: Day | null
}

const kindOf = (was: Severity | null, now: Severity): Result['kind'] => {
  if (now === 0) return 'gone'
  if (was === null || now === was) return 'same'
  return now < was ? 'milder' : 'sharper'
}

/** The first word of a round after the measure was chosen, against the last one before it; evidence that was accepted closes it too. */
export const resultOf = (
  measure: { readonly decidedOn: Day },
  said: readonly Told[],
  closed: { readonly on: Day | null; readonly how: 'round' | 'evidence' | null },
): Result => {
  const told = said
    .flatMap(({ sentOn, severity }) => (sentOn === null ? [] : [{ sentOn, severity }]))
    .toSorted((a, b) => (a.sentOn < b.sentOn ? -1 : 1))
  const was = told.findLast(({ sentOn }) => sentOn <= measure.decidedOn)?.severity ?? null
  const next = told.find(({ sentOn }) => sentOn > measure.decidedOn)
  if (closed.how === 'evidence' && closed.on !== null && closed.on >= measure.decidedOn)
    return { kind: 'gone', was, now: null, on: closed.on }
  if (next === undefined) return { kind: 'waits', was, now: null, on: null }
  return { kind: kindOf(was, next.severity), was, now: next.severity, on: next.sentOn }
}
