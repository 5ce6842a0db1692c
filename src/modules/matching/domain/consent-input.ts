import { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'
import { CHANNELS } from '../../pairs/domain/types.ts'
import { day, id, reason, words } from './form-input.ts'
import { CHECKS, RULINGS } from './types.ts'

export const AskInput = z.object({ matching: id, scenario: id, until: day })
export type AskInput = z.infer<typeof AskInput>

export const AnswerInput = z.object({
  assignment: id,
  answers: z
    .array(
      z.object({
        row: id,
        answer: z.enum(['', 'agreed', 'objected']),
        reason: words(1_000),
        hasRelatives: z.boolean(),
      }),
    )
    .max(200, 'tooLong'),
  /** In their order; empty places are left out. */
  wishes: z
    .array(z.string())
    .max(3, 'tooLong')
    .transform((list) => list.filter(isUuid)),
  channel: z.enum(CHANNELS, 'chooseOne'),
})
export type AnswerInput = z.infer<typeof AnswerInput>

export const OneMatchingInput = z.object({ matching: id })
export type OneMatchingInput = z.infer<typeof OneMatchingInput>

export const ReplanInput = z.object({ matching: id, reason })
export type ReplanInput = z.infer<typeof ReplanInput>

export const LiftInput = z.object({
  matching: id,
  line: id,
  check: z.enum(CHECKS, 'chooseOne'),
  about: z.string().max(2_000, 'tooLong'),
  reason,
})
export type LiftInput = z.infer<typeof LiftInput>

export const RuleInput = z.object({
  matching: id,
  line: id,
  ruling: z.enum(RULINGS, 'chooseOne'),
  reason: words(1_000),
})
export type RuleInput = z.infer<typeof RuleInput>

export const PublishInput = z.object({ matching: id, contractsUntil: day })
export type PublishInput = z.infer<typeof PublishInput>

export const ContinueInput = z.object({ matching: id, from: day, reason })
export type ContinueInput = z.infer<typeof ContinueInput>
