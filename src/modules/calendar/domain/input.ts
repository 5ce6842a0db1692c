import { z } from 'zod'
import { parseDay } from '../../../kernel/day.ts'
import { DAY_KINDS } from './types.ts'

const StoredFile = z.object({
  name: z.string().max(300),
  sha256: z.string(),
  size: z.number(),
  mediaType: z.string(),
})

const ReadDay = z
  .object({ day: z.string(), kind: z.enum(DAY_KINDS), basis: z.string() })
  .transform((row, context) => {
    const day = parseDay(row.day)
    if (day === null) {
      context.addIssue({ code: 'custom', message: 'rowDay' })
      return z.NEVER
    }
    return { ...row, day }
  })

export const yearField = z
  .string()
  .regex(/^\s*20\d\d\s*$/u, 'notAYear')
  .transform((text) => Number(text))

/** A table of days as it was read before the command: `days` is empty while the file was not chosen. */
export const LoadYearInput = z.object({
  year: yearField,
  basis: z.string().trim().min(1, 'basisNeeded').max(300, 'tooLong'),
  file: StoredFile.nullable().refine((file) => file !== null, 'fileNeeded'),
  days: z.array(ReadDay),
})
export type LoadYearInput = z.infer<typeof LoadYearInput>

export const SaveYearInput = z.object({
  load: z.uuid(),
  /** Version of the year that the difference was drawn from. */
  seen: z.coerce.number().int(),
})
export type SaveYearInput = z.infer<typeof SaveYearInput>
