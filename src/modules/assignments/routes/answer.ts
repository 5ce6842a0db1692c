import {
  type ExportTable,
  type PrintedTable,
  writePrintedTable,
  writeTable,
} from '../../../documents/xlsx/write.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import type { Answer } from '../../../platform/http/visit.ts'

/** More rows than this nobody prints: they are written as they come, without the height of each. */
const PRINTED = 2_000

const isPrinted = (table: ExportTable): table is PrintedTable =>
  Array.isArray(table.rows) && table.rows.length <= PRINTED

/** A table as a file under its Russian name, laid out for paper. */
export const xlsxAnswer = async (table: ExportTable, name: string): Promise<Answer> =>
  fileAnswer(isPrinted(table) ? await writePrintedTable(table) : writeTable(table), name, 'xlsx')
