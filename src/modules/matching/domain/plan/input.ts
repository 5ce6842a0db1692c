import type { Decision, MatchInput, MatchPolicy, Mode, Pair } from '../solver/types.ts'
import { type Fit, type Ground, judge } from './judge.ts'
import { needOf } from './request.ts'

/** Every pair that may be, in the order of the request. */
const fitsOf = (
  ground: Ground,
): { readonly mentee: number; readonly mentor: number; readonly fit: Fit }[] => {
  const { mentees, mentors } = ground.request
  return mentees.flatMap((_, mentee) =>
    mentors.flatMap((__, mentor) => {
      const fit = judge(ground, mentee, mentor)
      return fit?.kind === 'fit' ? [{ mentee, mentor, fit }] : []
    }),
  )
}

const USUAL_UNSERVED = 100_000

/** Nobody stays without a mentor for the sake of points: more than any chain of moves can win. */
const unservedFor = (pairs: readonly Pair[], mentees: number, cover: number): number => {
  const span = pairs.reduce(
    (most, [, , covered, term]) => Math.max(most, Math.abs(cover * covered + term)),
    0,
  )
  return Math.max(USUAL_UNSERVED, 2 * (mentees + 1) * (span + 1000))
}

/** Pairs that go on hold their places: a newcomer cannot take them. Beyond the places of a mentor school they compete. */
const keptPins = (ground: Ground): Decision[] => {
  const { request, kept, menteeAt, mentorAt } = ground
  const free = new Set(
    request.decisions
      .filter(({ kind, rule }) => kind === 'allow' && rule === 'kept')
      .map(({ mentee }) => mentee),
  )
  const taken = new Map<string, number>()
  for (const { kind, mentor } of request.decisions)
    if (kind === 'pin' && mentor !== null) taken.set(mentor, (taken.get(mentor) ?? 0) + 1)
  return [...kept].flatMap(([id, by]): Decision[] => {
    const mentee = menteeAt.get(id)
    const mentor = mentorAt.get(by)
    const load = taken.get(by) ?? 0
    if (mentee === undefined || mentor === undefined || free.has(id) || load >= leadPlaces(ground, by))
      return []
    taken.set(by, load + 1)
    return [{ kind: 'pin', mentee, mentor }]
  })
}

const decisionsOf = ({ request, menteeAt, mentorAt }: Ground): Decision[] =>
  request.decisions.flatMap((decision): Decision[] => {
    const mentor = mentorAt.get(decision.mentor ?? '')
    const mentee = menteeAt.get(decision.mentee ?? '')
    if (mentor === undefined) return []
    if (decision.kind === 'capacity') return [{ kind: 'capacity', mentor, value: decision.value ?? 0 }]
    if (mentee === undefined || decision.kind === 'allow') return []
    return [{ kind: decision.kind, mentee, mentor }]
  })

/** Places by subject that are left beside the pairs that go on. */
const subjectPlaces = ({ request, kept }: Ground, mentor: string, most: number): number => {
  const taken = (request.previousSubjects ?? []).filter(([mentee, by]) => by === mentor && kept.has(mentee))
  return Math.max(0, most - taken.length)
}

/** The request in the table form of the solver; another mode may be asked of the same facts. */
export const toMatchInput = (
  ground: Ground,
  mode: Mode = ground.request.mode,
  explain: MatchInput['explain'] = ['unserved'],
): MatchInput => {
  const { policy, mentees, mentors } = ground.request
  const pairs = fitsOf(ground).map(
    ({ mentee, mentor, fit }): Pair => [mentee, mentor, fit.cover, fit.term, fit.minutes],
  )
  const weights: MatchPolicy = {
    wCover: policy.cover,
    loadStep: policy.loadStep,
    unserved: unservedFor(pairs, mentees.length, policy.cover),
    floor: policy.floor / 100,
    floorPenalty: policy.floor === 0 ? 0 : policy.floorPenalty,
    subjectLink: policy.subjectLink,
    subjectMinuteDiv: policy.subjectMinuteDiv,
    maxSubjectMentors: policy.maxSubjectMentors,
  }
  return {
    mode,
    policy: weights,
    mentees: mentees.map((mentee) => ({ id: mentee.id, need: needOf(mentee), deficits: mentee.needs })),
    mentors: mentors.map(({ id, capLead, capSubject, strengths }) => ({
      id,
      capLead,
      capSubject: subjectPlaces(ground, id, capSubject),
      strengths,
    })),
    pairs,
    decisions: [...decisionsOf(ground), ...keptPins(ground)],
    explain,
  }
}

/** Places of a mentor school for lead pairs, as a person has set them or as it has said itself. */
export const leadPlaces = ({ request }: Ground, mentor: string): number => {
  const set = request.decisions.find((each) => each.kind === 'capacity' && each.mentor === mentor)
  return set?.value ?? request.mentors.find(({ id }) => id === mentor)?.capLead ?? 0
}
