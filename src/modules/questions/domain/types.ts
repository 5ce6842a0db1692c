import type { Guarded, Owner } from '../../../kernel/access.ts'
import type { PersonId, RecordId } from '../../../kernel/ids.ts'

export const QUESTION_STATES = ['open', 'answered', 'closed'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]

/** People whom the thing itself names: whose duty it is, and who answers for it besides the holders of roles. */
export type Concerned = {
  readonly addressee: PersonId | null
  readonly answering: readonly PersonId[]
}

/** A record that may be asked about, or a row of it. */
export type Thing = {
  readonly record: RecordId
  readonly kind: string
  readonly title: string
  readonly owner: Owner
  readonly row: string | null
  /** Words of the row as they are today. */
  readonly rowWords: string | null
}

/** Whom a question is put to: a node, or one person of it. */
export type PutTo = { readonly owner: Owner; readonly person: PersonId | null }

/** A question as rules need it; `owner` is the node that answers. */
export type Question = Guarded & {
  readonly id: string
  readonly thing: Thing
  readonly state: QuestionState
  readonly askedBy: PersonId | null
  readonly to: PutTo
  readonly version: number
  /** What a one-time link is bound to: the question as a row of the thing. */
  readonly record: RecordId
  readonly row: string
}
