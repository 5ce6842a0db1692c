import { shortDay } from '../../../kernel/format.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { channelOf } from '../../../platform/command/channel.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { openClausesOf } from '../../assignments/public.ts'
import { holdersOf, personName } from '../../people/public.ts'
import { holdPlan, putPlanInForce, savePlanVersion, touchPlan } from '../../roadmaps/public.ts'
import { approvePlan, keepPair, speakForSchool } from '../domain/access.ts'
import { ApprovePlanInput, PlanInput, ReturnPlanInput } from '../domain/plans/input.ts'
import {
  type Agreement,
  type ApprovedPlan,
  agree,
  approve,
  approvedBy,
  movePlan,
  standing,
} from '../domain/plans/rules.ts'
import type { Approval, PlanState, WholePlan } from '../domain/plans/types.ts'
import type { Channel } from '../domain/types.ts'
import { ownerOf } from '../queries/pair.ts'
import { linkedKeepers, lockPlan } from '../queries/plans.ts'
import { planWords } from '../text/plans.ts'
import { planPage } from './plans.ts'
import { tellSchools } from './saving.ts'

type Move = { readonly from: PlanState; readonly to: PlanState; readonly note?: string }

const saveMove = async (tx: Tx, plan: WholePlan, move: Move, work: Work): Promise<void> => {
  await run(
    tx,
    sql`update interaction_plan set state = ${move.to}, agreed_by = '{}', version = version + 1 where id = ${plan.id}`,
  )
  await holdPlan(tx, plan.id, move.to === 'sent' || move.to === 'agreed')
  await work.state({
    record: plan.id,
    from: move.from,
    to: move.to,
    note: move.note ?? null,
    owner: plan.pair.owner,
  })
  await work.fact('planMoved', plan.id, { pair: plan.pair.id, to: move.to, on: work.today })
}

const keepersOf = async (tx: Tx, plan: WholePlan): Promise<ReadonlySet<PersonId>> => {
  const nodes = plan.districts.map(({ id }) => ({ level: 'municipality', id }) as const)
  const keepers = new Set<PersonId>()
  for (const node of nodes.length > 0 ? nodes : [{ level: 'region', id: plan.pair.region } as const])
    for (const role of ['methodologist', 'municipalCoordinator'] as const)
      for (const person of await holdersOf(tx, role, node)) keepers.add(person)
  return keepers
}

/** Those who decide about plans in the districts of its schools hear that one waits. */
const tellKeepers = async (tx: Tx, plan: WholePlan, work: Work): Promise<void> => {
  for (const person of await (work.as === 'link' ? linkedKeepers(tx) : keepersOf(tx, plan)))
    await work.notify({
      person,
      code: 'planSent',
      record: plan.id,
      words: { title: plan.pair.title },
      address: planPage(plan.id),
    })
}

const tell = (work: Work, plan: WholePlan, code: string): Promise<void> =>
  tellSchools(
    work,
    { id: plan.id, title: plan.pair.title, schools: plan.pair.schools },
    code,
    null,
    planPage(plan.id),
  )

type Approving = WholePlan & { readonly person: string; readonly clauses: ReadonlySet<string> }
type Approved = ApprovedPlan & {
  readonly id: string
  readonly channel: Channel
  readonly name: string
  readonly fulfils: readonly string[]
}

const saveApproval = async (tx: Tx, change: Approved, plan: Approving, work: Work): Promise<void> => {
  const { region, municipality, organisation } = ownerOf(change.school)
  const own = {
    record_id: plan.id,
    region_id: region,
    municipality_id: municipality,
    organisation_id: organisation,
  }
  const again = await run(
    tx,
    sql`update plan_approval set of_version = ${plan.roadmap.version}, on_day = ${work.today}, channel = ${change.channel}, by_person = ${tx.scope.person}, name = ${change.name}
        where record_id = ${plan.id} and organisation_id = ${organisation}`,
  )
  if (again === 0)
    await insertAll(tx, 'plan_approval', [
      {
        ...{ id: change.id, ...own, of_version: plan.roadmap.version, on_day: work.today },
        ...{ channel: change.channel, by_person: tx.scope.person, name: change.name },
      },
    ])
  await run(
    tx,
    sql`delete from plan_assignment where record_id = ${plan.id} and organisation_id = ${organisation}`,
  )
  await insertAll(
    tx,
    'plan_assignment',
    change.fulfils.map((assignment) => ({ id: work.newId(), ...own, assignment_id: assignment })),
  )
}

/** With the last head the plan is a version and goes to the municipality. */
const sendPlan = async (tx: Tx, change: Approved, plan: Approving, work: Work): Promise<void> => {
  const last = { organisation: change.school.organisation, on: work.today }
  const approvals: readonly Pick<Approval, 'organisation' | 'on'>[] = [
    ...standing(plan, plan.roadmap).filter(({ organisation }) => organisation !== last.organisation),
    last,
  ]
  const grounds = planWords.approvedBy(approvedBy(plan.pair, approvals, shortDay))
  await savePlanVersion(tx, plan.roadmap, { grounds, on: work.today }, work)
  await saveMove(tx, plan, { from: change.from, to: change.to, note: grounds }, work)
  await run(tx, sql`update interaction_plan set sent_on = ${work.today}, remarks = '' where id = ${plan.id}`)
  await tellKeepers(tx, plan, work)
}

