import { z } from 'zod'
import { channel, id, line, maybeId, organisation, words } from '../input.ts'
import { CONSIDERED } from './types.ts'

export const MakePlanInput = z.object({
  pair: id,
  school: organisation,
  period: z.string().max(20),
  copy: maybeId,
  goals: z.array(id).max(100, 'tooLong'),
  partOf: line(300),
  /** Terms of a copied plan that do not move by themselves, as the person wrote them. */
  terms: z
    .array(z.object({ row: id, words: line(200) }))
    .max(2_000, 'tooLong')
    .default([]),
})
export type MakePlanInput = z.infer<typeof MakePlanInput>

export const TakeRowsInput = z.object({ plan: id, rows: z.array(id).max(500, 'tooLong') })
export type TakeRowsInput = z.infer<typeof TakeRowsInput>

const Line = z.object({
  code: z.string().regex(/^[\w-]{1,60}$/u),
  /** Only for what people add themselves. */
  title: line(300),
  verdict: z.enum(['', 'taken', 'unfit'], 'chooseOne'),
  words: line(500),
})

export const ConsiderInput = z.object({
  plan: id,
  kind: z.enum(CONSIDERED, 'chooseOne'),
  lines: z.array(Line).max(120, 'tooLong'),
})
export type ConsiderInput = z.infer<typeof ConsiderInput>

export const ApprovePlanInput = z.object({
  plan: id,
  school: organisation,
  channel,
  fulfils: z.array(id).max(50, 'tooLong'),
})
export type ApprovePlanInput = z.infer<typeof ApprovePlanInput>

export const PlanInput = z.object({ plan: id })
export type PlanInput = z.infer<typeof PlanInput>

export const PlanLinkInput = z.object({ plan: id, school: organisation })

export const ReturnPlanInput = z.object({
  plan: id,
  remarks: words(4_000).refine((text) => text !== '', 'remarksNeeded'),
})
export type ReturnPlanInput = z.infer<typeof ReturnPlanInput>
