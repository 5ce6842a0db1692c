import type { ExportColumn, ExportTable, ExportValue } from '../../../documents/xlsx/write.ts'
import type { Answers } from '../domain/answers.ts'
import { type Field, type FormDefinition, fieldsOf } from '../domain/definition.ts'
import { type SayingWords, sayAnswer } from '../domain/say.ts'
import { sheetFields } from '../domain/sheet.ts'

/** Heads of a sheet are the questions with their numbers, in Russian: the same file comes back. */
export const headOf = (field: Field): string => [field.number, field.label.ru].filter(Boolean).join('. ')

const WIDE = 40
const KINDS: Readonly<Partial<Record<Field['kind'], ExportColumn['kind']>>> = {
  number: 'number',
  money: 'number',
  scale: 'number',
  day: 'day',
}

const columnOf = (field: Field): ExportColumn => {
  const kind = KINDS[field.kind]
  return { title: headOf(field), ...(kind === undefined ? { width: WIDE } : { kind }) }
}

/** Numbers stay numbers and days stay days; the rest is words. */
const valueIn = (field: Field, answers: Answers, words: SayingWords): ExportValue => {
  const answer = answers[field.key]
  if (answer === undefined) return null
  if (typeof answer === 'number') return answer
  return field.kind === 'day' && typeof answer === 'string' ? answer : sayAnswer(field, answer, words)
}

export type SheetLine = {
  /** What stands before the questions: school, state, day. */
  readonly before: readonly ExportValue[]
  readonly answers: Answers
}

/** A table of answers: columns are questions, a line is a school. `round` leaves out what cannot come back from a sheet. */
export const answersSheet = (
  form: FormDefinition,
  sheet: string,
  before: readonly ExportColumn[],
  lines: readonly SheetLine[],
  words: SayingWords,
  round: boolean,
): ExportTable => {
  const fields = round ? sheetFields(form) : fieldsOf(form)
  return {
    sheet,
    columns: [...before, ...fields.map(columnOf)],
    rows: lines.map((line) => [
      ...line.before,
      ...fields.map((field) => valueIn(field, line.answers, words)),
    ]),
  }
}

/** Rows of a sheet by the number of the answer; null when the sheet is not one of ours. */
export const rowsOfSheet = (
  form: FormDefinition,
  sheet: readonly (readonly string[])[],
  idHead: string,
): readonly { readonly answer: string; readonly cells: Readonly<Record<string, string>> }[] | null => {
  const headRow = sheet.findIndex((row) => row.some((cell) => cell.trim() === idHead))
  const heads = sheet[headRow]?.map((cell) => cell.trim())
  if (heads === undefined) return null
  const idAt = heads.indexOf(idHead)
  const columns = sheetFields(form).map((field) => ({ field, at: heads.indexOf(headOf(field).trim()) }))
  return sheet.slice(headRow + 1).flatMap((row) => {
    const answer = (row[idAt] ?? '').trim()
    if (answer === '') return []
    const cells = columns.flatMap(({ field, at }) => (at < 0 ? [] : [[field.key, row[at] ?? ''] as const]))
    return [{ answer, cells: Object.fromEntries(cells) }]
  })
}
