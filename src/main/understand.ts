import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { scriptOf } from '../documents/child-script.ts'
import type { DocumentModel } from '../documents/model.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import type { readDirective } from '../modules/directives/domain/reading/read.ts'
import { isOutOfMemory } from './thread.ts'

type Reading = ReturnType<typeof readDirective>

const SECONDS = 20
const HEAP_MB = 256

const script = (): Promise<string> =>
  scriptOf({
    bundled: 'understanding.mjs',
    folder: dirname(fileURLToPath(import.meta.url)),
    entry: 'understanding.ts',
    sources: ['../kernel', '../modules/directives/domain'],
  })

/**
 * Understands a paper in a thread of its own: whoever writes a paper that takes minutes to understand stops nobody
 * else's pages. Gives the reading; refuses with took-too-long or took-too-much-memory.
 */
export const understand = async (model: DocumentModel, seconds = SECONDS): Promise<Result<Reading>> => {
  const worker = new Worker(await script(), {
    workerData: { model },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Result<Reading>>((resolve, reject) => {
      timer = setTimeout(() => resolve(refuse('took-too-long', 'file')), seconds * 1000)
      worker.once('message', (reading: Reading) => resolve(ok(reading)))
      worker.once('error', (failure) => {
        if (isOutOfMemory(failure)) resolve(refuse('took-too-much-memory', 'file'))
        else reject(failure)
      })
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
