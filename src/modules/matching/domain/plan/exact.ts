import type { MatchPlan } from '../solver/types.ts'
import type { NamedMove, Other, Pricer } from './explain.ts'
import { type Ground, judge } from './judge.ts'
import type { PlanRequest } from './request.ts'

/** Other mentor schools whose exact price a page asks for at once: each is a plan of its own. */
const MOST = 10

/** Mentor schools that a school could have instead, those worth most first. */
const candidates = (ground: Ground, menteeAt: number, current: string | null): number[] =>
  ground.request.mentors
    .flatMap(({ id }, at) => {
      const fit = id === current ? null : judge(ground, menteeAt, at)
      return fit?.kind === 'fit' ? [{ at, points: ground.request.policy.cover * fit.cover + fit.term }] : []
    })
    .sort((a, b) => b.points - a.points)
    .slice(0, MOST)
    .map(({ at }) => at)

/** The plan itself and, for each other mentor school of one school, the best plan with that pair fixed. */
export type Forced = { readonly mentors: readonly number[]; readonly requests: readonly PlanRequest[] }

export const forcedRequests = (ground: Ground, mentee: string, current: string | null): Forced => {
  const { request, menteeAt } = ground
  const at = menteeAt.get(mentee)
  const mentors = at === undefined ? [] : candidates(ground, at, current)
  const others = request.decisions.filter((each) => !(each.kind === 'pin' && each.mentee === mentee))
  const pinned = mentors.map((place): PlanRequest => {
    const mentor = request.mentors[place]?.id ?? ''
    const pin = { kind: 'pin' as const, mentee, mentor, rule: null, value: null, reason: '' }
    return { ...request, decisions: [...others, pin] }
  })
  return { mentors, requests: [request, ...pinned] }
}

const isProven = ({ value, certificate }: MatchPlan): boolean => certificate.bound === value

/** Who sits elsewhere when the pair is fixed: the school itself first. */
const movesOf = (ground: Ground, menteeAt: number, base: MatchPlan, forced: MatchPlan): NamedMove[] => {
  const { mentees, mentors } = ground.request
  const name = (place: number | null | undefined) =>
    place === null || place === undefined ? null : (mentors[place]?.name ?? '')
  const moved = mentees.flatMap((mentee, at) =>
    (base.lead[at] ?? null) === (forced.lead[at] ?? null)
      ? []
      : [{ at, mentee: mentee.name, from: name(base.lead[at]), to: name(forced.lead[at]) }],
  )
  return moved
    .sort((a, b) => Number(b.at === menteeAt) - Number(a.at === menteeAt))
    .map(({ mentee, from, to }) => ({ mentee, from, to }))
}

/** Exact prices by counting anew: what the whole plan loses when the pair is fixed. Only proven plans give a price. */
export const pricesByPlans = (
  ground: Ground,
  { mentors }: Forced,
  plans: readonly (MatchPlan | null)[],
): Pricer => {
  const [base, ...forced] = plans
  return (menteeAt) =>
    new Map(
      mentors.flatMap((mentor, at): [number, Pick<Other, 'regret' | 'chain'>][] => {
        const plan = forced[at]
        if (!base || !plan || !isProven(base) || !isProven(plan)) return []
        const regret = Number(BigInt(base.value) - BigInt(plan.value))
        return [[mentor, { regret, chain: movesOf(ground, menteeAt, base, plan) }]]
      }),
    )
}
