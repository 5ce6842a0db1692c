import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { isUuid, type MunicipalityId, type OrganisationId } from '../../../kernel/ids.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { CATEGORIES } from '../../schools/domain/types.ts'
import { EFFECT_STATES } from './effects.ts'
import { TEXT_FIELDS, type TextField } from './types.ts'

const id = z.string().refine(isUuid, 'notAnId')
const line = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/gu, ' ').trim())
    .refine((text) => text.length <= max, 'tooLong')
const needed = (max: number) => line(max).refine((text) => text !== '', 'required')
/** Several lines as written; only the edges are trimmed. */
const words = (max: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text.length <= max, 'tooLong')

const day = z.string().transform((typed, context): Day => {
  const read = readTypedDay(typed)
  if (read !== null) return read
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'required' : 'notADay' })
  return z.NEVER
})

/** A paper of the register, one of its clauses, or words when it is not there: `d:id`, `c:id:clause`, empty. */
const act = z
  .string()
  .refine(
    (value) => value === '' || /^(?:d:[0-9a-f-]{36}|c:[0-9a-f-]{36}:[0-9a-f-]{36})$/u.test(value),
    'chooseOne',
  )
const actFields = { act, actWords: line(300) }

export const ProgrammeInput = z.object({
  programme: z.union([z.literal(''), id]),
  name: needed(500),
  shortName: needed(120),
  purpose: words(4_000),
  from: day,
  until: day,
})
export type ProgrammeInput = z.infer<typeof ProgrammeInput>

export const StageInput = z.object({
  programme: id,
  stage: z.union([z.literal(''), id]),
  name: needed(200),
  from: day,
  until: day,
  brings: words(2_000),
  answers: line(500),
})
export type StageInput = z.infer<typeof StageInput>

export const OneStageInput = z.object({ programme: id, stage: id })
export type OneStageInput = z.infer<typeof OneStageInput>

export const AliasInput = z.object({ programme: id, alias: needed(300) })
export type AliasInput = z.infer<typeof AliasInput>

export const OneAliasInput = z.object({ programme: id, alias: id })
export type OneAliasInput = z.infer<typeof OneAliasInput>

export const MoveInput = z.object({
  id,
  action: z.enum(['agree', 'start', 'close'], 'chooseOne'),
  ...actFields,
})
export type MoveInput = z.infer<typeof MoveInput>

export const OpeningInput = z.object({ id })
export type OpeningInput = z.infer<typeof OpeningInput>

export const ModelInput = z.object({
  programme: id,
  municipality: id.transform((value) => value as MunicipalityId),
  name: needed(500),
  shortName: needed(200),
})
export type ModelInput = z.infer<typeof ModelInput>

const texts = z.object(
  Object.fromEntries(TEXT_FIELDS.map((field) => [field, words(20_000)])) as Record<
    TextField,
    ReturnType<typeof words>
  >,
)
const namedSchool = z.object({
  written: line(500),
  school: z.union([z.literal(''), z.literal('none'), id]),
  category: z.enum(CATEGORIES, 'chooseOne'),
})

const storedFile = z.object({ name: z.string(), sha256: z.string(), size: z.number(), mediaType: z.string() })

export const UploadInput = z.object({
  model: id,
  file: storedFile.nullable().refine((file) => file !== null, 'chooseFile'),
  read: z.unknown(),
})
export type UploadInput = z.infer<typeof UploadInput>

/** A passport as a person leaves it: from a file that was read (`passport`), or written by hand. */
export const PassportInput = z.object({
  model: id,
  passport: z.union([z.literal(''), id]),
  fields: texts,
  schools: z.array(namedSchool).max(2_000, 'tooLong'),
  note: line(500),
  remember: z.boolean(),
})
export type PassportInput = z.infer<typeof PassportInput>

const maybeDay = z.string().transform((typed, context): Day | null => {
  if (typed.trim() === '') return null
  const read = readTypedDay(typed)
  if (read !== null) return read
  context.addIssue({ code: 'custom', message: 'notADay' })
  return z.NEVER
})

export const OneModel = z.object({ model: id })
export type OneModel = z.infer<typeof OneModel>

export const EffectPlanInput = z.object({ model: id, effect: id, planned: words(1_000), dueOn: maybeDay })
export type EffectPlanInput = z.infer<typeof EffectPlanInput>

export const EffectReportInput = z.object({
  model: id,
  effect: id,
  state: z.enum(EFFECT_STATES, 'chooseOne'),
  actual: words(4_000).refine((text) => text !== '', 'required'),
  evidence: words(4_000),
  on: day,
  files: z.array(storedFile).max(20, 'tooManyFiles'),
})
export type EffectReportInput = z.infer<typeof EffectReportInput>

export const ChangeInput = z.object({
  model: id,
  kind: z.enum(['enter', 'exit'], 'chooseOne'),
  category: z.union([z.literal(''), z.enum(CATEGORIES)], 'chooseOne'),
  on: day,
  schools: z
    .array(id.transform((value) => value as OrganisationId))
    .min(1, 'chooseSchools')
    .max(2_000, 'tooLong'),
  reason: line(300),
  ...actFields,
})
export type ChangeInput = z.infer<typeof ChangeInput>

export const AppointInput = z.object({
  model: id,
  person: id,
  role: z.enum(['municipalCoordinator', 'municipalCurator', 'methodologist'], 'chooseOne'),
  from: day,
  ...actFields,
})
export type AppointInput = z.infer<typeof AppointInput>

/** One line of «Новый год по образцу прошлого»: carried over or left out, with its dates as the person wants them. */
const carried = z.object({
  key: z.string().max(60),
  take: z.boolean(),
  from: z.string().max(40),
  until: z.string().max(40),
})
export type Carried = z.infer<typeof carried>

export const NextYearInput = z.object({
  programme: id,
  name: needed(500),
  shortName: needed(120),
  from: day,
  until: day,
  lines: z.array(carried).max(2_000, 'tooLong'),
})
export type NextYearInput = z.infer<typeof NextYearInput>

export const NextModelInput = z.object({
  model: id,
  programme: id,
  municipality: id.transform((value) => value as MunicipalityId),
  name: needed(500),
  period: words(500),
  lines: z.array(carried).max(4_000, 'tooLong'),
  terms: z
    .array(z.object({ row: id, words: line(200) }))
    .max(2_000, 'tooLong')
    .default([]),
})
export type NextModelInput = z.infer<typeof NextModelInput>

/** Reports are asked of all models about one period. */
export const AskInput = z.object({ programme: id, from: day, until: day, dueOn: day })
export type AskInput = z.infer<typeof AskInput>

export const SummaryInput = z.object({
  assignment: id,
  done: words(8_000),
  obstacles: words(8_000),
  requests: words(8_000),
})
export type SummaryInput = z.infer<typeof SummaryInput>

export const JudgeSummaryInput = z.object({
  assignment: id,
  decision: z.enum(['accepted', 'returned'], 'chooseOne'),
  words: words(4_000),
})
export type JudgeSummaryInput = z.infer<typeof JudgeSummaryInput>
