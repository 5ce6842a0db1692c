import type { Day } from '../../kernel/day.ts'
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
