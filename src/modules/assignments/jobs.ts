import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { parseDay } from '../../kernel/day.ts'
import { moment } from '../../platform/clock.ts'
import type { Pools } from '../../platform/database/pools.ts'
import type { ZoneDay } from '../../platform/jobs/daily.ts'
import { type AnyJob, defineJob, type Job } from '../../platform/jobs/job.ts'
import { type DayOff, termsToRemind, weekend } from './domain/reminders.ts'

type Worker = Pick<Pools, 'worker'>

/** Days off of the years around `day` as loaded by the administrator; weekends where nothing is loaded. */
const dayOffsAround = async ({ worker }: Worker, day: Day): Promise<DayOff> => {
  const { rows } = await worker.query<{ day: Day; kind: string }>(
    'select day, kind from calendar_day where day between $1::date - 90 and $1::date + 90',
    [day],
  )
  const kinds = new Map(rows.map((row) => [row.day, row.kind]))
  return (at) => {
    const kind = kinds.get(at)
    return kind === undefined ? weekend(at) : kind === 'holiday'
  }
}

/** One row a day about one assignment and person (decisions 30): safe to run twice, late, or after a week off. */
const REMIND = `insert into notification (id, person_id, code, record_id, day, words, address, created_at)
  select gen_random_uuid(), who.person_id, $1, a.id, $2::date, jsonb_build_object('title', a.title, 'due', a.due_on), '/assignments/' || a.id, $3::timestamptz
  from assignment a
  join region g on g.id = a.region_id left join municipality m on m.id = a.municipality_id
  join lateral (
    select a.person_id where a.person_id is not null
    union select h.person_id from role_held h where a.person_id is null and h.organisation_id = a.organisation_id
      and h.role in ('schoolHead', coalesce(a.role_code, 'schoolHead')) and h.from_on <= $2::date and (h.until_on is null or h.until_on > $2::date)) who on true
  where a.state in ('assigned','inWork','returned') and a.due_on = any ($4::date[]) and coalesce(m.zone, g.zone) = $5
    and ($1 <> 'overdue' or a.modality = 'order')
  on conflict do nothing`

/** Reminders of one day in one zone. Gives how many people were reminded. */
export const remind = async (database: Worker, { zone, day }: ZoneDay): Promise<number> => {
  const terms = termsToRemind(day, await dayOffsAround(database, day))
  let told = 0
  for (const code of ['dueSoon', 'overdue'] as const) {
    if (terms[code].length === 0) continue
    const { rowCount } = await database.worker.query(REMIND, [code, day, moment(), terms[code], zone])
    told += rowCount ?? 0
  }
  return told
}

const ZoneDayPayload = z
  .object({ zone: z.string(), day: z.string() })
  .transform(({ zone, day }, context): ZoneDay => {
    const parsed = parseDay(day)
    if (parsed === null) context.addIssue({ code: 'custom', message: 'notADay' })
    return { zone, day: parsed ?? ('1970-01-01' as Day) }
  })

/** The daily work of a zone: reminders, then whatever the composition adds after them (the digest). */
export const dailyJob = (then: (database: Worker, day: ZoneDay) => Promise<void>): Job<ZoneDay> & AnyJob =>
  defineJob<ZoneDay>({
    name: 'daily',
    payload: ZoneDayPayload,
    run: async (day, { database }) => {
      await remind(database, day)
      await then(database, day)
    },
  })
