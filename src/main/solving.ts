import { parentPort, workerData } from 'node:worker_threads'
import { type PlanRequest, solvePlan } from '../modules/matching/public.ts'

/** Entry of the thread that counts one plan: tells the quick plan, then the outcome. */
const { request, seconds } = workerData as { readonly request: PlanRequest; readonly seconds: number }
const outcome = await solvePlan(request, async (plan) => parentPort?.postMessage({ kind: 'rough', plan }), {
  timeLimitSeconds: seconds,
})
parentPort?.postMessage({ kind: 'done', outcome })
