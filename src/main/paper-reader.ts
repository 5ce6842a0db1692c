import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { readIsolated } from '../documents/isolated.ts'
import { ok, refuse, refuseAll } from '../kernel/result.ts'
import type { ReadPaper } from '../modules/directives/routes.tsx'
import type { FileStore } from '../platform/files/store.ts'
import { understand } from './understand.ts'

/** Reads an uploaded paper in a killable child process, then understands it in a thread that can be stopped. */
export const paperReader =
  (store: FileStore): ReadPaper =>
  async (file) => {
    const bytes = await store.get(file.sha256)
    if (bytes === null) return refuse('fileRefused', 'file')
    const path = join(tmpdir(), `svyazka-${randomUUID()}`)
    try {
      await pipeline(bytes, createWriteStream(path, { mode: 0o600 }))
      const model = await readIsolated(path)
      if (!model.ok) return refuseAll(model.refusals.map((refusal) => ({ ...refusal, field: 'file' })))
      const reading = await understand(model.value)
      return reading.ok ? ok({ model: model.value, reading: reading.value }) : reading
    } finally {
      await rm(path, { force: true })
    }
  }
