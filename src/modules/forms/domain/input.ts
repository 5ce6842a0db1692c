import { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'

const id = z.string().refine(isUuid, 'notAnId')
const MOST = 200_000

const StoredFile = z.object({
  name: z.string().max(300),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  size: z.number(),
  mediaType: z.string(),
})

/** A form as typed: fields and files by the names of their controls. */
const TypedForm = z.object({
  fields: z.record(z.string().max(120), z.array(z.string().max(MOST, 'tooLong'))),
  files: z.record(z.string().max(120), z.array(StoredFile)),
})
export type TypedForm = z.infer<typeof TypedForm>

export const KeepInput = z.object({ answer: id, typed: TypedForm })
export type KeepInput = z.infer<typeof KeepInput>

export const SendInput = KeepInput.extend({ channel: z.string().max(10) })
export type SendInput = z.infer<typeof SendInput>

export const JudgeInput = z.object({
  answer: id,
  decision: z.enum(['accept', 'return'], 'chooseDecision'),
  remarks: z.array(z.object({ field: z.string().max(60), text: z.string().trim().max(5_000, 'tooLong') })),
})
export type JudgeInput = z.infer<typeof JudgeInput>

export const AnswerInput = z.object({ answer: id })
export type AnswerInput = z.infer<typeof AnswerInput>

const day = z.string().transform((text, context) => {
  const read = readTypedDay(text)
  if (read !== null) return read
  context.addIssue({ code: 'custom', message: text.trim() === '' ? 'required' : 'notADay' })
  return z.NEVER
})

export const WHO = ['all', 'lowResults', 'highResults', 'atRisk', 'resilient', 'chosen'] as const

export const OpenInput = z.object({
  form: id,
  title: z.string().trim().min(1, 'required').max(300, 'tooLong'),
  words: z.string().trim().max(5_000, 'tooLong'),
  dueOn: day,
  node: z.string().max(60),
  basis: z.string().trim().max(500, 'tooLong'),
  directive: z.union([z.literal(''), id]),
  who: z.enum(WHO, 'chooseOne'),
  organisations: z.array(id).max(2_000),
})
export type OpenInput = z.infer<typeof OpenInput>

export const CollectionInput = z.object({ collection: id })
export type CollectionInput = z.infer<typeof CollectionInput>

const Edit = z.object({
  key: z.string().max(60),
  isLeftOut: z.boolean(),
  number: z.string().trim().max(20, 'tooLong'),
  label: z.string().trim().max(2_000, 'tooLong'),
  help: z.string().trim().max(2_000, 'tooLong'),
  kind: z.string().max(20),
  isRequired: z.boolean(),
  limit: z.string().trim().max(12, 'tooLong'),
  options: z.string().max(20_000, 'tooLong'),
})
export type Edit = z.infer<typeof Edit>

/** What a person corrected in a form before it is published; the base is what he saw. */
export const PublishInput = z.object({
  base: z.enum(['form', 'paper', 'blank']),
  id: z.union([z.literal(''), id]),
  node: z.string().max(60),
  title: z.string().trim().min(1, 'required').max(300, 'tooLong'),
  edits: z.array(Edit).max(300),
})
export type PublishInput = z.infer<typeof PublishInput>

export const LoadInput = z.object({
  collection: id,
  file: z.object({ name: z.string().max(300), sheets: z.array(z.array(z.array(z.string()))) }),
})
export type LoadInput = z.infer<typeof LoadInput>

export const ApplyInput = z.object({ load: id, send: z.boolean() })
export type ApplyInput = z.infer<typeof ApplyInput>
