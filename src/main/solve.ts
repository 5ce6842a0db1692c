import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scriptOf } from '../documents/child-script.ts'
import { type Result, refuse } from '../kernel/result.ts'
import type { Solve, SolveFault } from '../modules/matching/commands/count.ts'
import type { Compare, MatchOutput, MatchPlan, MatchRefusal } from '../modules/matching/public.ts'
import { type CountPlans, comparing } from './comparing.ts'
import { inThread, type ThreadLimits } from './thread.ts'

/** How long the exact part of a plan with mentors in subjects may take, and the thread as a whole. */
const EXACT_SECONDS = 90
const SECONDS = 180
const HEAP_MB = 1024

type Outcome = Result<MatchOutput, MatchRefusal | SolveFault>
type Said =
  | { readonly kind: 'rough'; readonly plan: MatchPlan }
  | { readonly kind: 'done'; readonly outcome: Outcome }

const script = (): Promise<string> =>
  scriptOf({
    bundled: 'solving.mjs',
    folder: dirname(fileURLToPath(import.meta.url)),
    entry: 'solving.ts',
    sources: ['../kernel', '../modules/matching/domain'],
  })

const LIMITS: ThreadLimits<Outcome> = {
  seconds: SECONDS,
  heapMb: HEAP_MB,
  late: refuse('took-too-long'),
  full: refuse('took-too-much-memory'),
}

/** Counts a plan in a thread of its own: memory of the solver only grows. */
export const solveInThread: Solve = async (request, onRough) =>
  inThread(await script(), { requests: [request], seconds: EXACT_SECONDS }, LIMITS, (worker, done, fail) => {
    // the quick plan is stored before the exact one, however fast that follows
    let stored: Promise<void> = Promise.resolve()
    worker.on('message', (said: Said) => {
      stored =
        said.kind === 'rough' ? stored.then(() => onRough(said.plan)) : stored.then(() => done(said.outcome))
      stored.catch(fail)
    })
  })

/** How long a page waits for several quick plans beside each other, and how long they are counted at most. */
const PAGE_SECONDS = 4
const COMPARE_SECONDS = 120
const COMPARE_LIMITS: ThreadLimits<Awaited<ReturnType<CountPlans>>> = {
  seconds: COMPARE_SECONDS,
  heapMb: HEAP_MB,
  late: null,
  full: null,
}

/** Plans of one question in a thread of their own; never blocks the server. */
const comparePlans: CountPlans = async (requests) =>
  inThread(
    await script(),
    { requests, seconds: COMPARE_SECONDS / requests.length },
    COMPARE_LIMITS,
    (worker, done) => {
      const plans: (MatchPlan | null)[] = []
      worker.on('message', (said: Said) => {
        if (said.kind === 'rough') return
        plans.push(said.outcome.ok ? said.outcome.value : null)
        if (plans.length === requests.length) done(plans)
      })
    },
  )

/** Plans of the same schools by several ways for a page: one question at a time beside the server, the others wait their turn. */
export const compareInThread: Compare = comparing(comparePlans, {
  atOnce: Math.max(1, availableParallelism() - 1),
  pageSeconds: PAGE_SECONDS,
})
