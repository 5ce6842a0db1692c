import { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'
import { unknownPlaceholders } from './letter.ts'
import { LETTER_KINDS, type LetterKind, type LetterWords, MAILBOXES, MODES } from './types.ts'

const FARTHEST = 60
const MOST = 8
const LONGEST_TEXT = 2000

const isWhole = (text: string): boolean => /^\d{1,3}$/u.test(text)

/** «30, 7, 3, 1»: whole days, each once, the farthest first. */
const daysList = z
  .string()
  .transform((typed) => typed.split(/[\s,;]+/u).filter((part) => part !== ''))
  .refine((parts) => parts.every(isWhole), 'daysNotNumbers')
  .transform((parts) => [...new Set(parts.map(Number))].sort((a, b) => b - a))
  .refine((days) => days.every((day) => day <= FARTHEST), 'daysTooFar')
  .refine((days) => days.length <= MOST, 'daysTooMany')

const whole = (code: string, most: number) =>
  z
    .string()
    .refine((text) => isWhole(text.trim()) && Number(text) <= most, code)
    .transform((text) => Number(text))

const wordsOf = (kind: LetterKind) => {
  const text = z
    .string()
    .max(LONGEST_TEXT, 'textTooLong')
    .refine((typed) => unknownPlaceholders(kind, typed).length === 0, 'unknownPlaceholder')
  return z.object({ opening: text, closing: text })
}

const Texts = z.object(
  Object.fromEntries(LETTER_KINDS.map((kind) => [kind, wordsOf(kind)])) as unknown as {
    readonly [Kind in LetterKind]: z.ZodType<LetterWords>
  },
)

export const SettingsInput = z.object({
  /** Whom it is about: the participants of a programme, or everybody. */
  programme: z
    .string()
    .refine((text) => text === '' || isUuid(text), 'chooseOne')
    .transform((text) => (text === '' ? null : text))
    .default(null),
  mode: z.enum(MODES, 'chooseOne'),
  hour: whole('hourWrong', 23),
  daysBefore: daysList,
  daysAfter: daysList,
  lateEvery: whole('lateEveryWrong', FARTHEST),
  mailbox: z.enum(MAILBOXES, 'chooseOne'),
  texts: Texts,
  /** Only the letter is to be shown: nothing is saved. */
  preview: z.boolean(),
})
export type SettingsInput = z.infer<typeof SettingsInput>

export const ReadNewsInput = z.object({})
export type ReadNewsInput = z.infer<typeof ReadNewsInput>
