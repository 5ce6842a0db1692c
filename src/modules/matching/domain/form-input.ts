import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { isUuid, type OrganisationId } from '../../../kernel/ids.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { SILENCES } from './types.ts'

export const id = z.string().refine(isUuid, 'notAnId')
/** A choice that may be left open. Not a union: its faults have no code of ours. */
export const maybeId = z.string().refine((value) => value === '' || isUuid(value), 'notAnId')
export const organisation = id.transform((value) => value as OrganisationId)
export const line = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/gu, ' ').trim())
    .refine((text) => text.length <= max, 'tooLong')
/** Several lines as written; only the edges are trimmed. */
export const words = (max: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text.length <= max, 'tooLong')
/** Words that must be there: reasons. */
export const reason = words(500).refine((text) => text !== '', 'reasonNeeded')
export const day = z.string().transform((typed, context): Day => {
  const read = readTypedDay(typed)
  if (read !== null) return read
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'required' : 'notADay' })
  return z.NEVER
})
/** A whole number as typed. */
export const count = z
  .string()
  .refine((typed) => /^\s*\d{1,6}\s*$/u.test(typed), 'notANumber')
  .transform((typed) => Number(typed.trim()))
/** The same, or nothing typed. */
export const maybeCount = z
  .string()
  .refine((typed) => /^\s*\d{0,6}\s*$/u.test(typed), 'notANumber')
  .transform((typed) => (typed.trim() === '' ? null : Number(typed.trim())))
export const year = z
  .string()
  .refine((typed) => /^20\d\d$/u.test(typed), 'yearWrong')
  .transform(Number)

export const OpenInput = z.object({
  municipality: maybeId,
  programme: maybeId,
  year,
  from: day,
  until: day,
  offersUntil: day,
  silence: z.enum(SILENCES, 'chooseOne'),
})
export type OpenInput = z.infer<typeof OpenInput>

export const CancelInput = z.object({ matching: id, reason })
export type CancelInput = z.infer<typeof CancelInput>
