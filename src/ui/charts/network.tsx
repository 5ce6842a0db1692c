import type { Child } from 'hono/jsx'
import { classes } from '../classes.ts'
import { useText } from '../surroundings.ts'
import { coordinate } from './numbers.ts'

/** A school of the plan: who needs help (left) or who gives it (right). */
export type PlanNode = {
  readonly id: string
  /** Short: «СОШ № 8»; a long name does not fit beside its knot. */
  readonly label: string
  /** Nobody was found for it. */
  readonly orphan?: boolean | undefined
  readonly note?: string | undefined
}

/** `chosen` is thick, `shifted` is the dashed chain of what would move. */
export type PlanLink = {
  readonly from: string
  readonly to: string
  readonly kind?: 'plain' | 'chosen' | 'shifted' | undefined
}

export type NetworkPlanProps = {
  /** What the picture shows, and where its table is: «Данные в таблице плана». */
  readonly label: string
  readonly mentees: readonly PlanNode[]
  readonly mentors: readonly PlanNode[]
  readonly links: readonly PlanLink[]
  readonly caption?: Child | undefined
}

const ROW = 33
const WIDTH = 600
const LEFT = 215
const RIGHT = 345
const LOOK = { plain: 's-line s-15', chosen: 'rope rope--b', shifted: 's-need dash' } as const

const spread = (count: number, height: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => coordinate(((at + 0.5) * height) / Math.max(1, count)))

const placed = (nodes: readonly PlanNode[], height: number): ReadonlyMap<string, number> => {
  const ys = spread(nodes.length, height)
  return new Map(nodes.map((node, at) => [node.id, ys[at] ?? 0]))
}

const Curve = ({
  y1,
  y2,
  kind,
}: {
  readonly y1: number
  readonly y2: number
  readonly kind: keyof typeof LOOK
}) => (
  <path
    class={LOOK[kind]}
    d={`M${LEFT + 7} ${y1}C${LEFT + 67} ${y1} ${RIGHT - 64} ${y2} ${RIGHT - 4} ${y2}`}
  />
)

const Mentee = ({
  node,
  y,
  bold,
}: {
  readonly node: PlanNode
  readonly y: number
  readonly bold: boolean
}) => (
  <>
    <text class={classes(bold && 'tb')} x={LEFT - 15} y={y + 4.5} text-anchor="end">
      {node.label}
    </text>
    <circle class="k-need" cx={LEFT} cy={y} r="6" stroke-dasharray={node.orphan ? '3 3' : undefined} />
  </>
)

const Mentor = ({
  node,
  y,
  bold,
}: {
  readonly node: PlanNode
  readonly y: number
  readonly bold: boolean
}) => (
  <>
    <circle class="k" cx={RIGHT} cy={y} r="8" />
    <text class={classes(bold && 'tb')} x={RIGHT + 16} y={y + 4.5}>
      {node.label}
    </text>
    {node.note ? (
      <text class="t2" x={RIGHT + 16} y={y + 21}>
        {node.note}
      </text>
    ) : null}
  </>
)

const DRAWN_LAST = { plain: 0, shifted: 1, chosen: 2 } as const

/** Who would be tied to whom: mentees on the left, mentors on the right, curves between them. A table stands beside it. */
export const NetworkPlan = ({ label, mentees, mentors, links, caption }: NetworkPlanProps) => {
  const height = ROW * Math.max(mentees.length, mentors.length, 1)
  const left = placed(mentees, height)
  const right = placed(mentors, height)
  const chosen = new Set(
    links.filter((link) => link.kind === 'chosen').flatMap((link) => [link.from, link.to]),
  )
  const inOrder = [...links].sort((a, b) => DRAWN_LAST[a.kind ?? 'plain'] - DRAWN_LAST[b.kind ?? 'plain'])
  return (
    <figure class="sheet">
      <svg class="chart net" viewBox={`0 0 ${WIDTH} ${height + 6}`} role="img" aria-label={label}>
        {inOrder.map(({ from, to, kind = 'plain' }) => (
          <Curve y1={left.get(from) ?? 0} y2={right.get(to) ?? 0} kind={kind} />
        ))}
        {mentees.map((node) => (
          <Mentee node={node} y={left.get(node.id) ?? 0} bold={chosen.has(node.id)} />
        ))}
        {mentors.map((node) => (
          <Mentor node={node} y={right.get(node.id) ?? 0} bold={chosen.has(node.id)} />
        ))}
      </svg>
      {caption === undefined ? null : <figcaption class="small muted">{caption}</figcaption>}
    </figure>
  )
}

/** Legend of the plan: chosen pair and what moves. */
export const PlanLegend = () => {
  const { network } = useText()
  return (
    <ul class="legend">
      <li>
        <svg width="26" height="10" aria-hidden="true">
          <line class="rope rope--b" x2="26" y1="5" y2="5" />
        </svg>
        {network.chosen}
      </li>
      <li>
        <svg width="26" height="10" aria-hidden="true">
          <line class="s-need dash" x2="26" y1="5" y2="5" />
        </svg>
        {network.shifted}
      </li>
    </ul>
  )
}
