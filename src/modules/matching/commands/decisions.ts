import type { Owner } from '../../../kernel/access.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import { planMatching } from '../domain/access.ts'
import { groundOf } from '../domain/plan/judge.ts'
import { type Seat, seatsOfLines } from '../domain/plan/lines.ts'
import type { PlanDecision } from '../domain/plan/request.ts'
import {
  countable,
  DecideInput,
  decisionOf,
  HandInput,
  isReplaced,
  WithdrawInput,
} from '../domain/scenarios.ts'
import { decisionsOf, type Facts, gatherFacts } from '../queries/facts.ts'
import { linesOfScenario } from '../queries/scenarios.ts'
import { plansText } from '../text/plans.ts'
import { savePlanLines } from './plan-saving.ts'
import {
  lockDesk,
  type NewScenario,
  planMove,
  type ScenarioDesk,
  saveScenario,
  scenarioPage,
} from './scenarios.ts'

type Desk = ScenarioDesk & { readonly facts: Facts }
type Decided = NewScenario & { readonly decision: PlanDecision }

const titleOf = ({ title, facts }: Desk, decision: PlanDecision): string => {
  const mentee = facts.mentees.find(({ id }) => id === decision.mentee)?.name ?? ''
  const mentor = facts.mentors.find(({ id }) => id === decision.mentor)?.name ?? ''
  const base = title.split(' · ')[0] ?? title
  return `${base} · ${plansText.ru.decisionTitle[decision.kind](mentee, mentor, decision.value ?? 0)}`.slice(
    0,
    200,
  )
}

const saveDecision = async (tx: Tx, { decision }: Decided, { of }: Desk, work: Work): Promise<void> => {
  const old = await decisionsOf(tx, of.id)
  const replaced = old.filter((each) => isReplaced(each, decision)).map(({ id }) => id)
  await run(
    tx,
    sql`update matching_decision set withdrawn_on = ${work.today} where id = any (${replaced}::uuid[])`,
  )
  await insertAll(tx, 'matching_decision', [
    {
      id: work.newId(),
      record_id: of.id,
      region_id: of.region,
      municipality_id: of.municipality,
      kind: decision.kind,
      mentee_id: decision.mentee,
      mentor_id: decision.mentor,
      rule: decision.rule,
      value: decision.value,
      reason: decision.reason,
      by_person: tx.scope.person,
      on_day: work.today,
    },
  ])
}

/** A person lays something down with a reason: this pair, never this pair, so many places, a rule lifted. A new plan is counted. */
export const decideOnPlan = command<DecideInput, Desk, Decided>({
  name: 'scenario.decide',
  input: DecideInput,
  access: planMatching,
  load: async (tx, { scenario, kind, mentee }) => {
    const desk = await lockDesk(tx, scenario)
    return desk && { ...desk, facts: await gatherFacts(tx, desk.of, kind === 'pin' ? [mentee] : []) }
  },
  decide: (desk, input, { newId }) => {
    const moved = planMove(desk.of)
    if (!moved.ok) return moved
    const decision = decisionOf(input, desk.facts)
    if (!decision.ok) return decision
    const kept = desk.facts.decisions.filter((old) => !isReplaced(old, decision.value))
    const decisions = [...kept, decision.value]
    const request = countable({ version: 1, mode: desk.mode, policy: desk.policy, ...desk.facts, decisions })
    if (!request.ok) return request
    const title = titleOf(desk, decision.value)
    return ok({ id: newId(), title, request: request.value, moved: moved.value, decision: decision.value })
  },
  save: async (tx, change, desk, work) => {
    await saveDecision(tx, change, desk, work)
    await saveScenario(tx, change, desk.of, work)
  },
  tell: ({ id, decision }, { of }) => ({
    record: of.id,
    row: id,
    change: {
      kind: decision.kind,
      mentee: decision.mentee,
      mentor: decision.mentor,
      value: decision.value,
      rule: decision.rule,
    },
    words: { reason: decision.reason },
  }),
  to: ({ id }, { of }) => scenarioPage(of.id, id),
})

type Given = Subject & { readonly id: string; readonly matching: string; readonly owner: Owner }

/** Takes a decision back; plans made with it stay as they are. */
export const withdrawDecision = command<WithdrawInput, Given, { readonly withdrawn: true }>({
  name: 'scenario.withdrawDecision',
  input: WithdrawInput,
  access: planMatching,
  load: async (tx, { decision }) => {
    const found = await maybe(
      tx,
      sql<{
        id: string
        matching: string
        region: Owner['region']
        municipality: Owner['municipality']
        over: boolean
      }>`select id, record_id as matching,
          region_id as region, municipality_id as municipality, withdrawn_on is not null as over from matching_decision where id = ${decision} for update`,
    )
    if (found === null || found.over) return null
    const { region, municipality } = found
    return { ...found, owner: { region, municipality, organisation: null } }
  },
  decide: () => ok({ withdrawn: true as const }),
  save: async (tx, _change, { id }, work) => {
    await run(tx, sql`update matching_decision set withdrawn_on = ${work.today} where id = ${id}`)
  },
  tell: (_change, { id, matching }) => ({ record: matching, row: id }),
  to: (_change, { matching }) => `/matching/${matching}#decisions`,
})

type HandDesk = ScenarioDesk & {
  readonly seats: readonly Seat[]
  readonly notes: ReadonlyMap<string, string>
}
type Changed = { readonly seats: readonly Seat[]; readonly byHand: ReadonlyMap<string, string> }

const seatsIn = async (tx: Tx, scenario: string) => {
  const lines = await linesOfScenario(tx, scenario)
  const notes = lines
    .filter(({ isByHand }) => isByHand)
    .map(({ mentee, why }) => [mentee as string, why.note ?? ''] as const)
  return { seats: seatsOfLines(lines), notes: new Map(notes) }
}

/** Changes the main mentor school of one school in a counted plan: the rest of the plan stays. */
export const changeByHand = command<HandInput, HandDesk, Changed>({
  name: 'scenario.changeByHand',
  input: HandInput,
  access: planMatching,
  load: async (tx, { scenario }) => {
    const desk = await lockDesk(tx, scenario)
    return desk && { ...desk, ...(await seatsIn(tx, scenario)) }
  },
  decide: (desk, input) => {
    if (desk.state !== 'done' || desk.of.state !== 'planning') return refuse('matchingNotNow')
    const ground = groundOf(desk.request)
    const lead = input.mentor === '' ? null : input.mentor
    if (!ground.menteeAt.has(input.mentee)) return refuse('chooseMentee', 'mentee')
    if (lead !== null && !ground.mentorAt.has(lead)) return refuse('chooseOffering', 'mentor')
    if (lead === input.mentee) return refuse('sameSchool', 'mentor')
    return ok({
      seats: desk.seats.map((seat) =>
        seat.mentee === input.mentee
          ? { ...seat, lead, subjects: lead === null ? [] : seat.subjects.filter((each) => each !== lead) }
          : seat,
      ),
      byHand: new Map([...desk.notes, [input.mentee, input.reason]]),
    })
  },
  save: async (tx, { seats, byHand }, desk, work) => {
    const { id, matching, owner, request } = desk
    await savePlanLines(tx, { id, matching, owner, request }, seats, { newId: work.newId, byHand })
    await run(tx, sql`update matching_scenario set version = version + 1 where id = ${id}`)
  },
  tell: ({ byHand }, { id, matching }) => ({
    record: matching,
    row: id,
    change: { byHand: [...byHand.keys()] },
  }),
  to: (_change, { id, matching }) => scenarioPage(matching, id),
})
