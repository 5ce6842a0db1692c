import { z } from 'zod'
import * as f from '../fields.ts'
import { REGISTER_FIELDS, type RegisterField } from './columns.ts'

const StoredFile = z.object({
  name: z.string().max(300),
  sha256: z.string(),
  size: z.number(),
  mediaType: z.string(),
})

export const UploadInput = z.object({
  region: f.idField,
  municipality: f.optionalId,
  files: z.array(StoredFile).min(1, 'fileNeeded').max(1, 'oneFile'),
})
export type UploadInput = z.infer<typeof UploadInput>

const field = z
  .union([z.literal(''), z.enum(REGISTER_FIELDS)], 'chooseOne')
  .transform((name): RegisterField | null => (name === '' ? null : name))

const position = (code: string) =>
  z
    .string()
    .regex(/^\d{1,4}$/, code)
    .transform(Number)

export const MatchInput = z.object({
  import: f.idField,
  sheet: z.string().max(200),
  /** Number of the row as the spreadsheet shows it. */
  headerRow: position('notANumber').refine((row) => row >= 1, 'notANumber'),
  heads: z.string().max(4_000),
  columns: z.array(field).max(256),
  settings: z.object({
    municipality: f.optionalId,
    addMunicipalities: z.boolean(),
    names: z.enum(['ours', 'theirs'], 'chooseOne'),
    categoryFrom: f.field(f.readDay),
    categoryBasis: f.field(f.readLine(300)),
  }),
})
export type MatchInput = z.infer<typeof MatchInput>

export const SaveInput = z.object({
  import: f.idField,
  /** What the preview had shown: something else is not saved in its place. */
  seen: z.string().max(100),
  background: z.boolean(),
})
export type SaveInput = z.infer<typeof SaveInput>
