import { z } from 'zod'
import type { Owner } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import { rows, run, sql } from '../../../platform/database/query.ts'
import { asWorker, type WorkerTx } from '../../../platform/database/worker-transaction.ts'
import { type AnyJob, defineJob, type JobContext } from '../../../platform/jobs/job.ts'
import { newId } from '../../../platform/random.ts'
import { groundOf } from '../domain/plan/judge.ts'
import { metricsOf, seatsOf } from '../domain/plan/metrics.ts'
import type { PlanRequest } from '../domain/plan/request.ts'
import type { MatchOutput, MatchPlan, MatchRefusal } from '../domain/solver/types.ts'
import { findScenario, type Scenario } from '../queries/scenarios.ts'
import { savePlanLines } from './plan-saving.ts'

/** How a plan is counted: in a thread of its own, with the quick plan told first where there is one. */
export type Solve = (
  request: PlanRequest,
  onRough: (plan: MatchPlan) => Promise<void>,
) => Promise<Result<MatchOutput, MatchRefusal | SolveFault>>
/** What may go wrong in the thread itself. */
export type SolveFault = 'took-too-long' | 'took-too-much-memory'

const spec = {
  name: 'matching.count',
  queue: 'heavy' as const,
  retries: 2,
  seconds: 600,
  payload: z.object({ scenario: z.string().refine(isUuid) }),
}

/** What a command sends; the worker runs the same under this name with its way of counting. */
export const countJob = defineJob({ ...spec, run: async () => undefined })

const GOING_ON = sql.raw(`state in ('queued','running','rough')`)

const ownerOf = async (tx: WorkerTx, scenario: string): Promise<Owner | null> =>
  (
    await rows(
      tx,
      sql<Owner>`select region_id as region, municipality_id as municipality, organisation_id as organisation from matching_scenario
        where id = ${scenario} and ${GOING_ON} for update`,
    )
  )[0] ?? null

/** Stores a plan while it is still wanted: the quick one as `rough`, the proven one as `done`. */
const savePlan = (
  context: JobContext,
  { id, matching, request }: Scenario,
  plan: MatchPlan,
  { state, ms }: { readonly state: 'rough' | 'done'; readonly ms: number | null },
): Promise<void> =>
  asWorker(context.database.worker, async (tx) => {
    const owner = await ownerOf(tx, id)
    if (owner === null) return
    const ground = groundOf(request)
    const seats = seatsOf(ground, plan)
    await savePlanLines(tx, { id, matching, owner, request }, seats, { newId })
    await run(
      tx,
      sql`update matching_scenario set state = ${state}, value = ${plan.value}, solver = ${plan.solver}, seed = ${plan.seed},
          certificate = ${JSON.stringify(plan.certificate)}::jsonb, metrics = ${JSON.stringify(metricsOf(ground, seats))}::jsonb,
          groups = ${JSON.stringify(plan.groups)}::jsonb, ms = ${ms}, fault = null, version = version + 1 where id = ${id}`,
    )
  })

/** A mentor is named by the school, not by its place in the request. */
const named = ({ code, values = {} }: Refusal<MatchRefusal | SolveFault>, request: PlanRequest): string => {
  const nameAt = (place: unknown, list: readonly { readonly name: string }[]) =>
    list[Number(place)]?.name ?? ''
  return JSON.stringify({
    code,
    values: {
      ...values,
      ...('mentor' in values ? { mentor: nameAt(values.mentor, request.mentors) } : {}),
      ...('mentee' in values ? { mentee: nameAt(values.mentee, request.mentees) } : {}),
    },
  })
}

const fail = async (context: JobContext, scenario: string, fault: string): Promise<void> => {
  await context.database.worker.query(
    `update matching_scenario set state = 'failed', fault = $2, version = version + 1 where id = $1 and state in ('queued','running','rough')`,
    [scenario, fault],
  )
}

const begin = async (context: JobContext, id: string): Promise<Scenario | null> => {
  const { rowCount } = await context.database.worker.query(
    `update matching_scenario set state = 'running' where id = $1 and state in ('queued','running','rough')`,
    [id],
  )
  return rowCount === 1 ? asWorker(context.database.worker, (tx) => findScenario(tx, id)) : null
}

const count = async (solve: Solve, id: string, context: JobContext): Promise<void> => {
  const scenario = await begin(context, id)
  if (scenario === null) return
  try {
    const counted = await solve(scenario.request, (plan) =>
      savePlan(context, scenario, plan, { state: 'rough', ms: null }),
    )
    if (counted.ok) await savePlan(context, scenario, counted.value, { state: 'done', ms: counted.value.ms })
    else await fail(context, id, named(counted.refusals[0] ?? { code: 'took-too-long' }, scenario.request))
  } catch (fault) {
    if (context.lastTry) await fail(context, id, JSON.stringify({ code: 'broken' }))
    throw fault
  }
}

/** Counting of plans in the background; begun again after a crash it gives the same plan. */
export const matchingJobs = (solve: Solve): readonly AnyJob[] => [
  defineJob({ ...spec, run: ({ scenario }, context) => count(solve, scenario, context) }),
]
