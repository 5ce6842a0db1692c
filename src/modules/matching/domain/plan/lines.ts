import type { PlanLine, PlanWhy } from '../types.ts'
import { type Fit, type Ground, judge } from './judge.ts'
import { needOf, type PlanMentee, type PlanRequest } from './request.ts'

/** Who helps a school in a plan: one lead or none, mentors in single themes. */
export type Seat = {
  readonly mentee: string
  readonly lead: string | null
  readonly subjects: readonly string[]
}

/** Who sits where in a stored plan. */
export const seatsOfLines = (lines: readonly Pick<PlanLine, 'mentee' | 'mentor' | 'kind'>[]): Seat[] => {
  const subjects = new Map<string, string[]>()
  for (const { mentee, mentor, kind } of lines)
    if (kind === 'subject' && mentor !== null) subjects.set(mentee, [...(subjects.get(mentee) ?? []), mentor])
  return lines
    .filter(({ kind }) => kind === 'lead')
    .map(({ mentee, mentor }) => ({ mentee, lead: mentor, subjects: subjects.get(mentee) ?? [] }))
}

/** Mentor schools by subject of earlier pairs, by school. */
export const subjectsBefore = ({
  previousSubjects = [],
}: Pick<PlanRequest, 'previousSubjects'>): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>()
  for (const [mentee, mentor] of previousSubjects) found.set(mentee, [...(found.get(mentee) ?? []), mentor])
  return found
}

/** A pair of a plan before it is stored. */
export type NewLine = {
  readonly mentee: string
  readonly menteeName: string
  readonly mentor: string | null
  readonly mentorName: string
  readonly kind: 'lead' | 'subject'
  readonly subject: string
  readonly score: number
  readonly coverage: number
  readonly minutes: number
  readonly why: PlanWhy
  readonly isPinned: boolean
}

/** A pair that a person made against the rules: worth its themes and minutes all the same. */
const forced = (ground: Ground, menteeAt: number, mentorAt: number): Fit => {
  const { request } = ground
  const free: Ground = {
    ...ground,
    banned: new Set(),
    pinned: new Set([`${request.mentees[menteeAt]?.id} ${request.mentors[mentorAt]?.id}`]),
  }
  const found = judge(free, menteeAt, mentorAt)
  if (found?.kind === 'fit') return found
  return {
    kind: 'fit',
    cover: 0,
    context: 0,
    sameMunicipality: false,
    lastYear: false,
    minutes: 0,
    isGuess: true,
    term: 0,
  }
}

/** The pair as it is worth, allowed or not. */
const worthOf = (ground: Ground, menteeAt: number, mentorAt: number): Fit => {
  const found = judge(ground, menteeAt, mentorAt)
  return found?.kind === 'fit' ? found : forced(ground, menteeAt, mentorAt)
}

const percentOf = (cover: number, need: number): number => (need === 0 ? 0 : Math.round((100 * cover) / need))

/** Themes in common; a theme that somebody else of the plan covers better is left out. */
const themesOf = (
  ground: Ground,
  mentee: PlanMentee,
  mentorAt: number,
  covered: ReadonlyMap<number, number> = new Map(),
): PlanWhy['themes'] => {
  const { request, levels } = ground
  return mentee.needs
    .flatMap(([theme, severity]) => {
      const level = levels[mentorAt]?.get(theme) ?? 0
      const more = level - (covered.get(theme) ?? 0)
      const known = request.themes[theme]
      return more <= 0 || known === undefined
        ? []
        : [
            {
              theme: known.id,
              name: known.name,
              severity,
              level,
              points: request.policy.cover * severity * more,
            },
          ]
    })
    .sort((a, b) => b.points - a.points || (a.theme < b.theme ? -1 : 1))
}

/** Points taken off where a pair meets less of the need than the floor. */
const floorOf = ({ request }: Ground, cover: number, need: number): number => {
  const { policy, mode } = request
  const ratio = need === 0 ? 1 : cover / need
  const floor = policy.floor / 100
  if (mode !== 'floor' || ratio >= floor) return 0
  return Math.round((policy.floorPenalty * (floor - ratio)) / floor)
}

type LeadLine = { readonly menteeAt: number; readonly mentorAt: number; readonly load: number }

