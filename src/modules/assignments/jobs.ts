import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { parseDay } from '../../kernel/day.ts'
import { type Moment, moment } from '../../platform/clock.ts'
import type { Pools } from '../../platform/database/pools.ts'
import type { ZoneDay } from '../../platform/jobs/daily.ts'
import { type AnyJob, defineJob, type Job } from '../../platform/jobs/job.ts'
import { daysOffAround } from '../calendar/public.ts'
import { noticeSettings } from '../notices/public.ts'
import { type Reminding, termsToRemind, USUAL_REMINDING } from './domain/reminders.ts'

type Worker = Pick<Pools, 'worker'>

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
  left join lateral (select s.id from record_programme r join notice_settings s on s.programme_id = r.programme_id and s.organisation_id is null
      and s.region_id = a.region_id and (s.municipality_id is null or s.municipality_id = a.municipality_id) join programme g on g.id = r.programme_id
    where r.record_id = a.id and cardinality($9::uuid[]) > 0 order by s.municipality_id nulls last, g.from_on desc, g.id limit 1) own on true
  where a.state in ('assigned','inWork','returned') and a.due_on = any ($4::date[])
    and case when own.id is not null
      then own.id = any ($10::uuid[]) and (a.municipality_id = any ($11::uuid[]) or (a.municipality_id is null and a.region_id = any ($12::uuid[])))
      else a.organisation_id = any ($7::uuid[]) or (coalesce(a.organisation_id <> all ($8::uuid[]), true)
        and (a.municipality_id = any ($5::uuid[]) or (a.municipality_id is null and a.region_id = any ($6::uuid[])))) end
    and ($1 <> 'overdue' or a.modality = 'order')
  on conflict do nothing`

type Nodes = {
  readonly reminding: Reminding
  readonly regions: string[]
  readonly municipalities: string[]
  /** Schools whose programme reminds in its own way. */
  readonly organisations: string[]
  /** Settings of programmes: they hold for every addressee of what belongs to the programme. */
  readonly programmes: string[]
}

type Settings = Awaited<ReturnType<typeof noticeSettings>>
type Place = { readonly region: string; readonly municipality: string | null }

/** Nodes of one zone gathered by the days on which they remind, and schools of programmes that have days of their own. */
const gathered = (places: readonly Place[], settings: Settings): readonly Nodes[] => {
  const groups = new Map<string, Nodes>()
  const groupOf = ({ daysBefore, daysAfter, lateEvery }: Reminding): Nodes => {
    const reminding = { daysBefore, daysAfter, lateEvery }
    const key = JSON.stringify(reminding)
    const group = groups.get(key) ?? {
      reminding,
      regions: [],
      municipalities: [],
      organisations: [],
      programmes: [],
    }
    groups.set(key, group)
    return group
  }
  for (const { region, municipality } of places) {
    const group = groupOf(settings.ofNode(region, municipality) ?? USUAL_REMINDING)
    if (municipality === null) group.regions.push(region)
    else group.municipalities.push(municipality)
  }
  const here = new Set(places.map(({ municipality }) => municipality))
  for (const [organisation, own] of settings.participants)
    if (here.has(own.municipality)) groupOf(own).organisations.push(organisation)
  for (const own of settings.programmes) groupOf(own).programmes.push(own.id)
  return [...groups.values()]
}

/** Nodes whose clock is in this zone; `region` leaves one region only. */
const nodesOf = async (
  { worker }: Worker,
  zone: string,
  region: string | null,
  settings: Settings,
): Promise<{
  readonly groups: readonly Nodes[]
  readonly municipalities: string[]
  readonly regions: string[]
}> => {
  const { rows } = await worker.query<Place>(
    `select m.region_id as region, m.id as municipality from municipality m join region g on g.id = m.region_id where coalesce(m.zone, g.zone) = $1
     union all select g.id, null from region g where g.zone = $1`,
    [zone],
  )
  const places = rows.filter((row) => region === null || row.region === region)
  return {
    groups: gathered(places, settings),
    municipalities: places.flatMap(({ municipality }) => (municipality === null ? [] : [municipality])),
    regions: places.flatMap((place) => (place.municipality === null ? [place.region] : [])),
  }
}

/** Reminders of one day in one zone (of one region when it is named). Gives how many notices were made. */
export const remind = async (
  database: Worker,
  { zone, day }: ZoneDay,
  { at = moment(), region = null }: { readonly at?: Moment; readonly region?: string | null } = {},
): Promise<number> => {
  const isOff = await daysOffAround(database.worker, day)
  const settings = await noticeSettings({ client: database.worker }, day)
  const apart = [...settings.participants.keys()]
  const ofProgrammes = settings.programmes.map(({ id }) => id)
  const all = await nodesOf(database, zone, region, settings)
  let told = 0
  for (const group of all.groups) {
    const terms = termsToRemind(day, isOff, group.reminding)
    for (const code of ['dueSoon', 'overdue'] as const) {
      if (terms[code].length === 0) continue
      const { municipalities, regions, organisations, programmes } = group
      const asked = [code, day, at, terms[code], municipalities, regions, organisations, apart]
      const { rowCount } = await database.worker.query(REMIND, [
        ...asked,
        ofProgrammes,
        programmes,
        all.municipalities,
        all.regions,
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
