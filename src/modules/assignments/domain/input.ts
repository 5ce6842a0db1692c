import { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'

const id = z.string().refine(isUuid, 'notAnId')
const words = (least: number, code: string) => z.string().trim().min(least, code).max(20_000, 'tooLong')

const StoredFile = z.object({
  name: z.string().max(300),
  sha256: z.string(),
  size: z.number(),
  mediaType: z.string(),
})

export const ReportInput = z.object({
  assignment: id,
  text: words(1, 'reportNeedsWords'),
  files: z.array(StoredFile).max(20, 'tooManyFiles'),
  channel: z.enum(['self', 'phone', 'paper', 'file'], 'chooseOne'),
})
export type ReportInput = z.infer<typeof ReportInput>

export const StartInput = z.object({ assignment: id })
export type StartInput = z.infer<typeof StartInput>

export const JudgeInput = z.object({
  assignment: id,
  decision: z.enum(['accepted', 'returned', 'offControl'], 'chooseDecision'),
  words: z.string().trim().max(5_000, 'tooLong'),
})
export type JudgeInput = z.infer<typeof JudgeInput>

export const DeclineInput = z.object({
  assignment: id,
  reason: words(1, 'declineNeedsReason'),
  channel: z.enum(['self', 'phone', 'paper', 'file'], 'chooseOne').default('self'),
})
export type DeclineInput = z.infer<typeof DeclineInput>

export const RecallInput = z.object({ assignment: id, reason: words(1, 'recallNeedsReason') })
export type RecallInput = z.infer<typeof RecallInput>

export const JudgeManyInput = z.object({
  /** «id:report»: which report the person saw. */
  assignments: z.array(z.string().max(60)).min(1, 'chooseSome').max(300, 'tooManyAtOnce'),
  decision: z.enum(['accepted', 'returned', 'offControl'], 'chooseDecision'),
  words: z.string().trim().max(5_000, 'tooLong'),
})
export type JudgeManyInput = z.infer<typeof JudgeManyInput>

export const UndoInput = z.object({ action: id })
export type UndoInput = z.infer<typeof UndoInput>

/** A day typed by hand; an empty one is no day. */
const typedDay = z.string().transform((text, context) => {
  if (text.trim() === '') return null
  const day = readTypedDay(text)
  if (day === null) context.addIssue({ code: 'custom', message: 'notADay' })
  return day
})

export const DelegateInput = z.object({
  assignment: id,
  person: z.string().refine(isUuid, 'choosePerson'),
  /** The last day, inclusive, as people say it. */
  until: typedDay,
  words: z.string().trim().max(2_000, 'tooLong'),
})
export type DelegateInput = z.infer<typeof DelegateInput>

export const AskLaterInput = z.object({
  assignment: id,
  until: typedDay,
  reason: words(1, 'postponeNeedsWords'),
})
export type AskLaterInput = z.infer<typeof AskLaterInput>

export const SetTermInput = z.object({
  assignment: id,
  decision: z.enum(['moved', 'kept'], 'chooseDecision'),
  until: typedDay,
  words: z.string().trim().max(2_000, 'tooLong'),
})
export type SetTermInput = z.infer<typeof SetTermInput>

export const HandOverInput = z.object({
  from: z.string().refine(isUuid, 'choosePerson'),
  to: z.string().refine(isUuid, 'choosePerson'),
  reason: words(1, 'handOverNeedsReason'),
})
export type HandOverInput = z.infer<typeof HandOverInput>

export const CallInput = z.object({
  assignments: z.array(id).min(1, 'nothingToCallAbout').max(200, 'tooManyAtOnce'),
  spokeWith: z.string().trim().max(200, 'tooLong'),
  said: words(1, 'callNeedsWords'),
  promised: typedDay,
  /** Page to go back to. */
  back: z.enum(['card', 'late']),
})
export type CallInput = z.infer<typeof CallInput>

export const RecallSentInput = z.object({ source: id, reason: words(1, 'recallNeedsReason') })
export type RecallSentInput = z.infer<typeof RecallSentInput>
