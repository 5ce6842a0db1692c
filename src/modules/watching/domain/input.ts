import { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'
import { filterOf, isFilteredList, LONGEST_QUERY } from './lists.ts'
import type { Subject } from './types.ts'

const id = z.string().refine(isUuid, 'notAnId')
const name = z.string().trim().min(1, 'filterNeedsName').max(80, 'nameTooLong')

type Starring = { readonly subject: Subject; readonly keep: boolean; readonly back: 'card' | 'list' }

/** Exactly one of the three is named. */
export const StarInput = z
  .object({
    record: z.string(),
    who: z.string(),
    form: z.string(),
    keep: z.boolean(),
    /** Page to go back to. */
    back: z.enum(['card', 'list']),
  })
  .transform(({ record, who, form, keep, back }, context): Starring => {
    const named = (
      [
        { kind: 'record', id: record },
        { kind: 'who', id: who },
        { kind: 'form', id: form },
      ] as const
    ).filter((one) => one.id !== '')
    const [subject] = named
    if (subject === undefined || named.length > 1 || !isUuid(subject.id)) {
      context.addIssue({ code: 'custom', message: 'notAnId' })
      return z.NEVER
    }
    return { subject, keep, back }
  })
export type StarInput = z.infer<typeof StarInput>

/** One star, or all of them. */
export const SeenInput = z.object({ star: z.union([z.literal(''), id]) })
export type SeenInput = z.infer<typeof SeenInput>

export const LookedInput = z.object({})
export type LookedInput = z.infer<typeof LookedInput>

export const SaveFilterInput = z.object({
  list: z.string().refine(isFilteredList, 'listUnknown'),
  query: z
    .string()
    .max(LONGEST_QUERY, 'filterTooLong')
    .transform(filterOf)
    .refine((query) => query !== '', 'filterEmpty'),
  name,
})
export type SaveFilterInput = z.infer<typeof SaveFilterInput>

export const RenameFilterInput = z.object({ filter: id, name })
export type RenameFilterInput = z.infer<typeof RenameFilterInput>

export const RemoveFilterInput = z.object({ filter: id })
export type RemoveFilterInput = z.infer<typeof RemoveFilterInput>
