import { createHash } from 'node:crypto'
import type { Owner } from '../../../kernel/access.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { sendJob } from '../../../platform/jobs/send.ts'
import { arePlansOf, planMatching } from '../domain/access.ts'
import type { PlanRequest } from '../domain/plan/request.ts'
import { type Moved, moveMatching } from '../domain/rules.ts'
import { countable, MakeInput, policyOf, ScenarioInput } from '../domain/scenarios.ts'
import { type Facts, gatherFacts } from '../queries/facts.ts'
import { lockMatching, type MatchingCard } from '../queries/matching.ts'
import { lockScenario, type Scenario } from '../queries/scenarios.ts'
import { plansText } from '../text/plans.ts'
import { countJob } from './count.ts'
import { saveMove } from './open.ts'

export const scenarioPage = (matching: string, scenario: string): string =>
  `/matching/${matching}/scenarios/${scenario}`

/** A plan to be counted. */
export type NewScenario = {
  readonly id: string
  readonly title: string
  readonly request: PlanRequest
  /** The first plan moves the matching on. */
  readonly moved: Moved | null
}

/** Plans are made until one is shown to the schools. */
export const planMove = (matching: Pick<MatchingCard, 'state'>): Result<Moved | null> => {
  if (matching.state === 'planning') return ok(null)
  return moveMatching(matching, 'plan')
}

const hashOf = (request: PlanRequest): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex')

/** Writes a plan down and sends it to be counted. */
export const saveScenario = async (
  tx: Tx,
  scenario: NewScenario,
  matching: Pick<MatchingCard, 'id' | 'owner'>,
  work: Work,
): Promise<void> => {
  const { id, request, title, moved } = scenario
  const { owner } = matching
  if (moved !== null) await saveMove(tx, matching, moved, work)
  const person = tx.scope.person
  const job = await sendJob(tx, countJob, { scenario: id }, { visibleTo: { person, record: matching.id } })
  await run(
    tx,
    sql`insert into matching_scenario (id, record_id, region_id, municipality_id, title, mode, policy, policy_version, request, input_hash, made_by, made_on, job_id)
        values (${id}, ${matching.id}, ${owner.region}, ${owner.municipality}, ${title}, ${request.mode}, ${JSON.stringify(request.policy)}::jsonb, ${request.policy.version},
          ${JSON.stringify(request)}::jsonb, ${hashOf(request)}, ${person}, ${work.today}, ${job})`,
  )
}

type Desk = MatchingCard & { readonly facts: Facts }

/** A plan of the way and weights chosen, from what the record holds now; counted in the background. */
export const makeScenario = command<MakeInput, Desk, NewScenario>({
  name: 'scenario.make',
  input: MakeInput,
  access: planMatching,
  load: async (tx, input) => {
    const matching = await lockMatching(tx, input.matching)
    return matching && { ...matching, facts: await gatherFacts(tx, matching) }
  },
  decide: (desk, input, { newId, scope }) => {
    if (!arePlansOf(scope, desk)) return refuse('plansOfMunicipality')
    const moved = planMove(desk)
    if (!moved.ok) return moved
    const policy = policyOf(input)
    if (!policy.ok) return policy
    const request = countable({ version: 1, mode: input.mode, policy: policy.value, ...desk.facts })
    if (!request.ok) return request
    const title = input.title || plansText.ru.modes[input.mode].name
    return ok({ id: newId(), title, request: request.value, moved: moved.value })
  },
  save: saveScenario,
  tell: ({ id, request }, matching) => ({
    record: matching.id,
    row: id,
    change: { mode: request.mode, policy: request.policy.version },
  }),
  to: ({ id }, matching) => scenarioPage(matching.id, id),
})

/** A scenario with the matching that it belongs to, both locked. */
export type ScenarioDesk = Scenario & { readonly owner: Owner; readonly of: MatchingCard }

export const lockDesk = async (tx: Tx, id: string): Promise<ScenarioDesk | null> => {
  const scenario = await lockScenario(tx, id)
  const matching = scenario === null ? null : await lockMatching(tx, scenario.matching)
  return scenario !== null && matching !== null ? { ...scenario, owner: matching.owner, of: matching } : null
}

/** Puts a plan away; one that schools are asked about stays. */
export const dropScenario = command<ScenarioInput, ScenarioDesk, { readonly dropped: true }>({
  name: 'scenario.drop',
  input: ScenarioInput,
  access: planMatching,
  load: (tx, { scenario }) => lockDesk(tx, scenario),
  decide: (desk) => {
    if (desk.of.scenario === desk.id) return refuse('scenarioIsAsked')
    return desk.state === 'dropped' ? refuse('scenarioDropped') : ok({ dropped: true as const })
  },
  save: async (tx, _change, { id }) => {
    await run(tx, sql`update matching_scenario set state = 'dropped', version = version + 1 where id = ${id}`)
  },
  tell: (_change, { id, of }) => ({ record: of.id, row: id }),
  to: (_change, { of }) => `/matching/${of.id}#plans`,
})
