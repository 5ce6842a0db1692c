import type { RawBuilder } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { changedOn, dayBy, existedOn, stateOn } from '../../../platform/database/on-day.ts'
import { type Part, partOf } from '../../../platform/database/part.ts'
import { one, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Pulse } from '../domain/health.ts'
import type { Pair, PairState } from '../domain/types.ts'

/** A line of the list with what its health is judged by. */
export type PairLine = Pulse & {
  readonly id: string
  readonly mentors: readonly string[]
  readonly curated: readonly string[]
  readonly goals: number
  readonly met: number
  readonly place: string | null
}

export type Asked = {
  readonly text: string
  readonly state: PairState | ''
  /** Only pairs of one school. */
  readonly school: OrganisationId | null
}

const lastMet = (tx: Tx, pair: RawBuilder<unknown>) =>
  sql`(select max(m.on_day) from consultation m where m.record_id = ${pair} and m.struck_reason is null and ${dayBy(tx, 'm.on_day')})`
const contractUntil = (tx: Tx, pair: RawBuilder<unknown>) =>
  sql`(select max(k.until_on) from contract k where k.pair_id = ${pair} and ${stateOn(tx, 'k')} in ('inForce','extended'))`
const movedOn = (tx: Tx, pair: RawBuilder<unknown>) =>
  sql`(select max(c.on_day) from state_change c where c.record_id = ${pair} and c.row_id is null and ${dayBy(tx, 'c.on_day')})`

/** What the health of one pair is judged by. */
export const pulseOf = async (tx: Tx, { id, state, from, until }: Pair): Promise<Pulse> => {
  const found = await one(
    tx,
    sql<Pick<Pulse, 'since' | 'lastMet' | 'contractUntil'>>`
      select coalesce(${movedOn(tx, sql`${id}::uuid`)}, ${from}::date) as since,
        ${lastMet(tx, sql`${id}::uuid`)} as "lastMet", ${contractUntil(tx, sql`${id}::uuid`)} as "contractUntil"`,
  )
  return { state, from, until, ...found }
}

/** A place has some hundreds of pairs at most; attention is judged in the program, so all of them are read. */
const MOST = 1500

/** Whether a school is in any pair: most are in none, and asking this is many times cheaper than their list. */
export const isPaired = async (tx: Tx, school: OrganisationId): Promise<boolean> =>
  (
    await one(
      tx,
      sql<{
        found: boolean
      }>`select exists (select 1 from pair_school s where s.organisation_id = ${school}) as found`,
    )
  ).found

/** Pairs of my nodes and of my schools, those that go on first. */
export const listPairs = (tx: Tx, asked: Asked, wanted: Part = 1): Promise<PairLine[]> => {
  const { scope } = tx
  const state = stateOn(tx, 'p')
  const part = partOf(wanted, {
    id: sql`p.id`,
    order: sql`${state} in ('endedEarly','ended','declined'), p.from_on desc, p.id`,
    perPage: MOST,
  })
  const goal = changedOn(tx, sql`t.record_id`, sql`t.state`, { row: sql`t.id` })
  const like = `%${asked.text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[%_\\]/gu, '\\$&')}%`
  return rows(
    tx,
    sql<PairLine>`with found as materialized (
        select p.*, ${state} as state_then from school_pair p
        where ${existedOn(tx, 'p.id')} and p.id in (
            select s.record_id from pair_school s where s.organisation_id = any (${[...scope.organisations]}::uuid[])
              or s.municipality_id = any (${[...scope.municipalities]}::uuid[]) or s.region_id = any (${[...scope.regions]}::uuid[]))
          and (${asked.state} = '' or ${state} = ${asked.state})
          and (${asked.school}::uuid is null or exists (select 1 from pair_school s where s.record_id = p.id and s.organisation_id = ${asked.school}::uuid))
          and (${asked.text} = '' or replace(lower(p.title), 'ё', 'е') like ${like})
          and ${part.follows} order by ${part.order} ${part.slice})
      select f.id, f.state_then as state, f.from_on as "from", f.until_on as until, m.short_name as place,
        coalesce(${movedOn(tx, sql`f.id`)}, f.from_on) as since,
        (select coalesce(json_agg(s.name order by s.name), '[]') from pair_school s where s.record_id = f.id and s.side = 'mentor') as mentors,
        (select coalesce(json_agg(s.name order by s.name), '[]') from pair_school s where s.record_id = f.id and s.side = 'curated') as curated,
        ${lastMet(tx, sql`f.id`)} as "lastMet", ${contractUntil(tx, sql`f.id`)} as "contractUntil",
        (select count(*)::int from pair_goal t where t.record_id = f.id and ${goal} <> 'dropped') as goals,
        (select count(*)::int from pair_goal t where t.record_id = f.id and ${goal} = 'met') as met
      from found f left join municipality m on m.id = f.municipality_id
      order by f.state_then in ('endedEarly','ended','declined'), f.from_on desc, f.id`,
  )
}

