import { type Answers, codesOf } from './answers.ts'
import { type Condition, type Field, type FormDefinition, fieldsOf } from './definition.ts'

/** True when the condition holds for the answers. */
export const holds = (condition: Condition, answers: Answers): boolean => {
  if ('all' in condition) return condition.all.every((each) => holds(each, answers))
  if ('any' in condition) return condition.any.some((each) => holds(each, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  const answer = answers[condition.field]
  if ('is' in condition) return (answer !== undefined) === (condition.is === 'answered')
  return codesOf(answer).some((code) => condition.oneOf.includes(code))
}

/** Questions that a condition looks at. */
export const fieldsIn = (condition: Condition): readonly string[] => {
  if ('all' in condition) return condition.all.flatMap(fieldsIn)
  if ('any' in condition) return condition.any.flatMap(fieldsIn)
  if ('not' in condition) return fieldsIn(condition.not)
  return [condition.field]
}

/**
 * Questions in sight for these answers, in the order of the paper. An answer that is itself out of sight counts as
 * not given, so what hangs on it disappears with it.
 */
export const visibleFields = (form: FormDefinition, answers: Answers): readonly Field[] => {
  const seen: Record<string, Answers[string]> = {}
  return fieldsOf(form).filter((field) => {
    if (field.showIf !== undefined && !holds(field.showIf, seen)) return false
    const answer = answers[field.key]
    if (answer !== undefined) seen[field.key] = answer
    return true
  })
}

/** Answers of questions in sight: only these are judged and sent. */
export const visibleAnswers = (form: FormDefinition, answers: Answers): Answers => {
  const shown = new Set(visibleFields(form, answers).map(({ key }) => key))
  return Object.fromEntries(Object.entries(answers).filter(([key]) => shown.has(key)))
}

/** True when the question has to be answered, given the other answers. */
export const isRequired = (field: Pick<Field, 'required'>, answers: Answers): boolean =>
  typeof field.required === 'object' ? holds(field.required, answers) : field.required === true
