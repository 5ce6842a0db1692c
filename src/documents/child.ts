import { closeSync, writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Result } from '../kernel/result.ts'
import {
  ANSWER_DESCRIPTOR,
  type ChildLine,
  type ChildRequest,
  type ChildTask,
  type ChildUsage,
} from './protocol.ts'
import { guarded, type ReadRefusalCode } from './refusals.ts'
import { watchMemory } from './watchdog.ts'

/**
 * Entry of the child process that takes foreign files apart. It is bundled by itself (`dist/reader-child.mjs`),
 * gets one request on standard input, answers in lines of JSON and ends. Readers are loaded when they are needed.
 */
type Send = (part: unknown) => void
type Task = (bytes: Uint8Array, send: Send) => Promise<Result<unknown, ReadRefusalCode>>

const TASKS: Readonly<Record<ChildTask, Task>> = {
  'read-document': async (bytes) => (await import('./read.ts')).readWithoutOffice(bytes),
  'read-table': (bytes, send) =>
    guarded(async () => (await import('./xlsx/read.ts')).streamTable(bytes, send)),
}

/** A pipe may take less than it is given; what it did not take is written again. */
const writeLine = (line: ChildLine): void => {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`, 'utf8')
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(ANSWER_DESCRIPTOR, bytes, written)
    } catch (failure) {
      if (!(failure instanceof Error && 'code' in failure && failure.code === 'EAGAIN')) throw failure
    }
  }
}

const usage = (): ChildUsage => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  return { peakMb: Math.round(maxRSS / 1024), cpuMs: Math.round((userCPUTime + systemCPUTime) / 1000) }
}

const answer = async (): Promise<void> => {
  const request: ChildRequest = JSON.parse(await text(process.stdin))
  watchMemory(request.rssMb)
  const bytes = await readFile(request.path)
  const outcome = await TASKS[request.task](bytes, (part) => writeLine({ part }))
  writeLine({ outcome, usage: usage() })
  closeSync(ANSWER_DESCRIPTOR)
}

await answer()
process.exit(0)
