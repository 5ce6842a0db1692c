import type { Day } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { holdsOn } from './contracts/rules.ts'
import type { Contract, MeetingForm } from './contracts/types.ts'
import type { Pair } from './types.ts'

/** A meeting as the summary counts it. */
export type Meeting = {
  readonly on: Day
  readonly form: MeetingForm
  readonly theme: string
  readonly hours: number
  readonly people: number | null
}

/** What the record of a pair says of some months. */
export type Summary = {
  readonly meetings: number
  readonly hours: number
  readonly people: number
  readonly forms: readonly { readonly form: MeetingForm; readonly meetings: number; readonly hours: number }[]
  readonly themes: readonly string[]
}

const sum = (list: readonly number[]): number =>
  Math.round(list.reduce((all, each) => all + each, 0) * 10) / 10

/** Meetings of the days from `from` to `until` (the day after the last), counted by form. */
export const summaryOf = (
  meetings: readonly Meeting[],
  { from, until }: { readonly from: Day; readonly until: Day },
): Summary => {
  const own = meetings.filter(({ on }) => on >= from && on < until)
  const forms = [...new Set(own.map(({ form }) => form))].map((form) => {
    const of = own.filter((meeting) => meeting.form === form)
    return { form, meetings: of.length, hours: sum(of.map(({ hours }) => hours)) }
  })
  return {
    meetings: own.length,
    hours: sum(own.map(({ hours }) => hours)),
    people: own.reduce((all, { people }) => all + (people ?? 0), 0),
    forms: forms.sort((a, b) => b.meetings - a.meetings || a.form.localeCompare(b.form)),
    themes: [...new Set(own.map(({ theme }) => theme))],
  }
}

/** Half-years of a school year begin in September and January; the second lasts till the end of August. */
export const halfYearOf = (day: Day): { readonly from: Day; readonly until: Day } => {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  return month >= 9
    ? { from: `${year}-09-01` as Day, until: `${year + 1}-01-01` as Day }
    : { from: `${year}-01-01` as Day, until: `${year}-09-01` as Day }
}

/** The contract under which a meeting is held (R023): one that was in force on its day, that of the mentor school which writes it down. */
export const contractFor = (
  contracts: readonly Contract[],
  { curated, mentor, on }: { readonly curated: string; readonly mentor: string | null; readonly on: Day },
): Contract | null =>
  contracts.find(
    (contract) =>
      contract.curated === curated &&
      (mentor === null || contract.mentor === mentor) &&
      holdsOn(contract, on),
  ) ?? null

/** May a meeting of this day be written down. */
export const mayLog = (pair: Pick<Pair, 'state' | 'from' | 'endedOn'>, on: Day, today: Day): Result<null> => {
  if (on > today) return refuse('dayAhead', 'on')
  if (pair.state !== 'confirmed' && pair.state !== 'working') {
    const isPast = pair.endedOn !== null && on <= pair.endedOn
    if (!isPast) return refuse('meetingsLater')
  }
  return on < pair.from ? refuse('beforePair', 'on') : ok(null)
}
