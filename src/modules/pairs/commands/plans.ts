import type { RecordId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Period } from '../../roadmaps/domain/types.ts'
import {
  addPlanRows,
  copyPlan,
  makePlan,
  periodCode,
  readPeriod,
  termsTyped,
  touchPlan,
  type UpperRow,
  upperRows,
} from '../../roadmaps/public.ts'
import { speakForSchool } from '../domain/access.ts'
import { INTERACTION_MODELS, MENTORING_KINDS } from '../domain/plans/delivered.ts'
import { ConsiderInput, MakePlanInput, TakeRowsInput } from '../domain/plans/input.ts'
import { consider, type DraftRow, isOpen, mayPlan, underHeading } from '../domain/plans/rules.ts'
import type { Considered, ConsideredKind, WholePlan } from '../domain/plans/types.ts'
import type { Pair, PairSchool } from '../domain/types.ts'
import { goalsOf, lockAs, ownerOf, type PairGoal } from '../queries/pair.ts'
import { guidelinesFor, lockPlan, type PlanLine, plansOf, plansToCopy } from '../queries/plans.ts'
import { planWords } from '../text/plans.ts'
import { shareWith } from './saving.ts'

export const planPage = (id: string): string => `/plans/${id}`

type Making = Pair & {
  readonly school: PairSchool
  readonly goals: readonly PairGoal[]
  readonly plans: readonly PlanLine[]
  readonly copies: readonly PlanLine[]
}
type Made = {
  readonly id: RecordId
  readonly period: Period
  readonly title: string
  readonly copy: string | null
  readonly terms: MakePlanInput['terms']
  readonly rows: readonly DraftRow[]
  readonly partOf: string
}

const goalRows = (pair: Making, wanted: readonly string[], newId: () => string): DraftRow[] => {
  const who = pair.schools.map(({ name }) => name).join('\n')
  const chosen = pair.goals.filter(({ id }) => wanted.includes(id))
  // curated schools of a network have the same goal each; the plan has it once
  const lines = [...new Map(chosen.map((goal) => [goal.text, goal])).values()].map(({ text, expected }) => ({
    cells: { activity: text, expectedResult: expected, institutionalResponsibles: who },
    answersId: null,
  }))
  return underHeading(planWords.goalsHeading, lines, [], newId)
}

/** What a copied plan took into account is taken over to be looked at anew. */
const copyConsidered = (tx: Tx, made: Made, owner: ReturnType<typeof ownerOf>): Promise<number> =>
  run(
    tx,
    sql`insert into plan_consideration (id, record_id, region_id, municipality_id, organisation_id, kind, code, title, verdict, words, ord)
        select gen_random_uuid(), ${made.id}::uuid, ${owner.region}, ${owner.municipality}, ${owner.organisation}, c.kind, c.code, c.title, c.verdict, c.words, c.ord
        from plan_consideration c where c.record_id = ${made.copy}::uuid`,
  )

const saveMade = async (tx: Tx, made: Made, pair: Making, work: Work): Promise<void> => {
  const owner = ownerOf(pair.school)
  const { id, period, title } = made
  if (made.copy === null) await makePlan(tx, { id, owner, title, period, rows: made.rows }, work)
  else await copyPlan(tx, { id, owner, period, source: made.copy, terms: termsTyped(made.terms) }, work)
  await run(
    tx,
    sql`insert into interaction_plan (id, region_id, municipality_id, organisation_id, pair_id, part_of)
        values (${id}, ${owner.region}, ${owner.municipality}, ${owner.organisation}, ${pair.id}, ${made.partOf})`,
  )
  await shareWith(tx, id, pair.schools, 'pair')
  if (made.copy !== null) await copyConsidered(tx, made, owner)
  await run(
    tx,
    sql`update school_pair set plan_roadmap_id = ${id}, version = version + 1 where id = ${pair.id}`,
  )
}

/** A school of the pair (or its municipality for it) begins the plan of a year: from the goals, or from a plan of another year. */
export const makePairPlan = command<MakePlanInput, Making, Made>({
  name: 'plan.make',
  input: MakePlanInput,
  access: speakForSchool,
  load: async (tx, input) => {
    const pair = await lockAs(tx, input.pair, input.school)
    return (
      pair && {
        ...pair,
        goals: await goalsOf(tx, pair.id),
        plans: await plansOf(tx, pair.id),
        copies: await plansToCopy(tx, pair),
      }
    )
  },
  decide: (pair, input, { newId }) => {
    const period = readPeriod(input.period)
    if (!mayPlan(pair)) return refuse('planNotNow')
    if (period === null) return refuse('chooseOne', 'period')
    if (pair.plans.some(({ kind, year }) => kind === period.kind && year === period.year))
      return refuse('planIsThere', 'period')
    const copy = pair.copies.find(({ id }) => id === input.copy)
    if (input.copy !== '' && copy === undefined) return refuse('chooseOne', 'copy')
    return ok({
      id: newId() as RecordId,
      period,
      title: planWords.title(
        pair.schools.map(({ name }) => name).join(', '),
        periodCode(period),
        period.kind,
      ),
      copy: copy?.id ?? null,
      terms: input.terms,
      rows: goalRows(pair, input.goals, newId),
      partOf: input.partOf,
    })
  },
  save: saveMade,
  tell: ({ id, period, copy }, pair) => ({ record: id, change: { pair: pair.id, period, copy } }),
  to: ({ id }) => `${planPage(id)}/above`,
})

