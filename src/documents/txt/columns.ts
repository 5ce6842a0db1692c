import { overLine } from '../../kernel/hyphen.ts'
import { isColumnHeading } from '../column-headings.ts'
import { isBlank, type Line } from './lines.ts'

/** A place between two columns where no line has a letter: from the first blank sign to the one after the last. */
type Gutter = { readonly from: number; readonly to: number }

/** The wide gaps between the words of a line. */
export const gapsOf = (text: string): readonly Gutter[] =>
  [...text.trimEnd().matchAll(/(?<=\S)[ \u00a0]{2,}(?=\S)/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }))

const isBlankAt = (text: string, at: number): boolean => at >= text.length || /\s/u.test(text[at] ?? ' ')

/** The widest part of a gutter that stays blank in this line; null when a word crosses it everywhere. */
const narrowed = ({ from, to }: Gutter, text: string): Gutter | null => {
  let best: Gutter | null = null
  for (let at = from; at < to; at += 1) {
    if (!isBlankAt(text, at)) continue
    let end = at
    while (end < to && isBlankAt(text, end)) end += 1
    if (best === null || end - at > best.to - best.from) best = { from: at, to: end }
    at = end
  }
  return best
}

const narrowedAll = (gutters: readonly Gutter[], text: string): Gutter[] | null => {
  const result: Gutter[] = []
  for (const gutter of gutters) {
    const kept = narrowed(gutter, text)
    if (kept === null) return null
    result.push(kept)
  }
  return result
}

/** The texts between the gutters. */
export const cellsBetween = (text: string, gutters: readonly Gutter[]): string[] => {
  const cuts = gutters.map(({ from, to }) => Math.ceil((from + to) / 2))
  return [0, ...cuts].map((from, at) => text.slice(from, cuts[at] ?? text.length).trim())
}

const NUMBERING = /^(?:№|п\/п|n$)/iu
const ROW_NUMBER = /^(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[IVX]{1,5}\.?|[а-я]\))$/u
const SECTION = /^(?:\d{1,2}\.|[IVX]{1,5}[.\s]|раздел\s|этап\s|направление\s|блок\s)\s*\p{L}/iu
const LEAVES = /^(?:приложение(?:\s|$)|исп(?:олнитель|\.)|разослано|контроль за)/iu

/** The line heads a table: at least two columns apart by spaces, at least two of them known headings. */
const headingGutters = (line: Line | undefined): readonly Gutter[] | null => {
  if (line === undefined || line.text.includes('\t')) return null
  const gutters = gapsOf(line.text)
  const cells = cellsBetween(line.text, gutters)
  const known = cells.filter((cell) => NUMBERING.test(cell) || isColumnHeading(cell)).length
  return gutters.length > 0 && known >= 2 && known >= cells.length - 1 ? gutters : null
}

type Printed = {
  readonly cells: readonly string[]
  readonly page: number | null
  readonly afterGap: boolean
  /** Words across the columns: a heading of a section. */
  readonly isSection: boolean
}
type Block = { readonly printed: readonly Printed[]; readonly end: number }

const LONGEST_SECTION = 120

/** A line that no gutter cuts but that has no wide gap of its own either. */
const isAcross = (line: Line): boolean =>
  gapsOf(line.text).length === 0 &&
  line.text.trim().length < LONGEST_SECTION &&
  SECTION.test(line.text.trim())

/** A lone line that fits the gutters only because it is short: a signature or text below the table. */
const standsAlone = (line: Line, afterGap: boolean, isNumbered: boolean, cells: readonly string[]): boolean =>
  LEAVES.test(line.text.trim()) ||
  (afterGap &&
    (isNumbered
      ? !ROW_NUMBER.test(cells[0] ?? '') && (cells[0] ?? '') !== ''
      : cells.filter((cell) => cell !== '').length < 2))

