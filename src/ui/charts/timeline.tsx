import type { Day } from '../../kernel/day.ts'
import { dayAndMonth, shortDay } from '../../kernel/format.ts'
import { classes } from '../classes.ts'
import { useText } from '../surroundings.ts'
import { share } from './numbers.ts'
import { barOf, isInSight, middleOf, monthsOf, type TimelineScale } from './scale.ts'

/** How a term is drawn: what is known exactly is solid, what only roughly is dashed. */
export type TimelineShape =
  | { readonly kind: 'exact' | 'rough'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'day'; readonly on: Day }
  | { readonly kind: 'days'; readonly on: readonly Day[] }
  | { readonly kind: 'unknown' }

/** Moss for what is done, rope for what runs or lies ahead, red for overdue. */
export type TimelineTone = 'done' | 'running' | 'late'

export type TimelineCellProps = {
  readonly scale: TimelineScale
  /** The document's own words: they also stand in the column beside the picture. */
  readonly written: string
  readonly shape: TimelineShape
  readonly tone: TimelineTone
  /** Single events that took place within the term. */
  readonly points?: readonly Day[] | undefined
}

const MIDDLE = 16
const BAR: Readonly<Record<TimelineTone, string>> = { done: 'bar--ok', running: '', late: 'bar--late' }
const POINT: Readonly<Record<TimelineTone, string>> = { done: 'f-done', running: '', late: 'f-stop' }
const STROKE: Readonly<Record<TimelineTone, string>> = { done: 's-done', running: 'rope', late: 's-stop s-2' }

const Vertical = ({ at, look }: { readonly at: number; readonly look: string }) => (
  <line class={look} x1={share(at)} x2={share(at)} y1="0" y2="100%" />
)

/** Name of the lines of a scale on the page. */
const gridOf = ({ from, to }: TimelineScale): string => `tl-${from}-${to}`

/** Lines of the months and of today: drawn once in the head, every row points to them. */
const Grid = ({ scale }: { readonly scale: TimelineScale }) => (
  <symbol id={gridOf(scale)}>
    {monthsOf(scale).map((month) => (
      <Vertical at={month.at} look="axis" />
    ))}
    {scale.today !== null && isInSight(scale, scale.today, scale.today) ? (
      <Vertical at={middleOf(scale, scale.today)} look="s-stop" />
    ) : null}
  </symbol>
)

const Bar = ({
  scale,
  from,
  to,
  look,
}: {
  readonly scale: TimelineScale
  readonly from: Day
  readonly to: Day
  readonly look: string
}) => {
  if (!isInSight(scale, from, to)) return null
  const { x, width } = barOf(scale, from, to)
  return <rect class={look} x={share(x)} width={share(width)} y={MIDDLE - 6} height="12" rx="1" />
}

const Point = ({
  scale,
  on,
  tone,
}: {
  readonly scale: TimelineScale
  readonly on: Day
  readonly tone: TimelineTone
}) =>
  isInSight(scale, on, on) ? (
    <circle class={classes('k', POINT[tone])} cx={share(middleOf(scale, on))} cy={MIDDLE} r="6" />
  ) : null

const Strokes = ({
  scale,
  on,
  tone,
}: {
  readonly scale: TimelineScale
  readonly on: readonly Day[]
  readonly tone: TimelineTone
}) => (
  <>
    {on
      .filter((day) => isInSight(scale, day, day))
      .map((day) => (
        <line
          class={STROKE[tone]}
          x1={share(middleOf(scale, day))}
          x2={share(middleOf(scale, day))}
          y1={MIDDLE - 6}
          y2={MIDDLE + 6}
        />
      ))}
  </>
)

const Shape = ({ scale, shape, tone }: Pick<TimelineCellProps, 'scale' | 'shape' | 'tone'>) => {
  if (shape.kind === 'day') return <Point scale={scale} on={shape.on} tone={tone} />
  if (shape.kind === 'days') return <Strokes scale={scale} on={shape.on} tone={tone} />
  if (shape.kind === 'unknown') return <line class="s-line dash" x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} />
  const look =
    shape.kind === 'rough'
      ? classes('bar bar--maybe', tone === 'late' && 'bar--maybe-late')
      : classes('bar', BAR[tone])
  return <Bar scale={scale} from={shape.from} to={shape.to} look={look ?? 'bar'} />
}

/** The term of one row on the timeline; stands in a column of a `Table` marked `timeline`, under a `TimelineHead` of the same scale. */
export const TimelineCell = ({ scale, written, shape, tone, points = [] }: TimelineCellProps) => {
  const text = useText()
  return (
    <svg role="img" aria-label={text.timeline.term(written)}>
      <use href={`#${gridOf(scale)}`} />
      <Shape scale={scale} shape={shape} tone={tone} />
      {points.map((day) => (
        <Point scale={scale} on={day} tone="done" />
      ))}
    </svg>
  )
}

/** Twelve labels at most: longer scales name every second or third month. */
const labelled = (scale: TimelineScale) => {
  const months = monthsOf(scale)
  const step = Math.ceil(months.length / 12)
  return months.filter((_, at) => at % step === 0)
}

/** Head of the column: months, and the day that is today. */
export const TimelineHead = ({ scale }: { readonly scale: TimelineScale }) => {
  const text = useText()
  const isLong = scale.from.slice(0, 4) !== scale.to.slice(0, 4)
  const today = scale.today !== null && isInSight(scale, scale.today, scale.today) ? scale.today : null
  const label = text.timeline.scale(shortDay(scale.from), shortDay(scale.to))
  return (
    <svg
      width="100%"
      height="34"
      role="img"
      aria-label={today ? `${label}, ${text.timeline.today(shortDay(today))}` : label}
    >
      <Grid scale={scale} />
      {labelled(scale).map(({ at, middle, month, year }) => {
        const isYear = isLong && month === 1
        // a long label over the first month would lose its beginning behind the edge
        const isFirst = isYear && at === 0
        return (
          <text class="t2" x={share(isFirst ? 0 : middle)} y="28" text-anchor={isFirst ? 'start' : 'middle'}>
            {text.timeline.months[month - 1]}
            {isYear ? ` ${String(year).slice(2)}` : ''}
          </text>
        )
      })}
      {today ? (
        <text class="tb now" x={share(middleOf(scale, today))} y="11" text-anchor="middle">
          {dayAndMonth(today)}
        </text>
      ) : null}
    </svg>
  )
}

/** What the shapes mean. */
export const TimelineLegend = () => {
  const { timeline } = useText()
  return (
    <ul class="legend">
      <li>
        <svg width="26" height="12" aria-hidden="true">
          <rect class="bar" width="26" height="12" rx="1" />
        </svg>
        {timeline.exact}
      </li>
      <li>
        <svg width="26" height="12" aria-hidden="true">
          <rect class="bar bar--maybe" x=".5" y=".5" width="25" height="11" rx="1" />
        </svg>
        {timeline.month}
      </li>
      <li>
        <svg width="12" height="12" aria-hidden="true">
          <circle class="k" cx="6" cy="6" r="6" />
        </svg>
        {timeline.oneDay}
      </li>
      <li>
        <svg width="26" height="12" aria-hidden="true">
          <line class="s-line dash" x2="26" y1="6" y2="6" />
        </svg>
        {timeline.unknown}
      </li>
      <li>
        <svg width="8" height="14" aria-hidden="true">
          <line class="s-stop" x1="4" x2="4" y2="14" />
        </svg>
        {timeline.todayWord}
      </li>
    </ul>
  )
}
