import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { CallInput } from './input.ts'
import { planDays, quarterOf } from './rounds.ts'
import type { RoundState } from './types.ts'

/** A municipality of the region before a call: its schools of the programme, and the round that stands in the way. */
export type CallLine = {
  readonly id: MunicipalityId
  readonly name: string
  readonly hasModel: boolean
  readonly schools: readonly string[]
  readonly round: {
    readonly id: string
    readonly opensOn: Day
    readonly dueOn: Day
    readonly state: RoundState
  } | null
}

/** Why a municipality is left out of a call. */
export type LeftOut = 'isPlanned' | 'hasRound' | 'noModel' | 'noSchools'

/** Null for a municipality in which the call opens a round. */
export const leftOut = ({ round, hasModel, schools }: CallLine): LeftOut | null => {
  if (round !== null) return round.state === 'planned' ? 'isPlanned' : 'hasRound'
  if (!hasModel) return 'noModel'
  return schools.length === 0 ? 'noSchools' : null
}

/** Where the call opens a round. */
export const calledOf = (lines: readonly CallLine[]): CallLine[] =>
  lines.filter((line) => leftOut(line) === null)

/** What the person has seen before pressing: municipalities and schools, so that nothing else is opened. */
export const sightOf = (
  {
    programme,
    quarter,
    categories,
  }: Pick<CallInput, 'programme' | 'quarter'> & { readonly categories: readonly string[] },
  lines: readonly CallLine[],
): string => {
  const called = calledOf(lines)
  const schools = called.reduce((sum, line) => sum + line.schools.length, 0)
  return [programme, quarterOf(quarter), [...categories].sort().join(','), called.length, schools].join(' ')
}

export type Skipped = { readonly name: string; readonly why: LeftOut; readonly day: Day | null }

/** The day that the reason names: when a planned round opens, when an open one is due. */
export const dayOf = ({ round }: CallLine): Day | null =>
  round === null ? null : round.state === 'planned' ? round.opensOn : round.dueOn

/** The municipalities left out, by name and with the reason. */
export const skippedOf = (lines: readonly CallLine[]): Skipped[] =>
  lines.flatMap((line) => {
    const why = leftOut(line)
    return why === null ? [] : [{ name: line.name, why, day: dayOf(line) }]
  })

export type Called = { readonly lines: readonly CallLine[]; readonly skipped: readonly Skipped[] }

/** A call opens what was shown and nothing else: other conditions are shown again before anything is sent. */
export const callRounds = (input: CallInput, lines: readonly CallLine[], today: Day): Result<Called> => {
  const days = planDays({ opensOn: today, dueOn: input.dueOn, closesOn: input.closesOn }, today)
  if (!days.ok) return days
  const called = calledOf(lines)
  if (called.length === 0) return refuse('nobodyToCall')
  if (sightOf(input, lines) !== input.seen) return refuse('lookAgain')
  return ok({ lines: called, skipped: skippedOf(lines) })
}
