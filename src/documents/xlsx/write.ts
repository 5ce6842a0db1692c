import { calculateRowHeight, writeXlsx, writeXlsxStream } from 'hucre'
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

const WRAPPED = { wrapText: true, vertical: 'top' } as const
const FONT = { name: 'Calibri', size: 11 }
const BOLD = { font: { ...FONT, bold: true } }
const THIN = { style: 'thin' } as const
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN }
const MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 }
/** Words end before the edge: lines hold less than the column counts. */
const FILLED = 0.85

/** A table held whole. */
export type PrintedTable = Omit<ExportTable, 'rows'> & { readonly rows: readonly (readonly ExportValue[])[] }

/** A text alone in its row runs over the columns beside it, so it is not wrapped in its own. */
const isAlone = (row: readonly ExportValue[]): boolean => row.length === 1

/** Not every program finds the height of wrapped rows by itself. */
const heightOf = (row: readonly ExportValue[], widths: readonly number[]): number =>
  isAlone(row) ? 15 : calculateRowHeight([...row], { wrapText: true, columnWidths: [...widths] })

/**
 * A table short enough to be held whole that people print and sign: words wrapped, landscape A4 as wide as the sheet, the header
 * row on every page.
 */
export const writePrintedTable = ({ sheet, columns, rows }: PrintedTable): Promise<Uint8Array> => {
  const name = safeName(sheet)
  const head = columns.map(({ title }) => safeText(title))
  const body = rows.map((row) => row.map((value, index) => cellOf(value, columns[index])))
  const whole = [head, ...body]
  const widths = columns.map(({ width = USUAL_WIDTH }) => width)
  const filled = widths.map((width) => Math.max(4, width * FILLED))
  const headings = head.map(
    (_, at) => [`0,${at}`, { style: { ...BOLD, alignment: WRAPPED, border: BORDER } }] as const,
  )
  const alone = whole.flatMap((row, at) => (isAlone(row) ? [[`${at},0`, { style: BOLD }] as const] : []))
  return writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map(({ width = USUAL_WIDTH, kind }) => ({
          width,
          style: {
            ...{ font: FONT, alignment: WRAPPED, border: BORDER },
            ...(kind === 'day' ? { numFmt: DAY_FORMAT } : {}),
          },
        })),
        rows: whole,
        cells: new Map([...headings, ...alone]),
        rowDefs: new Map(whole.map((row, at) => [at, { height: heightOf(row, filled) }])),
        freezePane: { rows: 1 },
        pageSetup: {
          ...{ paperSize: 'a4', orientation: 'landscape', margins: MARGINS },
          ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
        },
      },
    ],
    // the writer's own setting of repeated rows does not quote the name of the sheet
    namedRanges: [
      { name: '_xlnm.Print_Titles', range: `'${name.replaceAll("'", "''")}'!$1:$1`, scope: name },
    ],
  })
}
