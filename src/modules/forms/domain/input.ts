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

export const WHO = [
  'all',
  'lowResults',
  'highResults',
  'atRisk',
  'resilient',
  'lowEngagement',
  'adverse',
  'chosen',
] as const

export const OpenInput = z.object({
  form: id,
  title: z.string().trim().min(1, 'required').max(300, 'tooLong'),
  words: z.string().trim().max(5_000, 'tooLong'),
  dueOn: day,
  node: z.string().max(60),
  basis: z.string().trim().max(500, 'tooLong'),
  /** The paper behind it, or «paper/clause» when one clause asks for exactly this. */
  directive: z
    .string()
    .refine((typed) => typed === '' || typed.split('/').every(isUuid), 'notAnId')
    .default(''),
  who: z.enum(WHO, 'chooseOne'),
  organisations: z.array(id).max(2_000),
})
export type OpenInput = z.infer<typeof OpenInput>

export const CollectionInput = z.object({ collection: id })
export type CollectionInput = z.infer<typeof CollectionInput>

/** What a new working copy begins from: nothing, a form, a table of a paper. */
export const BeginInput = z.object({
  base: z.enum(['form', 'paper', 'blank']),
  id: z.union([z.literal(''), id]),
  node: z.string().max(60),
  title: z.string().trim().max(300, 'tooLong'),
})
export type BeginInput = z.infer<typeof BeginInput>

const key = z.string().max(60)
const by = z.union([z.literal(-1), z.literal(1)])
const at = z.number().int().min(0).max(300)
const said = z.record(z.string().max(120), z.array(z.string().max(20_000, 'tooLong')))

/** One step of the editor. */
const Step = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('head'),
    title: z.string().trim().min(1, 'required').max(300, 'tooLong'),
    lead: z.string().trim().max(2_000, 'tooLong'),
  }),
  z.object({ step: z.literal('field'), key, section: at, said }),
  z.object({ step: z.literal('moveField'), key, by }),
  z.object({ step: z.literal('dropField'), key }),
  z.object({ step: z.literal('section'), at, title: z.string().trim().max(300, 'tooLong') }),
  z.object({ step: z.literal('moveSection'), at, by }),
  z.object({ step: z.literal('dropSection'), at }),
  z.object({ step: z.literal('rule'), key, said }),
  z.object({ step: z.literal('dropRule'), key }),
])
export type Step = z.infer<typeof Step>

export const ChangeInput = z.object({ draft: id, change: Step })
export type ChangeInput = z.infer<typeof ChangeInput>

export const DraftInput = z.object({ draft: id })
export type DraftInput = z.infer<typeof DraftInput>

export const FormInput = z.object({ form: id })
export type FormInput = z.infer<typeof FormInput>

export const WithdrawInput = FormInput.extend({
  why: z.string().trim().min(1, 'required').max(1_000, 'tooLong'),
})
export type WithdrawInput = z.infer<typeof WithdrawInput>

const SheetFile = z.object({
  name: z.string().max(300),
  sheets: z.array(z.array(z.array(z.string()))),
})

export const LoadInput = z.object({ collection: id, file: SheetFile })
export type LoadInput = z.infer<typeof LoadInput>

/** The same about one answer, filled in by its school. */
export const LoadOneInput = z.object({ answer: id, file: SheetFile })
export type LoadOneInput = z.infer<typeof LoadOneInput>

/** `seen` says which answers stood on the page of differences. */
export const ApplyInput = z.object({ load: id, send: z.boolean(), seen: z.string().max(60) })
export type ApplyInput = z.infer<typeof ApplyInput>
