import { z } from 'zod'
import type { ChildLine } from './protocol.ts'
import { READ_REFUSALS } from './refusals.ts'

const Outcome = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    refusals: z.array(
      z.object({
        code: z.enum(READ_REFUSALS),
        values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }),
    ),
  }),
])

const Line = z.union([
  z.object({ outcome: Outcome, usage: z.object({ peakMb: z.number(), cpuMs: z.number() }) }),
  z.object({ part: z.unknown() }),
])

/** Reads one line of the child's answer. The child took a foreign file apart, so it is not believed blindly. */
export const parseLine = (line: string): ChildLine => {
  const parsed = Line.parse(JSON.parse(line))
  if (!('outcome' in parsed)) return parsed
  const { outcome, usage } = parsed
  if (outcome.ok) return { outcome: { ok: true, value: outcome.value }, usage }
  const refusals = outcome.refusals.map(({ code, values }) =>
    values === undefined ? { code } : { code, values },
  )
  return { outcome: { ok: false, refusals }, usage }
}
