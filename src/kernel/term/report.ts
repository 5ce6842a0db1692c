import { type Day, daysBetween, parseDay, yearOf } from '../day.ts'
import { hasYear } from './bound.ts'
import { as, type Found, type Grammar, type Line, phrase, seq } from './combinators.ts'
import { type Dated, dated } from './dated.ts'
import { boundsOf, combineDated } from './join.ts'
import { certain, withDoubt } from './outcome.ts'
import type { Item } from './scan.ts'
import type { Outcome, Reading, TermContext } from './types.ts'
import type { When } from './when.ts'

const isOfYear = (when: When | null): boolean =>
  when !== null &&
  (when.unit === 'edge' ? isOfYear(when.of) : when.year !== null && when.year.kind !== 'named')

/** What a report tells of, with its year: «за 2024 год», «по итогам IV квартала 2024 г.». */
const toldOf: Grammar<Dated> = as(seq(phrase('за', 'по итогам|результатам'), dated), ([, found]) =>
  found.marker === null && found.spans.some(({ from, to }) => isOfYear(from) || isOfYear(to)) ? found : null,
)

const findTold = (line: Line): (Found<Dated> & { readonly at: number }) | null => {
  for (const at of line.tokens.keys()) {
    const found = toldOf(line, at)
    if (found) return { ...found, at }
  }
  return null
}

/** A report may be asked for in the last weeks of its period («за 2024 год до 20 декабря»). */
const EARLY_DAYS = 62
const YEAR_DAYS = 366

const inYear = (day: Day, year: number): Day | null => parseDay(`${year}${day.slice(4)}`)

/** The same days of the first year in which they lie behind `end`. */
const behind = (reading: Reading, end: Day): Reading | null => {
  const bounds = boundsOf(reading)
  if (bounds === null) return null
  const year = yearOf(end) + (bounds[0].slice(4) > end.slice(4) ? 0 : 1)
  const [start, last] = [inYear(bounds[0], year), inYear(bounds[1], year)]
  if (reading.kind === 'day') return start && { ...reading, date: start }
  const isOneYear = yearOf(bounds[0]) === yearOf(bounds[1])
  return reading.kind === 'range' && isOneYear && start && last ? { ...reading, start, end: last } : null
}

/**
 * «за 2024 год до 15 января» in a plan for 2024: a report cannot be due before what it tells of is over, so a day
 * without a year lies behind it.
 */
export const behindReport = (
  line: Line,
  items: readonly Item[],
  outcome: Outcome,
  context: TermContext,
): Outcome => {
  const days = boundsOf(outcome.reading)
  const told = days && findTold(line)
  if (!days || !told) return outcome
  const isOutside = (item: Item): boolean => item.at >= told.next || item.next <= told.at
  const own = items.flatMap((item) => (item.kind === 'dated' && isOutside(item) ? [item.value] : []))
  const period = boundsOf(combineDated([told.value], context).reading)
  if (own.length !== 1 || own.some(hasYear) || !period) return outcome
  const after = daysBetween(period[1], days[1])
  if (after > -EARLY_DAYS && after <= YEAR_DAYS) return outcome
  const later = behind(outcome.reading, period[1])
  if (!later) return outcome
  // «за 2023 год до 1 марта» in a plan for 2024/25
  if (after > 0) return withDoubt(outcome, later)
  return outcome.ambiguous ? withDoubt({ ...outcome, reading: later }, outcome.reading) : certain(later)
}
