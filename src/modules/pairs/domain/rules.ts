import { addDays, type Day } from '../../../kernel/day.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { nextState } from '../../../kernel/workflow.ts'
import {
  type Bond,
  type MentorLoad,
  OPINION_KINDS,
  type OpinionKind,
  type Pair,
  type PairSchool,
  type PairState,
  type SchoolPlace,
  type Side,
} from './types.ts'
import { type PairAction, pairWorkflow } from './workflow.ts'

/** A mentor school that has not said how many schools it can help. */
export const USUAL_CAPACITY = 3

/** What a coordinator wants: who is helped, who leads, who helps in a subject, from day to day (both inside). */
export type WantedPair = {
  readonly curated: readonly SchoolPlace[]
  readonly lead: SchoolPlace | null
  readonly subjects: readonly { readonly mentor: SchoolPlace | null; readonly subject: string }[]
  readonly from: Day
  readonly last: Day
}

export type Planned = {
  readonly from: Day
  readonly until: Day
  readonly schools: readonly (SchoolPlace & { readonly side: Side })[]
  readonly bonds: readonly Bond[]
  /** Municipality of the curated schools when it is one. */
  readonly municipality: SchoolPlace['municipality']
}

const faultsOf = ({ curated, lead, subjects, from, last }: WantedPair): Refusal[] => {
  const isCurated = (school: SchoolPlace | null): boolean =>
    school !== null && curated.some((each) => each.organisation === school.organisation)
  const faults: readonly (readonly [boolean, string, string])[] = [
    [curated.length === 0, 'chooseCurated', 'curated'],
    [lead === null, 'chooseLead', 'lead'],
    [isCurated(lead), 'mentorIsCurated', 'lead'],
    [last < from, 'periodBackwards', 'until'],
    ...subjects.flatMap(({ mentor, subject }, at): (readonly [boolean, string, string])[] => [
      [mentor === null && subject !== '', 'chooseMentor', `mentor.${at}`],
      [mentor !== null && subject === '', 'subjectNeeded', `subject.${at}`],
      [isCurated(mentor), 'mentorIsCurated', `mentor.${at}`],
    ]),
  ]
  return faults.filter(([isWrong]) => isWrong).map(([, code, field]) => ({ code, field }))
}

const once = (schools: readonly SchoolPlace[]): SchoolPlace[] => [
  ...new Map(schools.map((school) => [school.organisation, school])).values(),
]

/** The schools and bonds of a pair (1:1) or a network (1:n, n:n): one lead, any number of mentors by subject. */
export const planPair = (wanted: WantedPair): Result<Planned> => {
  const faults = faultsOf(wanted)
  const { curated, lead, subjects } = wanted
  if (faults.length > 0 || lead === null) return refuseAll(faults)
  const bySubject = subjects.flatMap(({ mentor, subject }) => (mentor === null ? [] : [{ mentor, subject }]))
  const mentors = once([lead, ...bySubject.map(({ mentor }) => mentor)])
  const municipalities = new Set(curated.map(({ municipality }) => municipality))
  return ok({
    from: wanted.from,
    until: addDays(wanted.last, 1),
    municipality: municipalities.size === 1 ? (curated[0]?.municipality ?? null) : null,
    schools: [
      ...curated.map((school) => ({ ...school, side: 'curated' as const })),
      ...mentors.map((school) => ({ ...school, side: 'mentor' as const })),
    ],
    bonds: curated.flatMap(({ organisation }): Bond[] => [
      { curated: organisation, mentor: lead.organisation, kind: 'lead', subject: '' },
      ...bySubject.map(
        ({ mentor, subject }): Bond => ({
          curated: organisation,
          mentor: mentor.organisation,
          kind: 'subject',
          subject,
        }),
      ),
    ]),
  })
}

type There = Bond & { readonly name: string; readonly mentorName: string }

/** Bonds that stand in the way of new ones, by the constraint of the database that would refuse them, with the schools by name. */
export const clashOf = (
  bonds: readonly Bond[],
  there: readonly There[],
): { readonly code: 'one_lead_at_a_time' | 'bond_once'; readonly schools: string } | null => {
  const clashing = (isClash: (bond: Bond, old: There) => boolean): string =>
    there
      .filter((old) => bonds.some((bond) => bond.curated === old.curated && isClash(bond, old)))
      .map(({ name, mentorName }) => `${name}: ${mentorName}`)
      .join('; ')
  const led = clashing((bond, old) => bond.kind === 'lead' && old.kind === 'lead')
  if (led !== '') return { code: 'one_lead_at_a_time', schools: led }
  const same = clashing((bond, old) => bond.mentor === old.mentor && bond.subject === old.subject)
  return same === '' ? null : { code: 'bond_once', schools: same }
}

