import type { Dated } from './dated.ts'
import { certain, doubted, readDated, withDoubt } from './outcome.ts'
import { withYear } from './settle.ts'
import { type Bounds, type Outcome, type Reading, type TermContext, UNKNOWN } from './types.ts'

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
  cells: false,
  clock: before.clock ?? found.clock,
})

/** Phrases that go on with one another become one. */
export const joinAll = (list: readonly Dated[]): Dated[] => {
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

/** First and last day of a reading that has both. */
export const boundsOf = (reading: Reading): Bounds | null => {
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

/** True for a phrase that names whole years only. */
export const isYear = (found: Dated): boolean =>
  found.spans.every((span) => span.to === null && span.from.unit === 'year')

/** «постоянно» without a year of its own. */
export const isAlways = (found: Dated): boolean => {
  const when = found.spans.length === 1 ? found.spans[0]?.from : undefined
  return when?.unit === 'year' && when.always && when.year === null
}

/** «отчёт за 2022 год до 15 января»: the year is that of the report; «в 2022 году до 15 марта»: it is that of the date. */
const withoutYears = (list: readonly Dated[]): readonly Dated[] => {
  if (list.some(isAlways) && list.some((found) => isYear(found) && !isAlways(found))) {
    return list.filter((found) => !isAlways(found))
  }
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

const isRange = (found: Dated): boolean => found.spans.length === 1 && found.spans[0]?.to !== null

/** «ежедневно с 1 по 10 ноября»: all the time, but within those days. */
const withinRange = (list: readonly Dated[]): readonly Dated[] => {
  const [first, second] = list
  const isSaid = list.length === 2 && first !== undefined && second !== undefined
  return isSaid && isAlways(first) && isRange(second) && !isYear(second) ? [second] : list
}

/** «приказ № 94 от 05.03.2024, до 01.04.2024»: the date of a paper is no term beside one. */
const withoutPapers = (list: readonly Dated[]): readonly Dated[] => {
  const terms = list.filter((found) => found.marker !== 'document')
  return terms.some((found) => found.marker === 'deadline' || found.marker === 'through') ? terms : list
}

/** «с 1 сентября постоянно»: the beginning says it all. */
const isOpenAlways = ([first, second]: readonly Dated[]): boolean => {
  const always = second?.spans[0]?.from
  return first?.marker === 'open' && always?.unit === 'year' && always.always
}

/** «на 2026 год, до 1 ноября» in a plan for 2024: the day may as well lie in the year that is named. */
const besidePlanYear = (list: readonly Dated[], outcome: Outcome, context: TermContext): Outcome => {
  const plan = list.find((found) => found.marker === 'on' && isYear(found))
  const bounds = plan && boundsOf(readDated(plan, context).reading)
  const days = boundsOf(outcome.reading)
  if (!plan || !bounds || !days || (bounds[0] <= days[1] && days[0] <= bounds[1])) return outcome
  const said = list.map((found) => (found === plan ? { ...plan, marker: 'in' as const } : found))
  const [other] = withoutYears(said).map((found) => readDated(found, context).reading)
  return other ? withDoubt(outcome, other) : outcome
}

/** Every dated phrase of a cell. Two terms are never melted into one silently. */
export const combineDated = (list: readonly Dated[], context: TermContext): Outcome => {
  const groups = withoutYears(withinRange(joinAll(withoutPapers(list))))
  const range = asRange(groups)
  const [first, ...rest] = (range ? [range] : groups).map((found) => readDated(found, context))
  if (!first) return certain(UNKNOWN)
  if (rest.length === 0) return besidePlanYear(list, first, context)
  if (rest.length === 1 && isOpenAlways(groups)) return first
  if (rest.every((one) => JSON.stringify(one.reading) === JSON.stringify(first.reading))) return first
  const [second] = rest
  // «за I квартал до 15 апреля»: what is told of, and by when
  const isReport = groups[0]?.marker === 'for' && groups.length === 2 && second?.reading.kind === 'day'
  if (isReport) return doubted(second.reading, [...second.alternatives, first.reading])
  const others = rest.flatMap((one) => [one.reading, ...one.alternatives])
  if (second && rest.length === 1 && narrows(first.reading, second.reading) && !isWholeYear(first.reading)) {
    return doubted(second.reading, [first.reading, ...first.alternatives, ...second.alternatives])
  }
  return doubted(first.reading, [...first.alternatives, ...others])
}
