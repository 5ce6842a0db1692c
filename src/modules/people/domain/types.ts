import type { NodeLevel, Owner, Role } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { PersonId } from '../../../kernel/ids.ts'

export type Names = {
  readonly lastName: string
  readonly firstName: string
  readonly middleName: string | null
}

export const PERSON_STATES = ['active', 'left', 'merged', 'erased'] as const
export type PersonState = (typeof PERSON_STATES)[number]

/** A role as a row: at a node, from-until, by an act (R008, R221). */
export type RoleRow = {
  readonly role: Role
  readonly level: NodeLevel
  readonly owner: Owner
  readonly from: Day
  readonly until: Day | null
}

/** A person as rules need him: at which node he is managed, and which roles stand against a change of his account. */
export type PersonSubject = {
  readonly id: PersonId
  readonly owner: Owner
  readonly named: { readonly person: PersonId }
  readonly version: number
  readonly state: PersonState
  readonly names: Names
  readonly hasAccount: boolean
  readonly email: string | null
  readonly roles: readonly RoleRow[]
}

export const ABSENCE_REASONS = ['leave', 'illness', 'trip', 'other'] as const
export type AbsenceReason = (typeof ABSENCE_REASONS)[number]

export const TEAM_KINDS = ['school', 'network'] as const
export type TeamKind = (typeof TEAM_KINDS)[number]
