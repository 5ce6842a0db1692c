import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'

/** Letters by what they tell: one digest a day, or each of the four by itself. */
export const LETTER_KINDS = ['digest', 'given', 'soon', 'late', 'answer'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]
/** What a notice tells; a digest counts them. */
export type NewsKind = Exclude<LetterKind, 'digest'>

export const MODES = ['digest', 'single'] as const
export type Mode = (typeof MODES)[number]

/** Whether the common mailbox of an organisation is written to. */
export const MAILBOXES = ['never', 'noAccount', 'always'] as const
export type Mailbox = (typeof MAILBOXES)[number]

/** A node's own words around what the program says. */
export type LetterWords = { readonly opening: string; readonly closing: string }

export type NoticeSettings = {
  readonly mode: Mode
  readonly hour: number
  readonly daysBefore: readonly number[]
  readonly daysAfter: readonly number[]
  /** After the last of `daysAfter`: every so many days; 0 is never. */
  readonly lateEvery: number
  readonly mailbox: Mailbox
  readonly texts: Partial<Readonly<Record<LetterKind, LetterWords>>>
}

/** As the program writes where nobody has set anything. */
export const USUAL: NoticeSettings = {
  mode: 'digest',
  hour: 7,
  daysBefore: [7, 3, 1, 0],
  daysAfter: [1],
  lateEvery: 7,
  mailbox: 'noAccount',
  texts: {},
}

/** Settings of a node as they stand; version 0 where there are none yet. */
export type OwnSettings = {
  readonly owner: Owner
  readonly nodeName: string
  /** Only the participants of this programme; null for everybody. */
  readonly programme: { readonly id: string; readonly name: string } | null
  readonly settings: NoticeSettings
  readonly version: number
}

/** What a person chose for himself; `usual` follows his node. */
export type Choice = 'usual' | 'digest' | 'each' | 'none'

/** A line of «Что нового». */
export type News = {
  readonly id: string
  readonly code: string
  readonly day: Day
  readonly words: Readonly<Record<string, unknown>>
  readonly address: string
  readonly read: boolean
}

/** A person that a letter may be shown for. */
export type Someone = { readonly id: string; readonly name: string }
