import type { Mode } from '../solver/types.ts'
import type { OfferKind } from '../types.ts'
import type { PlanPolicy } from './policy.ts'
import type { Place } from './travel.ts'

/** A school as a plan is counted from it. */
export type PlanSchool = Place & {
  readonly id: string
  readonly name: string
  readonly municipality: string | null
  readonly place: string
  readonly isRural: boolean | null
  readonly pupils: number | null
  readonly type: string | null
}

/** [place in the list of themes, severity or level 1..3] */
export type Weighed = readonly [theme: number, weight: number]

export type PlanMentee = PlanSchool & {
  readonly needs: readonly Weighed[]
  /** Deficits in own words that nobody has put to a theme: they cannot be weighed. */
  readonly unnamed: number
  /** 1: a school with low results, 0: at risk. */
  readonly priority: number
}

export type PlanMentor = PlanSchool & {
  readonly kind: OfferKind
  readonly capLead: number
  readonly capSubject: number
  readonly isRemote: boolean
  readonly strengths: readonly Weighed[]
}

export type PlanTheme = { readonly id: string; readonly name: string; readonly subject: string }

/** What a person has laid down, by ids. */
export type PlanDecision = {
  readonly kind: 'pin' | 'ban' | 'capacity' | 'allow'
  readonly mentee: string | null
  readonly mentor: string | null
  readonly rule: string | null
  readonly value: number | null
  readonly reason: string
}

/** A school left out of a plan, and the pair that leads it. */
export type LedSchool = {
  readonly id: string
  readonly name: string
  readonly mentor: string
  readonly pair: string
}

/** Why a pair is impossible. */
export const HARD_RULES = [
  'same',
  'banned',
  'objected',
  'relatives',
  'kept',
  'municipality',
  'distance',
  'overlap',
] as const
export type HardRule = (typeof HARD_RULES)[number]

/** Rules that a person may lift for one pair, with a reason. */
export const LIFTABLE: readonly HardRule[] = [
  'objected',
  'relatives',
  'kept',
  'municipality',
  'distance',
  'overlap',
]

/** Everything that a plan is counted from: the same request gives the same plan, years later too. */
export type PlanRequest = {
  readonly version: 1
  readonly mode: Mode
  readonly policy: PlanPolicy
  readonly themes: readonly PlanTheme[]
  readonly mentees: readonly PlanMentee[]
  readonly mentors: readonly PlanMentor[]
  /** Schools that have said why they cannot help this year. */
  readonly refused: readonly { readonly id: string; readonly name: string; readonly reason: string }[]
  /** Mentor schools of earlier pairs that have said nothing this year. */
  readonly silent?: readonly { readonly id: string; readonly name: string }[]
  /** Schools that another pair or network leads in these days: they wait, unless a pin takes them in. */
  readonly led?: readonly LedSchool[]
  /** Main mentor schools of the year before: [curated, mentor]. */
  readonly previous: readonly (readonly [string, string])[]
  /** Mentor schools by subject of the pairs that this matching changes: [curated, mentor]. */
  readonly previousSubjects?: readonly (readonly [string, string])[]
  /** What schools have said against a pair. */
  readonly against: readonly {
    readonly mentee: string
    readonly mentor: string
    readonly rule: 'objected' | 'relatives'
  }[]
  readonly decisions: readonly PlanDecision[]
}

/** Largest number of pairs that one plan is counted over; a country goes municipality by municipality. */
export const MOST_PAIRS = 400_000
/** Pairs up to which a page counts the price of one school by itself. */
export const QUICK_PAIRS = 20_000
/** Pairs up to which a page compares the ways by itself, in a few milliseconds; beyond it a thread does, for a few seconds at most. */
export const INLINE_PAIRS = 1_000

export const pairCount = ({ mentees, mentors }: Pick<PlanRequest, 'mentees' | 'mentors'>): number =>
  mentees.length * mentors.length

/** The weighed need of a school: every deficit fully met. */
export const needOf = ({ needs }: Pick<PlanMentee, 'needs'>): number =>
  needs.reduce((sum, [, severity]) => sum + 3 * severity, 0)
