import type { ExportColumn, ExportTable, ExportValue } from '../../../documents/xlsx/write.ts'
import type { Answers } from '../domain/answers.ts'
import { type Field, type FormDefinition, fieldsOf } from '../domain/definition.ts'
import type { LoadedRow, LoadNotes } from '../domain/loading.ts'
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

/** «E5»: how people call a cell over the telephone. */
export const cellAddress = (row: number, column: number): string => {
  let [letters, rest] = ['', column]
  while (rest >= 0) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
    rest = Math.floor(rest / 26) - 1
  }
  return `${letters}${row + 1}`
}

/** A filled table as it was read: rows of answers, and everything that was not taken. */
export type ReadTable = { readonly rows: readonly LoadedRow[]; readonly notes: LoadNotes }

type Row = readonly string[]

const addressed = (
  rows: readonly Row[],
  headRow: number,
): readonly { readonly row: Row; readonly at: number }[] =>
  rows.slice(headRow + 1).map((row, no) => ({ row, at: headRow + 1 + no }))

const isFilled = (row: Row): boolean => row.some((cell) => cell.trim() !== '')

/** Cells of a row by question, each with its address in the file. */
const cellsOf = (
  row: Row,
  at: number,
  columns: readonly { readonly key: string; readonly at: number }[],
): Pick<LoadedRow, 'cells' | 'places'> => ({
  cells: Object.fromEntries(columns.map((column) => [column.key, row[column.at] ?? ''])),
  places: Object.fromEntries(columns.map((column) => [column.key, cellAddress(at, column.at)])),
})

/**
 * Rows of a sheet by the number of the answer, columns by the words of their heads, in whatever order they stand; null when
 * the sheet is not one of ours.
 */
export const rowsOfSheet = (
  form: FormDefinition,
  sheet: readonly Row[],
  ours: readonly string[],
): ReadTable | null => {
  const [idHead = ''] = ours
  const headRow = sheet.findIndex((row) => row.some((cell) => cell.trim() === idHead))
  const heads = sheet[headRow]?.map((cell) => cell.trim())
  if (heads === undefined) return null
  const known = sheetFields(form).map((field) => ({ key: field.key, head: headOf(field).trim() }))
  const columns = known.flatMap(({ key, head }) => {
    const at = heads.indexOf(head)
    return at < 0 ? [] : [{ key, at }]
  })
  const names = new Set([...ours, ...known.map(({ head }) => head)])
  const lines = addressed(sheet, headRow).filter(({ row }) => isFilled(row))
  const idAt = heads.indexOf(idHead)
  const rows = lines.map(({ row, at }) => ({
    answer: (row[idAt] ?? '').trim(),
    line: at + 1,
    ...cellsOf(row, at, columns),
  }))
  const first = new Set(
    rows.filter(({ answer }, no) => rows.findIndex((row) => row.answer === answer) === no),
  )
  return {
    rows: rows.filter((row) => row.answer !== '' && first.has(row)),
    notes: {
      extra: heads.filter((head) => head !== '' && !names.has(head)),
      strange: rows.filter(({ answer }) => answer === '').map(({ line }) => line),
      twice: rows.filter((row) => row.answer !== '' && !first.has(row)).map(({ line }) => line),
    },
  }
}

/** Heads of the sheet of one answer, question under question. */
export type OneSheetWords = {
  readonly sheet: string
  readonly code: string
  readonly number: string
  readonly question: string
  readonly answer: string
  readonly how: string
  readonly idLine: string
  readonly kinds: Readonly<Record<Field['kind'], string>>
  readonly tableHow: (columns: string) => string
}

const ID_CODE = 'answer'

/** How an answer of a kind is written into one cell: its options, the columns of its rows. */
const howOf = (field: Field, words: OneSheetWords): string => {
  if (field.kind === 'table') return words.tableHow(field.columns.map(({ label }) => label.ru).join(' | '))
  if (field.kind === 'oneOf' || field.kind === 'someOf')
    return `${words.kinds[field.kind]}: ${field.options.map(({ label }) => label.ru).join('; ')}`
  return field.kind === 'scale' ? `${field.min}–${field.max}` : words.kinds[field.kind]
}

/** One answer to be filled in away from the program: a question a line, the answer beside it. */
export const oneSheet = (
  form: FormDefinition,
  id: string,
  answers: Answers,
  words: OneSheetWords,
  saying: SayingWords,
): ExportTable => ({
  sheet: words.sheet,
  columns: [
    { title: words.code, width: 18 },
    { title: words.number, width: 6 },
    { title: words.question, width: 60 },
    { title: words.answer, width: 60 },
    { title: words.how, width: 50 },
  ],
  rows: [
    [ID_CODE, '', words.idLine, id, ''],
    ...sheetFields(form).map((field) => [
      field.key,
      field.number,
      field.label.ru,
      answers[field.key] === undefined ? null : sayAnswer(field, answers[field.key] ?? '', saying),
      howOf(field, words),
    ]),
  ],
})

/** The sheet of one answer read back by its codes; null when it is not one of ours. */
export const oneOfSheet = (
  form: FormDefinition,
  sheet: readonly Row[],
  words: Pick<OneSheetWords, 'code' | 'answer'>,
): ReadTable | null => {
  const headRow = sheet.findIndex((row) => row.some((cell) => cell.trim() === words.code))
  const heads = sheet[headRow]?.map((cell) => cell.trim())
  const [codeAt, answerAt] = [words.code, words.answer].map((head) => heads?.indexOf(head) ?? -1)
  if (codeAt === undefined || answerAt === undefined || codeAt < 0 || answerAt < 0) return null
  const keys = new Set(sheetFields(form).map(({ key }) => key))
  const lines = addressed(sheet, headRow)
    .filter(({ row }) => isFilled(row))
    .map(({ row, at }) => ({ code: (row[codeAt] ?? '').trim(), text: row[answerAt] ?? '', at }))
  const answers = lines.filter(({ code }) => keys.has(code))
  return {
    rows: [
      {
        answer: lines.find(({ code }) => code === ID_CODE)?.text.trim() ?? '',
        line: headRow + 1,
        cells: Object.fromEntries(answers.map(({ code, text }) => [code, text])),
        places: Object.fromEntries(answers.map(({ code, at }) => [code, cellAddress(at, answerAt)])),
      },
    ],
    notes: {
      extra: [],
      strange: lines.filter(({ code }) => code !== ID_CODE && !keys.has(code)).map(({ at }) => at + 1),
      twice: [],
    },
  }
}
