import type { Answers } from './answers.ts'
import { type AnswerChange, answerChanges } from './differences.ts'
import type { Fault } from './faults.ts'
import { typedFromCells } from './sheet.ts'
import { nameOf, readTyped } from './typed.ts'
import type { AnswerSet } from './types.ts'
import { judgeGiven } from './validate.ts'

/** What a row of a filled table does to an answer. */
export type Merge = {
  readonly set: AnswerSet
  readonly answers: Answers
  readonly changes: readonly AnswerChange[]
  /** Cells that could not be read or break a bound: they stay as they were. */
  readonly faults: readonly Fault[]
}

const about = (key: string, { field = '' }: Fault): boolean =>
  field === nameOf(key) || field.startsWith(`${nameOf(key)}.`)

/** Filled cells over what is there; an empty cell takes nothing away, an unreadable one changes nothing. */
export const mergeCells = (set: AnswerSet, cells: Readonly<Record<string, string>>): Merge => {
  const read = readTyped(set.definition, typedFromCells(set.definition, cells))
  const faults = [...read.faults, ...judgeGiven(set.definition, read.answers)]
  const good = Object.entries(read.answers).filter(([key]) => !faults.some((fault) => about(key, fault)))
  const answers = { ...set.answers, ...Object.fromEntries(good) }
  return { set, answers, faults, changes: answerChanges(set.definition, set.answers, answers) }
}