/** The head of a school approves the plan as it stands; the last of them sends it to the municipality. */
export const approvePairPlan = command<ApprovePlanInput, Approving, Approved>({
  name: 'plan.approve',
  input: ApprovePlanInput,
  access: approvePlan,
  byLink: true,
  load: async (tx, input) => {
    const plan = await lockPlan(tx, input.plan)
    const school = plan?.pair.schools.find(({ organisation }) => organisation === input.school)
    if (!plan || school === undefined) return null
    const clauses = await openClausesOf(tx, {
      municipality: school.municipality,
      organisation: school.organisation,
    })
    return {
      ...plan,
      owner: ownerOf(school),
      partners: [],
      person: tx.scope.person === null ? '' : ((await personName(tx, tx.scope.person)) ?? ''),
      clauses: new Set(clauses.map(({ id }) => id)),
    }
  },
  decide: (plan, input, { as, newId }) => {
    const approved = approve(plan, input.school)
    if (!approved.ok) return approved
    if (input.fulfils.some((id) => !plan.clauses.has(id))) return refuse('chooseOne', 'fulfils')
    return ok({
      ...approved.value,
      id: newId(),
      channel: channelOf(as, input.channel),
      name: plan.person,
      fulfils: input.fulfils,
    })
  },
  save: async (tx, change, plan, work) => {
    await saveApproval(tx, change, plan, work)
    if (change.to === 'sent') await sendPlan(tx, change, plan, work)
    else await tell(work, plan, 'planApproved')
  },
  tell: (change, plan) => ({
    record: plan.id,
    change: { school: change.school.organisation, to: change.to, fulfils: change.fulfils },
    channel: change.channel,
  }),
  to: ({ channel }, plan) =>
    channel === 'link' ? `${planPage(plan.id)}/reply?done=approved` : planPage(plan.id),
})

const turnBack = async (tx: Tx, move: Move, plan: WholePlan, work: Work): Promise<void> => {
  await saveMove(tx, plan, move, work)
  await touchPlan(tx, plan.roadmap)
}

/** A school takes the plan back before anybody decided about it. */
export const withdrawPlan = command<PlanInput, WholePlan, Move>({
  name: 'plan.withdraw',
  input: PlanInput,
  access: speakForSchool,
  load: (tx, input) => lockPlan(tx, input.plan),
  decide: (plan) => movePlan(plan, 'withdraw'),
  save: turnBack,
  tell: ({ to }, plan) => ({ record: plan.id, change: { to } }),
  to: (_change, plan) => planPage(plan.id),
})

/** An agreed plan is changed: what was agreed stays as its version. */
export const amendPlan = command<PlanInput, WholePlan, Move>({
  name: 'plan.amend',
  input: PlanInput,
  access: speakForSchool,
  load: (tx, input) => lockPlan(tx, input.plan),
  decide: (plan) => movePlan(plan, 'amend'),
  save: turnBack,
  tell: ({ to }, plan) => ({ record: plan.id, change: { to } }),
  to: (_change, plan) => planPage(plan.id),
})

/** The municipality sends the plan back with what is to be mended. */
export const returnPlan = command<ReturnPlanInput, WholePlan, Move & { readonly note: string }>({
  name: 'plan.return',
  input: ReturnPlanInput,
  access: keepPair,
  load: (tx, input) => lockPlan(tx, input.plan),
  decide: (plan, { remarks }) => {
    const moved = movePlan(plan, 'return')
    return moved.ok ? ok({ ...moved.value, note: remarks }) : moved
  },
  save: async (tx, change, plan, work) => {
    await run(tx, sql`update interaction_plan set remarks = ${change.note} where id = ${plan.id}`)
    await turnBack(tx, change, plan, work)
    await tell(work, plan, 'plan_returned')
  },
  tell: (change, plan) => ({ record: plan.id, change: { to: change.to }, words: { remarks: change.note } }),
  to: (_change, plan) => planPage(plan.id),
})

/** The last district has agreed: the plan is in force. */
const saveAgreed = async (tx: Tx, agreed: Agreement, plan: WholePlan, work: Work): Promise<void> => {
  await run(
    tx,
    sql`update interaction_plan set agreed_on = ${work.today}, agreed_no = ${plan.roadmap.approved} where id = ${plan.id}`,
  )
  await saveMove(tx, plan, agreed, work)
  await putPlanInForce(tx, plan.id)
  await tell(work, plan, 'plan_agreed')
}

/**
 * A district agrees; with the last of those whose schools are in the pair the plan is in force. What follows in every
 * municipality of its schools is done by `plan-rows`.
 */
export const agreePlan = command<PlanInput, WholePlan, Agreement>({
  name: 'plan.agree',
  input: PlanInput,
  access: keepPair,
  load: (tx, input) => lockPlan(tx, input.plan),
  decide: (plan, _input, { as }) => (typeof as === 'string' ? refuse('planNotNow') : agree(plan, as)),
  save: async (tx, agreed, plan, work) => {
    if (agreed.to === 'agreed') return saveAgreed(tx, agreed, plan, work)
    await run(
      tx,
      sql`update interaction_plan set agreed_by = agreed_by || ${[...agreed.districts]}::uuid[], version = version + 1 where id = ${plan.id}`,
    )
  },
  tell: ({ to, districts }, plan) => ({
    record: plan.id,
    change: { to, districts, no: plan.roadmap.approved },
  }),
  to: (_change, plan) => planPage(plan.id),
})
