import type { Day } from '../../../kernel/day.ts'
import { isUuid, type PersonId } from '../../../kernel/ids.ts'
import { dayBy, existedOn, momentBy, stateOn } from '../../../platform/database/on-day.ts'
import { type Part, partOf } from '../../../platform/database/part.ts'
import { maybe, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import { assignmentsOn } from '../../assignments/public.ts'
import type { Period } from '../../roadmaps/domain/types.ts'
import { findRoadmap, itemsOf, lockRoadmap } from '../../roadmaps/public.ts'
import type { Considered, Plan, PlanState, WholePlan } from '../domain/plans/types.ts'
import type { Pair } from '../domain/types.ts'
import { pairWorkflow } from '../domain/workflow.ts'
import { planWords } from '../text/plans.ts'
import { findPair, ownerOf } from './pair.ts'

type Row = Plan & { readonly pair: string }

/** Remarks stand with a plan that was given back; before and after that day there were none. */
const remarks = (tx: Tx) =>
  tx.scope.on === null
    ? sql`p.remarks`
    : sql`case when ${stateOn(tx, 'p')} = 'returned' then p.remarks else '' end`
const since = (tx: Tx, day: string, column = day) =>
  sql`case when ${dayBy(tx, day)} then ${sql.raw(column)} end`

const planOn = (tx: Tx) =>
  sql`p.id, p.pair_id as pair, ${stateOn(tx, 'p')} as state, p.part_of as "partOf", ${remarks(tx)} as remarks, ${since(tx, 'p.sent_on')} as "sentOn",
  ${since(tx, 'p.agreed_on')} as "agreedOn", ${since(tx, 'p.agreed_on', 'p.agreed_no')} as "agreedNo", p.version,
  coalesce((select json_agg(json_build_object('organisation', a.organisation_id, 'ofVersion', a.of_version, 'on', a.on_day, 'channel', a.channel, 'name', a.name)
    order by a.on_day, a.id) from plan_approval a where a.record_id = p.id and ${dayBy(tx, 'a.on_day')}), '[]'::json) as approvals,
  coalesce((select json_agg(json_build_object('id', m.id, 'name', m.short_name, 'hasAgreed', m.id = any (p.agreed_by)) order by m.name) from municipality m
    where m.id in (select s.municipality_id from pair_school s where s.record_id = p.pair_id)), '[]'::json) as districts`

/** Every school of the pair and those above it keep the plan together. */
const whole = (row: Row, pair: Pair, roadmap: WholePlan['roadmap']): WholePlan => ({
  ...row,
  record: row.id,
  owner: pair.owner,
  partners: pair.schools.map(ownerOf),
  pair,
  roadmap,
})

/** The plan with its pair and rows; null when out of sight. */
export const findPlan = async (tx: Tx, id: string): Promise<WholePlan | null> => {
  const row = isUuid(id)
    ? await maybe(tx, sql<Row>`select ${planOn(tx)} from interaction_plan p where p.id = ${id}`)
    : null
  const pair = row && (await findPair(tx, row.pair))
  const roadmap = row && (await findRoadmap(tx, id))
  if (!row || !pair || !roadmap) return null
  return whole(row, pair, { ...roadmap, items: await itemsOf(tx, roadmap) })
}

export const lockPlan = async (tx: Tx, id: string): Promise<WholePlan | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from interaction_plan where id = ${id} for update`)
  await lockRoadmap(tx, id)
  return findPlan(tx, id)
}

/** Who decides about the plan that a one-time link approves: a link sees nobody's roles. */
export const linkedKeepers = async (tx: Tx): Promise<readonly PersonId[]> =>
  (
    await rows(
      tx,
      sql<{ person: PersonId }>`select person from linked_plan_keepers(${tx.scope.today}) as person`,
    )
  ).map(({ person }) => person)

/** What the plan takes into account, in the order of the lists it came from. */
export const consideredIn = (tx: Tx, plan: string): Promise<Considered[]> =>
  rows(
    tx,
    sql<Considered>`select kind, code, title, verdict, words from plan_consideration where record_id = ${plan} order by kind, ord, id limit 400`,
  )

export type PlanLine = {
  readonly id: string
  readonly pair: string
  readonly title: string
  readonly pairTitle: string
  readonly kind: Period['kind']
  readonly year: number
  readonly state: PlanState
  readonly sentOn: Day | null
  readonly agreedOn: Day | null
  readonly rows: number
  /** What comes next by the plan: the nearest row that is not marked yet. */
  readonly next: { readonly title: string; readonly on: Day } | null
}

/** Rows of the working copy; on a past day those of the version that was sent or agreed by then. */
const rowsThen = (tx: Tx) => {
  const copy = sql`(select count(*)::int from roadmap_item i where i.record_id = p.id and i.removed_at is null and not i.is_section)`
  return tx.scope.on === null
    ? copy
    : sql`coalesce((select (select count(*)::int from jsonb_array_elements(v.items) k where not (k ->> 'isSection')::boolean)
        from roadmap_version v where v.record_id = p.id and ${momentBy(tx, 'v.at')} order by v.no desc limit 1), ${copy})`
}

/** The nearest row ahead; a past day shows none, and neither a plan that is not agreed yet nor that of a pair that is over promises anything. */
const nextRow = (tx: Tx) =>
  tx.scope.on !== null
    ? sql`null`
    : sql`case when p.state = 'agreed' and s.state <> all (${[...pairWorkflow.final]}::text[]) then (select json_build_object('title', i.title, 'on', i.due_on) from roadmap_item i where i.record_id = p.id
        and i.removed_at is null and not i.is_section and i.mark is null and i.due_on >= ${tx.scope.today}::date order by i.due_on, i.ord limit 1) end`

const lines = (
  tx: Tx,
) => sql`select p.id, p.pair_id as pair, r.title, s.title as "pairTitle", r.period_kind as kind, r.period_year as year, ${stateOn(tx, 'p')} as state, ${since(tx, 'p.sent_on')} as "sentOn",
  ${since(tx, 'p.agreed_on')} as "agreedOn", ${rowsThen(tx)} as rows, ${nextRow(tx)} as next
  from interaction_plan p join roadmap r on r.id = p.id join school_pair s on s.id = p.pair_id and ${existedOn(tx, 'p.id')}`

/** Plans of a pair, the latest first. */
export const plansOf = (tx: Tx, pair: string): Promise<PlanLine[]> =>
  rows(
    tx,
    sql<PlanLine>`${lines(tx)} where p.pair_id = ${pair} order by r.period_year desc, p.id desc limit 20`,
  )

export const PLANS_PER_PAGE = 40

/** Plans of my nodes and of my schools: those that wait for a decision first. */
export const listPlans = (tx: Tx, state: PlanState | '', page: Part): Promise<PlanLine[]> => {
  const { scope } = tx
  const part = partOf(page, {
    id: sql`p.id`,
    order: sql`${stateOn(tx, 'p')} = 'sent' desc, r.period_year desc, s.title, p.id`,
    perPage: PLANS_PER_PAGE,
    ahead: 1,
  })
  return rows(
    tx,
    sql<PlanLine>`${lines(tx)} where p.pair_id in (select t.record_id from pair_school t where t.organisation_id = any (${[...scope.organisations]}::uuid[])
        or t.municipality_id = any (${[...scope.municipalities]}::uuid[]) or t.region_id = any (${[...scope.regions]}::uuid[]))
      and (${state} = '' or ${stateOn(tx, 'p')} = ${state})
      and ${part.follows} order by ${part.order} ${part.slice}`,
  )
}

/** Plans that a new one may be copied from: of this pair and of any that these schools were in, the latest first. */
export const plansToCopy = (tx: Tx, pair: Pair): Promise<PlanLine[]> =>
  rows(
    tx,
    sql<PlanLine>`${lines(tx)} where p.pair_id in (select t.record_id from pair_school t
        where t.organisation_id = any (${pair.schools.map(({ organisation }) => organisation)}::uuid[]))
      order by p.pair_id = ${pair.id} desc, r.period_year desc, p.id desc limit 20`,
  )

export type Guideline = {
  readonly code: string
  readonly number: string | null
  readonly title: string
  readonly paper: string
}

/** Annexes of the papers behind the pair, its programme and the assignments of its schools: problems and guidelines (R121). */
export const guidelinesFor = (tx: Tx, pair: Pair): Promise<Guideline[]> => {
  const schools = pair.schools.map(({ organisation }) => organisation)
  return rows(
    tx,
    sql<Guideline>`with behind as materialized (
        select l.to_record_id as id from record_link l where l.to_record_id is not null and (l.record_id = ${pair.id} or l.record_id = ${pair.programme}::uuid
          or l.record_id in (select m.id from municipal_model m where m.programme_id = ${pair.programme}::uuid and m.municipality_id = ${pair.municipality}::uuid))
        union select a.source_record_id from assignment a where a.organisation_id = any (${schools}::uuid[]) and a.source_kind = 'clause')
      select x.id as code, x.number, x.title, concat_ws(' ', d.kind, '№ ' || d.number) as paper
      from annex x join directive d on d.id = x.record_id where d.id in (select id from behind) and x.title <> '' and x.title !~* ${planWords.notGuidelines} and d.state in ('inForce','amended')
      order by d.date_on desc nulls last, x.ord limit 60`,
  )
}

/** Assignments of its schools that the plan is said to fulfil. */
export const fulfilledBy = (
  tx: Tx,
  plan: string,
): Promise<{ id: string; organisation: string; title: string }[]> =>
  rows(
    tx,
    sql<{
      id: string
      organisation: string
      title: string
    }>`select f.assignment_id as id, f.organisation_id as organisation, a.title
      from plan_assignment f join ${assignmentsOn(tx)} a on a.id = f.assignment_id where f.record_id = ${plan} order by a.title, f.id limit 100`,
  )
