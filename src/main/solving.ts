import { parentPort, workerData } from 'node:worker_threads'
import { type PlanRequest, solvePlan } from '../modules/matching/public.ts'

/** Entry of the thread that counts plans one after another: tells the quick plan, then the outcome of each. */
const { requests, seconds } = workerData as {
  readonly requests: readonly PlanRequest[]
  readonly seconds: number
}
for (const request of requests) {
  const outcome = await solvePlan(request, async (plan) => parentPort?.postMessage({ kind: 'rough', plan }), {
    timeLimitSeconds: seconds,
  })
  parentPort?.postMessage({ kind: 'done', outcome })
}
