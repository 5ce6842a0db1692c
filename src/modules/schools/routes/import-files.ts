import { writeTable } from '../../../documents/xlsx/write.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import type { Answer } from '../../../platform/http/visit.ts'
import { type Matching, REGISTER_FIELDS } from '../domain/import/columns.ts'
import type { ImportPlan } from '../domain/import/plan-types.ts'
import type { RowError } from '../domain/import/row.ts'
import { columnOf } from '../pages/import-check.tsx'
import { type Here, textOf } from '../pages/words.ts'

/** Every fault of a table as a table: whoever keeps the spreadsheet corrects it row by row. */
export const errorsFile = (
  plan: ImportPlan,
  matching: Matching | null,
  here: Here,
  say: (error: RowError) => string,
): Answer => {
  const words = here.t.import
  const columns = [
    { title: words.row, kind: 'number' as const, width: 10 },
    { title: words.place, width: 28 },
    { title: words.value, width: 40 },
    { title: words.problem, width: 90 },
  ]
  const rows = plan.errors.map((error) => [
    error.row,
    columnOf(error, matching, here),
    error.value,
    say(error),
  ])
  return fileAnswer(writeTable({ sheet: words.sheetErrors, columns, rows }), words.fileErrors, 'xlsx')
}

/** An empty table with all columns and one row for example. Heads are Russian: those that the import knows. */
export const templateFile = (here: Here): Answer => {
  const { fields } = textOf('ru')
  const [name = '', municipality = ''] = here.t.import.example
  const columns = REGISTER_FIELDS.map((field) => ({ title: fields[field], width: 24 }))
  const example = REGISTER_FIELDS.map((field) =>
    field === 'shortName' ? name : field === 'municipality' ? municipality : null,
  )
  return fileAnswer(
    writeTable({ sheet: textOf('ru').list.sheet, columns, rows: [example] }),
    here.t.import.fileTemplate,
    'xlsx',
  )
}
