import type { Guarded } from '../../../kernel/access.ts'

/** What a star is put on: a record, a person or a form. */
export type Subject =
  | { readonly kind: 'record'; readonly id: string }
  | { readonly kind: 'who'; readonly id: string }
  | { readonly kind: 'form'; readonly id: string }

/** Whatever is a person's own. */
export type Own = Guarded

/** A filter kept under a name. */
export type SavedFilter = {
  readonly id: string
  readonly list: string
  readonly name: string
  readonly query: string
}

/** What a list says of it. */
export type KeptFilter = Omit<SavedFilter, 'id'>

/** A number of things to which the same happened: «поручения, отчитались: 9». */
export type Happening = { readonly kind: string; readonly what: string; readonly things: number }