type Taking = WholePlan & { readonly above: readonly UpperRow[] }

/** Rows of the roadmaps above that ask something of the schools of the plan. */
export const aboveFor = (tx: Tx, { id, pair, roadmap }: WholePlan): Promise<UpperRow[]> =>
  upperRows(tx, {
    region: pair.region,
    municipality: pair.municipality,
    period: roadmap.period,
    schools: pair.schools.map(({ organisation }) => organisation),
    plan: id,
  })

/** Words of the row above in the columns of the plan. */
const cellsFrom = ({ title, term, cells }: UpperRow) => ({
  activity: cells.activity ?? title,
  term: term ?? '',
  institutionalResponsibles: cells.institutionalResponsibles ?? cells.responsibles ?? '',
  expectedResult: cells.expectedResult ?? '',
})

const takenRows = (plan: Taking, wanted: ReadonlySet<string>, newId: () => string): DraftRow[] => {
  const chosen = plan.above.filter((row) => wanted.has(row.id) && row.answeredBy === null)
  const roadmaps = new Map(chosen.map((row) => [row.roadmap, row.roadmapTitle]))
  let have: readonly Pick<
    WholePlan['roadmap']['items'][number],
    'id' | 'parentId' | 'isSection' | 'title'
  >[] = plan.roadmap.items
  return [...roadmaps].flatMap(([roadmap, title]) => {
    const lines = chosen
      .filter((row) => row.roadmap === roadmap)
      .map((row) => ({ cells: cellsFrom(row), answersId: row.id }))
    const added = underHeading(planWords.fromRoadmap(title), lines, have, newId)
    have = [...have, ...added.map((row) => ({ ...row, title: row.cells.activity ?? '' }))]
    return added
  })
}

/** «Взять пункты вышестоящих дорожных карт»: each becomes a row of the plan and remembers what it answers (R120). */
export const takeRows = command<TakeRowsInput, Taking, readonly DraftRow[]>({
  name: 'plan.takeRows',
  input: TakeRowsInput,
  access: speakForSchool,
  load: async (tx, input) => {
    const plan = await lockPlan(tx, input.plan)
    return plan && { ...plan, above: await aboveFor(tx, plan) }
  },
  decide: (plan, input, { newId }) => {
    if (!isOpen(plan)) return refuse('planStands')
    const rows = takenRows(plan, new Set(input.rows), newId)
    return rows.length === 0 ? refuse('chooseRows', 'rows') : ok(rows)
  },
  save: (tx, rows, plan, work) => addPlanRows(tx, plan.roadmap, rows, work),
  tell: (rows, plan) => ({
    record: plan.id,
    change: { answers: rows.flatMap(({ answersId }) => answersId ?? []) },
  }),
  to: (_rows, plan) => `${planPage(plan.id)}#above`,
})

type Weighing = WholePlan & { readonly known: ReadonlyMap<string, string> }
type Weighed = { readonly kind: ConsideredKind; readonly lines: readonly Considered[] }

const DELIVERED = { model: INTERACTION_MODELS, mentoring: MENTORING_KINDS }

/** Codes and names that the plan may take into account. */
export const knownOf = async (
  tx: Tx,
  pair: Pair,
  kind: ConsideredKind,
): Promise<ReadonlyMap<string, string>> =>
  kind === 'guideline'
    ? new Map((await guidelinesFor(tx, pair)).map((each) => [each.code, planWords.annex(each)]))
    : new Map(DELIVERED[kind].map(({ code, title }) => [code, title]))

/** Problems and guidelines, models, kinds of mentoring: each taken into account, or not and why (R121-R123). */
export const considerParts = command<ConsiderInput, Weighing, Weighed>({
  name: 'plan.consider',
  input: ConsiderInput,
  access: speakForSchool,
  load: async (tx, input) => {
    const plan = await lockPlan(tx, input.plan)
    return plan && { ...plan, known: await knownOf(tx, plan.pair, input.kind) }
  },
  decide: (plan, input) => {
    if (!isOpen(plan)) return refuse('planStands')
    const lines = consider(input, plan.known)
    return lines.ok ? ok({ kind: input.kind, lines: lines.value }) : lines
  },
  save: async (tx, { kind, lines }, plan, work) => {
    const { region, municipality, organisation } = plan.roadmap.owner
    await run(tx, sql`delete from plan_consideration where record_id = ${plan.id} and kind = ${kind}`)
    await insertAll(
      tx,
      'plan_consideration',
      lines.map((line, ord) => ({
        id: work.newId(),
        record_id: plan.id,
        region_id: region,
        municipality_id: municipality,
        organisation_id: organisation,
        ...line,
        ord,
      })),
    )
    await touchPlan(tx, plan.roadmap)
  },
  tell: ({ kind, lines }, plan) => ({
    record: plan.id,
    change: { kind, codes: lines.map(({ code }) => code) },
  }),
  to: (_weighed, plan) => `${planPage(plan.id)}#considered`,
})
