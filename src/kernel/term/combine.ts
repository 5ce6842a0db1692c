import { daysBetween } from '../day.ts'
import { combineRule } from './bound.ts'
import { bareNumber, withCount } from './count.ts'
import type { Dated } from './dated.ts'
import type { RuleDraft } from './draft.ts'
import { boundsOf, combineDated, isAlways, isYear } from './join.ts'
import { certain, doubted, withDoubt } from './outcome.ts'
import type { Item } from './scan.ts'
import { type Outcome, type Reading, type TermContext, UNKNOWN, type UndatedReading } from './types.ts'

type Kinds = {
  readonly dated: readonly Dated[]
  readonly rules: readonly RuleDraft[]
  readonly undated: readonly UndatedReading[]
  readonly counts: readonly number[]
  readonly bare: readonly number[]
  readonly hasClock: boolean
  readonly hasThen: boolean
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
  hasThen: items.some((item) => item.kind === 'then'),
  labels: items.filter((item) => item.kind === 'not-term' || item.kind === 'label').length,
})

const PERIOD_OF =
  /^(на|в|за|весь|период|срок|в течение)?\s*(весь\s+|всего\s+)?(период|срок|время|реализации|действия)/i

/** «по графику» only says who sets the day, «по итогам полугодия» what is told; «по мере необходимости» and «через 5 дней после» are other terms. */
const besideDate = (
  outcome: Outcome,
  undated: readonly UndatedReading[],
  isFirst = false,
  isAllTheTime = false,
): Outcome => {
  const others = undated.filter(
    (one) =>
      one.reason !== 'schedule' &&
      // «по итогам полугодия, учебного года»: the year is told of too
      (outcome.reading.kind === 'year-round' || !/^по (итогам|результатам)/i.test(one.offset ?? '')),
  )
  const [first, ...rest] = others
  // «на период реализации проекта (январь 2021 – май 2023)»: the dates say what the words mean
  const isExplained =
    others.length === 1 && first?.duration === undefined && PERIOD_OF.test(first?.offset ?? '')
  if (isExplained && !isAllTheTime) return outcome
  if (first && isFirst) return doubted(first, [outcome.reading, ...outcome.alternatives, ...rest])
  return others.length > 0 ? withDoubt(outcome, ...others) : outcome
}

const onlyUndated = (list: readonly UndatedReading[]): Outcome => {
  const [first, ...rest] = list
  if (!first) return certain(UNKNOWN)
  const others = rest.filter((one) => one.reason !== first.reason)
  return others.length > 0 ? doubted(first, others) : certain(first)
}

/** «до 1 октября 2026 года, далее ежегодно»: the date is the first time, no end of the rule. */
const firstThen = (parts: readonly RuleDraft[], list: readonly Dated[], context: TermContext): Outcome => {
  const whole = combineRule(parts, list, context)
  if (list.length === 0 || whole.reading.kind !== 'recurring' || whole.reading.end === undefined) return whole
  const { end: _end, ...rule } = whole.reading
  const once = combineDated(list, context)
  return doubted(once.reading, [rule, ...once.alternatives])
}

const DAYS = /^\d+\s+(календарных\s+)?(дн[яей]+|день)$/i

/** «с 1 по 10 июня (10 календарных дней)»: how long the dates before it last, when the number agrees or cannot be counted. */
const isLengthOf = (item: Item, items: readonly Item[], reading: Reading): boolean => {
  if (item.kind !== 'undated' || reading.kind !== 'range') return false
  const { duration, anchor } = item.value
  const i = items.indexOf(item)
  const [before, after] = [items[i - 1], items[i + 1]]
  const isAside = before?.kind === 'mark' && before.value === '(' && after?.kind === 'mark'
  if (!isAside || after.value !== ')' || duration === undefined || anchor !== undefined) return false
  const isCounted = DAYS.test(duration)
  return !isCounted || Number.parseInt(duration, 10) === daysBetween(reading.start, reading.end) + 1
}

