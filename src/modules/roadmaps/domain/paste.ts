import type { Cell, DocumentModel, Paragraph, Row, Table } from '../../../documents/model.ts'
import { normalName } from '../../../kernel/names.ts'
import type { Cells, Layout, RoadmapItem } from './types.ts'

/** Cells of text copied from a table program: tabs between columns, quotes around cells with line breaks. */
export const splitRows = (text: string): string[][] => {
  const rows: string[][] = [['']]
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    const row = rows.at(-1) ?? []
    const last = row.length - 1
    if (sign === '"' && (quoted || row[last] === '')) {
      if (quoted && text[at + 1] === '"') {
        row[last] += '"'
        at += 1
      } else quoted = !quoted
    } else if (sign === '\t' && !quoted) row.push('')
    else if (sign === '\n' && !quoted) rows.push([''])
    else if (sign !== '\r') row[last] += sign
  }
  return rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== ''))
}

/** The same cells as text for the field. */
export const joinRows = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row.map((cell) => (/["\t\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .join('\n')

const paragraphOf = (text: string, place: number): Paragraph => ({
  kind: 'paragraph',
  place,
  text,
  number: null,
  level: null,
  bullet: false,
  align: null,
  bold: false,
  heading: null,
  page: null,
})

/** Words where a number belongs are no number. */
const WORDS = /\p{L}{3}/u

/** One text over the whole width: alone in its row, or before nothing but empty cells. */
const isHeading = (row: readonly string[], numbered: boolean): boolean =>
  row.length === 1 ||
  (row.filter((cell) => cell !== '').length === 1 && (numbered ? WORDS : /^[^\d]/u).test(row[0] ?? ''))

/** Rows as the table of a document, so that the same reader understands a paste and a paper. */
export const tableOf = (rows: readonly (readonly string[])[], withHeader: boolean): Table => {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const numbered = withHeader && /^(?:№|n\b)/iu.test(rows[0]?.[0] ?? '')
  return {
    kind: 'table',
    columns,
    page: null,
    rows: rows.map((row, at): Row => {
      const isWide = columns > 2 && isHeading(row, numbered)
      const cells: (Cell & { column: number })[] = isWide
        ? [{ column: 0, colSpan: columns, rowSpan: 1, paragraphs: [paragraphOf(row[0] ?? '', at)] }]
        : Array.from({ length: columns }, (_, column) => ({
            column,
            colSpan: 1,
            rowSpan: 1,
            paragraphs: (row[column] ?? '').split('\n').map((text) => paragraphOf(text, at)),
          }))
      return { cells, header: withHeader && at === 0, page: null }
    }),
  }
}

/** The table of a document that looks most like a plan: the longest of three columns or more. */
export const planTable = (model: DocumentModel): Table | null =>
  model.blocks
    .filter((block) => block.kind === 'table')
    .filter((table) => table.columns > 1)
    .sort((a, b) => b.rows.length * b.columns - a.rows.length * a.columns)[0] ?? null

/** A row of the table and the row of the roadmap that it speaks of. */
export type Matched = { readonly cells: Cells; readonly item: RoadmapItem | null }

const numberKey = (cells: Cells): string => (cells.number ?? '').replace(/[\s.)]+$/u, '')
const titleKey = (cells: Cells): string => normalName(cells.activity ?? '')

/**
 * Which rows of the roadmap the rows of a table are: the same number and name first, then the same name, then the same
 * number. Each row is taken once, so that state and reports stay with what they belong to.
 */
export const matchRows = (rows: readonly Cells[], items: readonly RoadmapItem[]): Matched[] => {
  const free = new Set(items)
  const found = new Map<Cells, RoadmapItem>()
  const tests: readonly ((row: Cells, item: RoadmapItem) => boolean)[] = [
    (row, item) => numberKey(row) === numberKey(item.cells) && titleKey(row) === titleKey(item.cells),
    (row, item) => titleKey(row) !== '' && titleKey(row) === titleKey(item.cells),
    (row, item) => numberKey(row) !== '' && numberKey(row) === numberKey(item.cells),
  ]
  for (const test of tests)
    for (const row of rows) {
      if (found.has(row)) continue
      const item = [...free].find((each) => test(row, each))
      if (item === undefined) continue
      found.set(row, item)
      free.delete(item)
    }
  return rows.map((cells) => ({ cells, item: found.get(cells) ?? null }))
}

/** One column for all who answer becomes the two of the roadmap, and the other way round. */
export const fitted = (
  cells: Cells,
  into: Layout,
  people: { readonly municipal: readonly string[]; readonly institutional: readonly string[] },
): Cells => {
  const keys = new Set(into.map(({ key }) => key))
  if (keys.has('municipalResponsibles') && cells.municipalResponsibles === undefined)
    return {
      ...cells,
      municipalResponsibles: people.municipal.join(', '),
      institutionalResponsibles: cells.institutionalResponsibles ?? people.institutional.join(', '),
    }
  if (keys.has('institutionalResponsibles') && cells.institutionalResponsibles === undefined)
    return { ...cells, institutionalResponsibles: [...people.municipal, ...people.institutional].join(', ') }
  if (keys.has('responsibles') && cells.responsibles === undefined)
    return { ...cells, responsibles: [...people.municipal, ...people.institutional].join(', ') }
  return cells
}

const unspaced = (text: string): string => text.replace(/\s+/gu, '')

/** Numbers and terms are read in one line. */
const ONE_LINE = new Set(['number', 'term', 'termEnd'])

/** The reader of papers joins the lines of a cell; those of the table itself come back, where a cell is one of its cells. */
export const linesBack = (cells: Cells, rows: readonly (readonly string[])[]): Cells => {
  const written = new Map(
    rows.flat().flatMap((cell) => (cell.includes('\n') ? [[unspaced(cell), cell] as const] : [])),
  )
  return Object.fromEntries(
    Object.entries(cells).map(([key, text]) => [
      key,
      ONE_LINE.has(key) ? text : (written.get(unspaced(text)) ?? text),
    ]),
  )
}

/** Words that differ by spaces and lines alone stay as the roadmap has them. */
export const sameWordsKept = (cells: Cells, before: Cells): Cells =>
  Object.fromEntries(
    Object.entries(cells).map(([key, text]) => {
      const was = before[key]
      return [key, was !== undefined && unspaced(was) === unspaced(text) ? was : text]
    }),
  )

/** Tells texts apart: what the person has looked through is what gets saved. Not a secret, so a plain sum will do. */
export const digestOf = (text: string, mode: string): string => {
  let sum = 0x811c9dc5
  for (const sign of `${mode}\n${text.replace(/\r/gu, '').trim()}`)
    sum = Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return sum.toString(16)
}
