import { addDays, addMonths, type Day, endOfMonth, weekdayOf } from '../../../kernel/day.ts'
import { boundsOf } from './period.ts'
import { reachOf, shapeOf, touches } from './shape.ts'
import type { Period, RoadmapItem } from './types.ts'

/** A row in a month: on these days, or somewhere within it. */
export type MonthRow = {
  readonly item: RoadmapItem
  readonly days: readonly Day[]
  /** The last of them ends a period and is no event of its own. */
  readonly isEnd: boolean
}

export type MonthView = {
  readonly first: Day
  readonly weeks: readonly (readonly (Day | null)[])[]
  readonly byDay: ReadonlyMap<Day, readonly MonthRow[]>
  /** Run through the month, or have no exact day in it. */
  readonly whole: readonly RoadmapItem[]
  readonly earlier: Day | null
  readonly later: Day | null
}

const weeksOf = (first: Day): (Day | null)[][] => {
  const last = endOfMonth(first)
  const cells: (Day | null)[] = Array.from({ length: weekdayOf(first) - 1 }, () => null)
  for (let day = first; day <= last; day = addDays(day, 1)) cells.push(day)
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

const placed = (item: RoadmapItem, first: Day, period: Period): MonthRow | null => {
  const last = endOfMonth(first)
  const shape = shapeOf(item, boundsOf(period))
  const within = (day: Day): boolean => day >= first && day <= last
  if (shape.kind === 'day') return within(shape.on) ? { item, days: [shape.on], isEnd: false } : null
  if (shape.kind === 'days') return { item, days: shape.on.filter(within), isEnd: false }
  if (shape.kind === 'exact' && within(shape.to)) return { item, days: [shape.to], isEnd: true }
  return null
}

/** What of the roadmap falls into a month. */
export const monthOf = (items: readonly RoadmapItem[], first: Day, period: Period): MonthView => {
  const rows = items.filter((item) => !item.isSection)
  const byDay = new Map<Day, MonthRow[]>()
  const whole: RoadmapItem[] = []
  for (const item of rows) {
    const row = placed(item, first, period)
    if (row !== null && row.days.length > 0)
      for (const day of row.days) byDay.set(day, [...(byDay.get(day) ?? []), row])
    else if (touches(shapeOf(item, boundsOf(period)), [first, endOfMonth(first)])) whole.push(item)
  }
  const [from, to] = reachOf(items, period)
  const earlier = addMonths(first, -1)
  const later = addMonths(first, 1)
  return {
    first,
    weeks: weeksOf(first),
    byDay,
    whole,
    earlier: endOfMonth(earlier) >= from ? earlier : null,
    later: later <= to ? later : null,
  }
}