const withoutLengths = (items: readonly Item[], reading: Reading): UndatedReading[] =>
  items.flatMap((item) => (item.kind === 'undated' && !isLengthOf(item, items, reading) ? [item.value] : []))

const isInside = (inner: Reading, outer: Reading): boolean => {
  const [a, b] = [boundsOf(outer), boundsOf(inner)]
  return a === null || b === null || (a[0] <= b[0] && b[1] <= a[1])
}

/** «май (сентябрь)»: a date in brackets that does not lie within the one before them is another term, or that one moved. */
const besideBrackets = (items: readonly Item[], whole: Outcome, context: TermContext): Outcome => {
  const depths = depthsOf(items)
  const datedAt = (inside: boolean): Dated[] =>
    items.flatMap((item, i) => (item.kind === 'dated' && (depths[i] ?? 0) > 0 === inside ? [item.value] : []))
  const first = items.findIndex((item) => item.kind === 'dated')
  const [outer, inner] = [datedAt(false), datedAt(true)]
  const isAside = inner.length > 0 && (depths[first] ?? 0) === 0
  // «2023 год (I квартал)»: the year in front belongs to what stands in brackets
  if (!isAside || outer.every(isYear)) return whole
  const [said, aside] = [combineDated(outer, context), combineDated(inner, context)]
  return isInside(aside.reading, said.reading)
    ? whole
    : doubted(said.reading, [aside.reading, whole.reading, ...said.alternatives, ...whole.alternatives])
}

/** How many brackets are open before each item. */
const depthsOf = (items: readonly Item[]): number[] => {
  let depth = 0
  return items.map((item) => {
    if (item.kind === 'mark' && item.value === '(') depth += 1
    if (item.kind === 'mark' && item.value === ')') depth -= 1
    return depth
  })
}

/** «сентябрь-май 2024-2026»: a year behind a dash that made no range of it. */
const hasYearBehindDash = (items: readonly Item[]): boolean =>
  items.some((item, i) => {
    const [before, sign] = [items[i - 2], items[i - 1]]
    const isDash = sign?.kind === 'mark' && sign.value === '-' && before?.kind === 'dated'
    return isDash && item.kind === 'dated' && isYear(item.value) && !isAlways(item.value)
  })

/** One outcome out of everything found in a cell. */
export const combine = (items: readonly Item[], context: TermContext): Outcome => {
  const { dated, rules, undated, counts, bare, hasClock, hasThen, labels } = sort(items)
  if (rules.length > 0) {
    const parts = [...rules, ...counts.map((times): RuleDraft => ({ times }))]
    const outcome = hasThen ? firstThen(parts, dated, context) : combineRule(parts, dated, context)
    return besideDate(outcome, undated)
  }
  if (dated.length > 0) {
    const isFirst =
      items.findIndex((item) => item.kind === 'undated') < items.findIndex((item) => item.kind === 'dated')
    const dates = besideBrackets(items, combineDated(dated, context), context)
    const outcome = besideDate(dates, withoutLengths(items, dates.reading), isFirst, dated.every(isAlways))
    const [count] = counts
    const [number] = bare
    const counted = count === undefined ? outcome : withCount(outcome, count, true)
    // hours have no place in «ежедневно с 10.00 до 12.00»; beside a date that did not take them they are a riddle
    if (hasClock && !dated.every(isAlways)) return withDoubt(counted)
    // «- 15 ноября - 20 ноября»: two lines of a list, or one range
    const isListed = items[0]?.kind === 'mark' && items[0].value === '-' && items[0].at === 0
    if (isListed && dated.some((one) => one.spans.some((span) => span.to !== null))) return withDoubt(counted)
    if ((labels > 1 && dated.length > 1) || hasYearBehindDash(items)) return withDoubt(counted)
    return number === undefined ? counted : bareNumber(counted, number)
  }
  if (undated.length > 0) return onlyUndated(undated)
  return hasClock ? certain({ kind: 'undated', reason: 'time-only' }) : certain(UNKNOWN)
}
