import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Audience, Severity } from '../domain/types.ts'

export type SheetEntry = {
  readonly deficit: string
  readonly name: string
  readonly audience: Audience
  readonly subject: string
  readonly severity: Severity
  readonly people: number | null
  readonly note: string
}

/** What a sheet says of each deficit, in the order in which it was said. */
export const entriesOf = (tx: Tx, sheet: string): Promise<SheetEntry[]> =>
  rows(
    tx,
    sql<SheetEntry>`select d.id as deficit, coalesce(t.name, d.wording) as name, d.audience, d.subject, e.severity, e.people, e.note
      from deficit_entry e join deficit d on d.id = e.deficit_id left join deficit_theme t on t.id = d.theme_id
      where e.sheet_id = ${sheet} order by e.severity desc, e.ord, d.id limit 500`,
  )
