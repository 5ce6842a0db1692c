import type { Day } from '../../../kernel/day.ts'
import { isUuid, type RegionId } from '../../../kernel/ids.ts'
import { existedOn, stateOn } from '../../../platform/database/on-day.ts'
import { type Part, partOf } from '../../../platform/database/part.ts'
import { maybe, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { NamedProgramme } from '../domain/naming.ts'
import type { Programme, ProgrammeState, Span } from '../domain/types.ts'
import { isOpen } from './opening.ts'

type Row = Omit<Programme, 'owner' | 'record'>

/** Stages of the programme `p` in their order. */
export const STAGES = sql`coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'from', s.from_on, 'until', s.until_on, 'brings', s.brings, 'answers', s.answers) order by s.ord, s.from_on)
    from programme_stage s where s.record_id = p.id), '[]'::json)`

const columns = (
  tx: Tx,
) => sql`p.id, p.version, p.region_id as region, p.name, p.short_name as "shortName", p.purpose, p.from_on as "from", p.until_on as until,
  ${stateOn(tx, 'p')} as state, ${isOpen('p')} as "isOpen", p.copied_from as "copiedFrom",
  ${STAGES} as stages,
  coalesce((select json_agg(json_build_object('id', a.id, 'alias', a.alias) order by a.alias) from programme_alias a where a.record_id = p.id), '[]'::json) as aliases`

const toProgramme = (row: Row): Programme => ({
  ...row,
  record: row.id,
  owner: { region: row.region, municipality: null, organisation: null },
})

/** A programme with its stages and names; null when out of sight. */
export const findProgramme = async (tx: Tx, id: string): Promise<Programme | null> => {
  if (!isUuid(id)) return null
  const found = await maybe(
    tx,
    sql<Row>`select ${columns(tx)} from programme p where p.id = ${id} and ${existedOn(tx, 'p.id')}`,
  )
  return found && toProgramme(found)
}

export const lockProgramme = async (tx: Tx, id: string): Promise<Programme | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from programme where id = ${id} for update`)
  return findProgramme(tx, id)
}

export type ProgrammeLine = {
  readonly id: string
  readonly name: string
  readonly from: Day
  readonly until: Day
  readonly state: ProgrammeState
  readonly stage: string | null
  readonly models: number
  readonly schools: number
  /** Model of the asker's own municipality. */
  readonly ownModel: string | null
  readonly total: number
}

export const PROGRAMMES_PER_PAGE = 30

/** Programmes of the asker's regions, the latest first, with the stage of the day and what is under them. */
export const listProgrammes = (
  tx: Tx,
  { page, text, on }: { readonly page: Part; readonly text: string; readonly on: Day },
): Promise<ProgrammeLine[]> => {
  const regions = [...tx.scope.regions, ...tx.scope.above.regions]
  const municipalities = [...tx.scope.municipalities, ...tx.scope.above.municipalities]
  const like = `%${text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[%_\\]/gu, '\\$&')}%`
  const part = partOf(page, {
    id: sql`p.id`,
    order: sql`p.from_on desc, p.name, p.id`,
    perPage: PROGRAMMES_PER_PAGE,
  })
  // schools of a programme that is not begun or is over are those of its first or last day
  const nearest = sql`least(greatest(${on}::date, page.from_on), page.until_on - 1)`
  return rows(
    tx,
    sql<ProgrammeLine>`with page as materialized (
        select p.*, ${stateOn(tx, 'p')} as state_then, count(*) over ()::int as total from programme p
        where ${existedOn(tx, 'p.id')} and p.region_id = any (${regions}::uuid[]) and ${part.follows} and (${text} = '' or replace(lower(p.name || ' ' || p.short_name), 'ё', 'е') like ${like}
          or exists (select 1 from programme_alias a where a.record_id = p.id and replace(lower(a.alias), 'ё', 'е') like ${like}))
        order by ${part.order} ${part.slice})
      select page.id, page.name, page.from_on as "from", page.until_on as until, page.state_then as state, page.total,
        (select s.name from programme_stage s where s.record_id = page.id and s.from_on <= ${on} and s.until_on > ${on} order by s.ord limit 1) as stage,
        (select count(*)::int from municipal_model m where m.programme_id = page.id and ${existedOn(tx, 'm.id')}) as models,
        (select count(*)::int from participation t join municipal_model m on m.id = t.record_id where m.programme_id = page.id
          and t.from_on <= ${nearest} and (t.until_on is null or t.until_on > ${nearest})) as schools,
        (select m.id from municipal_model m where m.programme_id = page.id and m.municipality_id = any (${municipalities}::uuid[]) and ${existedOn(tx, 'm.id')} limit 1) as "ownModel"
      from page order by page.from_on desc, page.name, page.id`,
  )
}

export type FreeProgramme = { readonly id: string; readonly name: string; readonly copiedFrom: string | null }

/** Programmes of a region that are not over and have no model of the municipality yet; the one made from `after` first. */
export const freeProgrammes = (
  tx: Tx,
  region: RegionId,
  municipality: string,
  after: string,
): Promise<FreeProgramme[]> =>
  rows(
    tx,
    sql<FreeProgramme>`select p.id, p.name, p.copied_from as "copiedFrom" from programme p
      where p.region_id = ${region} and p.state <> 'closed'
        and not exists (select 1 from municipal_model m where m.programme_id = p.id and m.municipality_id = ${municipality}::uuid)
      order by p.copied_from = ${after} desc nulls last, p.from_on desc, p.name limit 60`,
  )

/** Programmes made after this one that go on, the last first. */
export const madeAfter = (tx: Tx, programme: string): Promise<{ id: string; name: string }[]> =>
  rows(
    tx,
    sql<{ id: string; name: string }>`select p.id, p.name from programme p
      where p.copied_from = ${programme} and p.state <> 'closed' order by p.from_on desc, p.id limit 5`,
  )

/** Names of the programmes of a region, for reading papers (R228). */
export const programmeNames = (tx: Tx, region: RegionId): Promise<(NamedProgramme & Span)[]> =>
  rows(
    tx,
    sql<
      NamedProgramme & Span
    >`select p.id, p.from_on as "from", p.until_on as until, array[p.name, p.short_name]
        || coalesce(array(select a.alias from programme_alias a where a.record_id = p.id order by a.alias), '{}') as names
      from programme p where p.region_id = ${region} order by p.from_on desc limit 200`,
  )
