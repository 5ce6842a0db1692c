import { addDays, type Day, daysInMonth } from '../day.ts'
import { type Piece, place, type Role, yearOfMonth } from './calendar.ts'
import { withYear } from './settle.ts'
import type { Bounds, Precision, TermContext } from './types.ts'
import { calendarYear, type Span, type When, type YearRef } from './when.ts'

/** A span on the calendar. Without `piece` it is impossible («31.02») or reversed; `others` then hold what may have been meant. */
export type Resolved = {
  readonly span: Span
  readonly piece: Piece | null
  readonly others: readonly Bounds[]
}

const yearRef = (when: When): YearRef | null => (when.unit === 'edge' ? yearRef(when.of) : when.year)

/** The month a piece begins with; null for whole years. */
const firstMonth = (when: When): number | null => {
  switch (when.unit) {
    case 'quarter':
      return when.n * 3 - 2
    case 'half':
      return when.n === 1 ? 1 : 7
    case 'edge':
      return firstMonth(when.of)
    case 'year':
    case 'loose':
      return null
    default:
      return when.month
  }
}

/** A number that grows with the calendar inside one year, for comparing pieces without years. */
const orderInYear = (when: When): number | null => {
  const month = firstMonth(when)
  return month === null ? null : month * 32 + (when.unit === 'day' ? when.date : 0)
}

const shifted = (ref: YearRef, by: number): YearRef =>
  ref.kind === 'calendar' ? calendarYear(ref.year + by) : ref

/** The year of a neighbour; a December before «20.01.2023» and a January after «15.12.2022» lie in the year beside it. */
const inherit = (when: When, neighbour: When, isBefore: boolean): When => {
  const ref = yearRef(neighbour)
  if (!ref || yearRef(when) || when.unit === 'year') return when
  const mine = firstMonth(when)
  const theirs = firstMonth(neighbour)
  if (mine === null || theirs === null) return withYear(when, ref)
  const crosses = isBefore ? mine > theirs : mine < theirs
  return withYear(when, crosses ? shifted(ref, isBefore ? -1 : 1) : ref)
}

type Ends = {
  readonly list: readonly When[]
  readonly starts: ReadonlySet<number>
  readonly rebuild: (ends: readonly When[]) => Span[]
}

const endsOf = (spans: readonly Span[]): Ends => {
  const list = spans.flatMap((one) => (one.to ? [one.from, one.to] : [one.from]))
  const rebuild = (ends: readonly When[]): Span[] => {
    let i = 0
    const take = (old: When): When => ends[i++] ?? old
    return spans.map((one) => ({ ...one, from: take(one.from), to: one.to && take(one.to) }))
  }
  const starts = new Set<number>()
  let count = 0
  for (const one of spans) {
    starts.add(count)
    count += one.to ? 2 : 1
  }
  return { list, starts, rebuild }
}

type Known = { readonly ends: readonly When[]; readonly doubt: boolean }

const isCrossing = (when: When, neighbour: When): boolean => {
  const [mine, theirs] = [yearRef(when), yearRef(neighbour)]
  return mine?.kind === 'calendar' && theirs?.kind === 'calendar' && mine.year !== theirs.year
}

/**
 * Hands the written years round: from right to left first («15.11, 17.11.2022»), then from left to right.
 * Between the ends of a range the step over New Year is certain, between items of a list («март, январь 2023») it is doubted.
 */
const handRound = (list: readonly When[], starts: ReadonlySet<number>): Known => {
  const ends = [...list]
  let doubt = false
  const take = (i: number, neighbour: When | undefined, isBefore: boolean): void => {
    const here = ends[i]
    if (!here || !neighbour) return
    const next = inherit(here, neighbour, isBefore)
    if (next !== here && isCrossing(next, neighbour) && starts.has(isBefore ? i + 1 : i)) doubt = true
    ends[i] = next
  }
  for (let i = ends.length - 2; i >= 0; i -= 1) take(i, ends[i + 1], true)
  for (let i = 1; i < ends.length; i += 1) take(i, ends[i - 1], false)
  return { ends, doubt }
}

