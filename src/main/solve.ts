import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { scriptOf } from '../documents/child-script.ts'
import { type Result, refuse } from '../kernel/result.ts'
import type { Solve, SolveFault } from '../modules/matching/commands/count.ts'
import type { Compare, MatchOutput, MatchPlan, MatchRefusal } from '../modules/matching/public.ts'
import { isOutOfMemory } from './thread.ts'

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

const listen = (worker: Worker, onRough: Parameters<Solve>[1]): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    // the quick plan is stored before the exact one, however fast that follows
    let stored: Promise<void> = Promise.resolve()
    worker.on('message', (said: Said) => {
      stored =
        said.kind === 'rough'
          ? stored.then(() => onRough(said.plan))
          : stored.then(() => resolve(said.outcome))
      stored.catch(reject)
    })
    worker.once('error', (failure) => {
      if (isOutOfMemory(failure)) resolve(refuse('took-too-much-memory'))
      else reject(failure)
    })
  })

type Given = {
  readonly data: Readonly<Record<string, unknown>>
  readonly seconds: number
}

/** Runs the thread of plans, which is thrown away afterwards: memory of the solver only grows. */
const inThread = async <T>(
  { data, seconds }: Given,
  hear: (worker: Worker) => Promise<T>,
  late: T,
): Promise<T> => {
  const worker = new Worker(await script(), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), seconds * 1000)
  })
  try {
    return await Promise.race([hear(worker), over])
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

/** Counts a plan in a thread of its own. */
export const solveInThread: Solve = (request, onRough) =>
  inThread<Outcome>(
    { data: { requests: [request], seconds: EXACT_SECONDS }, seconds: SECONDS },
    (worker) => listen(worker, onRough),
    refuse('took-too-long'),
  )

/** How long a page waits for several quick plans beside each other. */
const COMPARE_SECONDS = 4

/** Plans of the same schools by several ways for a page: null when they are not ready in time. Never blocks the server. */
export const compareInThread: Compare = (requests) =>
  inThread<Awaited<ReturnType<Compare>>>(
    { data: { requests, seconds: COMPARE_SECONDS }, seconds: COMPARE_SECONDS },
    (worker) =>
      new Promise((resolve, reject) => {
        const plans: (MatchPlan | null)[] = []
        worker.on('message', (said: Said) => {
          if (said.kind === 'rough') return
          plans.push(said.outcome.ok ? said.outcome.value : null)
          if (plans.length === requests.length) resolve(plans)
        })
        worker.once('error', (failure) => (isOutOfMemory(failure) ? resolve(null) : reject(failure)))
      }),
    null,
  )
