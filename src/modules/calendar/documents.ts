import { type ExportTable, writeTable } from '../../documents/xlsx/write.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { StoredFile } from '../../platform/http/form.ts'
import type { SheetRows } from './domain/rows.ts'
import type { CalendarDay } from './domain/types.ts'
import { calendarText } from './text.ts'

/** The first sheet with rows of a stored table; given by the composition. */
export type TableReader = (file: StoredFile) => Promise<Result<SheetRows>>

/** Reads any of our tables by its sheets; the first one that has rows counts. */
export const firstSheet = (sheets: readonly { readonly rows: SheetRows }[]): Result<SheetRows> => {
  const sheet = sheets.find(({ rows }) => rows.length > 0)
  return sheet === undefined ? refuse('noRows', 'file') : ok(sheet.rows)
}

/** Days of a year as the table that can be corrected and loaded again. Heads and words are Russian: those that the reading knows. */
export const daysTable = (days: readonly CalendarDay[], year: number): ExportTable => {
  const { columns, kinds } = calendarText.ru
  return {
    sheet: String(year),
    columns: [
      { title: columns.day, kind: 'day', width: 14 },
      { title: columns.kind, width: 18 },
      { title: columns.basis, width: 80 },
    ],
    rows: days.map((day) => [day.day, kinds[day.kind], day.basis]),
  }
}

export const daysFile = (days: readonly CalendarDay[], year: number): ReadableStream<Uint8Array> =>
  writeTable(daysTable(days, year))
