import type { Running } from './child.ts'
import { cpuOf, cpuOfServer } from './cpu.ts'
import { type Driven, drive, percentile, type Target } from './drive.ts'
import type { Sample } from './fill.ts'
import type { Measured } from './pages.ts'

export type Plan = {
  readonly rounds: number
  readonly seconds: number
  readonly connections: number
  /** Codes of the lines to measure; empty for all. */
  readonly lines: readonly string[]
}
/** The program and the limit over one server of the database. */
export type Beside = { readonly program: Running; readonly limit: Running; readonly postmaster: number }

/** One line of the table: the program beside the limit, in milliseconds. */
export type Compared = {
  readonly code: string
  /** How many times dearer than the limit it may be. */
  readonly times: number
  readonly name: string
  readonly p50: number
  readonly p95: number
  readonly limitP50: number
  readonly ratio: number
  readonly isWithin: boolean
  /** Processor time of one request: ours in the program and in the database, and both together of the limit. */
  readonly cpu: Cost
  readonly limitCpu: Cost
  readonly requests: number
  readonly failed: number
  readonly bytes: number
}

/** Processor time in ms. */
export type Cost = { readonly process: number; readonly database: number }
type Burst = Driven & { readonly cost: Cost }

const TIMES = 3
const SPARE_MS = 3
const WARM = 1000
const MOST_WARMING_MS = 15_000

/** Architecture, section 4: three times the limit, or the limit and 3 ms where that is greater. */
const isWithinBudget = (p50: number, limit: number, times: number): boolean =>
  p50 <= Math.max(limit * times, limit + SPARE_MS)

const sumOf = <T>(parts: readonly T[], pick: (part: T) => number): number =>
  parts.reduce((sum, part) => sum + pick(part), 0)

const together = (parts: readonly Burst[]): Burst => ({
  ms: parts.flatMap((part) => part.ms),
  failed: sumOf(parts, (part) => part.failed),
  bytes: parts.at(-1)?.bytes ?? 0,
  cost: {
    process: sumOf(parts, (part) => part.cost.process),
    database: sumOf(parts, (part) => part.cost.database),
  },
})

const perRequest = ({ cost, ms }: Burst): Cost => ({
  process: cost.process / ms.length,
  database: cost.database / ms.length,
})

const compare = ({ code, name, times = TIMES }: Measured, program: Burst, limit: Burst): Compared => {
  const p50 = percentile(program.ms, 0.5)
  const limitP50 = percentile(limit.ms, 0.5)
  return {
    code,
    name,
    times,
    p50,
    p95: percentile(program.ms, 0.95),
    limitP50,
    ratio: p50 / limitP50,
    isWithin: program.failed + limit.failed === 0 && isWithinBudget(p50, limitP50, times),
    cpu: perRequest(program),
    limitCpu: perRequest(limit),
    requests: program.ms.length,
    failed: program.failed + limit.failed,
    bytes: program.bytes,
  }
}

/** Pages that both sides answer; the others are named to `say` with the answer and left out: a refusal is no page to be timed. */
export const measurable = async (
  pages: readonly Measured[],
  { program, limit }: Pick<Beside, 'program' | 'limit'>,
  sample: Sample,
  sessions: ReadonlyMap<string, string>,
  say: (line: string) => void,
): Promise<Measured[]> => {
  const found: Measured[] = []
  for (const page of pages) {
    const headers = { cookie: sessions.get(page.persona) ?? '' }
    const ask = ({ address }: Running) =>
      fetch(`${address}${page.path(sample)}`, { headers, redirect: 'manual' })
    const [ours, theirs] = [await ask(program), await ask(limit)]
    if (ours.status !== 200) say(`ПРОПУЩЕНО: ${page.name}: страница отвечает ${ours.status}.`)
    else if (theirs.status !== 200)
      say(`ПРОПУЩЕНО: ${page.name}: предел отвечает ${theirs.status}: ${await theirs.text()}`)
    else found.push(page)
  }
  return found
}

/** Drives one side and takes what its processes used meanwhile. */
const burst = async (target: Target, pid: number | undefined, at: Beside, plan: Plan): Promise<Burst> => {
  const from = { process: cpuOf(pid), database: cpuOfServer(at.postmaster) }
  const driven = await drive(target, plan.connections, plan.seconds)
  const cost = { process: cpuOf(pid) - from.process, database: cpuOfServer(at.postmaster) - from.database }
  return { ...driven, cost }
}

/** Until both sides have answered often enough to be compiled and planned: on a busy machine a second is a few dozen answers. */
const warmUp = async (target: Target, plan: Plan): Promise<void> => {
  const until = performance.now() + MOST_WARMING_MS
  let answered = 0
  while (answered < WARM && performance.now() < until)
    answered += (await drive(target, plan.connections, 1)).ms.length
}

/** Measures a page and the limit in turns, so that a busy minute of the machine falls on both. */
export const measure = async (
  page: Measured,
  at: Beside,
  sample: Sample,
  session: string,
  plan: Plan,
): Promise<Compared> => {
  const program = { url: `${at.program.address}${page.path(sample)}`, headers: { cookie: session } }
  const limit = { url: `${at.limit.address}${page.path(sample)}`, headers: { cookie: session } }
  for (const target of [program, limit]) await warmUp(target, plan)
  const parts: { program: Burst[]; limit: Burst[] } = { program: [], limit: [] }
  for (let round = 0; round < plan.rounds; round++) {
    parts.program.push(await burst(program, at.program.pid, at, plan))
    parts.limit.push(await burst(limit, at.limit.pid, at, plan))
  }
  return compare(page, together(parts.program), together(parts.limit))
}
