import { fieldsIn } from './conditions.ts'
import {
  type Condition,
  FIELD_KINDS,
  type Field,
  type FieldKind,
  type FormDefinition,
  fieldsOf,
  type Operand,
  type Rule,
} from './definition.ts'
import { sourceFits } from './prefill.ts'

/** Why a definition is refused: a code and the question, section or rule it is about. */
export type DefinitionFault = { readonly code: DefinitionFaultCode; readonly where: string }
export type DefinitionFaultCode =
  | 'noTitle'
  | 'noFields'
  | 'emptySection'
  | 'badKey'
  | 'keyTwice'
  | 'numberTwice'
  | 'noLabel'
  | 'unknownKind'
  | 'boundsCrossed'
  | 'badLimit'
  | 'tooFewOptions'
  | 'optionTwice'
  | 'badScale'
  | 'noColumns'
  | 'conditionUnknownField'
  | 'conditionLooksAhead'
  | 'conditionUnknownOption'
  | 'prefillUnfit'
  | 'ruleTwice'
  | 'ruleUnknownField'
  | 'ruleUnlike'
  | 'ruleWithoutWords'

type Found = readonly DefinitionFault[]

/** Words that drafts leave out as secrets (platform/http/draft.ts) cannot name a question. */
const KEY = /^[a-z][a-zA-Z0-9]{0,39}$/u
const SECRET = /password|code/iu
const MOST_SCALE = 10

const when = (wrong: boolean, code: DefinitionFaultCode, where: string): Found =>
  wrong ? [{ code, where }] : []

const repeated = (values: readonly string[]): readonly string[] => [
  ...new Set(values.filter((value, at) => value !== '' && values.indexOf(value) !== at)),
]

const crossed = (low: number | string | undefined, high: number | string | undefined): boolean =>
  low !== undefined && high !== undefined && low > high

const badCount = (...counts: readonly (number | undefined)[]): boolean =>
  counts.some((count) => count !== undefined && (!Number.isInteger(count) || count < 1))

const optionFaults = (field: Extract<Field, { readonly options: unknown }>, where: string): Found => {
  const values = field.options.map(({ value }) => value)
  return [
    ...when(values.length + (field.other === undefined ? 0 : 1) < 2, 'tooFewOptions', where),
    ...when(
      repeated(values).length > 0 || values.includes('other') || values.includes(''),
      'optionTwice',
      where,
    ),
    ...when(
      field.options.some(({ label }) => label.ru.trim() === ''),
      'noLabel',
      where,
    ),
    ...when(badCount(field.atMost), 'badLimit', where),
  ]
}

/** What a kind of question needs of its own properties. */
const shapeFaults = (field: Field): Found => {
  const where = field.key
  if (field.kind === 'text' || field.kind === 'longText')
    return [
      ...when(badCount(field.maxChars, field.minChars, field.maxWords), 'badLimit', where),
      ...when(crossed(field.minChars, field.maxChars), 'boundsCrossed', where),
    ]
  if (field.kind === 'number' || field.kind === 'money')
    return when(crossed(field.min, field.max), 'boundsCrossed', where)
  if (field.kind === 'day') return when(crossed(field.notBefore, field.notAfter), 'boundsCrossed', where)
  if (field.kind === 'oneOf' || field.kind === 'someOf') return optionFaults(field, where)
  if (field.kind === 'scale') {
    const steps = field.max - field.min
    return when(!Number.isInteger(steps) || steps < 1 || steps >= MOST_SCALE, 'badScale', where)
  }
  if (field.kind === 'table')
    return [
      ...when(field.columns.length === 0, 'noColumns', where),
      ...when(badCount(field.minRows, field.maxRows), 'badLimit', where),
      ...when(crossed(field.minRows, field.maxRows), 'boundsCrossed', where),
      ...keyFaults(field.columns),
      ...field.columns.flatMap((column, at) => [
        ...fieldFaults(column),
        ...conditionsOf(column).flatMap((each) =>
          conditionFaults(each, field.columns.slice(0, at), column.key),
        ),
      ]),
    ]
  return field.kind === 'file' ? when(badCount(field.atMost, field.megabytes), 'badLimit', where) : []
}

const fieldFaults = (field: Field): Found => [
  ...when(!KEY.test(field.key) || SECRET.test(field.key), 'badKey', field.key),
  ...when(field.label.ru.trim() === '', 'noLabel', field.key),
  ...when(field.prefill !== undefined && !sourceFits(field.prefill, field.kind), 'prefillUnfit', field.key),
  ...(FIELD_KINDS.includes(field.kind)
    ? shapeFaults(field)
    : [{ code: 'unknownKind' as const, where: field.key }]),
]

const keyFaults = (fields: readonly Field[]): Found =>
  repeated(fields.map(({ key }) => key)).map((where) => ({ code: 'keyTwice', where }))

