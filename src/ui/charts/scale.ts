import { addDays, addMonths, type Day, daysBetween, monthOf, yearOf } from '../../kernel/day.ts'

/** The stretch of time a timeline shows; both days belong to it. `today` is null where there is no «сегодня». */
export type TimelineScale = { readonly from: Day; readonly to: Day; readonly today: Day | null }

/** Start of a month on the scale, 0 at the left edge and 1 at the right. */
export type MonthMark = {
  readonly at: number
  readonly middle: number
  readonly month: number
  readonly year: number
}

const lengthOf = (scale: TimelineScale): number => daysBetween(scale.from, scale.to) + 1

const clamp = (value: number): number => Math.min(1, Math.max(0, value))

/** Place of the morning of a day; days outside the scale stick to its edges. */
export const placeOf = (scale: TimelineScale, day: Day): number =>
  clamp(daysBetween(scale.from, day) / lengthOf(scale))

/** Place of the middle of a day: where a point stands. */
export const middleOf = (scale: TimelineScale, day: Day): number =>
  clamp((daysBetween(scale.from, day) + 0.5) / lengthOf(scale))

/** True when at least a part of the period is in sight. */
export const isInSight = (scale: TimelineScale, from: Day, to: Day): boolean =>
  from <= scale.to && to >= scale.from

const firstOfMonth = (day: Day): Day => `${day.slice(0, 8)}01` as Day

const stretch = (from: Day, to: Day): Day[] => {
  const starts: Day[] = []
  for (let at = from; at <= to; at = addMonths(at, 1)) starts.push(at)
  return starts
}

/** Months of the scale from left to right. */
export const monthsOf = (scale: TimelineScale): readonly MonthMark[] =>
  stretch(firstOfMonth(scale.from), scale.to).map((start) => {
    const at = placeOf(scale, start)
    const end = placeOf(scale, addMonths(start, 1))
    return { at, middle: (at + end) / 2, month: monthOf(start), year: yearOf(start) }
  })

/** Left edge and width of a period, whole days. */
export const barOf = (scale: TimelineScale, from: Day, to: Day): { x: number; width: number } => {
  const x = placeOf(scale, from)
  return { x, width: placeOf(scale, addDays(to, 1)) - x }
}
