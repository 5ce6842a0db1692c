import { addDays, addMonths, type Day, monthOf, yearOf } from '../../../kernel/day.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { nextState } from '../../../kernel/workflow.ts'
import type { Round, Sheet } from './types.ts'
import { roundWorkflow } from './workflow.ts'

/** First day of the quarter of a day. */
export const quarterOf = (day: Day): Day => {
  const month = Math.floor((monthOf(day) - 1) / 3) * 3 + 1
  return `${yearOf(day)}-${String(month).padStart(2, '0')}-01` as Day
}

/** «IV квартал 2026» as figures: [4, 2026]. */
export const quarterNumber = (quarterOn: Day): readonly [number, number] => [
  (monthOf(quarterOn) - 1) / 3 + 1,
  yearOf(quarterOn),
]

/** Days of a round, usual ones of a quarter: the head has three weeks, latecomers two more. */
export type RoundDays = { readonly opensOn: Day; readonly dueOn: Day; readonly closesOn: Day }

export const usualDays = (quarterOn: Day): RoundDays => ({
  opensOn: addDays(quarterOn, 14),
  dueOn: addDays(quarterOn, 35),
  closesOn: addDays(quarterOn, 49),
})

/** The round three months later, every day moved alike (R018). */
export const nextRound = (round: Pick<Round, 'quarterOn' | 'opensOn' | 'dueOn' | 'closesOn'>) => ({
  quarterOn: addMonths(round.quarterOn, 3),
  opensOn: addMonths(round.opensOn, 3),
  dueOn: addMonths(round.dueOn, 3),
  closesOn: addMonths(round.closesOn, 3),
})

/** Days stand in their order and the term lies ahead. */
export const planDays = (days: RoundDays, today: Day): Result<RoundDays> => {
  const faults: Refusal[] = [
    ...(days.dueOn < days.opensOn ? [{ code: 'dueBeforeOpening', field: 'dueOn' }] : []),
    ...(days.closesOn < days.dueOn ? [{ code: 'closingBeforeDue', field: 'closesOn' }] : []),
    ...(days.dueOn < today ? [{ code: 'termInThePast', field: 'dueOn' }] : []),
  ]
  return faults.length > 0 ? refuseAll(faults) : ok(days)
}

/** Days of a round may still be changed: nobody has been asked yet. */
export const replanDays = (round: Pick<Round, 'state'>, days: RoundDays, today: Day): Result<RoundDays> =>
  round.state === 'planned' ? planDays(days, today) : refuse('roundNotPlanned')

/** Moves a round by its table of states. */
export const moveRound = (
  round: Pick<Round, 'state'>,
  action: 'open' | 'close' | 'reopen',
): Result<Round['state']> => {
  const to = nextState(roundWorkflow, round.state, action)
  return to === null ? refuse(action === 'open' ? 'roundNotPlanned' : 'roundNotOpen') : ok(to)
}

/** What a day brings to a round: it opens, or it closes; nothing else happens by itself. */
export const dutyOf = (
  round: Pick<Round, 'state' | 'opensOn' | 'closesOn'>,
  today: Day,
): 'open' | 'close' | null => {
  if (round.state === 'planned' && round.opensOn <= today && today <= round.closesOn) return 'open'
  return round.state === 'open' && round.closesOn < today ? 'close' : null
}

/** What the assignments of a round come from: the sending that can be recalled whole. */
export const sourceOf = ({ id, call }: Pick<Round, 'id' | 'call'>): RecordId => call ?? id

/** Why a sheet cannot be written now; null when it can. The page says the same and who can open it. */
export type Lock =
  | { readonly why: 'planned'; readonly opensOn: Day }
  | { readonly why: 'closed'; readonly closedOn: Day; readonly reason: string }

export const lockOf = (
  {
    round,
    extendedUntil,
  }: Pick<Sheet, 'extendedUntil'> & {
    readonly round: Pick<Round, 'state' | 'opensOn' | 'closedOn' | 'closedReason'>
  },
  today: Day,
): Lock | null => {
  if (round.state === 'planned') return { why: 'planned', opensOn: round.opensOn }
  if (round.state === 'open' || (extendedUntil !== null && today <= extendedUntil)) return null
  return { why: 'closed', closedOn: round.closedOn ?? today, reason: round.closedReason ?? '' }
}

export const STANDINGS = ['overdue', 'waiting', 'onTime', 'late', 'missed'] as const
export type Standing = (typeof STANDINGS)[number]

type Standable = {
  readonly sentOn: Day | null
  readonly extendedUntil: Day | null
  readonly dueOn: Day
  readonly roundState: Round['state']
}

/** How a sheet stands on a day. A longer term given with a reason is a term. */
export const standingOf = (sheet: Standable, today: Day): Standing => {
  const due =
    sheet.extendedUntil !== null && sheet.extendedUntil > sheet.dueOn ? sheet.extendedUntil : sheet.dueOn
  if (sheet.sentOn !== null) return sheet.sentOn <= due ? 'onTime' : 'late'
  if (today <= due) return 'waiting'
  return sheet.roundState === 'closed' ? 'missed' : 'overdue'
}

export type Completeness = {
  readonly expected: number
  readonly submitted: number
  readonly onTime: number
  readonly late: number
  readonly waiting: number
  readonly overdue: number
}

/** Expected, submitted, on time, late over any set of sheets: a school, a municipality, a region. */
export const completenessOf = (standings: readonly Standing[]): Completeness => {
  const count = (...wanted: readonly Standing[]) => standings.filter((each) => wanted.includes(each)).length
  return {
    expected: standings.length,
    submitted: count('onTime', 'late'),
    onTime: count('onTime'),
    late: count('late'),
    waiting: count('waiting'),
    overdue: count('overdue', 'missed'),
  }
}
