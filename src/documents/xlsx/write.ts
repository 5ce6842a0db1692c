import { writeXlsxStream } from 'hucre'
import { type Day, daysBetween, parseDay } from '../../kernel/day.ts'

/** A value of an export; a `Day` comes as text and becomes a real date in a column of kind `day`. */
export type ExportValue = string | number | boolean | null

export type ExportColumn = {
  readonly title: string
  /** In characters, as Excel counts; 16 when absent. */
  readonly width?: number
  readonly kind?: 'text' | 'number' | 'day'
}

export type ExportTable = {
  readonly sheet: string
  readonly columns: readonly ExportColumn[]
  readonly rows: AsyncIterable<readonly ExportValue[]> | Iterable<readonly ExportValue[]>
}

const USUAL_WIDTH = 16
const DAY_FORMAT = 'dd.mm.yyyy'
/** Day 0 of Excel's calendar; it believes in 29.02.1900, so the count is right from March 1900 on. */
const DAY_ZERO = '1899-12-30' as Day
const LONGEST_TEXT = 32_767
const LONGEST_NAME = 31

/** Signs that XML cannot hold; a text from the database may have them, and the whole file would not open. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const safeText = (text: string): string => text.replace(FORBIDDEN, '').slice(0, LONGEST_TEXT)

const safeName = (name: string): string =>
  safeText(name)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, LONGEST_NAME) || '1'

const dayNumber = (text: string): number | null => {
  const day = parseDay(text)
  return day === null ? null : daysBetween(DAY_ZERO, day)
}

/** Texts stay texts whatever they begin with: the writer is never given a formula (architecture, section 5). */
const cellOf = (value: ExportValue, column: ExportColumn | undefined): ExportValue => {
  if (typeof value !== 'string') return value
  return (column?.kind === 'day' ? dayNumber(value) : null) ?? safeText(value)
}

async function* cellRows(table: ExportTable): AsyncGenerator<ExportValue[]> {
  for await (const row of table.rows) yield row.map((value, index) => cellOf(value, table.columns[index]))
}

/**
 * Writes an XLSX while rows come, in memory that does not grow with them: header row frozen, columns of the given
 * widths, dates as dates. Gives a stream of bytes; sheets are split at Excel's limit of rows.
 */
export const writeTable = (table: ExportTable): ReadableStream<Uint8Array> =>
  writeXlsxStream(cellRows(table), {
    name: safeName(table.sheet),
    columns: table.columns.map((column) => ({
      header: safeText(column.title),
      width: column.width ?? USUAL_WIDTH,
      ...(column.kind === 'day' ? { numFmt: DAY_FORMAT } : {}),
    })),
    freezePane: { rows: 1 },
  })
