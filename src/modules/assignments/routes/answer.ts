import { type ExportTable, writeTable } from '../../../documents/xlsx/write.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import type { Answer } from '../../../platform/http/visit.ts'

/** A table as a file under its Russian name. */
export const xlsxAnswer = (table: ExportTable, name: string): Answer =>
  fileAnswer(writeTable(table), name, 'xlsx')
