import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { OrganisationId, PersonId, RecordId } from '../../../kernel/ids.ts'
import type { Answers } from './answers.ts'
import type { FormDefinition } from './definition.ts'

export const ANSWER_STATES = ['draft', 'sent', 'returned', 'accepted'] as const
export type AnswerState = (typeof ANSWER_STATES)[number]

export const COLLECTION_STATES = ['open', 'closed'] as const
export type CollectionState = (typeof COLLECTION_STATES)[number]

/** How the words came in (decisions 24). */
export const CHANNELS = ['self', 'link', 'phone', 'paper', 'file'] as const
export type Channel = (typeof CHANNELS)[number]

/** What the school did with words that were entered for it. */
export type Confirmation = 'waiting' | 'confirmed' | 'corrected'

/** Words of the controller beside one question; an empty key is about the whole answer. */
export type Remark = { readonly field: string; readonly text: string }

/** One answered form as rules need it. */
export type AnswerSet = {
  readonly id: string
  /** The record it answers: for a collection, the assignment. */
  readonly record: RecordId
  readonly owner: Owner
  readonly named: { readonly controller: PersonId | null; readonly addressee: PersonId | null }
  readonly state: AnswerState
  readonly answers: Answers
  readonly definition: FormDefinition
  readonly organisation: OrganisationId
  /** The collection that asked; null for a form of another noun. */
  readonly collection: RecordId | null
  readonly collectionState: CollectionState | null
  /** The assignment it answers is accepted, taken back or declined: nothing more is written. */
  readonly isOver: boolean
  readonly title: string
  readonly sendings: number
  /** Answers of the last sending; the working copy may have gone further. */
  readonly lastSent: Answers | null
  readonly confirmation: Confirmation | null
  readonly version: number
}

/** A question to organisations under a node, until a day. */
export type Collection = {
  readonly record: RecordId
  readonly owner: Owner
  readonly named: { readonly controller: PersonId | null }
  readonly state: CollectionState
  readonly title: string
  readonly dueOn: Day
  readonly version: number
}

/** How an answer stands to the day of its collection. */
export const STANDINGS = ['late', 'waiting', 'returned', 'sent', 'sentLate', 'accepted', 'recalled'] as const
export type Standing = (typeof STANDINGS)[number]

/** Those who have nothing at the controller's: they are awaited, late, or have the form back. */
export const MISSING: readonly Standing[] = ['late', 'waiting', 'returned']
