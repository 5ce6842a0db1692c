import type { Mode } from '../solver/types.ts'

/** A change of any weight or rule below is a new version: plans say which one they were counted by. */
const POLICY_VERSION = '2'

/** What to do about mentors of another municipality: never, a bonus for the own one, the own one before everything. */
export const CROSSINGS = ['never', 'bonus', 'ownFirst'] as const
export type Crossing = (typeof CROSSINGS)[number]

/** In mid-year: earlier pairs stay as they are, or give way to a much better plan. */
export const KEEPINGS = ['all', 'some'] as const
export type Keeping = (typeof KEEPINGS)[number]

/** Weights and limits of a plan, all whole numbers (matching of schools, section 1). */
export type PlanPolicy = {
  readonly version: string
  readonly cover: number
  readonly context: number
  readonly sameMunicipality: number
  readonly lastYear: number
  /** Points for a school with low results, when places are short; 0: all are equal. */
  readonly priority: number
  readonly loadStep: number
  /** Percent of the need below which a pair is a poor one. */
  readonly floor: number
  readonly floorPenalty: number
  readonly subjectLink: number
  readonly subjectMinuteDiv: number
  readonly maxSubjectMentors: number
  readonly maxMinutes: number
  readonly crossing: Crossing
  /** Earlier plans were counted without this choice: theirs is `some`. */
  readonly keeping?: Keeping
  /** Themes that a pair must have in common. */
  readonly minOverlap: number
  /** Kilometres an hour, on roads that are longer than the bird's way by `winding` percent. */
  readonly speed: number
  readonly winding: number
  /** Minutes where coordinates are unknown. */
  readonly usualMinutes: number
}

export const USUAL_POLICY: PlanPolicy = {
  version: POLICY_VERSION,
  cover: 10,
  context: 15,
  sameMunicipality: 40,
  lastYear: 60,
  priority: 0,
  loadStep: 10,
  floor: 20,
  floorPenalty: 400,
  subjectLink: 20,
  subjectMinuteDiv: 2,
  maxSubjectMentors: 2,
  maxMinutes: 90,
  crossing: 'bonus',
  keeping: 'some',
  minOverlap: 1,
  speed: 45,
  winding: 130,
  usualMinutes: 40,
}

/** In mid-year a pair that goes on is worth this much: of the figures tried it moves few schools and loses little (matching, section 4). */
const KEEP_BONUS = 30

/** The weights that a plan begins with: one that changes a published matching leaves its pairs alone unless a person says otherwise. */
export const usualPolicy = ({ continues }: { readonly continues: string | null }): PlanPolicy =>
  continues === null ? USUAL_POLICY : { ...USUAL_POLICY, lastYear: KEEP_BONUS, keeping: 'all' }

/** Weight of the own municipality when it goes before everything else. */
const OWN_FIRST = 20_000

export const MODES: readonly Mode[] = ['floor', 'sum', 'leximin', 'hybrid']

/** Points of one's own municipality under this policy. */
export const ownWeight = (policy: PlanPolicy): number =>
  policy.crossing === 'ownFirst' ? OWN_FIRST : policy.sameMunicipality
