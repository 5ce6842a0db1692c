import { type Day, dateOf, daysBetween, monthOf } from '../day.ts'
import type { Dated } from './dated.ts'
import type { RuleDraft } from './draft.ts'
import { combineDated, joinAll } from './join.ts'
import { mergeRules } from './merge.ts'
import { certain, doubted, withDoubt } from './outcome.ts'
import {
  type Frequency,
  type Outcome,
  type Reading,
  type RecurringReading,
  type TermContext,
  UNKNOWN,
} from './types.ts'

/** True when a year is written with one of the pieces. */
export const hasYear = (found: Dated): boolean =>
  found.spans.some((span) =>
    [span.from, span.to].some((when) => when !== null && (when.unit === 'year' || when.year !== null)),
  )

/** «ежегодно в последнюю субботу апреля»: another day every year, so the rule keeps the words, not the day of this year. */
const weekdayRule = ({ spans }: Dated): RuleDraft | null => {
  const when = spans.length === 1 && spans[0]?.to === null ? spans[0].from : null
  return when?.unit === 'nth-weekday'
    ? { freq: 'year', month: when.month, weekdays: [when.weekday], nth: [when.n] }
    : null
}

/** «ежегодно до 1 октября», «ежегодно в мае»: the date is a part of the rule. */
const yearly = (parts: readonly RuleDraft[], found: Dated, outcome: Outcome): Outcome | null => {
  const base = mergeRules(parts)
  if (base.reading.kind !== 'recurring' || base.reading.rule.freq !== 'year' || hasYear(found)) return null
  const { reading } = outcome
  const until = found.marker === 'deadline' || found.marker === 'through'
  const isOneMonth =
    reading.kind === 'range' &&
    reading.precision === 'month' &&
    reading.start.slice(0, 7) === reading.end.slice(0, 7)
  const weekday = weekdayRule(found)
  if (weekday) return mergeRules([...parts, { ...weekday, ...(until ? { deadline: true } : {}) }])
  if (reading.kind === 'day' && !reading.openEnd) {
    const draft: RuleDraft = {
      month: monthOf(reading.date),
      monthDay: dateOf(reading.date),
      ...(until ? { deadline: true } : {}),
    }
    const merged = mergeRules([...parts, draft])
    return outcome.ambiguous && !merged.ambiguous ? withDoubt(merged, UNKNOWN) : merged
  }
  if (isOneMonth) return mergeRules([...parts, { month: monthOf(reading.start) }])
  return withDoubt(base, reading)
}

const LEAST_DAYS: Readonly<Partial<Record<Frequency, number>>> = {
  week: 13,
  month: 45,
  quarter: 100,
  'half-year': 190,
  year: 260,
}

/** «сентябрь, далее ежемесячно»: a period hardly longer than one step of the rule does not bound it. */
const isLongEnough = (freq: Frequency, start: Day, end: Day): boolean =>
  daysBetween(start, end) >= (LEAST_DAYS[freq] ?? 100)

/** Bounds that a period beside a rule gives it («ежемесячно с сентября по май», «ежеквартально в течение 2022 года»). */
const bounded = (rule: RecurringReading, outcome: Outcome): Reading | null => {
  const { reading } = outcome
  if (reading.kind === 'year-round') return { ...rule, start: reading.start, end: reading.end }
  const isWhole =
    reading.kind === 'range' && !reading.parts && isLongEnough(rule.rule.freq, reading.start, reading.end)
  if (reading.kind === 'range' && isWhole) return { ...rule, start: reading.start, end: reading.end }
  if (reading.kind !== 'day') return null
  if (reading.openEnd) return { ...rule, start: reading.date }
  return reading.deadline ? { ...rule, end: reading.date } : null
}

/** The phrase that says the day or month of a yearly rule, and what bounds the rule («ежегодно до 1 октября, с 2022 года»). */
const split = (
  groups: readonly Dated[],
): { readonly inYear: readonly Dated[]; readonly bounds: readonly Dated[] } => ({
  inYear: groups.filter((found) => !hasYear(found)),
  bounds: groups.filter(hasYear),
})

const withBounds = (base: Outcome, groups: readonly Dated[], context: TermContext): Outcome => {
  if (groups.length === 0 || base.reading.kind !== 'recurring') return base
  const times = combineDated(groups, context)
  // «ежеквартально, до 25.03, 25.06»: several dates bound nothing
  const isOne = groups.length === 1 && groups[0]?.spans.length === 1
  const reading = isOne ? bounded(base.reading, times) : null
  if (!reading) return doubted(base.reading, [...base.alternatives, times.reading, ...times.alternatives])
  // «до 23 числа каждого месяца; до 1 ноября 2023 г.»: the end of the rule, or a second last day
  const isSecond = base.reading.rule.deadline && times.reading.kind === 'day' && times.reading.deadline
  if (isSecond) return doubted(reading, [base.reading, times.reading, ...base.alternatives])
  const isSure = !base.ambiguous && !times.ambiguous
  return isSure ? certain(reading) : doubted(reading, [...base.alternatives])
}

/** A rule with the dates beside it: a day of the year, a beginning, an end, or another term. */
export const combineRule = (
  parts: readonly RuleDraft[],
  list: readonly Dated[],
  context: TermContext,
): Outcome => {
  const base = mergeRules(parts)
  if (list.length === 0) return base
  const groups = joinAll(list)
  if (base.reading.kind !== 'recurring') return doubted(combineDated(list, context).reading, [UNKNOWN])
  const { inYear, bounds } = split(groups)
  const [day] = inYear
  const merged = day && inYear.length === 1 ? yearly(parts, day, combineDated([day], context)) : null
  return merged ? withBounds(merged, bounds, context) : withBounds(base, groups, context)
}
