/**
 * What every reader of this folder gives back: the document as a person sees it on paper,
 * without knowing anything about schools or orders. Numbers of automatic lists are computed,
 * merged cells keep their spans, nothing is dropped silently (`warnings`).
 */
/** `doc` stands for RTF too: both come through LibreOffice; `xlsx` for every spreadsheet. */
export type DocumentFormat = 'docx' | 'pdf' | 'txt' | 'doc' | 'odt' | 'xlsx'

export type Paragraph = {
  readonly kind: 'paragraph'
  /** Position in the document, counted over all paragraphs incl. those in cells; a preview highlights by it. */
  readonly place: number
  /** Text without the automatic number; line breaks inside the paragraph are `\n`, tabs are `\t`. */
  readonly text: string
  /** Automatic number as printed («2.1.», «а)»); null when none. A bullet is `bullet: true`, not a number. */
  readonly number: string | null
  /** List depth from 0; null when not in a list. */
  readonly level: number | null
  readonly bullet: boolean
  /** What the author set, or what the place on the page shows; `right` also for a block moved into the right half by its indent. */
  readonly align: 'left' | 'center' | 'right' | 'justify' | null
  /** All visible characters bold. */
  readonly bold: boolean
  /** 1-9 for headings, null otherwise. */
  readonly heading: number | null
  /** Page from 1 where the reader knows it (PDF; TXT by form feeds). */
  readonly page: number | null
}

export type Cell = {
  readonly paragraphs: readonly Paragraph[]
  readonly colSpan: number
  readonly rowSpan: number
}

export type Row = {
  /** Cells that begin in this row, with the grid column they begin at. */
  readonly cells: readonly (Cell & { readonly column: number })[]
  /** Marked as repeated header by the author. */
  readonly header: boolean
  readonly page: number | null
}

export type Table = {
  readonly kind: 'table'
  readonly columns: number
  readonly rows: readonly Row[]
  readonly page: number | null
}

export type Block = Paragraph | Table

export type ReadWarning = {
  /** e.g. `picture-left-out`, `span-clamped`, `no-text-layer`. */
  readonly code: string
  /** Where: «стр. 3», «строка 12 таблицы 1». */
  readonly where: string
  readonly text: string
}

export type DocumentModel = {
  readonly format: DocumentFormat
  readonly blocks: readonly Block[]
  /** Footnotes and endnotes, text boxes in reading order stand among blocks. */
  readonly notes: readonly { readonly mark: string; readonly text: string }[]
  readonly pages: number | null
  readonly warnings: readonly ReadWarning[]
}

/** Text of a cell as a reader shows it: paragraphs joined by line breaks, automatic numbers printed. */
export const cellText = (cell: Cell): string =>
  cell.paragraphs
    .map((paragraph) => printed(paragraph))
    .join('\n')
    .trim()

/** A paragraph with its automatic number in front, as on paper. */
export const printed = (paragraph: Paragraph): string =>
  paragraph.number === null ? paragraph.text : `${paragraph.number} ${paragraph.text}`.trimEnd()
