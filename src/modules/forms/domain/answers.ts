import type { Day } from '../../../kernel/day.ts'
import type { Field, FormDefinition } from './definition.ts'
import { fieldsOf } from './definition.ts'

export type Period = { readonly from: Day; readonly last: Day }
/** Options of a list and own words beside them. */
export type Chosen = { readonly chosen: readonly string[]; readonly other: string }
export type FileAnswer = {
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly mediaType: string
}
export type CellAnswer = string | number | boolean | Period | Chosen
export type AnswerRow = Readonly<Record<string, CellAnswer>>
export type Answer = CellAnswer | readonly FileAnswer[] | readonly AnswerRow[]

/** Answers by the key of the question; a question without an answer is absent. */
export type Answers = Readonly<Record<string, Answer>>

export const isPeriod = (answer: Answer | undefined): answer is Period =>
  typeof answer === 'object' && 'from' in answer
export const isChosen = (answer: Answer | undefined): answer is Chosen =>
  typeof answer === 'object' && 'chosen' in answer
export const rowsOf = (answer: Answer | undefined): readonly AnswerRow[] =>
  Array.isArray(answer) ? (answer as readonly AnswerRow[]) : []
export const filesOf = (answer: Answer | undefined): readonly FileAnswer[] =>
  Array.isArray(answer) ? (answer as readonly FileAnswer[]) : []

/** The answer as words that a condition compares: options, «yes» and «no», marks of a scale. */
export const codesOf = (answer: Answer | undefined): readonly string[] => {
  if (answer === undefined) return []
  if (typeof answer === 'boolean') return [answer ? 'yes' : 'no']
  if (isChosen(answer)) return answer.other === '' ? answer.chosen : [...answer.chosen, 'other']
  return typeof answer === 'object' ? [] : [String(answer)]
}

/** Characters as people count them. */
export const charsOf = (text: string): number => [...text].length

export const wordsCount = (text: string): number =>
  text.match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu)?.length ?? 0

/** How far a form has come: questions in sight and how many of them are answered. */
export const progressOf = (
  fields: readonly Field[],
  answers: Answers,
): { readonly done: number; readonly of: number } => ({
  done: fields.filter((field) => answers[field.key] !== undefined).length,
  of: fields.length,
})

/** Only the answers that the definition asks for: others belong to another version. */
export const answersFor = (form: FormDefinition, answers: Answers): Answers =>
  Object.fromEntries(
    fieldsOf(form).flatMap(({ key }) => {
      const answer = answers[key]
      return answer === undefined ? [] : [[key, answer]]
    }),
  )
