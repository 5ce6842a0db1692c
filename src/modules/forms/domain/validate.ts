import type { Day } from '../../../kernel/day.ts'
import {
  type Answer,
  type AnswerRow,
  type Answers,
  charsOf,
  type FileAnswer,
  filesOf,
  isChosen,
  isPeriod,
  rowsOf,
  wordsCount,
} from './answers.ts'
import { holds, isRequired, visibleAnswers, visibleFields } from './conditions.ts'
import type {
  ChoiceField,
  Comparison,
  DayField,
  Field,
  FieldKind,
  FieldOf,
  FileKind,
  FilesField,
  FormDefinition,
  NumberField,
  Operand,
  PlainField,
  Rule,
  ScaleField,
  TableField,
  TextField,
} from './definition.ts'
import { type Fault, fault } from './faults.ts'
import { cellName, nameOf } from './typed.ts'

type Judge<F extends Field> = (field: F, answer: Answer, name: string) => readonly Fault[]

const only = (wrong: boolean, make: () => Fault): readonly Fault[] => (wrong ? [make()] : [])

const judgeText: Judge<TextField> = (field, answer, name) => {
  const text = String(answer)
  const { maxChars, minChars, maxWords } = field
  const [chars, words] = [charsOf(text), wordsCount(text)]
  return [
    ...only(maxChars !== undefined && chars > maxChars, () =>
      fault('tooManyChars', field, name, { limit: maxChars ?? 0, count: chars }),
    ),
    ...only(minChars !== undefined && chars < minChars, () =>
      fault('tooFewChars', field, name, { limit: minChars ?? 0, count: chars }),
    ),
    ...only(maxWords !== undefined && words > maxWords, () =>
      fault('tooManyWords', field, name, { limit: maxWords ?? 0, count: words }),
    ),
  ]
}

const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0

const judgeNumber: Judge<NumberField> = (field, answer, name) => {
  const value = Number(answer)
  const { min, max } = field
  const decimals = field.kind === 'money' ? 2 : (field.decimals ?? 0)
  return [
    ...only(min !== undefined && value < min, () => fault('tooSmall', field, name, { limit: min ?? 0 })),
    ...only(max !== undefined && value > max, () => fault('tooLarge', field, name, { limit: max ?? 0 })),
    ...only(decimalsOf(value) > decimals, () =>
      fault(decimals === 0 ? 'wholeNumber' : 'tooPrecise', field, name, { limit: decimals }),
    ),
  ]
}

const judgeScale: Judge<ScaleField> = (field, answer, name) => {
  const value = Number(answer)
  return only(!Number.isInteger(value) || value < field.min || value > field.max, () =>
    fault('outOfScale', field, name, { min: field.min, max: field.max }),
  )
}

const judgeDay: Judge<DayField> = (field, answer, name) => {
  const { notBefore, notAfter } = field
  return [
    ...only(notBefore !== undefined && String(answer) < notBefore, () =>
      fault('dayTooEarly', field, name, { day: notBefore ?? '' }),
    ),
    ...only(notAfter !== undefined && String(answer) > notAfter, () =>
      fault('dayTooLate', field, name, { day: notAfter ?? '' }),
    ),
  ]
}

const judgePeriod: Judge<PlainField> = (field, answer, name) =>
  only(isPeriod(answer) && answer.last < answer.from, () => fault('periodReversed', field, `${name}.last`))

const judgeChoice: Judge<ChoiceField> = (field, answer, name) => {
  if (!isChosen(answer)) return []
  const most = field.kind === 'oneOf' ? 1 : field.atMost
  const count = answer.chosen.length + (answer.other === '' ? 0 : 1)
  return only(most !== undefined && count > most, () =>
    fault('tooManyChosen', field, name, { limit: most ?? 0, count }),
  )
}

const judgeLink: Judge<PlainField> = (field, answer, name) =>
  only(!/^https?:\/\/[^\s/.]+\.[^\s]+$/iu.test(String(answer)), () => fault('notALink', field, name))

const judgePerson: Judge<PlainField> = (field, answer, name) =>
  only(String(answer).split(/\s+/u).length < 2, () => fault('notAFullName', field, name))

const MOST_FILES = 20
const MEGABYTE = 1024 * 1024

const FILE_TYPES: Readonly<Record<FileKind, RegExp>> = {
  text: /^text\/plain|pdf|msword|rtf|wordprocessing|opendocument\.text/u,
  sheet: /sheet|ms-excel|csv/u,
  picture: /^image\//u,
}

const isOfKind = ({ mediaType }: FileAnswer, kind: FileKind): boolean => FILE_TYPES[kind].test(mediaType)

const judgeFiles: Judge<FilesField> = (field, answer, name) => {
  const limit = field.atMost ?? MOST_FILES
  const files = filesOf(answer)
  const { kinds, megabytes } = field
  return [
    ...only(files.length > limit, () => fault('tooManyFiles', field, name, { limit, count: files.length })),
    ...files.flatMap((file) => [
      ...only(kinds !== undefined && !kinds.some((kind) => isOfKind(file, kind)), () =>
        fault('fileKindNotTaken', field, name, { file: file.name }),
      ),
      ...only(megabytes !== undefined && file.size > megabytes * MEGABYTE, () =>
        fault('fileOverLimit', field, name, { file: file.name, limit: megabytes ?? 0 }),
      ),
    ]),
  ]
}

