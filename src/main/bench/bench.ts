import { type Driven, drive, percentile } from './drive.ts'
import type { Sample } from './fill.ts'
import { type Measured, PAGES } from './pages.ts'

export type Plan = { readonly rounds: number; readonly seconds: number; readonly connections: number }
export type Beside = { readonly program: string; readonly limit: string }

/** One line of the table: the program beside the limit, in milliseconds. */
export type Compared = {
  readonly name: string
  readonly p50: number
  readonly p95: number
  readonly limitP50: number
  readonly ratio: number
  readonly isWithin: boolean
  readonly requests: number
  readonly failed: number
  readonly bytes: number
}

const TIMES = 3
const SPARE_MS = 3

/** Architecture, section 4: three times the limit, or the limit and 3 ms where that is greater. */
const isWithinBudget = (p50: number, limit: number): boolean =>
  p50 <= Math.max(limit * TIMES, limit + SPARE_MS)

const together = (parts: readonly Driven[]): Driven => ({
  ms: parts.flatMap((part) => part.ms),
  failed: parts.reduce((sum, part) => sum + part.failed, 0),
  bytes: parts.at(-1)?.bytes ?? 0,
})

const compare = (name: string, program: Driven, limit: Driven): Compared => {
  const p50 = percentile(program.ms, 0.5)
  const limitP50 = percentile(limit.ms, 0.5)
  return {
    name,
    p50,
    p95: percentile(program.ms, 0.95),
    limitP50,
    ratio: p50 / limitP50,
    isWithin: isWithinBudget(p50, limitP50),
    requests: program.ms.length,
    failed: program.failed + limit.failed,
    bytes: program.bytes,
  }
}

/** Pages that exist today; the others are named to `say` and left out. */
export const existing = async (
  at: Beside,
  sample: Sample,
  sessions: ReadonlyMap<string, string>,
  say: (line: string) => void,
): Promise<Measured[]> => {
  const found: Measured[] = []
  for (const page of PAGES) {
    const headers = { cookie: sessions.get(page.persona) ?? '' }
    const { status } = await fetch(`${at.program}${page.path(sample)}`, { headers, redirect: 'manual' })
    if (status === 200) found.push(page)
    else say(`ПРОПУЩЕНО: ${page.name}: страница отвечает ${status}.`)
  }
  return found
}

/** Measures a page and the limit in turns, so that a busy minute of the machine falls on both. */
export const measure = async (
  page: Measured,
  at: Beside,
  sample: Sample,
  session: string,
  plan: Plan,
): Promise<Compared> => {
  const program = { url: `${at.program}${page.path(sample)}`, headers: { cookie: session } }
  const limit = { url: `${at.limit}${page.limit(sample)}`, headers: {} }
  await drive(program, plan.connections, 1)
  await drive(limit, plan.connections, 1)
  const parts: { program: Driven[]; limit: Driven[] } = { program: [], limit: [] }
  for (let round = 0; round < plan.rounds; round++) {
    parts.program.push(await drive(program, plan.connections, plan.seconds))
    parts.limit.push(await drive(limit, plan.connections, plan.seconds))
  }
  return compare(page.name, together(parts.program), together(parts.limit))
}
