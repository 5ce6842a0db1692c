import type { Answers } from './answers.ts'
import { fieldsOf } from './definition.ts'
import { type AnswerChange, answerChanges } from './differences.ts'
import type { Fault } from './faults.ts'
import type { LoadedRow } from './loading.ts'
import { typedFromCells } from './sheet.ts'
import { nameOf, readTyped } from './typed.ts'
import type { AnswerSet } from './types.ts'
import { judgeGiven } from './validate.ts'

/** A fault of a cell with its address in the file. */
export type CellFault = Fault & { readonly place: string }

/** What a row of a filled table does to an answer. */
export type Merge = {
  readonly set: AnswerSet
  readonly answers: Answers
  /** Nothing when a cell is wrong: an answer is saved whole or not at all. */
  readonly changes: readonly AnswerChange[]
  readonly faults: readonly CellFault[]
}

const keyOf = (set: AnswerSet, { field = '' }: Fault): string =>
  fieldsOf(set.definition).find(({ key }) => field === nameOf(key) || field.startsWith(`${nameOf(key)}.`))
    ?.key ?? ''

/** Filled cells over what is there; an empty cell takes nothing away, a wrong one stops the whole row. */
export const mergeCells = (
  set: AnswerSet,
  { cells, places }: Pick<LoadedRow, 'cells' | 'places'>,
  /** What the program had put into the file itself: a row that only has this was not filled in. */
  beforehand: Answers = {},
): Merge => {
  const read = readTyped(set.definition, typedFromCells(set.definition, cells))
  const answers = { ...set.answers, ...read.answers }
  const given = judgeGiven(set.definition, answers).filter((fault) => keyOf(set, fault) in read.answers)
  const faults = [...read.faults, ...given].map((fault) => ({
    ...fault,
    place: places[keyOf(set, fault)] ?? '',
  }))
  if (faults.length > 0) return { set, answers: set.answers, faults, changes: [] }
  const untouched = answerChanges(set.definition, { ...beforehand, ...set.answers }, answers).length === 0
  const changes = untouched ? [] : answerChanges(set.definition, set.answers, answers)
  return { set, answers: untouched ? set.answers : answers, faults, changes }
}
