import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { scriptOf } from '../documents/child-script.ts'
import { type Result, refuse } from '../kernel/result.ts'
import type { Solve, SolveFault } from '../modules/matching/commands/count.ts'
import type { MatchOutput, MatchPlan, MatchRefusal } from '../modules/matching/public.ts'
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

/** Counts a plan in a thread of its own, which is thrown away afterwards: memory of the solver only grows. */
export const solveInThread: Solve = async (request, onRough) => {
  const worker = new Worker(await script(), {
    workerData: { request, seconds: EXACT_SECONDS },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve(refuse('took-too-long')), SECONDS * 1000)
  })
  try {
    return await Promise.race([listen(worker, onRough), late])
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
