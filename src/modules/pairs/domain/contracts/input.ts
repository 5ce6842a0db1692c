import { z } from 'zod'
import { act, channel, day, id, line, maybeId, needed, organisation, words } from '../input.ts'
import { MEETING_FORMS } from './types.ts'

const file = z.object({ name: z.string(), sha256: z.string(), size: z.number(), mediaType: z.string() })

export const DraftInput = z.object({
  pair: id,
  /** «curated:mentor»: which bond of the pair it is about. */
  bond: z.string().refine((text) => /^[0-9a-f-]{36}:[0-9a-f-]{36}$/u.test(text), 'chooseOne'),
  from: day,
  until: day,
  place: needed(120),
  basis: needed(500),
  subject: words(2_000).refine((text) => text !== '', 'required'),
})
export type DraftInput = z.infer<typeof DraftInput>

export const AgreeContractInput = z.object({ contract: id, number: line(40), on: day })
export type AgreeContractInput = z.infer<typeof AgreeContractInput>

export const OneContractInput = z.object({ contract: id })
export type OneContractInput = z.infer<typeof OneContractInput>

export const SignInput = z.object({
  contract: id,
  side: z.enum(['mentor', 'curated'], 'chooseOne'),
  on: day,
  file: file.nullable(),
  channel: channel.default('paper'),
})
export type SignInput = z.infer<typeof SignInput>

export const ContractLinkInput = z.object({ contract: id, school: organisation })

export const ExtendInput = z.object({ contract: id, until: day, words: needed(300) })
export type ExtendInput = z.infer<typeof ExtendInput>

export const TerminateInput = z.object({ contract: id, on: day, reason: needed(500) })
export type TerminateInput = z.infer<typeof TerminateInput>

const hours = z
  .string()
  .transform((text) => Number(text.trim().replace(',', '.')))
  .refine((value) => Number.isFinite(value) && value > 0 && value <= 24, 'hoursWrong')

export const MeetingInput = z.object({
  pair: id,
  /** The school that writes it down. */
  school: organisation,
  curated: organisation,
  on: day,
  form: z.enum(MEETING_FORMS, 'chooseOne'),
  theme: needed(300),
  hours,
  who: needed(300),
  people: z
    .string()
    .refine((text) => text.trim() === '' || /^\d{1,4}$/u.test(text.trim()), 'peopleWrong')
    .transform((text) => (text.trim() === '' ? null : Number(text))),
  result: words(2_000),
  goal: maybeId,
})
export type MeetingInput = z.infer<typeof MeetingInput>

export const StrikeInput = z.object({ pair: id, meeting: id, reason: needed(300) })
export type StrikeInput = z.infer<typeof StrikeInput>

export const TemplateInput = z.object({
  file: file.nullable().refine((given) => given !== null, 'chooseFile'),
  tags: z.array(z.string()),
})
export type TemplateInput = z.infer<typeof TemplateInput>

export const JudgeTemplateInput = z.object({
  template: id,
  decision: z.enum(['approve', 'remarks'], 'chooseOne'),
  remarks: words(1_000),
  act,
  actWords: line(300),
})
export type JudgeTemplateInput = z.infer<typeof JudgeTemplateInput>
