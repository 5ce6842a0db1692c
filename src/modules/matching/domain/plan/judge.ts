import { ownWeight } from './policy.ts'
import type { HardRule, PlanMentee, PlanMentor, PlanRequest, Weighed } from './request.ts'
import { travelBetween } from './travel.ts'

/** A pair that may be, with what it is worth. */
export type Fit = {
  readonly kind: 'fit'
  /** Severity by level over the themes in common. */
  readonly cover: number
  readonly context: number
  readonly sameMunicipality: boolean
  readonly lastYear: boolean
  readonly minutes: number
  /** Coordinates are unknown: the minutes are the usual ones. */
  readonly isGuess: boolean
  /** Everything but the themes, in points. */
  readonly term: number
}

/** A pair that may not be, and the rule that forbids it. */
export type Excluded = {
  readonly kind: 'excluded'
  readonly rule: HardRule
  readonly minutes: number
  readonly limit: number
}

const key = (mentee: string, mentor: string): string => `${mentee} ${mentor}`

/** A request with what its pairs are looked up by. */
export type Ground = {
  readonly request: PlanRequest
  readonly levels: readonly ReadonlyMap<number, number>[]
  readonly mentorAt: ReadonlyMap<string, number>
  readonly menteeAt: ReadonlyMap<string, number>
  readonly previous: ReadonlySet<string>
  readonly against: ReadonlyMap<string, HardRule>
  readonly banned: ReadonlySet<string>
  readonly pinned: ReadonlySet<string>
  readonly lifted: ReadonlySet<string>
  /** Schools whose earlier pair stays as it is: school to its mentor school. */
  readonly kept: ReadonlyMap<string, string>
}

const decided = (request: PlanRequest, kind: string): ReadonlySet<string> =>
  new Set(
    request.decisions
      .filter((decision) => decision.kind === kind)
      .map(({ mentee, mentor, rule }) => [key(mentee ?? '', mentor ?? ''), rule].filter(Boolean).join(' ')),
  )

/** Earlier pairs that stay: the mentor school still offers, nobody has said against the pair or decided otherwise. */
const keptOf = (request: PlanRequest): ReadonlyMap<string, string> => {
  if (request.policy.keeping !== 'all') return new Map()
  const offering = new Set(request.mentors.map(({ id }) => id))
  const spoken = new Set([
    ...request.against.map(({ mentee, mentor }) => key(mentee, mentor)),
    ...request.decisions
      .filter(({ kind }) => kind === 'ban')
      .map((each) => key(each.mentee ?? '', each.mentor ?? '')),
  ])
  const pinned = new Set(request.decisions.filter(({ kind }) => kind === 'pin').map(({ mentee }) => mentee))
  return new Map(
    request.previous.filter(
      ([mentee, mentor]) => offering.has(mentor) && !spoken.has(key(mentee, mentor)) && !pinned.has(mentee),
    ),
  )
}

/** Prepares a request for judging its pairs. */
export const groundOf = (request: PlanRequest): Ground => ({
  request,
  levels: request.mentors.map(({ strengths }) => new Map(strengths)),
  mentorAt: new Map(request.mentors.map(({ id }, at) => [id, at])),
  menteeAt: new Map(request.mentees.map(({ id }, at) => [id, at])),
  previous: new Set(request.previous.map(([mentee, mentor]) => key(mentee, mentor))),
  against: new Map(request.against.map(({ mentee, mentor, rule }) => [key(mentee, mentor), rule])),
  banned: decided(request, 'ban'),
  pinned: decided(request, 'pin'),
  lifted: decided(request, 'allow'),
  kept: keptOf(request),
})

/** How much of the need these levels meet. */
export const coverOf = (needs: readonly Weighed[], levels: ReadonlyMap<number, number>): number =>
  needs.reduce((sum, [theme, severity]) => sum + severity * (levels.get(theme) ?? 0), 0)

const isAlike = (a: number | null, b: number | null): boolean =>
  a !== null && b !== null && a > 0 && b > 0 && Math.max(a, b) <= 2 * Math.min(a, b)

