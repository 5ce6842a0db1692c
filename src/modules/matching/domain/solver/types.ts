/** Which plan is asked for; the words are those of the command line (`match`). */
export type Mode = 'sum' | 'floor' | 'leximin' | 'hybrid'

/** The weights of a plan. All are whole numbers except `floor` and `floorPenalty`, whose effect is rounded per pair. */
export type MatchPolicy = {
  readonly wCover: number
  readonly loadStep: number
  readonly unserved: number
  readonly floor: number
  readonly floorPenalty: number
  readonly subjectLink: number
  readonly subjectMinuteDiv: number
  readonly maxSubjectMentors: number
}

export type Mentee = {
  readonly id: string
  readonly need: number
  /** [theme, severity] */
  readonly deficits: readonly (readonly [number, number])[]
}

export type Mentor = {
  readonly id: string
  readonly capLead: number
  readonly capSubject: number
  /** [theme, level] */
  readonly strengths: readonly (readonly [number, number])[]
}

/** [mentee, mentor, cover, term, minutes]: an allowed pair; the first two are positions in the lists above. */
export type Pair = readonly [number, number, number, number, number]

/** What an official has decided by hand; the solver obeys and never questions it. */
export type Decision =
  | { readonly kind: 'pin' | 'ban'; readonly mentee: number; readonly mentor: number }
  | { readonly kind: 'capacity'; readonly mentor: number; readonly value: number }

export type Explanation = 'alternatives' | 'unserved'

/** A checked request: positions in range, no duplicates, decisions that can be obeyed together. */
export type MatchInput = {
  readonly mode: Mode
  readonly policy: MatchPolicy
  readonly mentees: readonly Mentee[]
  readonly mentors: readonly Mentor[]
  readonly pairs: readonly Pair[]
  readonly decisions: readonly Decision[]
  readonly explain: readonly Explanation[]
}

/** One school changes its mentor; `null` stands for "without a mentor". */
export type Move = { readonly mentee: number; readonly from: number | null; readonly to: number | null }

/** What would follow if this pair were fixed: `regret` is null when nothing can make room for it. */
export type Alternative = {
  readonly mentee: number
  readonly mentor: number
  readonly regret: number | null
  readonly chain: readonly Move[]
  /** Leximin only: how the number of schools at each coverage level r changes; -1 is "without a mentor". */
  readonly levels?: readonly (readonly [number, number])[]
}

/** Schools that may go only to these mentors; `deficiency` of them must remain, whatever the plan. */
export type HallGroup = {
  readonly mentees: readonly number[]
  readonly mentors: readonly number[]
  readonly slots: number
  readonly deficiency: number
}

/** The proof that travels with the plan: no better plan than `bound` exists, `violations` broken conditions. */
export type Certificate = {
  readonly kind: 'reducedCosts' | 'mipBound'
  readonly bound: string
  readonly violations: number
}

/** The plan in the positions of the request. Integers that may pass 2^53 are text. */
export type MatchPlan = {
  readonly version: 1
  readonly lead: readonly (number | null)[]
  readonly subjects: readonly (readonly number[])[]
  readonly value: string
  readonly histogram?: readonly number[]
  readonly unserved: readonly number[]
  readonly certificate: Certificate
  readonly alternatives: readonly Alternative[]
  /** Hybrid only, when asked: pairs outside the plan whose regret was not proven in time. */
  readonly alternativesLeftOut?: number
  readonly groups: readonly HallGroup[]
  readonly solver: string
  readonly seed: 0
}

/** The plan with the time it took, as the command line prints it. */
export type MatchOutput = MatchPlan & { readonly ms: number }

/** Why a request was refused; `text.ts` puts the codes into words. */
export type MatchRefusal =
  | 'notJson'
  | 'missing'
  | 'wrongType'
  | 'notInteger'
  | 'outOfBounds'
  | 'notAllowed'
  | 'wrongShape'
  | 'duplicateId'
  | 'unknownMentee'
  | 'unknownMentor'
  | 'duplicatePair'
  | 'pinNotListed'
  | 'twoPins'
  | 'pinAndBan'
  | 'pinsOverCapacity'
  | 'twoCapacities'
  | 'numbersTooLarge'
  | 'wrongMode'
  | 'tooManyFaults'
