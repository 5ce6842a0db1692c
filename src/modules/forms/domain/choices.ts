import { type Condition, type Field, type FormDefinition, fieldsOf } from './definition.ts'
import type { Said } from './settings.ts'

/** Conditions of the editor: each line of a list is one simple condition, named by a code that travels in the form. */

export type ConditionChoice = {
  readonly code: string
  readonly field: Field
  /** Which answer: an option, «yes», a mark; or that there is any or none. */
  readonly value: string | null
  readonly is: 'answered' | 'blank' | null
}

const marksOf = (field: Extract<Field, { readonly kind: 'scale' }>): readonly string[] =>
  Array.from({ length: field.max - field.min + 1 }, (_, step) => String(field.min + step))

/** Answers that a condition may name; null for kinds that only can be answered or not. */
export const valuesOf = (field: Field): readonly string[] => {
  if (field.kind === 'yesNo') return ['yes', 'no']
  if (field.kind === 'scale') return marksOf(field)
  if (field.kind !== 'oneOf' && field.kind !== 'someOf') return []
  return [...field.options.map(({ value }) => value), ...(field.other === undefined ? [] : ['other'])]
}

/** Every simple condition over these questions. */
export const choicesOver = (fields: readonly Field[]): readonly ConditionChoice[] =>
  fields.flatMap((field): readonly ConditionChoice[] => [
    ...valuesOf(field).map((value) => ({ code: `${field.key}=${value}`, field, value, is: null })),
    { code: `${field.key}~answered`, field, value: null, is: 'answered' },
    { code: `${field.key}~blank`, field, value: null, is: 'blank' },
  ])

/** Questions that stand above this one: a condition may look only at them. */
export const fieldsAbove = (form: FormDefinition, key: string): readonly Field[] => {
  const fields = fieldsOf(form)
  const at = fields.findIndex((field) => field.key === key)
  return at < 0 ? fields : fields.slice(0, at)
}

const leafOf = (code: string): Condition | null => {
  const named = /^([A-Za-z0-9]+)=(.+)$/u.exec(code)
  if (named !== null) return { field: named[1] ?? '', oneOf: [named[2] ?? ''] }
  const stands = /^([A-Za-z0-9]+)~(answered|blank)$/u.exec(code)
  return stands === null ? null : { field: stands[1] ?? '', is: stands[2] === 'blank' ? 'blank' : 'answered' }
}

/** Answers of one question become one list: «1 or 2» is said once. */
const merged = (leaves: readonly Condition[]): readonly Condition[] => {
  const lists = new Map<string, string[]>()
  const rest: Condition[] = []
  for (const leaf of leaves)
    if ('oneOf' in leaf) lists.set(leaf.field, [...(lists.get(leaf.field) ?? []), ...leaf.oneOf])
    else rest.push(leaf)
  return [...[...lists].map(([field, oneOf]) => ({ field, oneOf: [...new Set(oneOf)] })), ...rest]
}

/** The condition that holds when any of the chosen lines does; undefined when none was chosen. */
export const conditionOf = (codes: readonly string[]): Condition | undefined => {
  const leaves = merged(codes.flatMap((code) => leafOf(code) ?? []))
  return leaves.length > 1 ? { any: leaves } : leaves[0]
}

const leafCodes = (leaf: Condition): readonly string[] | null => {
  if ('oneOf' in leaf) return leaf.oneOf.map((value) => `${leaf.field}=${value}`)
  return 'is' in leaf ? [`${leaf.field}~${leaf.is}`] : null
}

/** The lines of a condition; null when it says more than lines can (both at once, the contrary). */
export const codesOfCondition = (condition: Condition | undefined): readonly string[] | null => {
  if (condition === undefined) return []
  if (!('any' in condition)) return leafCodes(condition)
  const parts = condition.any.map(leafCodes)
  return parts.includes(null) ? null : parts.flatMap((codes) => codes ?? [])
}

const MOST_LINES = 8

/** Name of the control of one line. */
export const lineName = (name: string, at: number): string => `${name}.${at}`

/** Chosen lines of a condition. */
export const linesIn = (said: Said, name: string): readonly string[] =>
  Array.from({ length: MOST_LINES }, (_, at) => said.text(lineName(name, at))).filter((code) => code !== '')

/** Lines as their controls show them. */
export const shownLines = (
  name: string,
  condition: Condition | undefined,
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries((codesOfCondition(condition) ?? []).map((code, at) => [lineName(name, at), [code]]))

/** Lines that the page offers: those that are chosen and one more, at least two. */
export const linesOffered = (said: Said, name: string): number =>
  Math.min(MOST_LINES, Math.max(2, linesIn(said, name).length + 1))