const judgeRow = (table: TableField, row: AnswerRow, at: number): readonly Fault[] =>
  table.columns.flatMap((column) => {
    const name = cellName(table.key, at, column.key)
    const cell = row[column.key]
    const faults =
      cell === undefined
        ? only(isRequired(column, row), () => fault('cellRequired', column, name))
        : judgeAnswer(column, cell, name)
    return faults.map((each) => ({
      ...each,
      values: {
        ...each.values,
        number: table.number,
        label: `${table.label.ru}: ${column.label.ru}`,
        row: at + 1,
      },
    }))
  })

const judgeTable: Judge<TableField> = (field, answer, name) => {
  const rows = rowsOf(answer)
  const { minRows, maxRows } = field
  const first = field.columns[0] === undefined ? name : cellName(field.key, rows.length, field.columns[0].key)
  return [
    ...only(minRows !== undefined && rows.length < minRows, () =>
      fault('tooFewRows', field, first, { limit: minRows ?? 0, count: rows.length }),
    ),
    ...only(maxRows !== undefined && rows.length > maxRows, () =>
      fault('tooManyRows', field, cellName(field.key, 0, field.columns[0]?.key ?? ''), {
        limit: maxRows ?? 0,
        count: rows.length,
      }),
    ),
    ...rows.flatMap((row, at) => judgeRow(field, row, at)),
  ]
}

const nothing = (): readonly Fault[] => []

const JUDGES: { readonly [K in FieldKind]: Judge<FieldOf<K>> } = {
  text: judgeText,
  longText: judgeText,
  organisation: nothing,
  person: judgePerson,
  link: judgeLink,
  number: judgeNumber,
  money: judgeNumber,
  scale: judgeScale,
  day: judgeDay,
  period: judgePeriod,
  yesNo: nothing,
  oneOf: judgeChoice,
  someOf: judgeChoice,
  file: judgeFiles,
  table: judgeTable,
}

const judgeAnswer = (field: Field, answer: Answer, name: string): readonly Fault[] =>
  // the table above ties kind and field together; a union cannot be told so
  (JUDGES[field.kind] as (field: Field, answer: Answer, name: string) => readonly Fault[])(
    field,
    answer,
    name,
  )

/** Where the summary of errors leads: the first control of the question. */
export const firstControl = (field: Field): string => {
  if (field.kind === 'period') return `${nameOf(field.key)}.from`
  const [column] = field.kind === 'table' ? field.columns : []
  return column === undefined ? nameOf(field.key) : cellName(field.key, 0, column.key)
}

const sideOf = (operand: Operand, answers: Answers): number | Day | null => {
  if ('value' in operand) return operand.value
  if ('rowsOf' in operand) return rowsOf(answers[operand.rowsOf]).length
  if ('sumOf' in operand) {
    const rows = rowsOf(answers[operand.sumOf])
    return rows.length === 0 ? null : rows.reduce((sum, row) => sum + Number(row[operand.column] ?? 0), 0)
  }
  const answer = answers[operand.field]
  return typeof answer === 'number' ? answer : typeof answer === 'string' ? (answer as Day) : null
}

const COMPARE: Readonly<Record<Comparison, (a: number | string, b: number | string) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
  '<>': (a, b) => a !== b,
}

/** True when the rule has nothing against the answers. */
export const keepsRule = ({ test }: Pick<Rule, 'test'>, answers: Answers): boolean => {
  if ('when' in test) return !holds(test.when, answers) || holds(test.must, answers)
  const [left, right] = [sideOf(test.left, answers), sideOf(test.right, answers)]
  return left === null || right === null || COMPARE[test.is](left, right)
}

const brokenRules = (form: FormDefinition, answers: Answers, shown: readonly Field[]): readonly Fault[] =>
  form.rules.flatMap((rule) => {
    const at = shown.find(({ key }) => key === rule.at)
    return at === undefined || keepsRule(rule, answers)
      ? []
      : [
          fault('formRule', at, firstControl(at), {
            ru: rule.sentence.ru,
            en: rule.sentence.en ?? rule.sentence.ru,
          }),
        ]
  })

/** Faults of what is answered: bounds, limits, lists. An unfinished form may be kept without them being complete. */
export const judgeGiven = (form: FormDefinition, answers: Answers): readonly Fault[] =>
  visibleFields(form, answers).flatMap((field) => {
    const answer = answers[field.key]
    return answer === undefined ? [] : judgeAnswer(field, answer, nameOf(field.key))
  })

/** Every fault of a form that is to be sent, in the order of the paper, rules last; none means it may go. */
export const judgeComplete = (form: FormDefinition, answers: Answers): readonly Fault[] => {
  const shown = visibleFields(form, answers)
  const seen = visibleAnswers(form, answers)
  const fields = shown.flatMap((field) => {
    const answer = seen[field.key]
    if (answer !== undefined) return judgeAnswer(field, answer, nameOf(field.key))
    return only(isRequired(field, seen), () => fault('answerRequired', field, firstControl(field)))
  })
  return [...fields, ...brokenRules(form, seen, shown)]
}
