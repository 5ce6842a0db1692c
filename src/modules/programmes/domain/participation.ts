import type { Day } from '../../../kernel/day.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Category } from '../../schools/domain/types.ts'
import type { Participation } from './types.ts'

/** What a directive does: schools enter under a category, or leave. */
export type Wish =
  | { readonly kind: 'enter'; readonly category: Category; readonly on: Day }
  | { readonly kind: 'exit'; readonly on: Day }

export type Outcome = 'enters' | 'moves' | 'leaves' | 'already' | 'notIn' | 'laterPaper'

/** What happens to one school: shown before it is confirmed, and saved by the same function. */
export type ChangeLine = {
  readonly organisation: OrganisationId
  readonly outcome: Outcome
  readonly was: Category | null
  /** The period that ends on the day. */
  readonly ends: string | null
}

/** Outcomes that change something. */
export const CHANGING: readonly Outcome[] = ['enters', 'moves', 'leaves']

const holdsOn = (period: Participation, day: Day): boolean =>
  period.from <= day && (period.until === null || day < period.until)

/** Periods of one school in one model, oldest first. */
const lineFor = (organisation: OrganisationId, periods: readonly Participation[], wish: Wish): ChangeLine => {
  const now = periods.find((period) => holdsOn(period, wish.on)) ?? null
  const line = (outcome: Outcome, ends: string | null = null): ChangeLine => ({
    organisation,
    outcome,
    was: now?.category ?? null,
    ends,
  })
  // history is not rewritten from its middle: a later paper has already spoken
  const isPast = periods.some((period) => period.from > wish.on) || (now !== null && now.until !== null)
  if (isPast) return line('laterPaper')
  if (now !== null && now.from === wish.on) return line(sameDay(now, wish))
  if (wish.kind === 'exit') return now === null ? line('notIn') : line('leaves', now.id)
  if (now === null) return line('enters')
  return now.category === wish.category ? line('already') : line('moves', now.id)
}

/** A school that entered this very day cannot leave or move on it: a half-open period would be empty. */
const sameDay = (now: Participation, wish: Wish): Outcome =>
  wish.kind === 'enter' && now.category === wish.category ? 'already' : 'laterPaper'

/** What the wish does to each of the schools, in their order. */
export const planChange = (
  schools: readonly OrganisationId[],
  periods: readonly Participation[],
  wish: Wish,
): ChangeLine[] =>
  [...new Set(schools)].map((school) =>
    lineFor(
      school,
      periods.filter((period) => period.organisation === school),
      wish,
    ),
  )
