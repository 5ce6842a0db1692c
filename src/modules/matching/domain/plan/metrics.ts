import type { MatchPlan } from '../solver/types.ts'
import { leadPlaces } from './input.ts'
import { coverOf, type Ground } from './judge.ts'
import { linesOf, type Seat, subjectsBefore } from './lines.ts'
import { needOf } from './request.ts'

/** What plans are compared by. Percents are whole. */
export type Metrics = {
  /** Points of all pairs together. */
  readonly points: number
  readonly schools: number
  readonly unserved: number
  /** Part of the weighed need of all schools. */
  readonly coverage: number
  /** The same for the tenth of schools that is served worst. */
  readonly worst: number
  /** Schools with less than a fifth of their need met. */
  readonly weak: number
  readonly minutes: number
  /** Percent of pairs inside one municipality. */
  readonly own: number
  /** Pairs of last year that go on. */
  readonly kept: number
  /** Mentor schools with more schools than places. */
  readonly overloaded: number
}

const WEAK = 0.2

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

const whole = (share: number): number => Math.round(100 * share)

/** Levels that all mentors of a school give together: the best of each theme. */
const togetherOf = (ground: Ground, seat: Seat): ReadonlyMap<number, number> => {
  const together = new Map<number, number>()
  for (const mentor of seat.lead === null ? [] : [seat.lead, ...seat.subjects])
    for (const [theme, level] of ground.levels[ground.mentorAt.get(mentor) ?? -1] ?? [])
      together.set(theme, Math.max(level, together.get(theme) ?? 0))
  return together
}

/** Covered and needed of every school whose needs are known. */
const coveredBy = (
  ground: Ground,
  seats: readonly Seat[],
): { covered: number; need: number; share: number }[] => {
  const seatOf = new Map(seats.map((seat) => [seat.mentee, seat]))
  return ground.request.mentees.flatMap((mentee) => {
    const need = needOf(mentee)
    const seat = seatOf.get(mentee.id)
    if (need === 0) return []
    const covered = seat === undefined ? 0 : coverOf(mentee.needs, togetherOf(ground, seat))
    return [{ covered, need, share: covered / need }]
  })
}

const overloadedIn = (ground: Ground, seats: readonly Seat[]): number => {
  const loads = new Map<string, number>()
  for (const { lead } of seats) if (lead !== null) loads.set(lead, (loads.get(lead) ?? 0) + 1)
  return [...loads].filter(([mentor, load]) => load > leadPlaces(ground, mentor)).length
}

/** Figures of a plan, counted from who sits where and nothing else. */
export const metricsOf = (ground: Ground, seats: readonly Seat[]): Metrics => {
  const lines = linesOf(ground, seats)
  const leads = lines.filter(({ kind, mentor }) => kind === 'lead' && mentor !== null)
  const shares = coveredBy(ground, seats)
  const need = shares.reduce((sum, each) => sum + each.need, 0)
  const covered = shares.reduce((sum, each) => sum + each.covered, 0)
  const sorted = shares.map(({ share }) => share).sort((a, b) => a - b)
  return {
    points: lines.reduce((sum, { score }) => sum + score, 0),
    schools: ground.request.mentees.length,
    unserved: ground.request.mentees.length - leads.length,
    coverage: need === 0 ? 0 : whole(covered / need),
    worst: whole(mean(sorted.slice(0, Math.ceil(sorted.length / 10)))),
    weak: sorted.filter((share) => share < WEAK).length,
    minutes: Math.round(mean(leads.map(({ minutes }) => minutes))),
    own:
      leads.length === 0 ? 0 : whole(leads.filter(({ why }) => why.sameMunicipality).length / leads.length),
    kept: leads.filter(({ why }) => why.lastYear).length,
    overloaded: overloadedIn(ground, seats),
  }
}

/** Who sits where in a plan of the solver. A pair that goes on keeps its mentors by subject: the ways without them would lose them. */
export const seatsOf = (ground: Ground, plan: Pick<MatchPlan, 'lead' | 'subjects'>): Seat[] => {
  const { request } = ground
  const before = subjectsBefore(request)
  const mentorId = (mentor: number): string => request.mentors[mentor]?.id ?? ''
  return request.mentees.map(({ id }, at) => {
    const place = plan.lead[at] ?? null
    const lead = place === null ? null : mentorId(place)
    const goesOn = lead !== null && ground.previous.has(`${id} ${lead}`)
    const keeps = goesOn && (request.mode !== 'hybrid' || ground.kept.get(id) === lead)
    return {
      mentee: id,
      lead,
      subjects: keeps ? (before.get(id) ?? []) : (plan.subjects[at] ?? []).map(mentorId),
    }
  })
}

/** Last year's pairs as a plan of the same schools. */
export const previousSeats = ({ request }: Ground): Seat[] =>
  request.mentees.map(({ id }) => ({
    mentee: id,
    lead: request.previous.find(([mentee]) => mentee === id)?.[1] ?? null,
    subjects: subjectsBefore(request).get(id) ?? [],
  }))
