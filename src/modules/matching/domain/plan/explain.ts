import { alternativesIn } from '../solver/match.ts'
import type { HallGroup, Move } from '../solver/types.ts'
import { leadPlaces, toMatchInput } from './input.ts'
import { type Excluded, type Ground, judge } from './judge.ts'
import type { Seat } from './lines.ts'
import { type HardRule, LIFTABLE, pairCount, QUICK_PAIRS } from './request.ts'

export type NamedMove = { readonly mentee: string; readonly from: string | null; readonly to: string | null }

/** Another mentor school of one school, and what it would cost the whole plan. */
export type Other = {
  readonly id: string
  readonly name: string
  /** Points that the plan loses; null: no place can be freed, or nobody has counted. */
  readonly regret: number | null
  /** Who else would move; empty when nobody. */
  readonly chain: readonly NamedMove[]
  readonly points: number
  readonly coverage: number
  readonly minutes: number
}

export type Barred = Pick<Excluded, 'rule' | 'minutes' | 'limit'> & {
  readonly id: string
  readonly name: string
}

const namedIn =
  ({ request }: Ground) =>
  (move: Move): NamedMove => {
    const mentor = (place: number | null) => (place === null ? null : (request.mentors[place]?.name ?? ''))
    return { mentee: request.mentees[move.mentee]?.name ?? '', from: mentor(move.from), to: mentor(move.to) }
  }

/** A price that nobody can pay with points: a school stays without a mentor. */
export const isOrphaning = ({ chain }: Pick<Other, 'chain'>): boolean =>
  chain.slice(1).some(({ to }) => to === null)

/** True when a page may count prices itself. */
export const isQuick = ({ request }: Ground): boolean => pairCount(request) <= QUICK_PAIRS

/** Regrets of one school's other mentors, by place. */
export type Pricer = (menteeAt: number) => ReadonlyMap<number, Pick<Other, 'regret' | 'chain'>>

/** Prices of a plan, counted once for all schools that ask; a plan with mentors in subjects has none but by a new plan. */
export const pricerOf = (ground: Ground): Pricer => {
  if (ground.request.mode === 'hybrid' || !isQuick(ground)) return () => new Map()
  const alternatives = alternativesIn(toMatchInput(ground))
  const named = namedIn(ground)
  return (menteeAt) =>
    new Map(
      alternatives(menteeAt).map(({ mentor, regret, chain }) => [
        mentor,
        { regret, chain: chain.map(named) },
      ]),
    )
}

/** Everybody who could help a school instead, the cheapest first, and everybody who cannot, each with the rule. */
export const othersFor = (
  ground: Ground,
  mentee: string,
  current: string | null,
  pricer: Pricer = pricerOf(ground),
): { readonly others: readonly Other[]; readonly barred: readonly Barred[] } => {
  const menteeAt = ground.menteeAt.get(mentee)
  if (menteeAt === undefined) return { others: [], barred: [] }
  const { mentors, mentees, policy } = ground.request
  const prices = pricer(menteeAt)
  // what is priced and has no price is the best plan's own pair
  const unpriced = { regret: prices.size > 0 && ground.request.mode !== 'hybrid' ? 0 : null, chain: [] }
  const need = (mentees[menteeAt]?.needs ?? []).reduce((sum, [, severity]) => sum + 3 * severity, 0)
  const others: Other[] = []
  const barred: Barred[] = []
  mentors.forEach(({ id, name }, mentorAt) => {
    const judged = judge(ground, menteeAt, mentorAt)
    if (judged?.kind === 'excluded') {
      const { rule, minutes, limit } = judged
      if (rule !== 'same') barred.push({ id, name, rule, minutes, limit })
    } else if (judged !== null && id !== current)
      others.push({
        id,
        name,
        ...(prices.get(mentorAt) ?? unpriced),
        points: policy.cover * judged.cover + judged.term,
        coverage: need === 0 ? 0 : Math.round((100 * judged.cover) / need),
        minutes: judged.minutes,
      })
  })
  const price = ({ regret }: Other) => regret ?? Number.POSITIVE_INFINITY
  return {
    others: others.sort((a, b) => price(a) - price(b) || b.points - a.points || (a.id < b.id ? -1 : 1)),
    barred,
  }
}

/** What would let one more school of a group be served. */
export type Relaxation =
  | { readonly kind: 'place'; readonly mentor: string; readonly mentorId: string }
  | {
      readonly kind: 'rule'
      readonly rule: HardRule
      readonly mentee: string
      readonly menteeId: string
      readonly mentor: string
      readonly mentorId: string
      readonly minutes: number
      readonly limit: number
    }

const WEIGHT: Readonly<Record<HardRule, number>> = {
  distance: 0,
  overlap: 10_000,
  municipality: 20_000,
  kept: 25_000,
  objected: 30_000,
  relatives: 40_000,
  banned: 50_000,
  same: 60_000,
}
const MOST = 4

const freePlaces = (ground: Ground, seats: readonly Seat[]): ReadonlySet<number> => {
  const loads = new Map<string, number>()
  for (const { lead } of seats) if (lead !== null) loads.set(lead, (loads.get(lead) ?? 0) + 1)
  return new Set(
    ground.request.mentors.flatMap(({ id }, at) =>
      (loads.get(id) ?? 0) < leadPlaces(ground, id) ? [at] : [],
    ),
  )
}

/** The smallest changes that would help a group: a rule lifted for one pair where a place is free, or one place more. */
export const relaxationsOf = (ground: Ground, seats: readonly Seat[], group: HallGroup): Relaxation[] => {
  const { mentees, mentors } = ground.request
  const free = [...freePlaces(ground, seats)].filter((mentor) => !group.mentors.includes(mentor))
  const rules = group.mentees.flatMap((menteeAt) =>
    free.flatMap((mentorAt) => {
      const judged = judge(ground, menteeAt, mentorAt)
      const mentee = mentees[menteeAt]
      const mentor = mentors[mentorAt]
      if (judged?.kind !== 'excluded' || !LIFTABLE.includes(judged.rule) || !mentee || !mentor) return []
      const { rule, minutes, limit } = judged
      const names = { mentee: mentee.name, menteeId: mentee.id, mentor: mentor.name, mentorId: mentor.id }
      return [{ kind: 'rule' as const, rule, ...names, minutes, limit, weight: WEIGHT[rule] + minutes }]
    }),
  )
  const smallest = rules.sort((a, b) => a.weight - b.weight).slice(0, MOST)
  const places = group.mentors.slice(0, MOST).flatMap((at): Relaxation[] => {
    const mentor = mentors[at]
    return mentor === undefined ? [] : [{ kind: 'place', mentor: mentor.name, mentorId: mentor.id }]
  })
  return [...smallest.map(({ weight: _weight, ...rule }) => rule), ...places]
}
