import { addDays, type Day } from '../../kernel/day.ts'
import type { DaysOff } from '../../kernel/year-shift.ts'
import { rows, sql, type Tx } from '../../platform/database/query.ts'
import { type DayOff, weekend } from './domain/types.ts'

type Asking = {
  readonly query: (text: string, values: unknown[]) => Promise<{ readonly rows: readonly unknown[] }>
}

/** Days off of the months around `day` as loaded by the administrator; weekends where nothing is loaded. */
export const daysOffAround = async (worker: Asking, day: Day): Promise<DayOff> => {
  const { rows } = await worker.query(
    'select day, kind from calendar_day where day between $1::date - 90 and $1::date + 90',
    [day],
  )
  const kinds = new Map((rows as { day: Day; kind: string }[]).map((row) => [row.day, row.kind]))
  return (at) => {
    const kind = kinds.get(at)
    return kind === undefined ? weekend(at) : kind === 'holiday'
  }
}

const YEARS_AHEAD = 3

/** Days off and moved days known for the years around a day: what dates of another year are shifted by (decisions 28). */
export const daysOffOfYears = async (tx: Tx, day: Day): Promise<DaysOff> => {
  const found = await rows(
    tx,
    sql<{ days: Day[]; kind: string }>`select kind, array_agg(day::text) as days from calendar_day
      where day between ${addDays(day, -800)} and ${addDays(day, 366 * YEARS_AHEAD)} group by kind`,
  )
  const of = (kind: string) => new Set(found.filter((row) => row.kind === kind).flatMap(({ days }) => days))
  return { holidays: of('holiday'), workdays: of('workday') }
}
