import type { TextLine } from './lines.ts'

/** What stands on every page besides its text: page numbers, running heads. */
const EDGE = 0.1
const PAGE_NUMBER = /^[-–—\s]*(?:стр(?:аница)?\.?\s*)?(\d{1,4})(?:\s*(?:из|\/)\s*\d{1,4})?[-–—\s]*$/i
const REPEATED_PAGES = 3

export type PageLines = {
  readonly number: number
  readonly height: number
  readonly lines: readonly TextLine[]
}

const edgeLines = (page: PageLines): TextLine[] =>
  page.lines.filter((line) => line.y < page.height * EDGE || line.y > page.height * (1 - EDGE))

const printedNumber = (line: TextLine): number | null => {
  const digits = PAGE_NUMBER.exec(line.text)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Numbers at the edge that grow together with the pages; a lone figure at an edge may be anything. */
const pageNumbers = (pages: readonly PageLines[]): Set<TextLine> => {
  const byShift = new Map<number, TextLine[]>()
  for (const page of pages) {
    for (const line of edgeLines(page)) {
      const printed = printedNumber(line)
      if (printed === null) continue
      const shift = printed - page.number
      byShift.set(shift, [...(byShift.get(shift) ?? []), line])
    }
  }
  const sure = [...byShift].filter(([shift, lines]) => lines.length > 1 || (shift === 0 && pages.length > 1))
  return new Set(sure.flatMap(([, lines]) => lines))
}

const runningHeads = (pages: readonly PageLines[]): Set<TextLine> => {
  const byText = new Map<string, TextLine[]>()
  for (const line of pages.flatMap(edgeLines)) byText.set(line.text, [...(byText.get(line.text) ?? []), line])
  const enough = Math.max(REPEATED_PAGES, pages.length / 2)
  const repeated = [...byText.values()].filter(
    (lines) => new Set(lines.map((line) => line.page)).size >= enough,
  )
  return new Set(repeated.flat())
}

export type Running = { readonly numbers: ReadonlySet<TextLine>; readonly heads: ReadonlySet<TextLine> }

/** Finds the lines that belong to the paper and not to the text. */
export const runningLines = (pages: readonly PageLines[]): Running => {
  const numbers = pageNumbers(pages)
  const heads = runningHeads(pages)
  return { numbers, heads: new Set([...heads].filter((line) => !numbers.has(line))) }
}
