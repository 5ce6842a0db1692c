import { type Day, dateOf, daysBetween, monthOf } from '../day.ts'
import type { Dated } from './dated.ts'
import type { RuleDraft } from './draft.ts'
import { mergeRules } from './merge.ts'
import { certain, doubted, readDated, withDoubt } from './outcome.ts'
import type { Item } from './scan.ts'
import { withYear } from './settle.ts'
import {
  type Frequency,
  type Outcome,
  type Reading,
  type RecurringReading,
  type TermContext,
  UNKNOWN,
  type UndatedReading,
} from './types.ts'

const isUnmarked = (found: Dated): boolean => found.marker === null || found.marker === 'in'

/** «Ноябрь | 15.11, 17.11», «в 2022 году, март»: a phrase that goes on with the list before it. */
const joinsOn = (before: Dated, found: Dated): boolean => {
  const lists =
    (before.marker === null || before.marker === 'in' || before.marker === found.marker) && isUnmarked(found)
  const isAlways = [...before.spans, ...found.spans].some(
    (span) => span.from.unit === 'year' && span.from.always,
  )
  return (
    lists &&
    !isAlways &&
    !found.labelled &&
    !before.week &&
    !found.week &&
    found.weekday === before.weekday &&
    !before.clock
  )
}

const joined = (before: Dated, found: Dated): Dated => ({
  ...before,
  spans: [...before.spans, ...found.spans],
  either: before.either || found.either,
  clock: before.clock ?? found.clock,
})

const joinAll = (list: readonly Dated[]): Dated[] => {
  const result: Dated[] = []
  for (const found of list) {
    const last = result.at(-1)
    if (last && joinsOn(last, found)) result[result.length - 1] = joined(last, found)
    else result.push(found)
  }
  return result
}

const single = (found: Dated) =>
  found.spans.length === 1 && found.spans[0]?.to === null ? found.spans[0] : null

/** «с 01.09 | до 31.05», «начало … окончание …»: a beginning and an end that stand apart. */
const asRange = (list: readonly Dated[]): Dated | null => {
  const [first, second] = list
  if (!first || !second || list.length !== 2) return null
  const [from, to] = [single(first), single(second)]
  const isEnd = second.marker === 'deadline' || second.marker === 'through'
  if (!from || !to || first.marker !== 'open' || !isEnd) return null
  const before = second.marker === 'deadline' && to.from.unit !== 'day' && to.from.unit !== 'edge'
  return {
    ...first,
    marker: null,
    clock: null,
    weekday: null,
    spans: [{ from: from.from, to: to.from, before }],
  }
}

const boundsOf = (reading: Reading): readonly [string, string] | null => {
  if (reading.kind === 'day') return [reading.date, reading.date]
  return reading.kind === 'range' || reading.kind === 'year-round' ? [reading.start, reading.end] : null
}

/** «Сентябрь (до 15.09)»: the second narrows the first. */
const narrows = (wide: Reading, fine: Reading): boolean => {
  const [a, b] = [boundsOf(wide), boundsOf(fine)]
  return a !== null && b !== null && a[0] <= b[0] && b[1] <= a[1] && (a[0] !== b[0] || a[1] !== b[1])
}

const isWholeYear = (reading: Reading): boolean =>
  reading.kind === 'year-round' ||
  (reading.kind === 'range' && (reading.precision === 'year' || reading.precision === 'academic-year'))

const isYear = (found: Dated): boolean =>
  found.spans.every((span) => span.to === null && span.from.unit === 'year')

/** «отчёт за 2022 год до 15 января»: the year is that of the report; «в 2022 году до 15 марта»: it is that of the date. */
const withoutYears = (list: readonly Dated[]): readonly Dated[] => {
  const others = list.filter((found) => !isYear(found))
  const years = list.filter(
    (found) => isYear(found) && (found.marker === 'for' || found.marker === 'on' || found.marker === 'in'),
  )
  if (others.length === 0 || others.length + years.length < list.length) return list
  const said = years.find((found) => found.marker === 'in')?.spans[0]?.from.year
  if (!said) return others
  return others.map((found) => ({
    ...found,
    spans: found.spans.map((span) => ({
      ...span,
      from: withYear(span.from, said),
      to: span.to && withYear(span.to, said),
    })),
  }))
}

/** «с 1 сентября постоянно»: the beginning says it all. */
const isOpenAlways = ([first, second]: readonly Dated[]): boolean => {
  const always = second?.spans[0]?.from
  return first?.marker === 'open' && always?.unit === 'year' && always.always
}

/** Every dated phrase of a cell. Two terms are never melted into one silently. */
const combineDated = (list: readonly Dated[], context: TermContext): Outcome => {
  const groups = withoutYears(joinAll(list))
  const range = asRange(groups)
  const [first, ...rest] = (range ? [range] : groups).map((found) => readDated(found, context))
  if (!first) return certain(UNKNOWN)
  if (rest.length === 0 || (rest.length === 1 && isOpenAlways(groups))) return first
  if (rest.every((one) => JSON.stringify(one.reading) === JSON.stringify(first.reading))) return first
  const [second] = rest
  const others = rest.flatMap((one) => [one.reading, ...one.alternatives])
  if (second && rest.length === 1 && narrows(first.reading, second.reading) && !isWholeYear(first.reading)) {
    return doubted(second.reading, [first.reading, ...first.alternatives, ...second.alternatives])
  }
  return doubted(first.reading, [...first.alternatives, ...others])
}

const hasYear = (found: Dated): boolean =>
  found.spans.some((span) =>
    [span.from, span.to].some((when) => when !== null && (when.unit === 'year' || when.year !== null)),
  )

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
  year: 300,
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

