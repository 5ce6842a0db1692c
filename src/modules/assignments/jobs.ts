import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { parseDay } from '../../kernel/day.ts'
import { type Moment, moment } from '../../platform/clock.ts'
import type { Pools } from '../../platform/database/pools.ts'
import type { ZoneDay } from '../../platform/jobs/daily.ts'
import { type AnyJob, defineJob, type Job } from '../../platform/jobs/job.ts'
import { noticeSettings } from '../notices/public.ts'
import { type DayOff, type Reminding, termsToRemind, USUAL_REMINDING, weekend } from './domain/reminders.ts'

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

/**
 * One row a day about one assignment for a person, and one for the organisation's common mailbox (decisions 30): safe to run
 * twice, late, or after a week off.
 */
const REMIND = `insert into notification (id, person_id, organisation_id, code, record_id, day, words, address, created_at)
  select gen_random_uuid(), who.person_id, who.organisation_id, $1, a.id, $2::date, jsonb_build_object('title', a.title, 'due', a.due_on), '/assignments/' || a.id, $3::timestamptz
  from assignment a
  join lateral (
    select a.person_id, null::uuid as organisation_id where a.person_id is not null
    union all select null, a.organisation_id where a.person_id is null and a.organisation_id is not null
    union select h.person_id, null from role_held h where a.person_id is null and h.organisation_id = a.organisation_id
      and h.role in ('schoolHead', coalesce(a.role_code, 'schoolHead')) and h.from_on <= $2::date and (h.until_on is null or h.until_on > $2::date)) who on true
  where a.state in ('assigned','inWork','returned') and a.due_on = any ($4::date[])
    and (a.municipality_id = any ($5::uuid[]) or (a.municipality_id is null and a.region_id = any ($6::uuid[])))
    and ($1 <> 'overdue' or a.modality = 'order')
  on conflict do nothing`

type Nodes = { readonly reminding: Reminding; readonly regions: string[]; readonly municipalities: string[] }

/** Nodes whose clock is in this zone, gathered by the days on which they remind; `region` leaves one region only. */
const nodesOf = async (
  { worker }: Worker,
  zone: string,
  region: string | null,
): Promise<readonly Nodes[]> => {
  const { rows } = await worker.query<{ region: string; municipality: string | null }>(
    `select m.region_id as region, m.id as municipality from municipality m join region g on g.id = m.region_id where coalesce(m.zone, g.zone) = $1
     union all select g.id, null from region g where g.zone = $1`,
    [zone],
  )
  const settingsOf = await noticeSettings({ client: worker })
  const groups = new Map<string, Nodes>()
  for (const node of rows.filter((row) => region === null || row.region === region)) {
    const { daysBefore, daysAfter, lateEvery } = settingsOf(node.region, node.municipality) ?? USUAL_REMINDING
    const reminding = { daysBefore, daysAfter, lateEvery }
    const key = JSON.stringify(reminding)
    const group = groups.get(key) ?? { reminding, regions: [], municipalities: [] }
    if (node.municipality === null) group.regions.push(node.region)
    else group.municipalities.push(node.municipality)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Reminders of one day in one zone (of one region when it is named). Gives how many notices were made. */
export const remind = async (
  database: Worker,
  { zone, day }: ZoneDay,
  { at = moment(), region = null }: { readonly at?: Moment; readonly region?: string | null } = {},
): Promise<number> => {
  const isOff = await dayOffsAround(database, day)
  let told = 0
  for (const { reminding, regions, municipalities } of await nodesOf(database, zone, region)) {
    const terms = termsToRemind(day, isOff, reminding)
    for (const code of ['dueSoon', 'overdue'] as const) {
      if (terms[code].length === 0) continue
      const { rowCount } = await database.worker.query(REMIND, [
        code,
        day,
        at,
        terms[code],
        municipalities,
        regions,
      ])
      told += rowCount ?? 0
    }
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

/** The daily work of a zone; what it is made of the composition says. */
export const dailyJob = (work: (database: Worker, day: ZoneDay) => Promise<void>): Job<ZoneDay> & AnyJob =>
  defineJob<ZoneDay>({
    name: 'daily',
    payload: ZoneDayPayload,
    run: (day, { database }) => work(database, day),
  })
