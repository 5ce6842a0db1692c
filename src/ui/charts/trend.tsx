import type { Child } from 'hono/jsx'
import { useText } from '../surroundings.ts'
import { coordinate } from './numbers.ts'

/** Ochre while it is a need, moss when it goes the right way. */
export type TrendTone = 'need' | 'done'

export type SmallTrend = {
  readonly label: string
  /** Null where a figure is hidden: the line passes it by. */
  readonly values: readonly (number | null)[]
  readonly tone: TrendTone
}

export type SmallTrendsProps = {
  readonly trends: readonly SmallTrend[]
  /** Where a deficit becomes common: a dashed line. */
  readonly threshold?: number | undefined
  /** Words after the row of values: «школ». */
  readonly unit: string
  /** What stands instead of a hidden figure. */
  readonly hidden?: string | undefined
}

const SMALL = { width: 168, floor: 76, top: 22, left: 8, right: 136 } as const

/** Height of a value: the same scale for every picture of the row. */
const heightOf = (value: number, max: number): number =>
  coordinate(SMALL.floor - (value / Math.max(1, max)) * (SMALL.floor - SMALL.top))

const xOf = (at: number, count: number): number =>
  coordinate(SMALL.left + (at * (SMALL.right - SMALL.left)) / Math.max(1, count - 1))

type SmallProps = Pick<SmallTrendsProps, 'threshold' | 'unit' | 'hidden'> & {
  readonly trend: SmallTrend
  readonly max: number
}

const Small = ({ trend, max, threshold, unit, hidden = '' }: SmallProps) => {
  const { label, values, tone } = trend
  const first = values[0] ?? null
  const last = values.at(-1) ?? null
  const points = values
    .flatMap((value, at) => (value === null ? [] : `${xOf(at, values.length)},${heightOf(value, max)}`))
    .join(' ')
  const line = threshold === undefined ? null : heightOf(threshold, max)
  const told = `${values.map((value) => value ?? hidden).join(', ')} ${unit}`
  return (
    <figure>
      <figcaption>{label}</figcaption>
      <p class="instead">{told}</p>
      <svg class="chart" viewBox="0 0 168 84" role="img" aria-label={`${label}: ${told}`}>
        <line class="axis" x1="0" x2={SMALL.width} y1={SMALL.floor} y2={SMALL.floor} />
        {line === null ? null : <line class="axis dash" x1="0" x2={SMALL.width} y1={line} y2={line} />}
        <polyline class={`s-${tone}`} points={points} />
        {last === null ? null : (
          <circle class={`f-${tone}`} cx={SMALL.right} cy={heightOf(last, max)} r="4" />
        )}
        <text class="t2" x="4" y={heightOf(first ?? 0, max) - 8}>
          {first}
        </text>
        <text class="tb" x={SMALL.right + 9} y={heightOf(last ?? 0, max) + 4.5}>
          {last}
        </text>
      </svg>
    </figure>
  )
}

/** Small multiples: one scale for all, first and last value labelled, no axes otherwise. */
export const SmallTrends = ({ trends, threshold, unit, hidden }: SmallTrendsProps) => {
  const max = Math.max(
    1,
    threshold ?? 0,
    ...trends.flatMap(({ values }) => values.map((value) => value ?? 0)),
  )
  return (
    <div class="multi">
      {trends.map((trend) => (
        <Small trend={trend} max={max} threshold={threshold} unit={unit} hidden={hidden} />
      ))}
    </div>
  )
}

export type TrendProps = {
  readonly label: string
  readonly points: readonly { readonly label: string; readonly value: number }[]
  readonly tone: TrendTone
  readonly target?: number | undefined
  readonly caption?: Child | undefined
}

const LARGE = { width: 330, floor: 96, top: 26, left: 18, right: 282 } as const

type PointProps = {
  readonly point: TrendProps['points'][number]
  readonly x: number
  readonly y: number
  readonly tone: TrendTone
}

const Point = ({ point, x, y, tone }: PointProps) => (
  <>
    <circle class={`f-${tone}`} cx={x} cy={y} r="4" />
    <text class="tb" x={x} y={y - 9} text-anchor="middle">
      {point.value}
    </text>
    <text class="t2" x={x} y="114" text-anchor="middle">
      {point.label}
    </text>
  </>
)

/** One line with every value named; the target is dashed. */
export const Trend = ({ label, points, tone, target, caption }: TrendProps) => {
  const text = useText()
  const max = Math.max(1, target ?? 0, ...points.map((point) => point.value))
  const y = (value: number) => coordinate(LARGE.floor - (value / max) * (LARGE.floor - LARGE.top))
  const x = (at: number) =>
    coordinate(LARGE.left + (at * (LARGE.right - LARGE.left)) / Math.max(1, points.length - 1))
  const said = `${label}: ${points.map((point) => `${point.label} ${point.value}`).join(', ')}`
  // the name of the target stands at the end where the line is farther from it
  const away = (value: number | undefined) => Math.abs((value ?? 0) - (target ?? 0))
  const atLeft = away(points[0]?.value) >= away(points.at(-1)?.value)
  const aim = target === undefined ? null : text.trend.target(String(target))
  return (
    <figure class="trend">
      <svg
        class="chart"
        viewBox="0 0 330 120"
        role="img"
        aria-label={aim === null ? said : `${said}; ${aim}`}
      >
        <line class="axis" x1="0" x2={LARGE.width} y1={LARGE.floor} y2={LARGE.floor} />
        {target === undefined ? null : (
          <>
            <line class="s-done dash" x1="0" x2={LARGE.width} y1={y(target)} y2={y(target)} />
            <text
              class="t2"
              x={atLeft ? 2 : LARGE.width - 2}
              y={y(target) - 6}
              text-anchor={atLeft ? 'start' : 'end'}
            >
              {aim}
            </text>
          </>
        )}
        <polyline
          class={`s-${tone}`}
          points={points.map((point, at) => `${x(at)},${y(point.value)}`).join(' ')}
        />
        {points.map((point, at) => (
          <Point point={point} x={x(at)} y={y(point.value)} tone={tone} />
        ))}
      </svg>
      {caption === undefined ? null : <figcaption class="small muted">{caption}</figcaption>}
    </figure>
  )
}
