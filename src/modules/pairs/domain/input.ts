import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { isUuid, type OrganisationId } from '../../../kernel/ids.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { CHANNELS, DUTIES, OPINION_KINDS, OPINION_MARKS } from './types.ts'

export const id = z.string().refine(isUuid, 'notAnId')
export const maybeId = z.union([z.literal(''), id], 'notAnId')
export const organisation = id.transform((value) => value as OrganisationId)
export const line = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/gu, ' ').trim())
    .refine((text) => text.length <= max, 'tooLong')
export const needed = (max: number) => line(max).refine((text) => text !== '', 'required')
/** Several lines as written; only the edges are trimmed. */
export const words = (max: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text.length <= max, 'tooLong')
export const day = z.string().transform((typed, context): Day => {
  const read = readTypedDay(typed)
  if (read !== null) return read
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'required' : 'notADay' })
  return z.NEVER
})
export const channel = z.enum(CHANNELS, 'chooseOne')

/** A paper of the register, one of its clauses, or words when it is not there: `d:id`, `c:id:clause`, empty. */
export const act = z
  .string()
  .refine(
    (value) => value === '' || /^(?:d:[0-9a-f-]{36}|c:[0-9a-f-]{36}:[0-9a-f-]{36})$/u.test(value),
    'chooseOne',
  )

/** Goals come one a line: «Подготовка к устному собеседованию». */
const goalLines = words(6_000).transform((text) =>
  text
    .split('\n')
    .map((each) => each.replace(/\s+/gu, ' ').trim())
    .filter((each) => each !== ''),
)

export const ProposeInput = z.object({
  programme: maybeId,
  curated: z.array(organisation).max(40, 'tooLong'),
  lead: z.union([z.literal(''), organisation], 'notAnId'),
  subjects: z
    .array(z.object({ mentor: z.union([z.literal(''), organisation], 'notAnId'), subject: line(120) }))
    .max(10, 'tooLong'),
  from: day,
  until: day,
  goals: goalLines,
})
export type ProposeInput = z.infer<typeof ProposeInput>

export const AgreeInput = z.object({ pair: id, school: organisation, channel })
export type AgreeInput = z.infer<typeof AgreeInput>

export const DeclineInput = z.object({
  pair: id,
  school: z.union([z.literal(''), organisation], 'notAnId'),
  reason: needed(500),
  channel: channel.default('self'),
})
export type DeclineInput = z.infer<typeof DeclineInput>

export const ConfirmInput = z.object({ pair: id, act, actWords: line(300) })
export type ConfirmInput = z.infer<typeof ConfirmInput>

export const PairInput = z.object({ pair: id, school: z.union([z.literal(''), organisation], 'notAnId') })
export type PairInput = z.infer<typeof PairInput>

export const PairLinkInput = z.object({ pair: id, school: organisation })

export const EndInput = z.object({ pair: id, on: day, reason: line(500) })
export type EndInput = z.infer<typeof EndInput>

export const CapacityInput = z.object({
  school: organisation,
  schools: z
    .string()
    .refine((text) => /^\d{1,2}$/u.test(text.trim()) && Number(text) <= 20, 'capacityWrong')
    .transform(Number),
})
export type CapacityInput = z.infer<typeof CapacityInput>

export const NamePersonInput = z
  .object({
    pair: id,
    school: organisation,
    person: maybeId,
    name: line(200),
    position: line(200),
    duty: z.enum(DUTIES, 'chooseOne'),
    subject: line(120),
  })
  .refine(({ person, name }) => person !== '' || name !== '', { message: 'nameNeeded', path: ['person'] })
  .refine(({ duty, subject }) => duty !== 'subject' || subject !== '', {
    message: 'subjectNeeded',
    path: ['subject'],
  })
export type NamePersonInput = z.infer<typeof NamePersonInput>

export const OnePersonInput = z.object({ pair: id, named: id })
export type OnePersonInput = z.infer<typeof OnePersonInput>

export const GoalInput = z.object({
  pair: id,
  school: organisation,
  text: needed(500),
  subject: line(120),
  expected: words(1_000),
})
export type GoalInput = z.infer<typeof GoalInput>

export const CloseGoalInput = z.object({
  pair: id,
  goal: id,
  state: z.enum(['met', 'dropped'], 'chooseOne'),
  outcome: words(2_000).refine((text) => text !== '', 'outcomeNeeded'),
})
export type CloseGoalInput = z.infer<typeof CloseGoalInput>

export const OpinionInput = z.object({
  pair: id,
  school: organisation,
  kind: z.enum(OPINION_KINDS, 'chooseOne'),
  mark: z.enum(OPINION_MARKS, 'chooseOne'),
  helped: words(2_000),
  missing: words(2_000),
  channel,
})
export type OpinionInput = z.infer<typeof OpinionInput>
