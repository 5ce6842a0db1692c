import { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'

const id = z.string().refine(isUuid, 'notAnId')
const text = z.string().trim().min(1, 'questionNeedsWords').max(5_000, 'tooLong')

export const AskInput = z.object({
  record: id,
  /** A clause, a row of a roadmap; the whole thing without it. */
  row: z
    .string()
    .refine((typed) => typed === '' || isUuid(typed), 'notAnId')
    .transform((typed) => (typed === '' ? null : typed)),
  text,
})
export type AskInput = z.infer<typeof AskInput>

export const RemarkInput = z.object({
  record: id,
  remark: z.string().trim().min(1, 'remarksNeeded').max(5_000, 'tooLong'),
})
export type RemarkInput = z.infer<typeof RemarkInput>

export const SayInput = z.object({
  question: id,
  text,
  /** Everybody who sees the thing may read it. */
  forAll: z.boolean(),
  /** How the school said it, where somebody writes its answer down; `self` is the writer's own word. */
  channel: z.enum(['self', 'phone', 'paper'], 'chooseOne').default('self'),
})
export type SayInput = z.infer<typeof SayInput>

export const QuestionLinkInput = z.object({ question: id })

export const CloseInput = z.object({ question: id })
export type CloseInput = z.infer<typeof CloseInput>
