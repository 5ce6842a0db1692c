import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { type Answer, type AnswerRow, filesOf, isChosen, isPeriod, rowsOf } from './answers.ts'
import { type ChoiceField, type Field, type TableField, wordsIn } from './definition.ts'

/** The few words of the program that an answer needs. */
export type SayingWords = { readonly lang: 'ru' | 'en'; readonly yes: string; readonly no: string }

const chosenWords = (field: ChoiceField, answer: Answer, { lang }: SayingWords): readonly string[] => {
  if (!isChosen(answer)) return []
  const labels = answer.chosen.map((value) => {
    const option = field.options.find((each) => each.value === value)
    return option === undefined ? value : wordsIn(option.label, lang)
  })
  return answer.other === '' ? labels : [...labels, answer.other]
}

/** Cells of a row in the order of the columns; an empty text where there is no answer. */
export const sayRow = (table: TableField, row: AnswerRow, words: SayingWords): readonly string[] =>
  table.columns.map((column) => {
    const cell = row[column.key]
    return cell === undefined ? '' : sayAnswer(column, cell, words)
  })

const decimal = (value: number): string => String(value).replace('.', ',')

/** An answer as a reader of paper expects it; rows of a table stand in lines. */
export const sayAnswer = (field: Field, answer: Answer, words: SayingWords): string => {
  if (field.kind === 'table')
    return rowsOf(answer)
      .map((row) => sayRow(field, row, words).join(' | '))
      .join('\n')
  if (field.kind === 'file')
    return filesOf(answer)
      .map(({ name }) => name)
      .join('; ')
  if (field.kind === 'oneOf' || field.kind === 'someOf') return chosenWords(field, answer, words).join('; ')
  if (typeof answer === 'boolean') return answer ? words.yes : words.no
  if (isPeriod(answer)) return `${shortDay(answer.from)} – ${shortDay(answer.last)}`
  if (field.kind === 'day' && typeof answer === 'string') return shortDay(answer as Day)
  return typeof answer === 'number' ? decimal(answer) : String(answer)
}

/** «13. Поясните свою оценку». */
export const questionWords = (field: Field, lang: SayingWords['lang']): string =>
  [field.number, wordsIn(field.label, lang)].filter(Boolean).join('. ')
