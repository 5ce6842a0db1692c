import { cellText } from '../documents/model.ts'
import { ok, refuse } from '../kernel/result.ts'
import { planTable, type ReadRows } from '../modules/roadmaps/public.ts'
import { sheetReader } from '../modules/schools/public.ts'
import type { FileStore } from '../platform/files/store.ts'
import { paperReader } from './paper-reader.ts'

const SHEETS = /spreadsheet|ms-excel|csv/u

/** Rows of the plan in an uploaded file: of the sheet of a table program, or of the largest table of a document. */
export const rowsReader = (store: FileStore): ReadRows => {
  const readPaper = paperReader(store)
  const readSheets = sheetReader(store)
  return async (file) => {
    if (SHEETS.test(file.mediaType)) {
      const sheets = await readSheets(file.sha256)
      if (!sheets.ok) return sheets
      return ok(sheets.value.find((sheet) => sheet.rows.length > 0)?.rows ?? [])
    }
    const paper = await readPaper(file)
    if (!paper.ok) return paper
    const table = planTable(paper.value.model)
    if (table === null) return refuse('badTable', 'file')
    return ok(table.rows.map((row) => row.cells.map((cell) => cellText(cell))))
  }
}
