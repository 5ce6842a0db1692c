import { type ChildProcess, spawn } from 'node:child_process'
import { availableParallelism, tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { type Result, refuse } from '../kernel/result.ts'
import { parseLine } from './answer.ts'
import { childScript } from './child-script.ts'
import { LIMITS } from './limits.ts'
import { ANSWER_DESCRIPTOR, type ChildRequest, type ChildUsage } from './protocol.ts'
import type { ReadRefusalCode } from './refusals.ts'

export type ChildLimits = {
  readonly timeoutMs?: number
  readonly heapMb?: number
  /** All memory of the child, buffers included. */
  readonly rssMb?: number
  /** Told when the child ended by itself; for measuring. */
  readonly onUsage?: (usage: ChildUsage) => void
}

type Outcome = Result<unknown, ReadRefusalCode>
type OnPart = (part: unknown) => void
type Listener = { readonly onPart: OnPart; readonly onUsage: (usage: ChildUsage) => void }

/** Long computing takes at most all cores but one (decisions 42); the rest of the readers wait their turn. */
const SEATS = Math.max(1, availableParallelism() - 1)
let free = SEATS
const waiting: (() => void)[] = []

const takeSeat = async (): Promise<void> => {
  if (free > 0) free -= 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
}

const leaveSeat = (): void => {
  const next = waiting.shift()
  if (next === undefined) free += 1
  else next()
}

/** Windows starts no process without it. */
const SYSTEM_ROOT = process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot }

const start = (script: string, limits: ChildLimits): ChildProcess =>
  spawn(
    process.execPath,
    [
      `--max-old-space-size=${limits.heapMb ?? LIMITS.child.heapMb}`,
      '--disallow-code-generation-from-strings',
      '--disable-proto=delete',
      script,
    ],
    // The child knows nothing of the server: no passwords in its surroundings, no folder of ours to stand in.
    { cwd: tmpdir(), env: SYSTEM_ROOT, stdio: ['pipe', 'ignore', 'ignore', 'pipe'], windowsHide: true },
  )

/** Reads the answer line by line, counting: a broken reader must not fill the memory of the server. */
const collect = async (answers: Readable, listener: Listener, stop: () => void): Promise<Outcome | null> => {
  let received = 0
  let outcome: Outcome | null = null
  answers.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (received > LIMITS.child.answerBytes) stop()
  })
  for await (const line of createInterface({ input: answers, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (received > LIMITS.child.answerBytes) return refuse('too-much-text')
    const parsed = parseLine(line)
    if ('outcome' in parsed) {
      outcome = parsed.outcome
      listener.onUsage(parsed.usage)
    } else listener.onPart(parsed.part)
  }
  return outcome
}

const isStream = (value: unknown): value is Readable =>
  typeof value === 'object' && value !== null && 'pipe' in value

type Ending = { readonly signal: NodeJS.Signals | null; readonly code: number | null }

/** V8 ends the process by itself when its heap is full; the watch inside the child kills it by SIGKILL. */
const refusalOf = (late: boolean, ending: Ending): Outcome => {
  if (late) return refuse('took-too-long')
  const outOfMemory =
    ending.signal === 'SIGKILL' ||
    ending.signal === 'SIGABRT' ||
    ending.signal === 'SIGTRAP' ||
    ending.code === 134
  return refuse(outOfMemory ? 'took-too-much-memory' : 'reader-failed')
}

const endOf = (child: ChildProcess): Promise<Ending> =>
  new Promise((resolve) => {
    child.on('error', () => resolve({ signal: null, code: 1 }))
    child.on('close', (code, signal) => resolve({ code, signal }))
  })

const converse = async (
  child: ChildProcess,
  request: ChildRequest,
  timeoutMs: number,
  listener: Listener,
): Promise<Outcome> => {
  const answers = child.stdio[ANSWER_DESCRIPTOR]
  const ended = endOf(child)
  let late = false
  const kill = (): void => {
    child.kill('SIGKILL')
  }
  const timer = setTimeout(() => {
    late = true
    kill()
  }, timeoutMs)
  // A child that died before it read its request closes the pipe; the outcome is told by its ending.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(JSON.stringify(request))
  try {
    const outcome = isStream(answers) ? await collect(answers, listener, kill).catch(() => null) : null
    return outcome ?? refusalOf(late, await ended)
  } finally {
    clearTimeout(timer)
    kill()
    await ended
  }
}

/**
 * Runs one task in a process of its own with a heap limit, a memory limit and a time limit, without the right to
 * make code out of strings. Takes the request without limits and the limits; `onPart` gets parts of a long answer.
 * Gives what the child answered; refuses with took-too-long, took-too-much-memory, reader-failed when it did not.
 */
export const runChild = async (
  request: Pick<ChildRequest, 'task' | 'path'>,
  limits: ChildLimits = {},
  onPart: OnPart = () => undefined,
): Promise<Outcome> => {
  const script = await childScript()
  await takeSeat()
  try {
    const rssMb = limits.rssMb ?? LIMITS.child.rssMb
    const child = start(script, limits)
    const listener = { onPart, onUsage: limits.onUsage ?? (() => undefined) }
    return await converse(child, { ...request, rssMb }, limits.timeoutMs ?? LIMITS.child.timeoutMs, listener)
  } finally {
    leaveSeat()
  }
}
