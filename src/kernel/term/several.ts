import { addDays, weekdayOf } from '../day.ts'
import type { Resolved } from './resolve.ts'
import type { Bounds, Precision, Reading } from './types.ts'

/** True for one day, not a period. */
export const isDay = (one: Resolved): boolean =>
  one.span.to === null &&
  one.piece !== null &&
  one.piece.start === one.piece.end &&
  one.piece.precision === 'day'

/** A period as a reading. */
export const rangeOf = ([start, end]: Bounds, precision: Precision): Reading => ({
  kind: 'range',
  start,
  end,
  precision,
})

const SCHOOL_GAP = 95

/** Puts touching pieces together; school years touch over the summer. */
const joined = (list: readonly Resolved[], precision: Precision): Bounds[] => {
  const sorted = list
    .flatMap((one): Bounds[] => (one.piece ? [[one.piece.start, one.piece.end]] : []))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const result: Bounds[] = []
  for (const [start, end] of sorted) {
    const last = result.at(-1)
    const touch = last && addDays(last[1], precision === 'academic-year' ? SCHOOL_GAP : 1) >= start
    if (last && touch) result[result.length - 1] = [last[0], end > last[1] ? end : last[1]]
    else result.push([start, end])
  }
  return result
}

const RANK: readonly Precision[] = ['day', 'week', 'month', 'quarter', 'half', 'year', 'academic-year']

/** True when two pieces share a day. */
export const overlaps = (list: readonly Resolved[]): boolean => {
  const sorted = list
    .flatMap((one) => (one.piece ? [one.piece] : []))
    .sort((a, b) => (a.start < b.start ? -1 : 1))
  return sorted.some((one, i) => i > 0 && one.start <= (sorted[i - 1]?.end ?? ''))
}

/** «март 2022, 15 апреля», «2022/23 уч. год, 2024 год»: pieces of different make are rather two terms. */
export const isMixed = (list: readonly Resolved[]): boolean =>
  (['day', 'academic-year'] as const).some((kind) => {
    const alike = list.filter((one) => one.piece?.precision === kind).length
    return alike > 0 && alike < list.length
  })

/** Several pieces as one reading: days, or a range with its parts. Null when one of them is impossible. */
export const several = (list: readonly Resolved[]): Reading | null => {
  if (list.some((one) => !one.piece)) return null
  if (list.every(isDay)) {
    const dates = [...new Set(list.flatMap((one) => (one.piece ? [one.piece.start] : [])))].sort()
    const [only] = dates
    return dates.length === 1 && only ? { kind: 'day', date: only } : { kind: 'days', dates }
  }
  const finest = RANK.find((p) => list.some((one) => one.piece?.precision === p)) ?? 'day'
  const precision = isMixed(list) ? 'day' : finest
  const parts = joined(list, precision)
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return null
  const range = rangeOf([first[0], last[1]], precision)
  return range.kind === 'range' && parts.length > 1 ? { ...range, parts } : range
}

/** True when a weekday written beside one of several days is not its weekday; `last` stands after the list. */
export const isWrongWeekday = (list: readonly Resolved[], last: number | null): boolean =>
  list.some((one, i) => {
    const said = one.span.weekday ?? (i === list.length - 1 ? last : null)
    return said != null && one.piece !== null && isDay(one) && weekdayOf(one.piece.start) !== said
  })
