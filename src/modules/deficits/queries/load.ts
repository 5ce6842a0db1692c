import type { Day } from '../../../kernel/day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Statement } from '../domain/diagnosis.ts'
import type { OldMatching } from '../domain/table.ts'

export type DeficitLoad = {
  readonly id: string
  readonly region: string
  readonly municipality: string
  readonly sheet: string | null
  readonly fileName: string
  readonly rows: unknown
  readonly matching: OldMatching
  readonly appliedOn: Day | null
  readonly version: number
}

/** A table that waits to be compared; null when out of sight. */
export const findLoad = (tx: Tx, id: string): Promise<DeficitLoad | null> =>
  isUuid(id)
    ? maybe(
        tx,
        sql<DeficitLoad>`select id, region_id as region, municipality_id as municipality, sheet_id as sheet, file_name as "fileName", rows, matching,
            applied_on as "appliedOn", version from deficit_load where id = ${id}`,
      )
    : Promise.resolve(null)

/** Statements of the self-diagnosis in their order. */
export const statementsOf = (tx: Tx): Promise<Statement[]> =>
  rows(tx, sql<Statement>`select code, theme_id as theme, text from deficit_statement order by ord limit 60`)

export type SchoolName = { readonly id: string; readonly name: string }

/** Schools of a municipality by name: what a spelling of an old table may mean. */
export const schoolNames = (tx: Tx, municipality: string): Promise<SchoolName[]> =>
  rows(
    tx,
    sql<SchoolName>`select id, short_name as name from organisation where municipality_id = ${municipality} and kind = 'school' and state <> 'closed'
      order by normal_name collate ru_natural limit 500`,
  )
