import { isColumnHeading } from '../column-headings.ts'
import type { Item } from './geometry.ts'
import type { Grid, GridCell } from './grid.ts'
import { groupedByLine } from './lines.ts'

/** Pieces of one printed line that stand close together. */
type Segment = { readonly x0: number; readonly x1: number; readonly text: string }
type Printed = { readonly segments: readonly Segment[]; readonly y: number; readonly size: number }

const APART = 1.1
const FEWEST_COLUMNS = 3
const FEWEST_ROWS = 2
const ALIGNED = 6
/** A larger distance, in letter heights, parts the table from what stands below it. */
const GAP = 2.4

const segmentsOf = (group: readonly Item[]): Segment[] => {
  const segments: { x0: number; x1: number; text: string }[] = []
  for (const item of [...group].sort((one, two) => one.x0 - two.x0)) {
    const last = segments.at(-1)
    if (last !== undefined && item.x0 - last.x1 < APART * item.size) {
      last.text += item.x0 - last.x1 > 0.18 * item.size ? ` ${item.text}` : item.text
      last.x1 = item.x1
    } else segments.push({ x0: item.x0, x1: item.x1, text: item.text })
  }
  return segments.map((segment) => ({ ...segment, text: segment.text.trim() }))
}

const printedLines = (items: readonly Item[]): Printed[] =>
  groupedByLine(items.filter((item) => !item.vertical)).map((group) => ({
    segments: segmentsOf(group),
    y: group[0]?.y ?? 0,
    size: Math.max(...group.map((item) => item.size)),
  }))

const isHeader = ({ segments }: Printed): boolean =>
  segments.length >= FEWEST_COLUMNS && segments.every(({ text }) => isColumnHeading(text))

const columnOf = (lefts: readonly number[], segment: Segment): number =>
  lefts.findIndex((left) => Math.abs(left - segment.x0) <= ALIGNED)

/** Lines below the header, down to a gap: every piece begins below a heading and ends before the next one. */
const bodyOf = (lines: readonly Printed[], header: Printed): Printed[] | null => {
  const lefts = header.segments.map(({ x0 }) => x0)
  const body: Printed[] = []
  let above = header
  for (const line of lines) {
    if (line.y - above.y > GAP * Math.max(line.size, above.size)) break
    const fits = line.segments.every((segment) => {
      const column = columnOf(lefts, segment)
      return column !== -1 && segment.x1 < (lefts[column + 1] ?? Number.POSITIVE_INFINITY)
    })
    if (!fits) return null
    body.push(line)
    above = line
  }
  return body
}

/** A row begins where the first column and another one have something. */
const rowsOf = (body: readonly Printed[], lefts: readonly number[]): Printed[][] => {
  const rows: Printed[][] = []
  for (const line of body) {
    const starts =
      line.segments.length > 1 && line.segments[0] !== undefined && columnOf(lefts, line.segments[0]) === 0
    const last = rows.at(-1)
    if (starts || last === undefined) rows.push([line])
    else last.push(line)
  }
  return rows
}

const filled = (row: readonly Printed[], lefts: readonly number[]): number =>
  new Set(row.flatMap((line) => line.segments.map((segment) => columnOf(lefts, segment)))).size

const gridOf = (header: Printed, rows: readonly (readonly Printed[])[], right: number): Grid => {
  const lefts = header.segments.map(({ x0 }) => x0 - ALIGNED)
  const xs = [...lefts, right]
  const starts = [header, ...rows.flatMap((row) => row[0] ?? [])]
  const last = rows.at(-1)?.at(-1) ?? header
  const ys = [...starts.map(({ y, size }) => y - size), last.y + last.size * 0.4]
  const cells = ys.slice(1).flatMap((y1, row) =>
    xs.slice(1).map(
      (x1, column): GridCell => ({
        row,
        column,
        rowSpan: 1,
        colSpan: 1,
        x0: xs[column] ?? 0,
        x1,
        y0: ys[row] ?? 0,
        y1,
      }),
    ),
  )
  return { x0: xs[0] ?? 0, x1: right, y0: ys[0] ?? 0, y1: ys.at(-1) ?? 0, xs, ys, cells }
}

/** Tables without ruling lines that are sure, and whether there is one that could not be told apart. */
export type Unruled = { readonly grids: readonly Grid[]; readonly isDoubted: boolean }

/**
 * A line of headings and, below it, pieces that all begin under one of them. Only a table in which every row has all
 * its cells but one is taken; another is left as text, and said.
 */
export const unruledGrids = (items: readonly Item[], width: number): Unruled => {
  const lines = printedLines(items)
  const grids: Grid[] = []
  let isDoubted = false
  for (const [index, header] of lines.entries()) {
    if (!isHeader(header)) continue
    const lefts = header.segments.map(({ x0 }) => x0)
    const body = bodyOf(lines.slice(index + 1), header)
    const rows = body === null ? [] : rowsOf(body, lefts)
    const isWhole = rows.every((row) => filled(row, lefts) >= lefts.length - 1)
    if (rows.length >= FEWEST_ROWS && isWhole) grids.push(gridOf(header, rows, width))
    else isDoubted = true
  }
  return { grids, isDoubted }
}