const conditionsOf = (field: Field): readonly Condition[] => [
  ...(field.showIf === undefined ? [] : [field.showIf]),
  ...(typeof field.required === 'object' ? [field.required] : []),
]

/** Answers that a question can give to a condition by `oneOf`; null when it gives none. */
const codesOfKind = (field: Field): readonly string[] | null => {
  if (field.kind === 'yesNo') return ['yes', 'no']
  if (field.kind === 'oneOf' || field.kind === 'someOf')
    return [...field.options.map(({ value }) => value), ...(field.other === undefined ? [] : ['other'])]
  if (field.kind === 'scale')
    return Array.from({ length: field.max - field.min + 1 }, (_, step) => String(field.min + step))
  return null
}

const leavesOf = (condition: Condition): readonly Extract<Condition, { readonly field: string }>[] => {
  if ('all' in condition) return condition.all.flatMap(leavesOf)
  if ('any' in condition) return condition.any.flatMap(leavesOf)
  return 'not' in condition ? leavesOf(condition.not) : [condition]
}

/** A condition may look only at what stands above it: then there is no circle, and paper can be filled from the top. */
const conditionFaults = (
  condition: Condition,
  above: readonly Field[],
  where: string,
  all: readonly Field[] = above,
): Found =>
  leavesOf(condition).flatMap((leaf) => {
    const field = above.find(({ key }) => key === leaf.field)
    if (field === undefined)
      return [
        {
          code: all.some(({ key }) => key === leaf.field) ? 'conditionLooksAhead' : 'conditionUnknownField',
          where,
        } as const,
      ]
    if ('is' in leaf) return []
    const codes = codesOfKind(field)
    return when(
      codes === null || leaf.oneOf.length === 0 || leaf.oneOf.some((code) => !codes.includes(code)),
      'conditionUnknownOption',
      where,
    )
  })

type Measure = 'number' | 'day'
const MEASURES: Readonly<Partial<Record<FieldKind, Measure>>> = {
  number: 'number',
  money: 'number',
  scale: 'number',
  day: 'day',
}

const measureOf = (operand: Operand, fields: readonly Field[]): Measure | 'unknown' | 'none' => {
  if ('value' in operand) return typeof operand.value === 'number' ? 'number' : 'day'
  const key = 'field' in operand ? operand.field : 'rowsOf' in operand ? operand.rowsOf : operand.sumOf
  const field = fields.find((each) => each.key === key)
  if (field === undefined) return 'unknown'
  if ('field' in operand) return MEASURES[field.kind] ?? 'none'
  if (field.kind !== 'table') return 'none'
  if ('rowsOf' in operand) return 'number'
  const column = field.columns.find((each) => each.key === operand.column)
  if (column === undefined) return 'unknown'
  return MEASURES[column.kind] === 'number' ? 'number' : 'none'
}

const testFaults = ({ key, test }: Rule, fields: readonly Field[]): Found => {
  if ('when' in test)
    return [test.when, test.must].flatMap((each) => {
      const unknown = fieldsIn(each).some((name) => fields.every((field) => field.key !== name))
      return unknown ? when(true, 'ruleUnknownField', key) : conditionFaults(each, fields, key)
    })
  const sides = [measureOf(test.left, fields), measureOf(test.right, fields)]
  if (sides.includes('unknown')) return when(true, 'ruleUnknownField', key)
  return when(sides.includes('none') || sides[0] !== sides[1], 'ruleUnlike', key)
}

const ruleFaults = (form: FormDefinition, fields: readonly Field[]): Found => [
  ...repeated(form.rules.map(({ key }) => key)).map((where) => ({ code: 'ruleTwice', where }) as const),
  ...form.rules.flatMap((rule) => [
    ...when(
      fields.every(({ key }) => key !== rule.at),
      'ruleUnknownField',
      rule.key,
    ),
    ...when(rule.sentence.ru.trim() === '', 'ruleWithoutWords', rule.key),
    ...testFaults(rule, fields),
  ]),
]

/** Everything impossible in a definition; an empty list means that it can be published. */
export const check = (form: FormDefinition): Found => {
  const fields = fieldsOf(form)
  return [
    ...when(form.title.ru.trim() === '', 'noTitle', ''),
    ...when(fields.length === 0, 'noFields', ''),
    ...form.sections.flatMap((section) =>
      when(section.fields.length === 0, 'emptySection', section.title.ru),
    ),
    ...keyFaults(fields),
    ...repeated(fields.map(({ number }) => number)).map((where) => ({ code: 'numberTwice', where }) as const),
    ...fields.flatMap((field, at) => [
      ...fieldFaults(field),
      ...conditionsOf(field).flatMap((each) => conditionFaults(each, fields.slice(0, at), field.key, fields)),
    ]),
    ...ruleFaults(form, fields),
  ]
}
