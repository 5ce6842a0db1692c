import { isColumnHeading } from '../column-headings.ts'
import type { Item } from './geometry.ts'
import type { Grid, GridCell } from './grid.ts'
import { groupedByLine } from './lines.ts'

/** Pieces of one printed line that stand close together. */
type Segment = { readonly x0: number; readonly x1: number; readonly text: string }
type Printed = {
  readonly segments: readonly Segment[]
  readonly y: number
  readonly size: number
  readonly items: readonly Item[]
}

const APART = 1.1
const FEWEST_COLUMNS = 3
const FEWEST_ROWS = 2
const ALIGNED = 6
/** Pieces of one column begin at the very same place; a word inside a cell seldom does. */
const EDGE = 1
/** A larger distance, in letter heights, parts the table from what stands below it. */
const GAP = 2.4

/** `lefts` are the edges of known columns: a piece that begins at one begins a cell, however near the one before it ends. */
const segmentsOf = (group: readonly Item[], lefts: readonly number[] = []): Segment[] => {
  const segments: { x0: number; x1: number; text: string }[] = []
  for (const item of [...group].sort((one, two) => one.x0 - two.x0)) {
    const last = segments.at(-1)
    const isEdge = lefts.some((left) => Math.abs(left - item.x0) <= EDGE) && (last?.x1 ?? 0) <= item.x0
    if (last !== undefined && !isEdge && item.x0 - last.x1 < APART * item.size) {
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
    items: group,
  }))

const isHeader = ({ segments }: Printed): boolean =>
  segments.length >= FEWEST_COLUMNS && segments.every(({ text }) => isColumnHeading(text))

const columnOf = (lefts: readonly number[], segment: Segment): number =>
  lefts.findIndex((left) => Math.abs(left - segment.x0) <= ALIGNED)

const isBelow = (lefts: readonly number[], { segments }: Printed): boolean =>
  segments.every((segment) => {
    const column = columnOf(lefts, segment)
    return column !== -1 && segment.x1 < (lefts[column + 1] ?? Number.POSITIVE_INFINITY)
  })

/** Lines below the header, down to a gap: every piece begins below a heading and ends before the next one. */
const bodyOf = (lines: readonly Printed[], header: Printed): Printed[] | null => {
  const lefts = header.segments.map(({ x0 }) => x0)
  const body: Printed[] = []
  let above = header
  for (const [at, source] of lines.entries()) {
    if (source.y - above.y > GAP * Math.max(source.size, above.size)) break
    const line = { ...source, segments: segmentsOf(source.items, lefts) }
    if (!isBelow(lefts, line)) {
      // a signature right below the table ends it; a row that does not fit leaves all of it in doubt
      const goesOn = lines
        .slice(at + 1)
        .some((below) => below.segments.length >= lefts.length - 1 && isBelow(lefts, below))
      if (goesOn || above === header) return null
      break
    }
    body.push(line)
    above = line
  }
  return body
}

/**
 * A row begins where the first column and another one have something. Where the first column holds words, a small letter
 * goes on with the row above, and a row that begins with a large one must have all its cells: else null, nobody can tell.
 */
const rowsOf = (
  body: readonly Printed[],
  lefts: readonly number[],
  isCarried = false,
): Printed[][] | null => {
  const rows: Printed[][] = []
  for (const line of body) {
    const [first] = line.segments
    const isFirst = first !== undefined && columnOf(lefts, first) === 0 && line.segments.length > 1
    const starts = isFirst && !/^\p{Ll}/u.test(first.text)
    if (starts && !/^\d/u.test(first.text) && line.segments.length < lefts.length) return null
    const last = rows.at(-1)
    if (starts || (isCarried && last === undefined)) rows.push([line])
    // in front of the first row the heading itself goes on: «Срок / исполнения»
    else if (last !== undefined) last.push(line)
    else if (line.segments.some(({ text }) => !/^[\p{Ll}(]/u.test(text))) return null
  }
  return rows
}

const filled = (row: readonly Printed[], lefts: readonly number[]): number =>
  new Set(row.flatMap((line) => line.segments.map((segment) => columnOf(lefts, segment)))).size

const gridOf = (lefts: readonly number[], rows: readonly (readonly Printed[])[], right: number): Grid => {
  const xs = [...lefts.map((left) => left - ALIGNED), right]
  const starts = rows.flatMap((row) => row[0] ?? [])
  const last = rows.at(-1)?.at(-1)
  const ys = [...starts.map(({ y, size }) => y - size), (last?.y ?? 0) + (last?.size ?? 0) * 0.4]
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
export type Unruled = {
  readonly grids: readonly Grid[]
  readonly isDoubted: boolean
  /** Where the columns begin of a table that reaches the foot of the page: the next page may go on with it. */
  readonly open: readonly number[]
}

const isWhole = (row: readonly Printed[], lefts: readonly number[]): boolean =>
  filled(row, lefts) >= lefts.length - 1

const PAGE_NUMBER = /^[-–—\s]*(?:стр\.?\s*)?\d{1,4}[-–—\s]*$/iu

const isPageNumber = ({ segments }: Printed): boolean =>
  segments.length === 1 && PAGE_NUMBER.test(segments[0]?.text ?? '')

/** What is left of a table of the page before, from the top of this one: its first row may be the rest of one cut there. */
const carriedRows = (lines: readonly Printed[], lefts: readonly number[]): Printed[][] | null => {
  const [first] = lines
  if (first === undefined || isHeader(first)) return []
  const segments = lefts.map((x0) => ({ x0, x1: x0, text: '' }))
  const body = bodyOf(lines, { segments, y: first.y - first.size, size: first.size, items: [] })
  const rows = body && rowsOf(body, lefts, true)
  return rows?.slice(1).every((row) => isWhole(row, lefts)) ? rows : null
}

const isFoot = (lines: readonly Printed[], grid: Grid): boolean =>
  lines.every((line) => line.y <= grid.y1 || isPageNumber(line))

/**
 * A line of headings and, below it, pieces that all begin under one of them. Only a table in which every row has all
 * its cells but one is taken; another is left as text, and said. `open` are the columns of a table that the page before
 * broke off.
 */
export const unruledGrids = (
  items: readonly Item[],
  width: number,
  open: readonly number[] = [],
): Unruled => {
  const lines = printedLines(items)
  const grids: Grid[] = []
  let lefts: readonly number[] = open
  const top = lines.filter((line, at) => at > 0 || !isPageNumber(line))
  const carried = open.length > 0 ? carriedRows(top, open) : []
  let isDoubted = carried === null
  if (carried !== null && carried.length > 0) grids.push(gridOf(open, carried, width))
  for (const [index, header] of lines.entries()) {
    if (!isHeader(header)) continue
    const own = header.segments.map(({ x0 }) => x0)
    const body = bodyOf(lines.slice(index + 1), header)
    const rows = (body && rowsOf(body, own)) ?? []
    if (rows.length >= FEWEST_ROWS && rows.every((row) => isWhole(row, own))) {
      grids.push(gridOf(own, [[header], ...rows], width))
      lefts = own
    } else isDoubted = true
  }
  const last = grids.at(-1)
  return { grids, isDoubted, open: last !== undefined && isFoot(lines, last) ? lefts : [] }
}
