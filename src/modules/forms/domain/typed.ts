import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import {
  type Answer,
  type AnswerRow,
  type Answers,
  type CellAnswer,
  type FileAnswer,
  filesOf,
  isChosen,
  isPeriod,
  rowsOf,
} from './answers.ts'
import {
  type CellField,
  type Field,
  type FieldKind,
  type FieldOf,
  type FormDefinition,
  fieldsOf,
  type TableField,
} from './definition.ts'
import { type Fault, fault } from './faults.ts'

/** What was typed, as forms send it. */
export type Typed = {
  readonly text: (name: string) => string
  readonly all: (name: string) => readonly string[]
  readonly files: (name: string) => readonly FileAnswer[]
  readonly fields: Readonly<Record<string, readonly string[]>>
}

/** Name of a question's control; a cell adds row and column. */
export const nameOf = (key: string): string => `a.${key}`
export const cellName = (table: string, row: number, column: string): string => `a.${table}.${row}.${column}`

type Read<A extends Answer> = { readonly answer?: A; readonly faults?: readonly Fault[] }
type Reader<K extends FieldKind, A extends Answer> = (
  field: FieldOf<K>,
  name: string,
  typed: Typed,
) => Read<A>

const NOTHING = {}
const lined = (text: string): string => text.replaceAll('\r\n', '\n').trim()
const given = <A extends Answer>(answer: A | null): Read<A> => (answer === null ? NOTHING : { answer })

const readText = (_field: Field, name: string, typed: Typed): Read<string> =>
  given(lined(typed.text(name)) || null)

/** «1 204,5» and «1204.5» are the same number; exact beyond what a form ever asks. */
const toNumber = (text: string): number | null => {
  const plain = text.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.')
  return /^-?\d{1,14}(\.\d{1,6})?$/u.test(plain) ? Number(plain) : null
}

const readNumber = (field: Field, name: string, typed: Typed): Read<number> => {
  const text = lined(typed.text(name))
  if (text === '') return NOTHING
  const value = toNumber(text)
  return value === null ? { faults: [fault('notANumberHere', field, name)] } : { answer: value }
}

const readDay = (field: Field, name: string, typed: Typed): Read<Day> => {
  const text = lined(typed.text(name))
  if (text === '') return NOTHING
  const day = readTypedDay(text)
  return day === null ? { faults: [fault('notADayHere', field, name)] } : { answer: day }
}

const readPeriod: Reader<'period', { readonly from: Day; readonly last: Day }> = (field, name, typed) => {
  const ends = [`${name}.from`, `${name}.last`].map((end) => ({ end, read: readDay(field, end, typed) }))
  const faults = ends.flatMap(({ read }) => read.faults ?? [])
  const [from, last] = ends.map(({ read }) => read.answer)
  if (faults.length > 0) return { faults }
  if (from !== undefined && last !== undefined) return { answer: { from, last } }
  const missing = ends.find(({ read }) => read.answer === undefined)
  return from === last ? NOTHING : { faults: [fault('periodNeedsBoth', field, missing?.end ?? name)] }
}

const readYesNo = (_field: Field, name: string, typed: Typed): Read<boolean> => {
  const text = typed.text(name)
  return given(text === 'yes' ? true : text === 'no' ? false : null)
}

const readChoice: Reader<'oneOf', { readonly chosen: readonly string[]; readonly other: string }> = (
  field,
  name,
  typed,
) => {
  const picked = [...new Set(typed.all(name).filter((value) => value !== ''))]
  const known = new Set(field.options.map(({ value }) => value))
  if (picked.some((value) => !known.has(value) && value !== 'other'))
    return { faults: [fault('unknownOption', field, name)] }
  const words = field.other === undefined ? '' : lined(typed.text(`${name}.other`))
  const chosen = picked.filter((value) => value !== 'other')
  // words without a tick are words all the same, unless one of a closed list was chosen
  const other = picked.includes('other') || field.kind === 'someOf' || picked.length === 0 ? words : ''
  if (picked.includes('other') && words === '')
    return { faults: [fault('otherNeedsWords', field, `${name}.other`)] }
  return chosen.length === 0 && other === '' ? NOTHING : { answer: { chosen, other } }
}

const readFiles: Reader<'file', readonly FileAnswer[]> = (_field, name, typed) => {
  const files = typed.files(name)
  return files.length === 0 ? NOTHING : { answer: files }
}

/** Numbers of rows that were typed in, in order. */
export const typedRows = (table: string, typed: Pick<Typed, 'fields'>): readonly number[] => {
  const prefix = `${nameOf(table)}.`
  const found = Object.entries(typed.fields).flatMap(([name, values]) => {
    const row = name.startsWith(prefix) ? /^(\d{1,3})\./u.exec(name.slice(prefix.length))?.[1] : undefined
    return row !== undefined && values.some((value) => value.trim() !== '') ? [Number(row)] : []
  })
  return [...new Set(found)].sort((a, b) => a - b)
}

