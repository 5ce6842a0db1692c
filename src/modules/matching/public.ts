import { ok, type Result, refuse } from '../../kernel/result.ts'
import { readMatchInput } from './domain/input.ts'
import { toMatchInput } from './domain/plan/input.ts'
import { groundOf } from './domain/plan/judge.ts'
import type { PlanRequest } from './domain/plan/request.ts'
import { planHybrid, planTwoStage } from './domain/solver/hybrid-match.ts'
import { planLeads } from './domain/solver/match.ts'
import type { MatchInput, MatchOutput, MatchPlan, MatchRefusal } from './domain/solver/types.ts'

export type { PlanRequest } from './domain/plan/request.ts'
export type { MatchOutput, MatchPlan, MatchRefusal } from './domain/solver/types.ts'
export { matchRefusalLine } from './text.ts'

/** What a page that compares hears: the plans in the order asked (a way that its facts forbid is null), its place in the queue, or nothing. */
export type Compared =
  | { readonly kind: 'ready'; readonly plans: readonly (MatchPlan | null)[] }
  | { readonly kind: 'waiting'; readonly ahead: number; readonly seconds: number }
  | { readonly kind: 'none' }

/** Plans of the same schools by several ways; `seconds`: how long the page may wait for them. */
export type Compare = (requests: readonly PlanRequest[], seconds?: number) => Promise<Compared>

export type MatchOptions = {
  /** How long the hybrid's exact part may take; the best plan so far stands when the time is over. */
  readonly timeLimitSeconds?: number
}

const TIME_LIMIT_SECONDS = 60

const parse = (json: unknown): Result<unknown, MatchRefusal> => {
  if (typeof json !== 'string') return ok(json)
  try {
    // a file saved by a text editor may begin with a byte order mark
    return ok(JSON.parse(json.replace(/^\ufeff/u, '')))
  } catch {
    return refuse('notJson')
  }
}

const planOf = async (input: MatchInput, options: MatchOptions): Promise<MatchPlan> => {
  if (input.mode !== 'hybrid') return planLeads(input)
  // Loaded only when asked for: the other modes need no WebAssembly.
  const { loadHighsSolver } = await import('./hybrid.ts')
  const timeLimitSeconds = options.timeLimitSeconds ?? TIME_LIMIT_SECONDS
  return planHybrid(input, await loadHighsSolver(), {
    timeLimitSeconds,
    seconds: () => performance.now() / 1000,
  })
}

/**
 * Answers the command `match` (contract, section 3): takes the request as JSON text or as the value parsed from it,
 * gives the plan in all four modes with its certificate and the milliseconds it took, or every reason why the request
 * is refused. The hybrid blocks its thread while the solver runs; run it in a worker where others wait.
 */
export const runMatch = async (
  json: unknown,
  options: MatchOptions = {},
): Promise<Result<MatchOutput, MatchRefusal>> => {
  const began = performance.now()
  const parsed = parse(json)
  if (!parsed.ok) return parsed
  const read = readMatchInput(parsed.value)
  if (!read.ok) return read
  const plan = await planOf(read.value, options)
  return ok({ ...plan, ms: Math.round(performance.now() - began) })
}

/**
 * Counts a plan from its stored request. The quick plan of the hybrid is told first; the exact one follows. Blocks its
 * thread like `runMatch`.
 */
export const solvePlan = async (
  request: PlanRequest,
  onRough: (plan: MatchPlan) => Promise<void>,
  options: MatchOptions = {},
): Promise<Result<MatchOutput, MatchRefusal>> => {
  const input = toMatchInput(groundOf(request))
  const read = readMatchInput(input)
  if (!read.ok) return read
  if (input.mode === 'hybrid') await onRough(planTwoStage(read.value))
  return runMatch(input, options)
}
