import type { Day } from '../../../kernel/day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { dayBy } from '../../../platform/database/on-day.ts'
import { maybe, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Metrics } from '../domain/plan/metrics.ts'
import type { PlanPolicy } from '../domain/plan/policy.ts'
import type { PlanRequest } from '../domain/plan/request.ts'
import type { Certificate, HallGroup, Mode } from '../domain/solver/types.ts'
import type { PlanLine } from '../domain/types.ts'

const SCENARIO_STATES = ['queued', 'running', 'rough', 'done', 'failed', 'dropped'] as const
export type ScenarioState = (typeof SCENARIO_STATES)[number]

/** A plan as lists show it. */
export type ScenarioLine = {
  readonly id: string
  readonly matching: string
  readonly title: string
  readonly mode: Mode
  readonly policy: PlanPolicy
  readonly policyVersion: string
  readonly state: ScenarioState
  readonly fault: string | null
  readonly metrics: Metrics | null
  readonly madeOn: Day
  readonly version: number
  /** Pairs that a person has changed by hand. */
  readonly byHand: number
}

/** A plan with everything it was counted from and the proof. */
export type Scenario = ScenarioLine & {
  readonly request: PlanRequest
  readonly inputHash: string | null
  readonly solver: string | null
  readonly seed: number
  readonly value: string | null
  readonly certificate: Certificate | null
  readonly groups: readonly HallGroup[] | null
  readonly ms: number | null
}

const LINE =
  sql.raw(`s.id, s.record_id as matching, s.title, s.mode, s.policy, s.policy_version as "policyVersion", s.state, s.fault, s.metrics,
  s.made_on as "madeOn", s.version, (select count(*)::int from matching_line l where l.scenario_id = s.id and l.is_by_hand) as "byHand"`)
const FULL = sql.raw(
  's.request, s.input_hash as "inputHash", s.solver, s.seed, s.value, s.certificate, s.groups, s.ms',
)

/** Plans of a matching, the latest first; dropped ones stay in the history only. */
export const scenariosOf = (tx: Tx, matching: string): Promise<ScenarioLine[]> =>
  rows(
    tx,
    sql<ScenarioLine>`select ${LINE} from matching_scenario s where s.record_id = ${matching} and s.state <> 'dropped' and ${dayBy(tx, 's.made_on')} order by s.id desc limit 60`,
  )

/** A plan of a matching; null when it is not of it or out of sight. */
export const findScenario = (tx: Pick<Tx, 'db'>, id: string, matching?: string): Promise<Scenario | null> =>
  isUuid(id) && (matching === undefined || isUuid(matching))
    ? maybe(
        tx,
        sql<Scenario>`select ${LINE}, ${FULL} from matching_scenario s where s.id = ${id} and (${matching ?? null}::uuid is null or s.record_id = ${matching ?? null}::uuid)`,
      )
    : Promise.resolve(null)

/** The same, locked until the transaction ends. */
export const lockScenario = async (tx: Pick<Tx, 'db'>, id: string): Promise<Scenario | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from matching_scenario where id = ${id} for update`)
  return findScenario(tx, id)
}

/** Pairs of a plan, school by school, the main mentor school first. */
export const linesOfScenario = (tx: Pick<Tx, 'db'>, scenario: string): Promise<PlanLine[]> =>
  rows(
    tx,
    sql<PlanLine>`select id, mentee_id as mentee, mentee_name as "menteeName", mentor_id as mentor, mentor_name as "mentorName", kind, subject, score, coverage,
        minutes, why, is_pinned as "isPinned", is_by_hand as "isByHand"
      from matching_line where scenario_id = ${scenario} order by mentee_name collate ru_natural, mentee_id, kind, score desc, id limit 20000`,
  )
