import type { Box, Rule } from './geometry.ts'

export type GridCell = Box & {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
}

/** A table as drawn on one page: where its lines stand and which boxes they make. */
export type Grid = Box & {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly GridCell[]
}

/** How far apart two lines may be and still be one, or miss each other and still touch. */
const NEAR = 3

/** Joins pieces of one line: Word draws each cell's border by itself. */
const joined = (rules: readonly Rule[]): Rule[] => {
  const sorted = [...rules].sort((one, two) => one.at - two.at || one.from - two.from)
  const groups: Rule[][] = []
  for (const rule of sorted) {
    const group = groups.at(-1)
    if (group?.[0] !== undefined && rule.at - group[0].at <= NEAR) group.push(rule)
    else groups.push([rule])
  }
  return groups.flatMap(joinedAlong)
}

const joinedAlong = (group: readonly Rule[]): Rule[] => {
  const whole: Rule[] = []
  for (const rule of [...group].sort((one, two) => one.from - two.from)) {
    const last = whole.at(-1)
    if (last !== undefined && rule.from <= last.to + NEAR)
      whole[whole.length - 1] = { ...last, to: Math.max(last.to, rule.to) }
    else whole.push(rule)
  }
  return whole
}

const crosses = (horizontal: Rule, vertical: Rule): boolean =>
  vertical.at >= horizontal.from - NEAR &&
  vertical.at <= horizontal.to + NEAR &&
  horizontal.at >= vertical.from - NEAR &&
  horizontal.at <= vertical.to + NEAR

type Cluster = { readonly horizontals: Rule[]; readonly verticals: Rule[] }

/** Lines that hang together through crossings make one table. */
const clusters = (horizontals: readonly Rule[], verticals: readonly Rule[]): Cluster[] => {
  const left = { horizontals: new Set(horizontals), verticals: new Set(verticals) }
  const found: Cluster[] = []
  for (const first of horizontals) {
    if (!left.horizontals.delete(first)) continue
    const cluster: Cluster = { horizontals: [first], verticals: [] }
    const queue: Rule[] = [first]
    for (let rule = queue.pop(); rule !== undefined; rule = queue.pop()) {
      const others = rule.horizontal ? left.verticals : left.horizontals
      for (const other of others) {
        if (!(rule.horizontal ? crosses(rule, other) : crosses(other, rule))) continue
        others.delete(other)
        queue.push(other)
        ;(other.horizontal ? cluster.horizontals : cluster.verticals).push(other)
      }
    }
    found.push(cluster)
  }
  return found
}

const distinct = (values: readonly number[]): number[] => {
  const kept: number[] = []
  for (const value of [...values].sort((one, two) => one - two)) {
    const last = kept.at(-1)
    if (last === undefined || value - last > NEAR) kept.push(value)
  }
  return kept
}

const covers = (rules: readonly Rule[], at: number, middle: number): boolean =>
  rules.some(
    (rule) => Math.abs(rule.at - at) <= NEAR && rule.from - NEAR <= middle && rule.to + NEAR >= middle,
  )

const middleOf = (edges: readonly number[], index: number): number =>
  ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2

const spanFrom = (start: number, end: number, isBorder: (edge: number) => boolean): number => {
  let span = 1
  while (start + span < end && !isBorder(start + span)) span += 1
  return span
}

const cellsOf = (cluster: Cluster, xs: readonly number[], ys: readonly number[]): GridCell[] => {
  const cells: GridCell[] = []
  const taken = new Set<string>()
  for (let row = 0; row < ys.length - 1; row += 1) {
    for (let column = 0; column < xs.length - 1; column += 1) {
      if (taken.has(`${row} ${column}`)) continue
      const colSpan = spanFrom(column, xs.length - 1, (edge) =>
        covers(cluster.verticals, xs[edge] ?? 0, middleOf(ys, row)),
      )
      const rowSpan = spanFrom(row, ys.length - 1, (edge) =>
        covers(cluster.horizontals, ys[edge] ?? 0, middleOf(xs, column)),
      )
      for (let down = 0; down < rowSpan; down += 1) {
        for (let right = 0; right < colSpan; right += 1) taken.add(`${row + down} ${column + right}`)
      }
      cells.push({
        row,
        column,
        rowSpan,
        colSpan,
        x0: xs[column] ?? 0,
        x1: xs[column + colSpan] ?? 0,
        y0: ys[row] ?? 0,
        y1: ys[row + rowSpan] ?? 0,
      })
    }
  }
  return cells
}

/**
 * A table whose row is cut by the page may have no line at the cut, and one without side borders none at its
 * sides: the ends of the other lines stand in for them.
 */
const edges = (rules: readonly Rule[], crossing: readonly Rule[]): number[] =>
  distinct([
    ...rules.map((rule) => rule.at),
    Math.min(...crossing.map((rule) => rule.from)),
    Math.max(...crossing.map((rule) => rule.to)),
  ])

const MOST_EDGES = 400

const gridOf = (cluster: Cluster): Grid | null => {
  if (cluster.verticals.length === 0) return null
  const ys = edges(cluster.horizontals, cluster.verticals)
  const xs = edges(cluster.verticals, cluster.horizontals)
  const unusable = xs.length < 2 || ys.length < 2 || xs.length > MOST_EDGES || ys.length > MOST_EDGES
  // One box is a frame around text, not a table.
  if (unusable || (xs.length === 2 && ys.length === 2)) return null
  return {
    xs,
    ys,
    cells: cellsOf(cluster, xs, ys),
    x0: xs[0] ?? 0,
    x1: xs.at(-1) ?? 0,
    y0: ys[0] ?? 0,
    y1: ys.at(-1) ?? 0,
  }
}

/** Rebuilds the tables of a page from its ruling lines, from top to bottom. */
export const gridsOf = (rules: readonly Rule[]): Grid[] => {
  const horizontals = joined(rules.filter((rule) => rule.horizontal))
  const verticals = joined(rules.filter((rule) => !rule.horizontal))
  return clusters(horizontals, verticals)
    .flatMap((cluster) => gridOf(cluster) ?? [])
    .sort((one, two) => one.y0 - two.y0)
}