const combineRule = (parts: readonly RuleDraft[], list: readonly Dated[], context: TermContext): Outcome => {
  const base = mergeRules(parts)
  if (list.length === 0) return base
  const groups = joinAll(list)
  const [found] = groups
  const times = combineDated(list, context)
  if (base.reading.kind !== 'recurring') return doubted(times.reading, [UNKNOWN])
  if (found && groups.length === 1) {
    const merged = yearly(parts, found, times)
    if (merged) return merged
    const reading = bounded(base.reading, times)
    if (reading)
      return base.ambiguous || times.ambiguous ? doubted(reading, base.alternatives) : certain(reading)
  }
  return doubted(base.reading, [...base.alternatives, times.reading])
}

/** «Февраль-ноябрь, 4», «3 раза в течение года»: how many times within a period. */
const withCount = (outcome: Outcome, count: number, isSaid: boolean): Outcome => {
  const { reading } = outcome
  if (reading.kind === 'days' && reading.dates.length === count) return outcome
  if (reading.kind === 'range' && isSaid) {
    const counted: Reading = { ...reading, count }
    return outcome.ambiguous ? doubted(counted, outcome.alternatives) : certain(counted)
  }
  if (reading.kind === 'range') return doubted({ ...reading, count }, [reading, ...outcome.alternatives])
  if (reading.kind !== 'year-round') return withDoubt(outcome, UNKNOWN)
  const isSchool = reading.start.slice(5) === '09-01'
  const range: Reading = {
    kind: 'range',
    start: reading.start,
    end: reading.end,
    precision: isSchool ? 'academic-year' : 'year',
    count,
  }
  return doubted(range, [{ kind: 'recurring', rule: { freq: 'year', every: 1, times: count } }, reading])
}

/** «Ноябрь, 15»: the day, how often, or what a page cut left. */
const bareNumber = (outcome: Outcome, n: number): Outcome => {
  const { reading } = outcome
  const isOneMonth =
    reading.kind === 'range' &&
    reading.precision === 'month' &&
    reading.start.slice(0, 7) === reading.end.slice(0, 7)
  if (!isOneMonth) return withCount(outcome, n, false)
  const date = `${reading.start.slice(0, 8)}${String(n).padStart(2, '0')}`
  const day: Reading[] =
    n >= 1 && date <= reading.end ? [{ kind: 'day', date: date as typeof reading.start }] : []
  return doubted(reading, [...day, { ...reading, count: n }])
}

type Kinds = {
  readonly dated: readonly Dated[]
  readonly rules: readonly RuleDraft[]
  readonly undated: readonly UndatedReading[]
  readonly counts: readonly number[]
  readonly bare: readonly number[]
  readonly hasClock: boolean
  /** «I этап … II этап», «5-9 классы … 10-11 классы»: as many terms as labels. */
  readonly labels: number
}

const sort = (items: readonly Item[]): Kinds => ({
  dated: items.flatMap((item) => (item.kind === 'dated' ? [item.value] : [])),
  rules: items.flatMap((item) => (item.kind === 'rule' ? [item.value] : [])),
  undated: items.flatMap((item) => (item.kind === 'undated' ? [item.value] : [])),
  counts: items.flatMap((item) => (item.kind === 'count' ? [item.value] : [])),
  bare: items.flatMap((item) => (item.kind === 'gap' && item.value.kind === 'num' ? [item.value.value] : [])),
  hasClock: items.some((item) => item.kind === 'clock'),
  labels: items.filter((item) => item.kind === 'not-term' || item.kind === 'label').length,
})

/** «по графику» only says who sets the day; «по мере необходимости» and «через 5 дней после» are other terms. */
const besideDate = (outcome: Outcome, undated: readonly UndatedReading[], isFirst = false): Outcome => {
  const others = undated.filter((one) => one.reason !== 'schedule')
  const [first, ...rest] = others
  if (first && isFirst) return doubted(first, [outcome.reading, ...outcome.alternatives, ...rest])
  return others.length > 0 ? withDoubt(outcome, ...others) : outcome
}

const onlyUndated = (list: readonly UndatedReading[]): Outcome => {
  const [first, ...rest] = list
  if (!first) return certain(UNKNOWN)
  const others = rest.filter((one) => one.reason !== first.reason)
  return others.length > 0 ? doubted(first, others) : certain(first)
}

/** One outcome out of everything found in a cell. */
export const combine = (items: readonly Item[], context: TermContext): Outcome => {
  const { dated, rules, undated, counts, bare, hasClock, labels } = sort(items)
  if (rules.length > 0) return besideDate(combineRule(rules, dated, context), undated)
  if (dated.length > 0) {
    const isFirst =
      items.findIndex((item) => item.kind === 'undated') < items.findIndex((item) => item.kind === 'dated')
    const outcome = besideDate(combineDated(dated, context), undated, isFirst)
    const [count] = counts
    const [number] = bare
    const counted = count === undefined ? outcome : withCount(outcome, count, true)
    // hours have no place in «ежедневно с 10.00 до 12.00»; beside a date that did not take them they are a riddle
    if (hasClock && counted.reading.kind !== 'year-round') return withDoubt(counted)
    if (labels > 1 && dated.length > 1) return withDoubt(counted)
    return number === undefined ? counted : bareNumber(counted, number)
  }
  if (undated.length > 0) return onlyUndated(undated)
  return hasClock ? certain({ kind: 'undated', reason: 'time-only' }) : certain(UNKNOWN)
}
