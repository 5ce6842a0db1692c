import type { TermContext } from '../../../../kernel/term/types.ts'
import { yearInTitle } from './context.ts'
import type { Head } from './head/read.ts'
import type { Item, TableItem } from './lines.ts'
import { readTable } from './tables/read.ts'
import type { ReadingWarning, TableReading } from './types.ts'

export type TitledTable = { readonly item: TableItem; readonly title: string | null }

const SCHOOL = /школ|лице|гимнази|детский сад|(?<![А-Я])[МГ][А-Я]*ОУ(?![А-Я])/iu

/** The school's own plan: everybody named in it belongs to the school. */
const isOfSchool = (head: Head): boolean =>
  SCHOOL.test(head.issuer.value.at(-1) ?? '') ||
  (head.issuer.value.length === 0 && head.stamp.some((line) => /^директор|^заведующ/iu.test(line.text)))

/** Tables inside the running text, each with the line above it. */
export const bodyTables = (items: readonly Item[], title: string): TitledTable[] =>
  items.flatMap((item, at): TitledTable[] => {
    if (item.kind === 'line') return []
    const above = items[at - 1]
    return [{ item, title: above?.kind === 'line' ? above.text : title === '' ? null : title }]
  })

/** Reads the tables in order; a year in the title of a table goes before that of the document. */
export const readTables = (
  tables: readonly TitledTable[],
  context: TermContext,
  head: Head,
): { tables: TableReading[]; warnings: ReadingWarning[] } => {
  const warnings: ReadingWarning[] = []
  const read = tables.map(({ item, title }, index) => {
    const own = title === null ? null : yearInTitle(title)
    const settings = { context: own ?? context, ofSchool: isOfSchool(head), tableNumber: index + 1 }
    const { reading, warnings: more } = readTable(item.table, item.place, title, settings)
    warnings.push(...more)
    return reading
  })
  return { tables: read, warnings }
}
