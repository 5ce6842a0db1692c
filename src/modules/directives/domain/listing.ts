import type { Day } from '../../../kernel/day.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import type { DirectiveState } from './types.ts'

/** A line of the register of papers. */
export type DirectiveLine = {
  readonly id: RecordId
  readonly kind: string
  readonly number: string | null
  readonly dateOn: Day | null
  readonly title: string
  readonly issuer: readonly string[]
  readonly issuerName: string | null
  /** Signed by several. */
  readonly isJoint: boolean
  readonly state: DirectiveState
  readonly open: number
  readonly total: number
}

export type DirectiveFilter = { readonly text: string; readonly state: string; readonly page: number }
export const PAGE_SIZE = 25
