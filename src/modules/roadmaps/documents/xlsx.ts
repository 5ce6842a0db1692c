import { writePrintedTable } from '../../../documents/xlsx/write.ts'
import { acrossText, type Sheet } from '../domain/sheet.ts'

const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/^№|^n$/iu, 8],
  [/срок|дат[аы]|период/iu, 20],
  [/мероприят|направлен|содержан|результат/iu, 48],
]

/** The same table for a spreadsheet: terms stay the document's own words, never dates of the program. */
export const roadmapXlsx = (name: string, { headings, rows }: Sheet): Promise<Uint8Array> =>
  writePrintedTable({
    sheet: name,
    columns: headings.map((title, at) => ({
      title: title === '' ? String(at + 1) : title,
      width: WIDTHS.find(([pattern]) => pattern.test(title))?.[1] ?? 32,
    })),
    // a heading alone in the first column comes back as a heading
    rows: rows.map((row) => (row.across ? [acrossText(row)] : row.cells)),
  })
