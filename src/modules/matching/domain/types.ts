import type { Guarded } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../../kernel/ids.ts'

/** From the first offer to the act that makes the pairs. */
export const MATCHING_STATES = [
  'collecting',
  'planning',
  'consent',
  'deciding',
  'published',
  'cancelled',
] as const
export type MatchingState = (typeof MATCHING_STATES)[number]

/** What it means when a school has not answered until the date: the municipality's choice. */
export const SILENCES = ['agrees', 'objects'] as const
export type Silence = (typeof SILENCES)[number]

/** An undertaking of one school year: the municipality's, or the region's over its municipalities. */
export type Matching = Guarded & {
  readonly id: string
  readonly version: number
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly programme: string | null
  readonly title: string
  /** First calendar year of the school year. */
  readonly schoolYear: number
  /** Days of the pairs to be; `until` is the day after the last. */
  readonly from: Day
  readonly until: Day
  readonly offersUntil: Day
  readonly consentUntil: Day | null
  readonly silence: Silence
  /** The matching that this one changes in mid-year. */
  readonly continues: string | null
  readonly state: MatchingState
  /** The scenario that schools are asked about. */
  readonly scenario: string | null
  readonly directive: string | null
}

export const OFFER_STATES = ['offered', 'refused'] as const
export type OfferState = (typeof OFFER_STATES)[number]

export const OFFER_KINDS = ['strong', 'resilient', 'site', 'other'] as const
export type OfferKind = (typeof OFFER_KINDS)[number]

/** A pair of a plan, in the words it was counted with. */
export type PlanLine = {
  readonly id: string
  readonly mentee: OrganisationId
  readonly menteeName: string
  /** Null: nobody could be found, or a person took the pair away. */
  readonly mentor: OrganisationId | null
  readonly mentorName: string
  readonly kind: 'lead' | 'subject'
  readonly subject: string
  readonly score: number
  /** Percent of the weighed need. */
  readonly coverage: number
  readonly minutes: number
  readonly why: PlanWhy
  readonly isPinned: boolean
  readonly isByHand: boolean
}

/** Why this pair: its points sum to the score. */
export type PlanWhy = {
  readonly themes: readonly { theme: string; name: string; severity: number; level: number; points: number }[]
  readonly context: number
  readonly sameMunicipality: boolean
  readonly lastYear: boolean
  readonly loadStep: number
  /** Points taken off because little of the need is met. */
  readonly floor?: number
  /** Points of a school that goes first when places are short. */
  readonly priority?: number
  /** Points that a link to one more mentor school costs. */
  readonly link?: number
  /** The minutes are the usual ones: coordinates are unknown. */
  readonly isGuess?: boolean
  /** Why a person made this pair by hand. */
  readonly note?: string
}

export const CONSENT_STATES = ['waiting', 'agreed', 'objected', 'silent'] as const
export type ConsentState = (typeof CONSENT_STATES)[number]

export const RULINGS = ['confirmed', 'refused'] as const
export type Ruling = (typeof RULINGS)[number]

/** Named checks: each stops its pair until a person lifts it with a reason. */
export const CHECKS = [
  'refusedOffer',
  'vacantHead',
  'reorganising',
  'relatives',
  'overload',
  'objected',
] as const
export type Check = (typeof CHECKS)[number]