type Dating = {
  readonly ends: readonly When[]
  readonly doubt: boolean
  readonly others: readonly (readonly When[])[]
}

const isAscending = (values: readonly number[]): boolean =>
  values.every((v, i) => i === 0 || v >= (values[i - 1] ?? v))

const allIn = (list: readonly When[], year: number): When[] =>
  list.map((when) => withYear(when, calendarYear(year)))

/** From the first step back on, the next year: «декабрь – январь», «октябрь, март». */
const wrapped = (list: readonly When[], year: number): When[] => {
  let turn = 0
  return list.map((when, i) => {
    const before = list[i - 1]
    const stepsBack = before !== undefined && (firstMonth(when) ?? 0) < (firstMonth(before) ?? 0)
    if (stepsBack) turn += 1
    return withYear(when, calendarYear(year + turn))
  })
}

/** No year is written anywhere: by the context, doubted where the order of months does not fit it. */
const byContext = (list: readonly When[], context: TermContext): Dating => {
  const plain: Dating = { ends: list, doubt: false, others: [] }
  const order = list.map(orderInYear)
  const firsts = list.map(firstMonth)
  if (list.length < 2 || firsts.some((m) => m === null)) return plain
  const inMonths = firsts.map((m) => m ?? 0)
  const inContext = inMonths.map((m, i) => yearOfMonth(m, null, context) * 400 + (order[i] ?? 0))
  const sameMonths = isAscending(inMonths)
  const monthly = inMonths.map((m) => yearOfMonth(m, null, context) * 12 + m)
  if (isAscending(inContext) || isAscending(monthly)) return plain
  if (context.kind === 'calendar') {
    return {
      ends: wrapped(list, context.year),
      doubt: true,
      others: [wrapped(list, context.year - 1), allIn(list, context.year)],
    }
  }
  const [early, late] = [allIn(list, context.year), allIn(list, context.year + 1)]
  if (!sameMonths) return { ends: wrapped(list, context.year), doubt: true, others: [late] }
  const isSummer = (inMonths[0] ?? 0) >= 6
  return isSummer
    ? { ends: early, doubt: true, others: [late] }
    : { ends: late, doubt: true, others: [early] }
}

/** Days of a month that has fewer: «31 ноября» offers the 30th, never takes it. */
const nearest = (when: When, context: TermContext): Bounds[] => {
  if (when.unit !== 'day') return []
  const year = yearOfMonth(when.month, when.year, context)
  const piece = place({ ...when, date: daysInMonth(year, when.month) }, context, 'alone')
  return piece ? [[piece.start, piece.end]] : []
}

const RANK: readonly Precision[] = ['day', 'week', 'month', 'quarter', 'half', 'year', 'academic-year']
const finer = (a: Precision, b: Precision): Precision => (RANK.indexOf(a) <= RANK.indexOf(b) ? a : b)

const movedYear = (when: When, by: number): When => {
  const ref = yearRef(when)
  if (when.unit === 'edge') return { ...when, of: movedYear(when.of, by) }
  return ref?.kind === 'calendar' && when.unit !== 'loose'
    ? { ...when, year: calendarYear(ref.year + by) }
    : when
}

const boundsBetween = (from: When, to: When, context: TermContext): Bounds[] => {
  const [a, b] = [place(from, context, 'from'), place(to, context, 'until')]
  return a && b && a.start <= b.end ? [[a.start, b.end]] : []
}

/** What a reversed range may have been: a slip in one of the years, or the two ends exchanged. */
const mended = (from: When, to: When, context: TermContext): Bounds[] => [
  ...boundsBetween(from, movedYear(to, 1), context),
  ...boundsBetween(movedYear(from, -1), to, context),
  ...boundsBetween(to, from, context),
]