const readRow = (
  table: TableField,
  row: number,
  typed: Typed,
): { row: AnswerRow; faults: readonly Fault[] } => {
  const read = table.columns.map((column) => ({
    column,
    ...readCell(column, cellName(table.key, row, column.key), typed),
  }))
  return {
    row: Object.fromEntries(
      read.flatMap(({ column, answer }) => (answer === undefined ? [] : [[column.key, answer]])),
    ),
    faults: read.flatMap(({ column, faults }) =>
      (faults ?? []).map((each) => ({
        ...each,
        values: { ...each.values, number: table.number, label: `${table.label.ru}: ${column.label.ru}` },
      })),
    ),
  }
}

const readRows: Reader<'table', readonly AnswerRow[]> = (field, _name, typed) => {
  const read = typedRows(field.key, typed).map((row) => readRow(field, row, typed))
  const rows = read.map(({ row }) => row).filter((row) => Object.keys(row).length > 0)
  const faults = read.flatMap((row) => row.faults)
  return { ...(rows.length === 0 ? {} : { answer: rows }), faults }
}

const READERS: {
  readonly [K in FieldKind]: (field: FieldOf<K>, name: string, typed: Typed) => Read<Answer>
} = {
  text: readText,
  longText: readText,
  organisation: readText,
  person: readText,
  link: readText,
  number: readNumber,
  money: readNumber,
  scale: readNumber,
  day: readDay,
  period: readPeriod,
  yesNo: readYesNo,
  oneOf: readChoice,
  someOf: readChoice,
  file: readFiles,
  table: readRows,
}

const readField = (field: Field, name: string, typed: Typed): Read<Answer> =>
  // the table above ties kind and field together; a union cannot be told so
  (READERS[field.kind] as (field: Field, name: string, typed: Typed) => Read<Answer>)(field, name, typed)

const readCell = (field: CellField, name: string, typed: Typed): Read<CellAnswer> =>
  readField(field, name, typed) as Read<CellAnswer>

/** Answers out of what was typed, and every place that could not be read. */
export const readTyped = (
  form: FormDefinition,
  typed: Typed,
): { readonly answers: Answers; readonly faults: readonly Fault[] } => {
  const read = fieldsOf(form).map((field) => ({ field, ...readField(field, nameOf(field.key), typed) }))
  return {
    answers: Object.fromEntries(
      read.flatMap(({ field, answer }) => (answer === undefined ? [] : [[field.key, answer]])),
    ),
    faults: read.flatMap(({ faults }) => faults ?? []),
  }
}

const spelled = (answer: Answer): string =>
  typeof answer === 'number' ? String(answer).replace('.', ',') : typeof answer === 'string' ? answer : ''

const typedCell = (
  field: Field,
  name: string,
  answer: Answer,
): readonly (readonly [string, readonly string[]])[] => {
  if (typeof answer === 'boolean') return [[name, [answer ? 'yes' : 'no']]]
  if (isPeriod(answer))
    return [
      [`${name}.from`, [shortDay(answer.from)]],
      [`${name}.last`, [shortDay(answer.last)]],
    ]
  if (isChosen(answer))
    return [
      [name, answer.other === '' ? answer.chosen : [...answer.chosen, 'other']],
      [`${name}.other`, [answer.other]],
    ]
  if (field.kind === 'day' && typeof answer === 'string') return [[name, [shortDay(answer as Day)]]]
  return [[name, [spelled(answer)]]]
}

const typedField = (field: Field, answer: Answer): readonly (readonly [string, readonly string[]])[] => {
  if (field.kind === 'file') return []
  if (field.kind !== 'table') return typedCell(field, nameOf(field.key), answer)
  return rowsOf(answer).flatMap((row, at) =>
    field.columns.flatMap((column) => {
      const cell = row[column.key]
      return cell === undefined ? [] : typedCell(column, cellName(field.key, at, column.key), cell)
    }),
  )
}

/** Answers back as controls show them: the opposite of `readTyped`. */
export const asTyped = (
  form: FormDefinition,
  answers: Answers,
): {
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly files: Readonly<Record<string, readonly FileAnswer[]>>
} => {
  const given = fieldsOf(form).flatMap((field) => {
    const answer = answers[field.key]
    return answer === undefined ? [] : [{ field, answer }]
  })
  return {
    fields: Object.fromEntries(given.flatMap(({ field, answer }) => typedField(field, answer))),
    files: Object.fromEntries(
      given.flatMap(({ field, answer }) =>
        field.kind === 'file' ? [[nameOf(field.key), filesOf(answer)]] : [],
      ),
    ),
  }
}
