import type { Day } from '../../../kernel/day.ts'
import { type Part, partOf } from '../../../platform/database/part.ts'
import { one, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Bucket, ListRequest, StateFilter } from '../domain/listing.ts'
import { PER_PAGE } from '../domain/listing.ts'
import {
  type AssignmentLine,
  type BareLine,
  type BucketLine,
  handedJoin,
  line,
  lineJoins,
  PLAIN,
  whole,
} from './line.ts'
import { shortName } from './names.ts'
import { assignments } from './on-date.ts'
import { folded, judgedByMe, late, mine, OPEN, OWED, underControl } from './whose.ts'

/** Urgency of a line; the order of `BUCKETS`. */
const bucketOf = (tx: Tx) => sql`case
  when ${OWED} and a.modality = 'recommendation' then 'recommended'
  when a.state = 'reported' then 'onCheck'
  when a.due_on is null then 'noTerm'
  when a.due_on < ${tx.scope.today}::date then 'late'
  when a.due_on = ${tx.scope.today}::date then 'today'
  when a.due_on <= ${tx.scope.today}::date + (7 - extract(isodow from ${tx.scope.today}::date))::int then 'week'
  else 'later' end`

const RANK = sql`array_position(array['late','today','week','later','noTerm','onCheck','recommended'], bucket)`

const STATE: Readonly<Record<StateFilter, (tx: Tx) => ReturnType<typeof sql>>> = {
  open: () => OPEN,
  late,
  unanswered: (tx) => sql`(a.modality = 'recommendation' and ${OWED} and a.due_on < ${tx.scope.today}::date)`,
  assigned: () => sql`a.state = 'assigned'`,
  inWork: () => sql`a.state = 'inWork'`,
  reported: () => sql`a.state = 'reported'`,
  returned: () => sql`a.state = 'returned'`,
  closed: () => sql`not ${OPEN}`,
}

/** The filters of a list; those that are off are not asked, because even preparing them costs. */
const filtered = (tx: Tx, { source, school, controller, state }: ListRequest) =>
  sql.join(
    [
      STATE[state ?? 'open'](tx),
      source === null ? null : sql`a.source_record_id = ${source}::uuid`,
      school === null ? null : sql`a.organisation_id = ${school}::uuid`,
      controller === null
        ? null
        : sql`(a.controller_person_id = ${controller}::uuid
            or exists (select 1 from assignment_controller k where k.record_id = a.id and k.person_id = ${controller}::uuid))`,
    ].filter((condition) => condition !== null),
    sql` and `,
  )

export type Mine = {
  readonly lines: readonly BucketLine[]
  /** How many lines of each urgency there are on all pages. */
  readonly counts: Readonly<Partial<Record<Bucket, number>>>
  readonly folded: number
  /** First day of the nearest folded one. */
  readonly nearest: Day | null
  /** How many papers, schools or controllers there are to choose from, whichever is most. */
  readonly choices: number
}

/** Everything open that the person owes, the most urgent first, by page; folded rows of roadmaps are only counted. */
export const myAssignments = async (tx: Tx, request: ListRequest): Promise<Mine> => {
  const found = await one(
    tx,
    sql<Omit<Mine, 'lines'> & { readonly lines: readonly BareLine[] }>`with owed as materialized (
        select a.*, coalesce(a.opens_on, a.due_on) as first_on, ${folded(tx)} as is_folded, ${bucketOf(tx)} as bucket
        from ${assignments(tx)} a where ${mine(tx)} and ${filtered(tx, request)}),
      page as (select * from owed where is_folded = ${request.folded}
        order by ${RANK}, due_on nulls last, source_label, id limit ${PER_PAGE} offset ${(request.page - 1) * PER_PAGE})
      select coalesce((select json_agg(row_to_json(l) order by l.rank, l."dueOn" nulls last, l."sourceLabel", l.id)
          from (select ${PLAIN}, a.person_id as person, a.controller_person_id as controller, handed.to_person as handed, handed.until_on as "handedUntil",
              coalesce(handed.to_person = ${tx.scope.person}, false) as "isHandedToMe", a.bucket, ${RANK} as rank
            from page a left join organisation o on o.id = a.organisation_id ${handedJoin(tx)}) l), '[]'::json) as lines,
        coalesce((select json_object_agg(bucket, n) from (select bucket, count(*)::int as n from owed where is_folded = ${request.folded} group by bucket) c), '{}'::json) as counts,
        (select count(*)::int from owed where is_folded) as folded, (select min(first_on) from owed where is_folded) as nearest,
        (select greatest(count(distinct source_record_id), count(distinct organisation_id), count(distinct controller_person_id))::int from owed) as choices`,
  )
  return { ...found, lines: await whole(tx, found.lines) }
}

/** What is over, newest first, by page. */
export const myClosedAssignments = (tx: Tx, page: number): Promise<AssignmentLine[]> =>
  rows(
    tx,
    sql<AssignmentLine>`with page as materialized (
        select a.* from ${assignments(tx)} a where ${mine(tx)} and not ${OPEN} order by a.closed_on desc, a.id limit ${PER_PAGE + 1} offset ${(page - 1) * PER_PAGE})
      select ${line(tx)} from page a ${lineJoins(tx)} order by a.closed_on desc, a.id`,
  )

export type Found = {
  readonly lines: readonly AssignmentLine[]
  readonly total: number
  /** Rows of roadmaps whose term is far off: only counted. */
  readonly folded: number
}

