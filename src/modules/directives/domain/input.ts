import { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'

const id = z.string().refine(isUuid, 'notAnId')
const text = (max: number) => z.string().trim().max(max, 'tooLong')
export const StoredFile = z.object({
  name: z.string(),
  sha256: z.string(),
  size: z.number(),
  mediaType: z.string(),
})
export type StoredFile = z.infer<typeof StoredFile>

/** The reading itself is made by the program from the file; its shape is the reader's. */
export const UploadInput = z.object({
  file: StoredFile.nullable().refine((file) => file !== null, 'chooseFile'),
  level: z.enum(['own', 'incoming']),
  model: z.unknown(),
  reading: z.unknown(),
})
export type UploadInput = z.infer<typeof UploadInput>

export const AnswerInput = z.object({
  directive: id,
  question: id,
  choice: z.string().min(1, 'chooseOne').max(200, 'tooLong'),
  other: z.string().max(60, 'tooLong'),
  remember: z.boolean(),
})
export type AnswerInput = z.infer<typeof AnswerInput>

export const ClauseInput = z.object({
  directive: id,
  clause: id,
  number: text(30),
  parent: z.union([id, z.literal('')]),
  action: text(20_000).min(1, 'required'),
  modality: z.enum(['order', 'recommendation'], 'chooseOne'),
  term: text(300),
  leftOut: z.boolean(),
  remember: z.boolean(),
  addressees: z.array(z.string().max(1_000)).max(2_000, 'tooLong'),
})
export type ClauseInput = z.infer<typeof ClauseInput>

export const RequisitesInput = z.object({
  directive: id,
  direction: z.enum(['own', 'incoming'], 'chooseOne'),
  kind: text(60).min(1, 'required'),
  number: text(60),
  date: text(40),
  title: text(2_000).min(1, 'required'),
  issuer: text(1_000),
  signers: text(2_000),
  control: text(500),
  controller: z.union([id, z.literal('')]),
})
export type RequisitesInput = z.infer<typeof RequisitesInput>

export const OneDirective = z.object({ directive: id })
export type OneDirective = z.infer<typeof OneDirective>

export const ReceiveInput = z.object({ directive: id, number: text(60), receivedOn: text(40) })
export type ReceiveInput = z.infer<typeof ReceiveInput>

const ResolutionLineInput = z.object({
  clause: id.nullable(),
  goesDown: z.boolean(),
  text: text(2_000),
  term: text(200),
  executors: z.array(id).max(20, 'tooLong'),
})
export const ResolutionInput = z.object({
  directive: id,
  text: text(2_000),
  lines: z.array(ResolutionLineInput).max(500, 'tooLong'),
})
export type ResolutionInput = z.infer<typeof ResolutionInput>

const ChangedClauseInput = z.object({
  clause: id,
  kind: z.enum(['same', 'edition', 'repeal'], 'chooseOne'),
  text: text(20_000),
})
export const ChangesInput = z.object({
  directive: id,
  by: z.union([id, z.literal('')]),
  words: text(500),
  from: text(40).min(1, 'required'),
  whole: z.boolean(),
  lines: z.array(ChangedClauseInput).max(1_000, 'tooLong'),
})
export type ChangesInput = z.infer<typeof ChangesInput>

export const SplitClauseInput = z.object({ directive: id, clause: id, at: text(20), words: text(300) })
export type SplitClauseInput = z.infer<typeof SplitClauseInput>

const side = z.enum(['next', 'previous'], 'chooseOne')
export const GlueClauseInput = z.object({ directive: id, clause: id, side })
export type GlueClauseInput = z.infer<typeof GlueClauseInput>

const cells = z.record(z.string().max(60), text(10_000))
const row = z.number().int().min(0).max(10_000)
export const SplitRowInput = z.object({ directive: id, table: id, row, first: cells, second: cells })
export type SplitRowInput = z.infer<typeof SplitRowInput>

export const GlueRowInput = z.object({ directive: id, table: id, row, side })
export type GlueRowInput = z.infer<typeof GlueRowInput>

export const UndoCorrectionInput = z.object({ directive: id, correction: id })
export type UndoCorrectionInput = z.infer<typeof UndoCorrectionInput>

export const ControllersInput = z.object({
  directive: id,
  clause: z.union([id, z.literal('')]),
  people: z.array(id).max(10, 'tooLong'),
})
export type ControllersInput = z.infer<typeof ControllersInput>

/** Schools that the register lacks, by the question each was asked about; a name left empty adds nothing. */
export const NewSchoolsInput = z.object({
  directive: id,
  schools: z.array(z.object({ question: id, name: text(300) })).max(500, 'tooLong'),
})
export type NewSchoolsInput = z.infer<typeof NewSchoolsInput>

export const SettleTwinInput = z.object({
  directive: id,
  twin: id,
  choice: z.enum(['same', 'other'], 'chooseOne'),
  reason: text(1_000),
})
export type SettleTwinInput = z.infer<typeof SettleTwinInput>