/** The question a school is asked: the one it came for, else how the help went once the pair is over, before that whether the pair fits. */
export const questionOf = (pair: Pick<Pair, 'state'>, asked: string): OpinionKind =>
  OPINION_KINDS.find((kind) => kind === asked) ??
  (pairWorkflow.final.includes(pair.state) ? 'closing' : 'fit')

/** What the pair is called in lists: those who help, an arrow, those who are helped. */
export const pairTitle = (schools: readonly { readonly name: string; readonly side: Side }[]): string => {
  const of = (side: Side) =>
    schools
      .filter((school) => school.side === side)
      .map(({ name }) => name)
      .join(', ')
  return `${of('mentor')} → ${of('curated')}`
}

/** Where an action leads now, or why not. */
export const movePair = (
  pair: Pick<Pair, 'state'>,
  action: PairAction,
): Result<{ readonly from: PairState; readonly to: PairState }> => {
  const to = nextState(pairWorkflow, pair.state, action)
  return to === null ? refuse('pairNotNow', undefined, { state: pair.state }) : ok({ from: pair.state, to })
}

export type Agreed = {
  readonly school: PairSchool
  readonly from: PairState
  /** The pair is agreed with the last of its schools. */
  readonly to: PairState
}

/** How many more curated schools the mentor school would take by agreeing. */
const asked = (pair: Pair, mentor: OrganisationId): number =>
  new Set(pair.bonds.filter((bond) => bond.mentor === mentor).map((bond) => bond.curated)).size

/** The pair has begun to work, or has come to an end: only then is there something to say of its help. */
export const hasBegun = ({ state }: Pick<Pair, 'state'>): boolean =>
  state !== 'proposed' && state !== 'agreed' && state !== 'confirmed'

/** True when a mentor school would help more schools than it can. */
export const isOverfull = (pair: Pair, mentor: OrganisationId, load: MentorLoad): boolean =>
  load.taken + asked(pair, mentor) > (load.most ?? USUAL_CAPACITY)

/** A school agrees: a mentor school only while it has a place. */
export const agree = (pair: Pair, organisation: OrganisationId, load: MentorLoad): Result<Agreed> => {
  const moved = movePair(pair, 'agree')
  const school = pair.schools.find((each) => each.organisation === organisation)
  if (!moved.ok) return moved
  if (school === undefined) return refuse('notOfThePair')
  if (school.agreedOn !== null) return refuse('agreedAlready')
  if (school.side === 'mentor' && isOverfull(pair, organisation, load))
    return refuse('mentorFull', undefined, { most: load.most ?? USUAL_CAPACITY, taken: load.taken })
  const others = pair.schools.filter((each) => each.organisation !== organisation)
  const isLast = others.every((each) => each.agreedOn !== null)
  return ok({ school, from: pair.state, to: isLast ? moved.value.to : pair.state })
}

export type Ended = {
  readonly from: PairState
  readonly to: PairState
  readonly on: Day
  readonly reason: string
  /** The bond's new day after the last one; null when nothing of it has begun. */
  readonly until: Day | null
}

/** The end: by itself when the term is over, before it only with a reason, whose days after are free again. */
export const endPair = (pair: Pair, wish: { on: Day; reason: string }, today: Day): Result<Ended> => {
  const isEarly = addDays(wish.on, 1) < pair.until
  const moved = movePair(pair, isEarly ? 'endEarly' : 'end')
  if (!moved.ok) return moved
  if (wish.on > today) return refuse('endAhead', 'on')
  if (isEarly && wish.reason === '') return refuse('reasonNeeded', 'reason')
  if (addDays(wish.on, 1) < pair.from) return refuse('endBeforeBeginning', 'on')
  const until = isEarly ? addDays(wish.on, 1) : pair.until
  return ok({ ...moved.value, ...wish, until: until > pair.from ? until : null })
}

/** The programme a new pair is made in: the one that goes on today, before the one that is being prepared. */
export const programmeNow = <T extends { readonly from: Day; readonly until: Day }>(
  programmes: readonly T[],
  today: Day,
): T | undefined => programmes.find(({ from, until }) => from <= today && today < until) ?? programmes[0]