const leadLine = (ground: Ground, { menteeAt, mentorAt, load }: LeadLine): NewLine => {
  const { request } = ground
  const mentee = request.mentees[menteeAt] as PlanMentee
  const mentor = request.mentors[mentorAt]
  const fit = worthOf(ground, menteeAt, mentorAt)
  const need = needOf(mentee)
  const floor = floorOf(ground, fit.cover, need)
  const loadStep = request.policy.loadStep * load
  return {
    mentee: mentee.id,
    menteeName: mentee.name,
    mentor: mentor?.id ?? null,
    mentorName: mentor?.name ?? '',
    kind: 'lead',
    subject: '',
    score: request.policy.cover * fit.cover + fit.term - floor - loadStep,
    coverage: percentOf(fit.cover, need),
    minutes: fit.minutes,
    why: {
      themes: themesOf(ground, mentee, mentorAt),
      context: fit.context,
      sameMunicipality: fit.sameMunicipality,
      lastYear: fit.lastYear,
      loadStep,
      floor,
      priority: request.policy.priority * mentee.priority,
      isGuess: fit.isGuess,
    },
    isPinned: ground.pinned.has(`${mentee.id} ${mentor?.id}`),
  }
}

const subjectLine = (
  ground: Ground,
  menteeAt: number,
  mentorAt: number,
  covered: ReadonlyMap<number, number>,
): NewLine => {
  const { request } = ground
  const { policy } = request
  const mentee = request.mentees[menteeAt] as PlanMentee
  const mentor = request.mentors[mentorAt]
  const fit = worthOf(ground, menteeAt, mentorAt)
  const themes = themesOf(ground, mentee, mentorAt, covered)
  const [best] = themes
  const named = request.themes.find(({ id }) => id === best?.theme)
  const points = themes.reduce((sum, theme) => sum + theme.points, 0)
  return {
    mentee: mentee.id,
    menteeName: mentee.name,
    mentor: mentor?.id ?? null,
    mentorName: mentor?.name ?? '',
    kind: 'subject',
    subject: named === undefined ? '' : named.subject || named.name,
    score: points - policy.subjectLink - Math.floor(fit.minutes / policy.subjectMinuteDiv),
    coverage: percentOf(points / policy.cover, needOf(mentee)),
    minutes: fit.minutes,
    why: {
      themes,
      context: fit.context,
      sameMunicipality: fit.sameMunicipality,
      lastYear: fit.lastYear,
      loadStep: 0,
      link: policy.subjectLink,
      isGuess: fit.isGuess,
    },
    isPinned: false,
  }
}

const NO_WHY: PlanWhy = { themes: [], context: 0, sameMunicipality: false, lastYear: false, loadStep: 0 }

const nobody = (mentee: PlanMentee): NewLine => ({
  mentee: mentee.id,
  menteeName: mentee.name,
  mentor: null,
  mentorName: '',
  kind: 'lead',
  subject: '',
  score: 0,
  coverage: 0,
  minutes: 0,
  why: NO_WHY,
  isPinned: false,
})

const subjectLines = (ground: Ground, menteeAt: number, seat: Seat): NewLine[] => {
  const covered = new Map(ground.levels[ground.mentorAt.get(seat.lead ?? '') ?? -1] ?? [])
  return seat.subjects.flatMap((subject): NewLine[] => {
    const mentorAt = ground.mentorAt.get(subject)
    if (mentorAt === undefined) return []
    const line = subjectLine(ground, menteeAt, mentorAt, covered)
    for (const [theme, level] of ground.levels[mentorAt] ?? [])
      covered.set(theme, Math.max(level, covered.get(theme) ?? 0))
    return [line]
  })
}

/** Lines of a plan with the reasons of every pair; the load costs the mentor's second school more than the first. */
export const linesOf = (ground: Ground, seats: readonly Seat[]): NewLine[] => {
  const loads = new Map<string, number>()
  const seatOf = new Map(seats.map((seat) => [seat.mentee, seat]))
  return ground.request.mentees.flatMap((mentee, menteeAt) => {
    const seat = seatOf.get(mentee.id) ?? { mentee: mentee.id, lead: null, subjects: [] }
    const mentorAt = ground.mentorAt.get(seat.lead ?? '')
    if (seat.lead === null || mentorAt === undefined) return [nobody(mentee)]
    const load = loads.get(seat.lead) ?? 0
    loads.set(seat.lead, load + 1)
    return [leadLine(ground, { menteeAt, mentorAt, load }), ...subjectLines(ground, menteeAt, seat)]
  })
}