const crossed = (a: readonly Bounds[], b: readonly Bounds[], from: Piece, to: Piece): Bounds[] =>
  [...a.map(([s]): Bounds => [s, to.end]), ...b.map(([, e]): Bounds => [from.start, e])].filter(
    ([s, e]) => s <= e,
  )

const pair = (span: Span, to: When, context: TermContext): Resolved => {
  // «конец августа – начало сентября» ends in the first days of September, not on the first
  const isVagueEnd = to.unit === 'edge' && to.edge === 'begin'
  const [a, b] = [place(span.from, context, 'from'), place(to, context, isVagueEnd ? 'alone' : 'until')]
  if (!a || !b) {
    const [low, high] = [a ? span.from : firstNearest(span.from, context), b ? to : firstNearest(to, context)]
    return { span, piece: null, others: low && high ? boundsBetween(low, high, context) : [] }
  }
  if (a.start > b.end) {
    // «I–III кварталы» of a school year: the third quarter has two years to choose from
    const later = b.others.find(([, end]) => end > a.start)
    const others: Bounds[] = a.others.filter(([start]) => start < b.end).map(([start]) => [start, b.end])
    return later
      ? {
          span,
          piece: {
            start: a.start,
            end: later[1],
            precision: finer(a.precision, b.precision),
            doubt: true,
            others,
          },
          others: [],
        }
      : { span, piece: null, others: mended(span.from, to, context) }
  }
  // «март 2022-2023»: half of a range is missing
  if ((span.from.unit === 'year') !== (to.unit === 'year'))
    return { span, piece: null, others: [[a.start, b.end]] }
  const precision = finer(a.precision, b.precision)
  const base = {
    start: a.start,
    precision,
    others: crossed(a.others, b.others, a, b),
    doubt: a.doubt || b.doubt,
  }
  if (!span.before) return { span, piece: { ...base, end: b.end }, others: [] }
  return { span, piece: beforeLast(base, b), others: [] }
}

/** «с сентября до мая»: May may be outside; «с 2021 до 2023 года» is said with the last year inside. */
const beforeLast = (base: Omit<Piece, 'end'>, last: Piece): Piece => {
  const eve: Day = addDays(last.start, -1)
  const isYear = last.precision === 'year' || last.precision === 'academic-year' || eve < base.start
  const [end, other] = isYear ? [last.end, eve] : [eve, last.end]
  const others: Bounds[] = other >= base.start ? [[base.start, other], ...base.others] : [...base.others]
  return { ...base, end, doubt: true, others }
}

const firstNearest = (when: When, context: TermContext): When | null =>
  when.unit === 'day'
    ? { ...when, date: daysInMonth(yearOfMonth(when.month, when.year, context), when.month) }
    : null

const resolveOne = (span: Span, context: TermContext, role: Role): Resolved => {
  if (span.to) return pair(span, span.to, context)
  const piece = place(span.from, context, role)
  return piece ? { span, piece, others: [] } : { span, piece: null, others: nearest(span.from, context) }
}

/** The list on the calendar, and whole other readings of it when the years are a guess. */
export type Resolution = {
  readonly list: readonly Resolved[]
  readonly doubt: boolean
  readonly others: readonly (readonly Resolved[])[]
}

/** Gives a settled list years and days. `role` says whether the words before make it a beginning or an end. */
export const resolve = (spans: readonly Span[], context: TermContext, role: Role): Resolution => {
  const { list, starts, rebuild } = endsOf(spans)
  const known = handRound(list, starts)
  const isYearless = known.ends.every((when) => yearRef(when) === null && when.unit !== 'year')
  const dating: Dating = isYearless ? byContext(known.ends, context) : { ...known, others: [] }
  const all = (ends: readonly When[]): Resolved[] =>
    rebuild(ends).map((one) => resolveOne(one, context, role))
  return { list: all(dating.ends), doubt: dating.doubt, others: dating.others.map(all) }
}
