import type { Owner } from '../../../kernel/access.ts'
import type { MunicipalityId, OrganisationId, RecordId, RegionId } from '../../../kernel/ids.ts'
import { existedOn, momentBy, stateOn } from '../../../platform/database/on-day.ts'
import { maybe, one, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { assignmentsOn } from '../../assignments/public.ts'
import type { Responsible } from '../../directives/domain/types.ts'
import { homeOf } from '../domain/profile.ts'
import type { Progress } from '../domain/progress.ts'
import type {
  Layout,
  Level,
  Period,
  ProfileName,
  Roadmap,
  RoadmapItem,
  RoadmapState,
  Snapshot,
  WholeRoadmap,
} from '../domain/types.ts'
import { edits, readsVersion } from './binding.ts'
import { itemsThen, MOST_ROWS, responsiblesThen } from './on-date.ts'

type Row = {
  id: RecordId
  region_id: RegionId
  municipality_id: MunicipalityId | null
  organisation_id: OrganisationId | null
  level: Level
  profile: ProfileName
  held: boolean
  partners: Owner[] | null
  title: string
  period_kind: Period['kind']
  period_year: number
  state: RoadmapState
  layout: Layout
  above_id: string | null
  version: number
  approved: number
  amended: boolean
  edits: boolean
}

const toRoadmap = (row: Row): Roadmap => ({
  record: row.id,
  owner: { region: row.region_id, municipality: row.municipality_id, organisation: row.organisation_id },
  partners: row.partners ?? [],
  level: row.level,
  profile: row.profile,
  held: row.held,
  title: row.title,
  period: { kind: row.period_kind, year: row.period_year },
  state: row.state,
  layout: row.layout,
  aboveId: row.above_id,
  version: row.version,
  approved: row.approved,
  isAmended: row.amended,
  shows: 'copy',
})

type Reader = Pick<Tx, 'db'>

/** Words that every version keeps: of the version where that is shown, else of the working copy. */
const kept = (tx: Tx, column: 'title' | 'layout', asReader: boolean) => {
  const now = sql.raw(column)
  const last = sql`(select v.${now} from roadmap_version v where v.record_id = r.id and ${momentBy(tx, 'v.at')} order by v.no desc limit 1)`
  return tx.scope.on === null
    ? sql`case when ${readsVersion(asReader ? 'everybody' : tx)} then ${last} else r.${now} end`
    : sql`coalesce(${last}, r.${now})`
}

/** A plan of a pair has one history with its roadmap, in words of its own: in force once it was agreed. */
const stateThen = (tx: Tx) => {
  const state = stateOn(tx, 'r')
  return tx.scope.on === null
    ? state
    : sql`(select case when s in ('draft','inForce','closed') then s when s = 'agreed' then 'inForce' else 'draft' end from (select ${state} as s) then_)`
}

const select = (tx: Tx, id: string, { lock = false, asReader = false }) =>
  maybe(
    tx,
    sql<Row>`select id, region_id, municipality_id, organisation_id, level, profile, held, ${kept(tx, 'title', asReader)} as title, period_kind, period_year, ${stateThen(tx)} as state,
        ${kept(tx, 'layout', asReader)} as layout, above_id, version, amended, ${edits(tx)} as edits,
        (select coalesce(max(v.no), 0)::int from roadmap_version v where v.record_id = r.id and ${momentBy(tx, 'v.at')}) as approved,
        case when profile = 'pair' then (select json_agg(json_build_object('region', s.region_id, 'municipality', s.municipality_id, 'organisation', s.organisation_id))
          from share s where s.record_id = r.id) end as partners
      from roadmap r where id = ${id} and ${existedOn(tx, 'r.id')} ${lock ? sql`for update` : sql``}`,
  )

/** As this person sees it: a plan that is kept elsewhere has its own way to be agreed and is always its working copy. */
const seen = (tx: Tx, row: Row, asReader: boolean): Roadmap => {
  const roadmap = toRoadmap(row)
  const hasVersion = row.approved > 0
  if (tx.scope.on !== null) return { ...roadmap, isAmended: false, shows: hasVersion ? 'version' : 'copy' }
  if (!row.amended || !hasVersion || homeOf(roadmap) !== null) return roadmap
  if (row.edits && !asReader) return roadmap
  return { ...roadmap, shows: row.edits ? 'readers' : 'version' }
}

/** The roadmap as the viewer sees it, or as its readers do when he asks for that. */
export const findRoadmap = async (tx: Tx, id: string, asReader = false): Promise<Roadmap | null> => {
  const row = await select(tx, id, { asReader })
  return row && seen(tx, row, asReader)
}

const ITEM =
  sql.raw(`id, parent_id as "parentId", is_section as "isSection", cells, number, title, term_as_written as "termAsWritten", term,
  term_alternatives as "termAlternatives", opens_on as "opensOn", due_on as "dueOn", mark, actual_result as "actualResult",
  answers_id as "answersId", version`)

type Sight = Pick<Roadmap, 'record' | 'shows'>

/** Rows in printed order, of the working copy or of the version that is shown. */
export const itemsOf = (tx: Tx, { record, shows }: Sight): Promise<RoadmapItem[]> =>
  shows === 'copy' ? workingCopy(tx, record) : itemsThen(tx, record)

/** Title and columns of the working copy. */
export const headOfCopy = (tx: Reader, id: string): Promise<Omit<Snapshot, 'items'>> =>
  one(tx, sql<Omit<Snapshot, 'items'>>`select title, layout from roadmap where id = ${id}`)

/**
 * Rows of a roadmap that is known by its id alone, as this person sees them. The working copy says whose it is, so that the version
 * is asked for only where it is shown.
 */
export const itemsSeen = async (tx: Tx, id: string | null): Promise<RoadmapItem[]> => {
  if (id === null) return []
  const then = tx.scope.on === null ? [] : await itemsThen(tx, id)
  if (then.length > 0) return then
  const found = await rows(
    tx,
    sql<
      RoadmapItem & { bound: boolean }
    >`select ${ITEM}, (select ${readsVersion(tx)} from roadmap r where r.id = ${id}) as bound
      from roadmap_item where record_id = ${id} and removed_at is null order by ord, id limit ${MOST_ROWS}`,
  )
  // without a row nobody has said whose it is: all of them may be taken out of the copy
  const of =
    found[0] ??
    (await maybe(
      tx,
      sql<{ bound: boolean }>`select ${readsVersion(tx)} as bound from roadmap r where r.id = ${id}`,
    ))
  return of?.bound ? itemsThen(tx, id) : found.map(({ bound: _, ...item }) => item)
}

export const workingCopy = (tx: Reader, id: string): Promise<RoadmapItem[]> =>
  rows(
    tx,
    sql<RoadmapItem>`select ${ITEM} from roadmap_item where record_id = ${id} and removed_at is null order by ord, id limit ${MOST_ROWS}`,
  )

/** One row of the working copy. */
export const itemOf = (tx: Reader, roadmap: string, item: string): Promise<RoadmapItem | null> =>
  maybe(
    tx,
    sql<RoadmapItem>`select ${ITEM} from roadmap_item where record_id = ${roadmap} and id = ${item} and removed_at is null`,
  )

/** Which roadmap a row stands in; null when out of sight. */
export const recordOfRow = async (tx: Reader, item: string): Promise<string | null> =>
  (await maybe(tx, sql<{ id: string }>`select record_id as id from roadmap_item where id = ${item}`))?.id ??
  null

/** The roadmap with its rows, locked until the transaction ends. */
export const lockRoadmap = async (tx: Tx, id: string): Promise<WholeRoadmap | null> => {
  // whoever sees it but may not change it gets no lock: the command then refuses him by its rule, not as if it were not there
  const row = (await select(tx, id, { lock: true })) ?? (await select(tx, id, {}))
  if (row === null) return null
  const roadmap = seen(tx, row, false)
  return { ...roadmap, items: await itemsOf(tx, roadmap) }
}

type Party = Omit<Responsible, 'id' | 'rowId'> & {
  readonly ids: readonly string[]
  readonly rows: readonly string[]
  readonly places: readonly number[]
}

/** Who answers, by row: as the working copy names them, or as the version that is shown does. */
export const responsiblesOf = async (
  tx: Tx,
  roadmap: Sight & Pick<Roadmap, 'owner' | 'level'>,
): Promise<ReadonlyMap<string, readonly Responsible[]>> => {
  const named = await namedNow(tx, roadmap.record)
  return roadmap.shows === 'copy' ? named : new Map([...named, ...(await responsiblesThen(tx, roadmap))])
}

/** Rows of a plan name the same few parties, so each party comes once with the rows that name it. */
const namedNow = async (tx: Reader, id: string): Promise<ReadonlyMap<string, readonly Responsible[]>> => {
  const found = await rows(
    tx,
    sql<Party>`select level, as_written as "asWritten", kind, person_id as "personId", role_code as "roleCode", category_code as "categoryCode",
        addressee_organisation_id as "organisationId", array_agg(id::text) as ids, array_agg(row_id::text) as rows, array_agg(ord) as places
      from responsible where record_id = ${id} group by 1, 2, 3, 4, 5, 6, 7 limit 20000`,
  )
  const named = found.flatMap(({ ids, rows: of, places, ...party }) =>
    ids.map((each, at) => ({
      place: places[at] ?? 0,
      responsible: { ...party, id: each, rowId: of[at] ?? '' },
    })),
  )
  const byRow = new Map<string, Responsible[]>()
  for (const { responsible } of named.sort((a, b) => a.place - b.place)) {
    const list = byRow.get(responsible.rowId)
    if (list === undefined) byRow.set(responsible.rowId, [responsible])
    else list.push(responsible)
  }
  return byRow
}

/** What became of the rows, by the assignments that the viewer may see; those taken back do not count. */
export const progressOf = async (tx: Tx, id: string): Promise<ReadonlyMap<string, Progress>> => {
  const found = await rows(
    tx,
    sql<Progress & { row: string }>`select source_row_id as row,
        count(*)::int as total, count(*) filter (where state in ('accepted','offControl'))::int as done,
        count(*) filter (where state = 'reported')::int as reported, count(*) filter (where state = 'returned')::int as returned,
        count(*) filter (where state = 'inWork')::int as "inWork",
        count(*) filter (where state in ('assigned','inWork','returned') and due_on < ${tx.scope.today})::int as late
      from ${assignmentsOn(tx)} a where source_record_id = ${id} and state not in ('recalled','declined') group by source_row_id`,
  )
  return new Map(found.map(({ row, ...progress }) => [row, progress]))
}

export type VersionLine = {
  readonly no: number
  readonly approvedOn: string
  readonly grounds: string
  readonly directive: string | null
  readonly title: string
  readonly rows: number
}

export const versionsOf = (tx: Tx, id: string): Promise<VersionLine[]> =>
  rows(
    tx,
    sql<VersionLine>`select no, approved_on as "approvedOn", grounds, directive_id as directive, title, jsonb_array_length(items) as rows
      from roadmap_version v where record_id = ${id} and ${momentBy(tx, 'v.at')} order by no desc limit 200`,
  )

export const snapshotOf = (tx: Tx, id: string, no: number): Promise<Snapshot | null> =>
  maybe(
    tx,
    sql<Snapshot>`select title, layout, items from roadmap_version where record_id = ${id} and no = ${no}`,
  )