/** How alike two schools live, 0..3: village or town, size, kind of school. */
export const contextOf = (a: PlanMentee, b: PlanMentor): number =>
  Number(a.isRural !== null && a.isRural === b.isRural) +
  Number(isAlike(a.pupils, b.pupils)) +
  Number(a.type !== null && a.type === b.type)

const commonThemes = ({ needs }: PlanMentee, levels: ReadonlyMap<number, number>): number =>
  needs.filter(([theme]) => (levels.get(theme) ?? 0) > 0).length

type Judged = {
  readonly mentee: PlanMentee
  readonly mentor: PlanMentor
  readonly levels: ReadonlyMap<number, number>
}

/** The rules that stand against a pair, the gravest first. A school whose needs nobody knows is not held to themes. */
const rulesAgainst = (ground: Ground, { mentee, mentor, levels }: Judged, minutes: number): HardRule[] => {
  const { policy } = ground.request
  const pair = key(mentee.id, mentor.id)
  const said = ground.against.get(pair)
  const keeps = ground.kept.get(mentee.id)
  // what goes on is judged no more
  if (keeps === mentor.id) return []
  const isFar = !mentor.isRemote && minutes > policy.maxMinutes
  const isElsewhere = policy.crossing === 'never' && mentee.municipality !== mentor.municipality
  const isUseless = mentee.needs.length > 0 && commonThemes(mentee, levels) < policy.minOverlap
  return [
    ...(mentee.id === mentor.id ? (['same'] as const) : []),
    ...(ground.banned.has(pair) ? (['banned'] as const) : []),
    ...(said === undefined ? [] : [said]),
    ...(keeps === undefined ? [] : (['kept'] as const)),
    ...(isElsewhere ? (['municipality'] as const) : []),
    ...(isFar ? (['distance'] as const) : []),
    ...(isUseless ? (['overlap'] as const) : []),
  ]
}

/** A pin lifts every rule but the first two: a person has said that this pair is to be. */
const isLifted = (ground: Ground, mentee: string, mentor: string, rule: HardRule): boolean =>
  rule !== 'same' &&
  rule !== 'banned' &&
  (ground.pinned.has(key(mentee, mentor)) || ground.lifted.has(`${key(mentee, mentor)} ${rule}`))

const fitOf = (
  ground: Ground,
  { mentee, mentor, levels }: Judged,
  minutes: number,
  isGuess: boolean,
): Fit => {
  const { policy } = ground.request
  const context = contextOf(mentee, mentor)
  const sameMunicipality = mentee.municipality !== null && mentee.municipality === mentor.municipality
  const lastYear = ground.previous.has(key(mentee.id, mentor.id))
  return {
    kind: 'fit',
    cover: coverOf(mentee.needs, levels),
    context,
    sameMunicipality,
    lastYear,
    minutes,
    isGuess,
    term:
      policy.context * context +
      (sameMunicipality ? ownWeight(policy) : 0) +
      (lastYear ? policy.lastYear : 0) +
      policy.priority * mentee.priority -
      minutes,
  }
}

/** Whether two schools of the request may be a pair: what it is worth, or the rule against it. */
export const judge = (ground: Ground, menteeAt: number, mentorAt: number): Fit | Excluded | null => {
  const { policy, mentees, mentors } = ground.request
  const mentee = mentees[menteeAt]
  const mentor = mentors[mentorAt]
  const levels = ground.levels[mentorAt]
  if (mentee === undefined || mentor === undefined || levels === undefined) return null
  const way = travelBetween(mentee, mentor, policy)
  // whoever works from afar does not travel longer than anybody may
  const minutes = mentor.isRemote ? Math.min(way.minutes, policy.maxMinutes) : way.minutes
  const judged = { mentee, mentor, levels }
  const rule = rulesAgainst(ground, judged, minutes).find(
    (each) => !isLifted(ground, mentee.id, mentor.id, each),
  )
  if (rule !== undefined) return { kind: 'excluded', rule, minutes, limit: policy.maxMinutes }
  return fitOf(ground, judged, minutes, way.isGuess)
}
