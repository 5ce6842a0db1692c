import { addMonths, type Day, endOfMonth } from '../../../kernel/day.ts'
import type { Bounds, RangeReading, Reading } from '../../../kernel/term/types.ts'
import { occurrences } from '../../../kernel/term/window.ts'
import { boundsOf } from './period.ts'
import type { Period, RoadmapItem } from './types.ts'

/** How a term is drawn: what is known exactly is solid, what only roughly is dashed. */
export type Shape =
  | { readonly kind: 'exact' | 'rough'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'day'; readonly on: Day }
  | { readonly kind: 'days'; readonly on: readonly Day[] }
  | { readonly kind: 'unknown' }

const EXACT: readonly RangeReading['precision'][] = ['day', 'week']

/** More strokes than that are a grey smear: a dashed bar says the same. */
const MOST_STROKES = 26

const ofRule = (reading: Extract<Reading, { kind: 'recurring' }>, [from, to]: Bounds): Shape => {
  const days = occurrences(reading, from, to).map((window) => window.due)
  if (days.length > 0 && days.length <= MOST_STROKES) return { kind: 'days', on: days }
  return { kind: 'rough', from: reading.start ?? from, to: reading.end ?? to }
}

const ofReading = (reading: Reading, bounds: Bounds): Shape => {
  switch (reading.kind) {
    case 'day':
      return reading.openEnd
        ? { kind: 'rough', from: reading.date, to: bounds[1] }
        : { kind: 'day', on: reading.date }
    case 'days':
      return { kind: 'days', on: reading.dates }
    case 'range':
      return {
        kind: EXACT.includes(reading.precision) ? 'exact' : 'rough',
        from: reading.start,
        to: reading.end,
      }
    case 'year-round':
      return { kind: 'rough', from: reading.start, to: reading.end }
    case 'recurring':
      return ofRule(reading, bounds)
    case 'undated':
      return { kind: 'unknown' }
  }
}

/** The picture of a row's term within its period; a doubtful reading is never drawn solid. */
export const shapeOf = (item: Pick<RoadmapItem, 'term' | 'termAlternatives'>, bounds: Bounds): Shape => {
  if (item.term === null) return { kind: 'unknown' }
  const shape = ofReading(item.term, bounds)
  return shape.kind === 'exact' && item.termAlternatives.length > 0 ? { ...shape, kind: 'rough' } : shape
}

/** True when a part of the term lies within two days, both inside. */
export const touches = (shape: Shape, [from, to]: Bounds): boolean => {
  if (shape.kind === 'unknown') return false
  if (shape.kind === 'day') return shape.on >= from && shape.on <= to
  if (shape.kind === 'days') return shape.on.some((day) => day >= from && day <= to)
  return shape.from <= to && shape.to >= from
}

const daysOf = (shape: Shape): readonly Day[] => {
  if (shape.kind === 'unknown') return []
  if (shape.kind === 'day') return [shape.on]
  return shape.kind === 'days' ? shape.on : [shape.from, shape.to]
}

/** A misread year must not stretch the picture until nothing is seen. */
const MOST_BEYOND = 12

/** Days that a roadmap reaches over: its period, and the whole months of terms beyond it, a year at most on either side. */
export const reachOf = (
  items: readonly Pick<RoadmapItem, 'term' | 'termAlternatives'>[],
  period: Period,
): Bounds => {
  const bounds = boundsOf(period)
  const least = addMonths(bounds[0], -MOST_BEYOND)
  const most = endOfMonth(addMonths(bounds[1], MOST_BEYOND))
  const days = items
    .flatMap((item) => daysOf(shapeOf(item, bounds)))
    .filter((day) => day >= least && day <= most)
  const first = days.reduce((a, b) => (b < a ? b : a), bounds[0])
  const last = days.reduce((a, b) => (b > a ? b : a), bounds[1])
  return [`${first.slice(0, 8)}01` as Day, endOfMonth(last)]
}
