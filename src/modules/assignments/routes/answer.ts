import { type ExportTable, writeTable } from '../../../documents/xlsx/write.ts'
import type { Answer } from '../../../platform/http/visit.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A table as a file under its Russian name. */
export const xlsxAnswer = (table: ExportTable, name: string): Answer => ({
  kind: 'response',
  response: new Response(writeTable(table), {
    headers: {
      'content-type': XLSX,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
    },
  }),
})
