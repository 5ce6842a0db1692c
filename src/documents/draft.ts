import { withoutLookalikes } from './lookalikes.ts'
import type { Block, Paragraph, Row, Table } from './model.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A paragraph while a reader still works on it; places are given once, at the end, in reading order. */
export type ParagraphDraft = Mutable<Paragraph>

/** A plain paragraph: what most lines of a text are. */
export const plainParagraph = (text: string, page: number | null = null): ParagraphDraft => ({
  kind: 'paragraph',
  place: 0,
  text,
  number: null,
  level: null,
  bullet: false,
  align: null,
  bold: false,
  heading: null,
  page,
})

/**
 * Gives paragraphs their places and their words Cyrillic letters only, from 0 through the whole document, cells included. Readers make blocks in an
 * order of their own (a text box closes before the paragraph that holds it), so places cannot be given on the way.
 */
export const placed = (blocks: readonly Block[]): Block[] => {
  let next = 0
  const place = (paragraph: Paragraph): Paragraph => ({
    ...paragraph,
    place: next++,
    text: withoutLookalikes(paragraph.text),
  })
  const row = (source: Row): Row => ({
    ...source,
    cells: source.cells.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(place) })),
  })
  const table = (source: Table): Table => ({ ...source, rows: source.rows.map(row) })
  return blocks.map((block) => (block.kind === 'paragraph' ? place(block) : table(block)))
}

/** The same blocks without page numbers: a DOCX that Word never paginated must not claim pages. */
export const withoutPages = (blocks: readonly Block[]): Block[] => {
  const paragraph = (source: Paragraph): Paragraph => ({ ...source, page: null })
  const row = (source: Row): Row => ({
    ...source,
    page: null,
    cells: source.cells.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(paragraph) })),
  })
  return blocks.map((block) =>
    block.kind === 'paragraph' ? paragraph(block) : { ...block, page: null, rows: block.rows.map(row) },
  )
}
