import type { Ground } from './judge.ts'
import { type Seat, subjectsBefore } from './lines.ts'

export type Changed = { readonly name: string; readonly from: string; readonly to: string }

/** What a plan does to the pairs of the matching that it changes. */
export type Changes = {
  readonly kept: number
  /** Schools that had no pair and get one. */
  readonly added: readonly { readonly name: string; readonly to: string }[]
  /** Schools that get other mentors. */
  readonly changed: readonly Changed[]
  /** Schools that lose their pair: nobody comes after it. */
  readonly lost: readonly { readonly name: string; readonly from: string }[]
  /** Schools that had nobody and still have nobody. */
  readonly without: readonly string[]
}

const together = (lead: string, subjects: readonly string[]): string =>
  [lead, ...[...subjects].sort()].join(' ')

/** Earlier pairs against a plan, school by school: who is added, who changes, who is left. */
export const changesOf = ({ request, mentorAt, menteeAt }: Ground, seats: readonly Seat[]): Changes => {
  const before = new Map(request.previous)
  const subjects = subjectsBefore(request)
  const absent = new Map([...request.refused, ...(request.silent ?? [])].map((each) => [each.id, each.name]))
  const name = (mentor: string): string =>
    request.mentors[mentorAt.get(mentor) ?? -1]?.name ?? absent.get(mentor) ?? ''
  const schools = seats.map((seat) => ({
    ...seat,
    name: request.mentees[menteeAt.get(seat.mentee) ?? -1]?.name ?? '',
    from: before.get(seat.mentee) ?? null,
  }))
  const gone = [...before.keys()].filter((mentee) => !menteeAt.has(mentee)).length
  const stays = ({ mentee, from, lead, subjects: now }: (typeof schools)[number]): boolean =>
    from !== null && lead !== null && together(from, subjects.get(mentee) ?? []) === together(lead, now)
  return {
    kept: schools.filter(stays).length,
    added: schools.flatMap((each) =>
      each.from === null && each.lead !== null ? [{ name: each.name, to: name(each.lead) }] : [],
    ),
    changed: schools.flatMap((each) =>
      each.from !== null && each.lead !== null && !stays(each)
        ? [{ name: each.name, from: name(each.from), to: name(each.lead) }]
        : [],
    ),
    lost: [
      ...schools.flatMap((each) =>
        each.from !== null && each.lead === null ? [{ name: each.name, from: name(each.from) }] : [],
      ),
      ...Array.from({ length: gone }, () => ({ name: '', from: '' })),
    ],
    without: schools.flatMap((each) => (each.from === null && each.lead === null ? [each.name] : [])),
  }
}

/** A mentor school of before that has no offer now. */
export type Absent = {
  readonly mentor: string
  readonly mentees: readonly string[]
  /** Why it cannot; null when it has said nothing. */
  readonly reason: string | null
}

/** Mentor schools of earlier pairs that this plan cannot count on, each with its schools and the reason. */
export const absentOf = ({ request, mentorAt, menteeAt }: Ground): Absent[] => {
  const schools = new Map<string, string[]>()
  for (const [mentee, mentor] of request.previous) {
    const name = request.mentees[menteeAt.get(mentee) ?? -1]?.name
    if (!mentorAt.has(mentor) && name !== undefined)
      schools.set(mentor, [...(schools.get(mentor) ?? []), name])
  }
  return [...schools].map(([id, mentees]) => {
    const refused = request.refused.find((each) => each.id === id)
    const silent = request.silent?.find((each) => each.id === id)
    return { mentor: refused?.name ?? silent?.name ?? '', mentees, reason: refused?.reason ?? null }
  })
}
