import { type Answer, type Answers, rowsOf } from '../domain/answers.ts'
import { visibleFields } from '../domain/conditions.ts'
import {
  type CellField,
  type Field,
  type FieldKind,
  type FormDefinition,
  fieldsOf,
  wordsIn,
} from '../domain/definition.ts'
import { type SayingWords, sayAnswer, sayRow } from '../domain/say.ts'
import { formsText } from '../text/words.ts'
import type { PaperAnswer, PaperPart, PaperRow } from './docx.ts'

/** Documents stay Russian, as data do (decisions 47). */
const SAYING: SayingWords = { lang: 'ru', yes: formsText.ru.yes, no: formsText.ru.no }
const BOX = '☐'
const LINES_FOR_WORDS = 4
const ROWS_TO_FILL = 4

const questionOf = (field: Field): string =>
  [field.number, wordsIn(field.label, 'ru')].filter(Boolean).join('. ')

const boxes = (field: Field): string => {
  if (field.kind === 'yesNo') return `${BOX} ${SAYING.yes}   ${BOX} ${SAYING.no}`
  if (field.kind === 'scale')
    return Array.from({ length: field.max - field.min + 1 }, (_, step) => `${BOX} ${field.min + step}`).join(
      '   ',
    )
  if (field.kind !== 'oneOf' && field.kind !== 'someOf') return ''
  const own = field.other === undefined ? [] : [wordsIn(field.other, 'ru')]
  return [...field.options.map(({ label }) => label.ru), ...own].map((words) => `${BOX} ${words}`).join('\n')
}

const ROOM: Readonly<Partial<Record<FieldKind, number>>> = { longText: LINES_FOR_WORDS, period: 1 }

/** Room for an answer by hand: boxes to tick, lines to write on. */
const roomFor = (field: Field): string => boxes(field) || '\n'.repeat((ROOM[field.kind] ?? 1) - 1)

const tableOf = (columns: readonly CellField[], rows: readonly (readonly string[])[]): PaperPart => ({
  heads: columns.map(({ label }) => wordsIn(label, 'ru')),
  rows: rows.length > 0 ? rows : Array.from({ length: ROWS_TO_FILL }, () => columns.map(() => '')),
})

const answerPart = (field: Field, answer: Answer | undefined, isEmpty: boolean): PaperPart => {
  if (answer === undefined && !isEmpty) return ''
  if (field.kind === 'table')
    return tableOf(
      field.columns,
      rowsOf(answer).map((row) => sayRow(field, row, SAYING)),
    )
  return answer === undefined ? roomFor(field) : sayAnswer(field, answer, SAYING)
}

/** A form on paper: with answers those in sight, without any of them all its questions and room to write. */
export const paperOfForm = (
  form: FormDefinition,
  answers: Answers,
  about: Pick<PaperAnswer, 'organisation' | 'basis'>,
): PaperAnswer => {
  const isEmpty = Object.keys(answers).length === 0
  const shown = new Set((isEmpty ? fieldsOf(form) : visibleFields(form, answers)).map(({ key }) => key))
  const rows = form.sections.flatMap(({ title, fields }): readonly PaperRow[] => {
    const inSight = fields.filter(({ key }) => shown.has(key))
    const lines = inSight.map((field) => ({
      question: questionOf(field),
      answer: answerPart(field, answers[field.key], isEmpty),
    }))
    const heading = wordsIn(title, 'ru')
    return lines.length === 0 || heading === '' ? lines : [{ heading }, ...lines]
  })
  return { title: wordsIn(form.title, 'ru'), ...about, rows }
}