type Which = {
  readonly whose: ReturnType<typeof sql>
  readonly order: ReturnType<typeof sql>
  /** What stays out of sight for now. */
  readonly folded?: ReturnType<typeof sql>
}

const pageOf = (tx: Tx, request: ListRequest, { whose, order, folded: isFolded = sql`false` }: Which) =>
  one(
    tx,
    sql<Found>`with base as materialized (
        select a.id, a.due_on, a.source_label, a.reported_on, ${isFolded} as is_folded from ${assignments(tx)} a where ${whose} and ${filtered(tx, request)}),
      page as (select a.id, row_number() over (order by ${order}, a.id) as rank from base a where a.is_folded = ${request.folded}
        order by rank limit ${PER_PAGE} offset ${(request.page - 1) * PER_PAGE})
      select coalesce((select json_agg(row_to_json(l) order by l.rank) from (select page.rank, ${line(tx)} from page join ${assignments(tx)} a on a.id = page.id ${lineJoins(tx)}) l), '[]'::json) as lines,
        (select count(*)::int from base where is_folded = ${request.folded}) as total, (select count(*)::int from base where is_folded) as folded`,
  )

/** Reports that wait for the person's decision, oldest first. */
export const awaitingMe = (tx: Tx, request: ListRequest): Promise<Found> =>
  pageOf(
    tx,
    { ...request, state: 'reported', folded: false },
    { whose: judgedByMe(tx), order: sql`a.reported_on` },
  )

/** Everything under the person's control, the nearest term first; far rows of roadmaps folded as in one's own list. */
export const controlled = (tx: Tx, request: ListRequest): Promise<Found> =>
  pageOf(tx, request, {
    whose: underControl(tx),
    order: sql`a.due_on nulls last, a.source_label`,
    folded: folded(tx),
  })

const EXPORT_LIMIT = 20_000

/** Rows of a list without folding: what follows an id for a program, the whole of it for a file. */
export const rowsOf = (
  tx: Tx,
  list: keyof typeof WHOSE,
  request: ListRequest,
  wanted: Part = 1,
): Promise<AssignmentLine[]> => {
  const part = partOf(wanted, {
    id: sql`a.id`,
    order: sql`a.due_on nulls last, a.source_label, a.id`,
    perPage: EXPORT_LIMIT,
  })
  return rows(
    tx,
    sql<AssignmentLine>`select ${line(tx)} from ${assignments(tx)} a ${lineJoins(tx)} where ${WHOSE[list](tx)} and ${filtered(tx, request)}
      and ${part.follows} order by ${part.order} ${part.slice}`,
  )
}

/** Everything under the person's control, whole: for a file. */
export const controlledRows = (tx: Tx, request: ListRequest): Promise<AssignmentLine[]> =>
  rowsOf(tx, 'control', request)

type Choice = { readonly id: string; readonly name: string }
export type Choices = {
  readonly sources: readonly Choice[]
  readonly schools: readonly Choice[]
  readonly controllers: readonly Choice[]
}

const WHOSE = { mine, judge: judgedByMe, control: underControl } as const

/** What the filters of a list offer: only what there is among its open lines. */
export const choicesOf = (tx: Tx, list: keyof typeof WHOSE): Promise<Choices> =>
  one(
    tx,
    sql<Choices>`with base as materialized (
        select distinct a.source_record_id, a.organisation_id, a.controller_person_id from ${assignments(tx)} a where ${WHOSE[list](tx)} and ${OPEN})
      select coalesce((select json_agg(json_build_object('id', r.id, 'name', r.title) order by r.title) from record r
          where r.id in (select source_record_id from base)), '[]'::json) as sources,
        coalesce((select json_agg(json_build_object('id', o.id, 'name', o.short_name) order by o.short_name) from organisation o
          where o.id in (select organisation_id from base)), '[]'::json) as schools,
        coalesce((select json_agg(json_build_object('id', k.id, 'name', ${shortName('k')}) order by k.last_name) from person k
          where k.id in (select controller_person_id from base)), '[]'::json) as controllers`,
  )

/** Counts for the menu, as a table of one row: what waits for me, and how much of it is overdue. One walk: policies of a table are prepared for each mention of it. */
export const myCounts = (
  tx: Tx,
) => sql`(select count(*) filter (where ${OWED} and not ${folded(tx)})::int as open,
    count(*) filter (where ${late(tx)})::int as late, count(*) filter (where a.state = 'reported')::int as "toJudge"
  from assignment a where (${mine(tx)} and ${OWED}) or (a.state = 'reported' and ${judgedByMe(tx)}))`

/** Open assignments by organisation: the load before more is sent (product, section 4.17). */
export const openByOrganisation = async (
  tx: Tx,
  organisations: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const found = await rows(
    tx,
    sql<{ id: string; open: number }>`select a.organisation_id as id, count(*)::int as open from assignment a
      where ${OWED} and a.organisation_id = any (${[...organisations]}::uuid[]) and not ${folded(tx)} group by a.organisation_id`,
  )
  return new Map(found.map((row) => [row.id, row.open]))
}

/** True once a paper stands at a node of this person or below it. */
export const hasPapers = async (tx: Tx): Promise<boolean> => {
  const { regions, municipalities } = tx.scope
  const { found } = await one(
    tx,
    sql<{ found: boolean }>`select exists (select 1 from record r where r.kind = 'directive'
      and (r.region_id = any (${[...regions]}::uuid[]) or r.municipality_id = any (${[...municipalities]}::uuid[]))) as found`,
  )
  return found
}
