import { z } from 'zod'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { count, id, line, maybeCount, maybeId, reason } from './form-input.ts'
import { CROSSINGS, KEEPINGS, MODES, type PlanPolicy, USUAL_POLICY } from './plan/policy.ts'
import { LIFTABLE, MOST_PAIRS, type PlanDecision, type PlanRequest, pairCount } from './plan/request.ts'
import type { Mode } from './solver/types.ts'

/** What a person may set for a plan; the other weights belong to the policy. */
export const SET_BY_HAND = [
  'maxMinutes',
  'minOverlap',
  'floor',
  'priority',
  'sameMunicipality',
  'lastYear',
  'maxSubjectMentors',
] as const
export type SetByHand = (typeof SET_BY_HAND)[number]

const MOST: Readonly<Record<SetByHand, number>> = {
  maxMinutes: 600,
  minOverlap: 10,
  floor: 100,
  priority: 1000,
  sameMunicipality: 1000,
  lastYear: 1000,
  maxSubjectMentors: 5,
}

const settings = Object.fromEntries(SET_BY_HAND.map((name) => [name, count])) as Record<
  SetByHand,
  typeof count
>

export const MakeInput = z.object({
  matching: id,
  title: line(120),
  mode: z.enum(MODES as unknown as readonly [Mode, ...Mode[]], 'chooseOne'),
  crossing: z.enum(CROSSINGS, 'chooseOne'),
  keeping: z.enum(KEEPINGS, 'chooseOne').optional(),
  ...settings,
})
export type MakeInput = z.infer<typeof MakeInput>

export const ScenarioInput = z.object({ scenario: id })
export type ScenarioInput = z.infer<typeof ScenarioInput>

/** The policy with what a person has set; every number out of bounds is named at once. */
export const policyOf = (input: Pick<MakeInput, SetByHand | 'crossing' | 'keeping'>): Result<PlanPolicy> => {
  const faults = SET_BY_HAND.filter((name) => input[name] > MOST[name]).map(
    (name): Refusal => ({ code: 'placesWrong', field: name, values: { most: MOST[name] } }),
  )
  if (faults.length > 0) return refuseAll(faults)
  const set = Object.fromEntries(SET_BY_HAND.map((name) => [name, input[name]])) as Record<SetByHand, number>
  return ok({ ...USUAL_POLICY, ...set, crossing: input.crossing, keeping: input.keeping ?? 'some' })
}

/** A request that there is something to count in. */
export const countable = (request: PlanRequest): Result<PlanRequest> => {
  if (request.mentees.length === 0) return refuse('noMentees')
  if (request.mentors.length === 0) return refuse('noMentors')
  return pairCount(request) > MOST_PAIRS
    ? refuse('tooManySchools', undefined, { most: MOST_PAIRS })
    : ok(request)
}

export const DECISION_KINDS = ['pin', 'ban', 'capacity', 'allow'] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

export const DecideInput = z.object({
  scenario: id,
  kind: z.enum(DECISION_KINDS, 'chooseOne'),
  mentee: maybeId,
  mentor: id,
  rule: z.string().max(40),
  value: maybeCount,
  reason,
})
export type DecideInput = z.infer<typeof DecideInput>

const MOST_PLACES = 20

/** What a person lays down, as the plan will obey it. */
export const decisionOf = (
  input: DecideInput,
  request: Pick<PlanRequest, 'mentees' | 'mentors'>,
): Result<PlanDecision> => {
  const { kind, value } = input
  const isPlaces = kind === 'capacity'
  const faults: readonly (readonly [boolean, string, string])[] = [
    [!isPlaces && !request.mentees.some((each) => each.id === input.mentee), 'chooseMentee', 'mentee'],
    [!request.mentors.some((each) => each.id === input.mentor), 'chooseOffering', 'mentor'],
    [!isPlaces && input.mentee === input.mentor, 'sameSchool', 'mentor'],
    [kind === 'allow' && !LIFTABLE.some((rule) => rule === input.rule), 'chooseOne', 'rule'],
    [isPlaces && value === null, 'notANumber', 'value'],
  ]
  const found = faults.filter(([isWrong]) => isWrong).map(([, code, field]): Refusal => ({ code, field }))
  if (found.length > 0) return refuseAll(found)
  if (isPlaces && (value ?? 0) > MOST_PLACES) return refuse('placesWrong', 'value', { most: MOST_PLACES })
  return ok({
    kind,
    mentee: isPlaces ? null : input.mentee,
    mentor: input.mentor,
    rule: kind === 'allow' ? input.rule : null,
    value: isPlaces ? value : null,
    reason: input.reason,
  })
}

/** An older decision that the new one replaces: a school has one main mentor, a mentor one number of places. */
export const isReplaced = (old: PlanDecision, now: PlanDecision): boolean => {
  if (now.kind === 'capacity') return old.kind === 'capacity' && old.mentor === now.mentor
  const isSamePair = old.mentee === now.mentee && old.mentor === now.mentor
  if (now.kind === 'pin')
    return (old.kind === 'pin' && old.mentee === now.mentee) || (old.kind === 'ban' && isSamePair)
  if (now.kind === 'ban') return old.kind === 'pin' && isSamePair
  return old.kind === 'allow' && isSamePair && old.rule === now.rule
}

export const HandInput = z.object({ scenario: id, mentee: id, mentor: maybeId, reason })
export type HandInput = z.infer<typeof HandInput>

export const WithdrawInput = z.object({ decision: id })
export type WithdrawInput = z.infer<typeof WithdrawInput>
