import { Worker } from 'node:worker_threads'

/** A full heap ends a thread by this error of Node. */
const isOutOfMemory = (failure: Error): boolean =>
  'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** What a thread may take, and what is answered when it takes more. */
export type ThreadLimits<Outcome> = {
  readonly seconds: number
  readonly heapMb: number
  readonly late: Outcome
  readonly full: Outcome
}

/** Listens to a thread until `done` or `fail` is called. */
export type Listen<Outcome> = (
  worker: Worker,
  done: (outcome: Outcome) => void,
  fail: (failure: unknown) => void,
) => void

/** Runs a script in a thread of its own, which is thrown away afterwards: it stops nobody else's pages. */
export const inThread = async <Outcome>(
  script: string,
  workerData: unknown,
  limits: ThreadLimits<Outcome>,
  listen: Listen<Outcome>,
): Promise<Outcome> => {
  const worker = new Worker(script, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Outcome>((resolve, reject) => {
      timer = setTimeout(() => resolve(limits.late), limits.seconds * 1000)
      worker.once('error', (failure) => {
        if (isOutOfMemory(failure)) resolve(limits.full)
        else reject(failure)
      })
      listen(worker, resolve, reject)
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
