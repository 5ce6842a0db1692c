import type { Child } from 'hono/jsx'
import { coordinate } from './numbers.ts'

/** A school on the scheme, at a rough place: 0–1 from west to east and from north to south. */
export type SchemeNode = {
  readonly id: string
  readonly label: string
  readonly x: number
  readonly y: number
  /** A mentor is filled, a mentee hollow, an orphan dashed. */
  readonly kind: 'mentor' | 'mentee' | 'orphan'
}

export type SchemeProps = {
  readonly label: string
  readonly nodes: readonly SchemeNode[]
  readonly links: readonly { readonly from: string; readonly to: string }[]
  readonly caption?: Child | undefined
}

const WIDTH = 500
const HEIGHT = 320
const SIDE = 140
const TOP = 24

const at = (node: SchemeNode) => ({
  x: coordinate(SIDE + node.x * (WIDTH - 2 * SIDE)),
  y: coordinate(TOP + node.y * (HEIGHT - 2 * TOP)),
})

const Knot = ({ node }: { readonly node: SchemeNode }) => {
  const { x, y } = at(node)
  const isLeft = node.x < 0.5
  return (
    <>
      {node.kind === 'mentor' ? (
        <circle class="k" cx={x} cy={y} r="9" />
      ) : (
        <circle
          class="k-need"
          cx={x}
          cy={y}
          r="7"
          stroke-dasharray={node.kind === 'orphan' ? '4 3' : undefined}
        />
      )}
      <text
        class={node.kind === 'mentor' ? 'tb' : undefined}
        x={isLeft ? x - 15 : x + 15}
        y={y + 5}
        text-anchor={isLeft ? 'end' : 'start'}
      >
        {node.label}
      </text>
    </>
  )
}

/** Scheme of the network, not a map: straight ropes from mentors to those they help. A table stands beside it. */
export const NetworkScheme = ({ label, nodes, links, caption }: SchemeProps) => {
  const byId = new Map(nodes.map((node) => [node.id, at(node)]))
  return (
    <figure class="sheet geo">
      <svg class="chart net" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {links.map(({ from, to }) => (
          <line
            class="rope"
            x1={byId.get(from)?.x}
            y1={byId.get(from)?.y}
            x2={byId.get(to)?.x}
            y2={byId.get(to)?.y}
          />
        ))}
        {nodes.map((node) => (
          <Knot node={node} />
        ))}
      </svg>
      {caption === undefined ? null : <figcaption class="small muted">{caption}</figcaption>}
    </figure>
  )
}