/** Follows the columns of a heading down the page, as long as every line leaves the gutters blank. */
const followed = (lines: readonly Line[], start: number, heading: readonly Gutter[]): Block | null => {
  let gutters = heading
  let end = start
  let afterGap = false
  const kept: { line: Line; afterGap: boolean; isSection: boolean }[] = []
  const isNumbered = NUMBERING.test(cellsBetween(lines[start]?.text ?? '', heading)[0] ?? '')
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined || line.text.includes('\t')) break
    if (isBlank(line)) {
      if (afterGap) break
      afterGap = true
      continue
    }
    // rows that stood close together end where the first blank line stands; numbers tell rows over any gap
    if (afterGap && !isNumbered && kept.length > 2 && !kept.some((one) => one.afterGap)) break
    const next = narrowedAll(gutters, line.text)
    const isSection = next === null || isAcross(line)
    if (isSection ? !isAcross(line) : standsAlone(line, afterGap, isNumbered, cellsBetween(line.text, next)))
      break
    if (!isSection) gutters = next
    kept.push({ line, afterGap, isSection })
    afterGap = false
    end = at + 1
  }
  const printed = kept.map(({ line, afterGap: gap, isSection }) => ({
    cells: isSection ? [line.text.trim()] : cellsBetween(line.text, gutters),
    page: line.page,
    afterGap: gap,
    isSection,
  }))
  return { printed, end }
}

export type ColumnRow = { readonly cells: readonly string[]; readonly page: number | null }

/** «Посещение / уроков молодых»: the cell of an unnumbered row goes on in the next line. */
const goesOn = (above: readonly string[], line: Printed, isGapped: boolean): boolean => {
  if (isGapped) return !line.afterGap
  const first = line.cells[0] ?? ''
  const before = above[0] ?? ''
  if (first === '') return true
  return /^\p{Ll}/u.test(first) || /[-,–(]$|\s(?:и|в|на|по|с|для|о|об|к)$/u.test(before)
}

/** A line that begins large may be another person or sentence of the cell; a small letter goes on with the one above. */
const joined = (above: string, below: string): string =>
  above !== '' && /^[\p{Lu}\d«•–-]/u.test(below) && !/[-\u00ad]$/u.test(above)
    ? `${above}\n${below}`
    : overLine(above, below)

const put = (above: readonly string[], below: readonly string[]): string[] =>
  above.map((text, at) => joined(text, below[at] ?? ''))

type Rows = { rows: { cells: string[]; page: number | null }[]; isHeading: boolean }

const isRowStart = (
  line: Printed,
  numbered: boolean,
  above: readonly string[],
  isGapped: boolean,
): boolean => (numbered ? ROW_NUMBER.test(line.cells[0] ?? '') : !goesOn(above, line, isGapped))

/** Printed lines become rows: a row begins with its number, or, where rows have none, with a first cell of its own. */
const rowsOf = (printed: readonly Printed[]): ColumnRow[] => {
  const [head, ...body] = printed
  if (head === undefined) return []
  const numbered = NUMBERING.test(head.cells[0] ?? '')
  // blank lines between all rows part them better than any guess
  const isGapped = body.filter((line) => line.afterGap).length > 1
  const state: Rows = { rows: [{ cells: [...head.cells], page: head.page }], isHeading: true }
  for (const line of body) {
    const last = state.rows.at(-1)
    const isStart =
      line.isSection || (last?.cells.length ?? 0) < head.cells.length
        ? true
        : isHeadingGoingOn(line, numbered, state)
          ? false
          : isRowStart(line, numbered, last?.cells ?? [], isGapped && !state.isHeading)
    if (isStart || last === undefined) {
      state.rows.push({ cells: [...line.cells], page: line.page })
      state.isHeading = false
    } else last.cells = put(last.cells, line.cells)
  }
  return state.rows
}

/** «Срок / исполнения»: the heading takes two lines; its second begins small, or leaves the first column empty. */
const isHeadingGoingOn = (line: Printed, numbered: boolean, state: Rows): boolean =>
  state.isHeading &&
  !line.afterGap &&
  (numbered
    ? !ROW_NUMBER.test(line.cells[0] ?? '')
    : line.cells.every((cell) => cell === '' || /^[\p{Ll}(]/u.test(cell)))

/** The columns of a table that spaces make, from line `start` on; null where the line heads none. */
export const readColumns = (
  lines: readonly Line[],
  start: number,
): { readonly rows: readonly ColumnRow[]; readonly end: number } | null => {
  const heading = headingGutters(lines[start])
  const block = heading && followed(lines, start, heading)
  if (!block) return null
  const rows = rowsOf(block.printed)
  const isFilled = rows.slice(1).some(({ cells }) => cells.filter((cell) => cell !== '').length > 1)
  return isFilled ? { rows, end: block.end } : null
}
