import { placed } from '../draft.ts'
import { LIMITS } from '../limits.ts'
import type { Block, DocumentModel } from '../model.ts'
import { ReadRefusal } from '../refusals.ts'
import { ru } from '../text.ts'
import { startWarnings, type Warnings } from '../warnings.ts'
import type { Item, PageContent } from './geometry.ts'
import { type Grid, gridsOf } from './grid.ts'
import { linesOf, type TextLine } from './lines.ts'
import { loadPages } from './load.ts'
import { type Frame, frameOf, paragraphsOf } from './paragraphs.ts'
import { type Running, runningLines } from './running.ts'
import { glued, isInside, readTable, type TablePart } from './tables.ts'
import { unruledGrids } from './unruled.ts'

type Flow =
  | { readonly kind: 'lines'; readonly lines: TextLine[]; readonly frame: string }
  | { readonly kind: 'table'; part: TablePart }

type Page = {
  readonly content: PageContent
  readonly grids: readonly Grid[]
  readonly lines: readonly TextLine[]
}

/** `open` are the columns of a table without lines that the page before broke off. */
const layOut = (
  content: PageContent,
  open: readonly number[],
  warnings: Warnings,
): Page & { readonly open: readonly number[] } => {
  const ruled = gridsOf(content.rules)
  const isOutside = (all: readonly Grid[]) => (item: Item) => !all.some((grid) => isInside(item, grid))
  const unruled = unruledGrids(content.items.filter(isOutside(ruled)), content.width, open)
  if (unruled.isDoubted) warnings.add('table-without-lines', ru.where.page(content.number))
  const grids = [...ruled, ...unruled.grids].sort((one, two) => one.y0 - two.y0)
  const outside = content.items.filter(isOutside(grids))
  return { content, grids, lines: linesOf(outside, content.number, content.width), open: unruled.open }
}

const layOutAll = (contents: readonly PageContent[], warnings: Warnings): readonly Page[] => {
  let open: readonly number[] = []
  return contents.map((content) => {
    const page = layOut(content, open, warnings)
    open = page.open
    return page
  })
}

const sizeKey = (page: Page): string => `${Math.round(page.content.width)}x${Math.round(page.content.height)}`

const framesOf = (pages: readonly Page[]): Map<string, Frame> => {
  const keys = new Set(pages.map(sizeKey))
  return new Map(
    [...keys].map((key) => {
      const same = pages.filter((page) => sizeKey(page) === key)
      const grids = same.flatMap((page) => page.grids)
      const edges = { lefts: grids.map((grid) => grid.x0), rights: grids.map((grid) => grid.x1) }
      return [
        key,
        frameOf(
          same.flatMap((page) => page.lines),
          edges,
        ),
      ]
    }),
  )
}

/** Adds lines or a table to what stands above, so that both go over page borders as one. */
const append = (flows: Flow[], next: Flow): void => {
  const last = flows.at(-1)
  if (last?.kind === 'lines' && next.kind === 'lines' && last.frame === next.frame) {
    last.lines.push(...next.lines)
    return
  }
  const whole = last?.kind === 'table' && next.kind === 'table' ? glued(last.part, next.part) : null
  if (last?.kind === 'table' && whole !== null) last.part = whole
  else flows.push(next)
}

const flowsOf = (pages: readonly Page[], skipped: ReadonlySet<TextLine>): Flow[] => {
  const flows: Flow[] = []
  for (const page of pages) {
    const { content } = page
    let rest = page.lines.filter((line) => !skipped.has(line))
    const addLines = (lines: TextLine[]): void => {
      if (lines.length > 0) append(flows, { kind: 'lines', lines, frame: sizeKey(page) })
    }
    for (const grid of page.grids) {
      addLines(rest.filter((line) => line.y < grid.y0))
      rest = rest.filter((line) => line.y >= grid.y0)
      const inside = content.items.filter((item) => isInside(item, grid))
      append(flows, { kind: 'table', part: readTable(grid, inside, content.number) })
    }
    addLines(rest)
  }
  return flows
}

const isUnreadable = (text: string): boolean => {
  const strange = text.match(/[\ue000-\uf8ff\ufffd\p{Cc}]/gu)?.length ?? 0
  return strange > text.length * 0.3
}

/** A scan has pictures of pages and no text; a font without a table of signs gives text that nobody can read. */
const requireText = (pages: readonly PageContent[], warnings: Warnings): void => {
  let all = 0
  for (const page of pages) {
    const text = page.items.map((item) => item.text).join('')
    const readable = text !== '' && !isUnreadable(text)
    if (!readable) warnings.add('page-without-text', ru.where.page(page.number))
    all += readable ? text.length : 0
  }
  if (all < 3 * pages.length) throw new ReadRefusal('no-text-layer')
  if (all > LIMITS.document.textChars) throw new ReadRefusal('too-much-text')
}

const warnRunning = (running: Running, warnings: Warnings): void => {
  if (running.numbers.size > 0) warnings.add('page-numbers-dropped', ru.where.document)
  for (const text of new Set([...running.heads].map((line) => line.text))) {
    warnings.add('header-left-out', `${ru.where.document}: ${text.slice(0, 40)}`, text.slice(0, 120))
  }
}

/** Pictures are streams, and streams always lie open in the file, so counting them needs no decoding. */
const hasPictures = (bytes: Uint8Array): boolean =>
  /\/Subtype\s*\/Image\b/.test(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
  )

const blocksOf = (flows: readonly Flow[], frames: ReadonlyMap<string, Frame>): Block[] =>
  flows.flatMap((flow): readonly Block[] => {
    if (flow.kind === 'table') return [flow.part.table]
    const frame = frames.get(flow.frame)
    return frame === undefined ? [] : paragraphsOf(flow.lines, frame)
  })

/**
 * Reads a PDF that has text in it: lines, paragraphs by gaps and indents, tables by their ruling lines; a table on
 * several pages is one, its repeated header dropped, rows cut by a page left as rows with empty first cells (R133).
 * Numbers are part of the text, as they are printed. Throws `ReadRefusal`: no-text-layer, encrypted, damaged,
 * too-many-pages, too-much-text, too-many-cells.
 */
export const readPdf = async (bytes: Uint8Array): Promise<DocumentModel> => {
  const warnings = startWarnings()
  const contents = await loadPages(bytes)
  requireText(contents, warnings)
  if (hasPictures(bytes)) warnings.add('picture-left-out', ru.where.document)
  const pages = layOutAll(contents, warnings)
  const running = runningLines(
    pages.map(({ content, lines }) => ({ number: content.number, height: content.height, lines })),
  )
  warnRunning(running, warnings)
  const flows = flowsOf(pages, new Set([...running.numbers, ...running.heads]))
  const blocks = placed(blocksOf(flows, framesOf(pages)))
  return { format: 'pdf', blocks, notes: [], pages: contents.length, warnings: warnings.list() }
}
