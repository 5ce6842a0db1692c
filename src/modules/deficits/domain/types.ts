import type { Guarded } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, RecordId, RegionId } from '../../../kernel/ids.ts'

/** Professional: of managers and teachers, the quarterly duty. Educational: of the school itself (R224). */
export const KINDS = ['professional', 'educational'] as const
export type DeficitKind = (typeof KINDS)[number]

/** Sections of a method day: a deficit of these people is worked on there. */
export const AUDIENCES = ['managers', 'teachers', 'pupils', 'parents'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Own words say only whom they are about; the kind follows. */
export const kindOf = (audience: Audience): DeficitKind =>
  audience === 'managers' || audience === 'teachers' ? 'professional' : 'educational'

/** 0: filled; 1: weak, the school copes; 2: plain, help is needed; 3: sharp, impossible without help. */
export const SEVERITIES = [0, 1, 2, 3] as const
export type Severity = (typeof SEVERITIES)[number]

export type Theme = {
  readonly id: string
  readonly code: string
  readonly dictionary: 'themes' | 'riskFactors'
  readonly kind: DeficitKind
  readonly audience: Audience
  readonly subject: string
  readonly group: string
  readonly name: string
  /** False for one that a later edition has replaced: it is not offered, but stays where it was named. */
  readonly current: boolean
}

/** A line of a sheet as people fill it: a theme or own words, how sharp, how many people, what shows it. */
export type SheetRow = {
  readonly theme: string | null
  readonly wording: string
  readonly audience: Audience
  readonly subject: string
  readonly severity: Severity | null
  readonly people: number | null
  readonly note: string
}

export const ROUND_STATES = ['planned', 'open', 'closed', 'recalled'] as const
export type RoundState = (typeof ROUND_STATES)[number]

/** A round under a command. */
export type Round = Guarded & {
  readonly id: RecordId
  readonly record: RecordId
  readonly region: RegionId
  readonly municipality: MunicipalityId
  readonly programme: string
  /** The region's call that opened it, whose sending it belongs to; null for the municipality's own. */
  readonly call: RecordId | null
  readonly quarterOn: Day
  readonly opensOn: Day
  readonly dueOn: Day
  readonly closesOn: Day
  readonly categories: readonly string[]
  readonly basis: string
  readonly state: RoundState
  readonly openedOn: Day | null
  readonly closedOn: Day | null
  readonly closedReason: string | null
  readonly threshold: number | null
  readonly routedOn: Day | null
  readonly version: number
}

export const SHEET_STATES = ['waiting', 'sent'] as const
export type SheetState = (typeof SHEET_STATES)[number]
export const CHANNELS = ['phone', 'paper', 'file'] as const
export type SheetChannel = 'self' | 'link' | (typeof CHANNELS)[number]
export type Confirmation = 'waiting' | 'confirmed' | 'corrected'

/** A sheet of a school in a round, with what decides whether it may be written. */
export type Sheet = Guarded & {
  readonly id: RecordId
  readonly record: RecordId
  readonly round: Round
  readonly organisation: OrganisationId
  readonly state: SheetState
  readonly working: readonly SheetRow[]
  readonly keptOn: Day | null
  readonly sentOn: Day | null
  readonly confirmation: Confirmation | null
  readonly extendedUntil: Day | null
  readonly version: number
}

export const DEFICIT_STATES = ['open', 'inWork', 'closed'] as const
export type DeficitState = (typeof DEFICIT_STATES)[number]
export type Route = 'common' | 'individual'

/** What a school lacks, as rules need it: the last thing said of it stands beside. */
export type Deficit = Guarded & {
  readonly id: string
  readonly organisation: OrganisationId
  readonly kind: DeficitKind
  readonly audience: Audience
  readonly theme: string | null
  readonly wording: string
  readonly subject: string
  readonly mark: string
  readonly state: DeficitState
  readonly severity: Severity | null
  readonly people: number | null
  readonly note: string
  readonly version: number
}
