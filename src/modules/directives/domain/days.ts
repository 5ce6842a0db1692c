import { type Day, yearOf } from '../../../kernel/day.ts'
import { readTerm } from '../../../kernel/term/read.ts'
import type { Clause } from './types.ts'

/**
 * The days of a clause: «15.11, 17.11» names two, and each is answered for by itself (decisions 12: one assignment for an
 * occurrence). A last day that a person set otherwise is one day; no term is none.
 */
export const daysOf = ({ termAsWritten, dueOn }: Pick<Clause, 'termAsWritten' | 'dueOn'>): Day[] => {
  if (dueOn === null) return []
  const { reading } = readTerm(termAsWritten ?? '', { year: yearOf(dueOn), kind: 'calendar' })
  if (reading.kind !== 'days') return [dueOn]
  const days = [...new Set(reading.dates)].sort()
  return days.at(-1) === dueOn ? days : [dueOn]
}

/** Each time a clause must be done: its last day, and the name of the occurrence, empty when there is one. */
export const timesOf = (
  clause: Pick<Clause, 'termAsWritten' | 'dueOn'>,
): readonly { readonly dueOn: Day | null; readonly occurrence: string }[] => {
  const days = daysOf(clause)
  return days.length < 2
    ? [{ dueOn: clause.dueOn, occurrence: '' }]
    : days.map((day) => ({ dueOn: day, occurrence: day }))
}