export type Choice = {
  readonly id: OrganisationId
  readonly name: string
  readonly place: string | null
  readonly category: string | null
}

/** Schools that may stand in a pair: those of the asker's nodes. */
export const schoolChoices = (tx: Tx): Promise<Choice[]> =>
  rows(
    tx,
    sql<Choice>`select o.id, o.short_name as name, m.short_name as place, c.category from organisation o
      left join municipality m on m.id = o.municipality_id
      left join organisation_category c on c.organisation_id = o.id and c.from_on <= ${tx.scope.today} and (c.until_on is null or c.until_on > ${tx.scope.today})
      where (o.municipality_id = any (${[...tx.scope.municipalities]}::uuid[]) or o.region_id = any (${[...tx.scope.regions]}::uuid[]))
        and o.kind in ('school','supplementary') and o.state <> 'closed' order by m.short_name, o.normal_name collate ru_natural limit ${MOST}`,
  )

export type RunningProgramme = {
  readonly id: string
  readonly name: string
  readonly from: Day
  readonly until: Day
}

/** Programmes that go on, for a new pair. */
export const runningProgrammes = (tx: Tx): Promise<RunningProgramme[]> => {
  const regions = [...tx.scope.regions, ...tx.scope.above.regions]
  return rows(
    tx,
    sql<RunningProgramme>`select id, short_name as name, from_on as "from", until_on as until from programme
      where region_id = any (${regions}::uuid[]) and state in ('agreed','running') order by from_on desc limit 30`,
  )
}

export type StateLine = { readonly to: string; readonly on: Day; readonly note: string | null }

/** How the pair came to its state. */
export const statesOf = (tx: Tx, record: string): Promise<StateLine[]> =>
  rows(
    tx,
    sql<StateLine>`select to_state as "to", on_day as "on", note from state_change where record_id = ${record} and row_id is null and ${dayBy(tx, 'on_day')} order by at desc, id desc limit 30`,
  )

/** A main mentor school of a school, as long as their pair went on. */
export type HeldLead = { readonly curated: OrganisationId; readonly mentor: OrganisationId }

/** Who led whom between two days in a municipality (or the whole region): pairs that really worked, the latest of each school. */
export const leadsBetween = (
  tx: Pick<Tx, 'db'>,
  node: { readonly region: string; readonly municipality: string | null },
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<HeldLead[]> =>
  rows(
    tx,
    sql<HeldLead>`select distinct on (b.organisation_id) b.organisation_id as curated, b.mentor_id as mentor
      from pair_bond b join school_pair p on p.id = b.record_id
      where b.region_id = ${node.region} and (${node.municipality}::uuid is null or b.municipality_id = ${node.municipality}::uuid) and b.kind = 'lead'
        and b.from_on < ${until} and b.until_on > ${from} and p.state in ('confirmed','working','ended')
      order by b.organisation_id, b.from_on desc limit 5000`,
  )
