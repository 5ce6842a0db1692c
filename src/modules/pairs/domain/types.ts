import type { Guarded } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../../kernel/ids.ts'

export const PAIR_STATES = [
  'proposed',
  'agreed',
  'confirmed',
  'working',
  'endedEarly',
  'ended',
  'declined',
] as const
export type PairState = (typeof PAIR_STATES)[number]

/** Curated schools are helped, mentor schools help. */
export type Side = 'curated' | 'mentor'
export type BondKind = 'lead' | 'subject'

/** Who says it for the school: itself, by telephone, on paper; a one-time link is known by itself. */
export const CHANNELS = ['self', 'phone', 'paper'] as const
export type Channel = (typeof CHANNELS)[number] | 'link'

/** A school of the register as a pair needs it. */
export type SchoolPlace = {
  readonly organisation: OrganisationId
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly name: string
}

export type PairSchool = SchoolPlace & {
  readonly id: string
  readonly side: Side
  readonly agreedOn: Day | null
  readonly declinedOn: Day | null
  readonly channel: Channel
}

/** One mentor school helping one curated school; days half-open. */
export type Bond = {
  readonly curated: OrganisationId
  readonly mentor: OrganisationId
  readonly kind: BondKind
  readonly subject: string
}

/** A pair (or a network) under a command: locked, with its sides. */
export type Pair = Guarded & {
  readonly id: string
  readonly record: string
  readonly version: number
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly programme: string | null
  readonly programmeName: string | null
  readonly title: string
  readonly from: Day
  /** The day after the last one. */
  readonly until: Day
  readonly state: PairState
  readonly endedOn: Day | null
  readonly endedReason: string | null
  readonly plan: string | null
  readonly schools: readonly PairSchool[]
  readonly bonds: readonly Bond[]
}

export const DUTIES = ['lead', 'subject', 'contact'] as const
export type Duty = (typeof DUTIES)[number]

export const GOAL_STATES = ['open', 'met', 'dropped'] as const
export type GoalState = (typeof GOAL_STATES)[number]

export const OPINION_KINDS = ['fit', 'closing'] as const
export type OpinionKind = (typeof OPINION_KINDS)[number]
export const OPINION_MARKS = ['yes', 'partly', 'no'] as const
export type OpinionMark = (typeof OPINION_MARKS)[number]

/** How many schools a mentor school helps in these days and how many it can; null while nobody has said. */
export type MentorLoad = { readonly taken: number; readonly most: number | null }
