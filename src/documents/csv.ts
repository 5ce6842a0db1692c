import Papa from 'papaparse'
import type { ExportTable, ExportValue } from './xlsx/write.ts'

const BYTE_ORDER_MARK = '\ufeff'
const BATCH = 500

/** Numbers are not texts: a negative number keeps its minus, a text that begins with one gets an apostrophe. */
const asLines = (rows: readonly (readonly ExportValue[])[]): string =>
  `${Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter: ';', newline: '\r\n', escapeFormulae: true },
  )}\r\n`

/**
 * Writes a CSV that Excel of a Russian office opens by a double click: UTF-8 with its mark, semicolons, and no
 * text that could act as a formula. Gives pieces of text; memory does not grow with the rows.
 */
export async function* writeCsv(table: Pick<ExportTable, 'columns' | 'rows'>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + asLines([table.columns.map((column) => column.title)])
  let batch: (readonly ExportValue[])[] = []
  for await (const row of table.rows) {
    batch.push(row)
    if (batch.length < BATCH) continue
    yield asLines(batch)
    batch = []
  }
  if (batch.length > 0) yield asLines(batch)
}
