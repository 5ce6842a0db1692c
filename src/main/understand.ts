import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scriptOf } from '../documents/child-script.ts'
import type { DocumentModel } from '../documents/model.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import type { readDirective } from '../modules/directives/domain/reading/read.ts'
import { inThread, type ThreadLimits } from './thread.ts'

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
  const [late, full] = [refuse('took-too-long', 'file'), refuse('took-too-much-memory', 'file')]
  const limits: ThreadLimits<Result<Reading>> = { seconds, heapMb: HEAP_MB, late, full }
  return inThread(await script(), { model }, limits, (worker, done) => {
    worker.once('message', (reading: Reading) => done(ok(reading)))
  })
}
