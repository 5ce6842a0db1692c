import type { FormValues } from '../../../platform/http/form.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import { SelectField } from '../../../ui/fields/choice.tsx'
import { type ConditionChoice, choicesOver, lineName, linesOffered } from '../domain/choices.ts'
import { type Condition, type Field, type Operand, type Rule, wordsIn } from '../domain/definition.ts'
import { editingText } from '../text/editing.ts'
import { textOf } from './words.ts'

const MOST_LETTERS = 60

const cut = (words: string): string =>
  words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)}…` : words

/** «пункт 12», or the question itself where it has no number. */
export const questionName = (field: Field | undefined, lang: Language): string =>
  field === undefined
    ? '?'
    : editingText[lang].condition.question(field.number, cut(wordsIn(field.label, lang)))

/** An option, «да», a mark: as the page of filling in shows it. */
const valueWords = (field: Field | undefined, value: string, lang: Language): string => {
  const t = textOf(lang)
  if (value === 'yes' && field?.kind === 'yesNo') return t.yes
  if (value === 'no' && field?.kind === 'yesNo') return t.no
  if (field?.kind !== 'oneOf' && field?.kind !== 'someOf') return value
  const option = field.options.find((each) => each.value === value)
  return option === undefined ? editingText[lang].condition.own : wordsIn(option.label, lang)
}

/** A condition in words: «пункт 12: 1 или 2». */
export const conditionWords = (condition: Condition, fields: readonly Field[], lang: Language): string => {
  const t = editingText[lang].condition
  const say = (each: Condition): string => conditionWords(each, fields, lang)
  if ('all' in condition) return condition.all.map(say).join(t.and)
  if ('any' in condition) return condition.any.map(say).join(t.or)
  if ('not' in condition) return t.not(say(condition.not))
  const field = fields.find(({ key }) => key === condition.field)
  const name = questionName(field, lang)
  if ('is' in condition) return condition.is === 'answered' ? t.answered(name) : t.blank(name)
  return t.is(name, condition.oneOf.map((value) => valueWords(field, value, lang)).join(t.or))
}

const sideWords = (side: Operand, fields: readonly Field[], lang: Language): string => {
  const t = editingText[lang].rule
  if ('value' in side) return String(side.value).replace('.', ',')
  const key = 'field' in side ? side.field : 'rowsOf' in side ? side.rowsOf : side.sumOf
  const field = fields.find((each) => each.key === key)
  const name = questionName(field, lang)
  if ('rowsOf' in side) return t.rows(name)
  if ('field' in side) return name
  const column = field?.kind === 'table' ? field.columns.find((each) => each.key === side.column) : undefined
  return t.sum(name, column === undefined ? '?' : wordsIn(column.label, lang))
}

/** A rule in words: «пункт 3 не больше пункт 4». */
export const ruleWords = ({ test }: Rule, fields: readonly Field[], lang: Language): string => {
  const t = editingText[lang].rule
  return 'when' in test
    ? t.implies(conditionWords(test.when, fields, lang), conditionWords(test.must, fields, lang))
    : t.says(sideWords(test.left, fields, lang), t.signs[test.is], sideWords(test.right, fields, lang))
}

const choiceWords = ({ field, value, is }: ConditionChoice, lang: Language): string => {
  const t = editingText[lang].condition
  if (value !== null) return valueWords(field, value, lang)
  return is === 'answered' ? t.anyAnswer : t.noAnswer
}

export type ConditionLinesProps = {
  readonly name: string
  readonly over: readonly Field[]
  readonly form: Bound
  readonly values: FormValues
  readonly lang: Language
}

/** A few lists, one under another: the condition holds when any chosen line does. */
export const ConditionLines = ({ name, over, form, values, lang }: ConditionLinesProps) => {
  const t = editingText[lang].question
  const options = choicesOver(over).map((choice) => ({
    value: choice.code,
    label: choiceWords(choice, lang),
    group: [choice.field.number, cut(wordsIn(choice.field.label, lang))].filter(Boolean).join('. '),
  }))
  return (
    <>
      {Array.from({ length: linesOffered(values, name) }, (_, at) => (
        <SelectField
          {...form.text(lineName(name, at))}
          label={t.or(at + 1)}
          blank={t.notChosen}
          options={options}
        />
      ))}
    </>
  )
}
