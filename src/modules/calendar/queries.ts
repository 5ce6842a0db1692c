import { isUuid } from '../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../platform/database/query.ts'
import type { CalendarDay, CalendarLoad, CalendarYear } from './domain/types.ts'

const firstOf = (year: number): string => `${year}-01-01`
const lastOf = (year: number): string => `${year}-12-31`

/** Days of a year that are not what their weekday says. */
export const daysOf = (tx: Tx, year: number): Promise<CalendarDay[]> =>
  rows(
    tx,
    sql<CalendarDay>`select day, kind, basis from calendar_day where day between ${firstOf(year)}::date and ${lastOf(year)}::date order by day`,
  )

/** Years about which something is known. */
export const knownYears = (tx: Tx): Promise<CalendarYear[]> =>
  rows(
    tx,
    sql<CalendarYear>`select year, basis, moved_known as "movedKnown", version from calendar_year order by year limit 200`,
  )

const LOAD = sql<CalendarLoad>`select id, year, basis, days, file_name as "fileName", saved_at is not null as saved, version from calendar_load`

/** A table that waits to be looked at; null for anybody but an administrator. */
export const findLoad = async (tx: Tx, id: string): Promise<CalendarLoad | null> =>
  isUuid(id) ? maybe(tx, sql<CalendarLoad>`${LOAD} where id = ${id}`) : null

export const lockLoad = async (tx: Tx, id: string): Promise<CalendarLoad | null> =>
  maybe(tx, sql<CalendarLoad>`${LOAD} where id = ${id} for update`)

/** Version of what is known of a year, locked; 0 when nothing is. */
export const lockYear = async (tx: Tx, year: number): Promise<number> =>
  (
    await maybe(
      tx,
      sql<{ version: number }>`select version from calendar_year where year = ${year} for update`,
    )
  )?.version ?? 0
