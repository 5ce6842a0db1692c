import { readTypedDay } from '../../../kernel/typed-day.ts'
import { conditionOf, linesIn, shownLines } from './choices.ts'
import {
  type Comparison,
  type Field,
  type FormDefinition,
  fieldsOf,
  type Operand,
  type Rule,
} from './definition.ts'
import type { Fault } from './faults.ts'
import type { Said } from './settings.ts'

/** Rules of the editor: two sides and a sign, or «if … then …», chosen from lists. */

export const COMPARISONS = ['<', '<=', '=', '>=', '>', '<>'] as const satisfies readonly Comparison[]
/** The side that is a number or a day typed beside the list. */
export const TYPED_SIDE = 'value'

export type SideChoice = { readonly code: string; readonly field: Field; readonly column: Field | null }

const MEASURED: readonly string[] = ['number', 'money', 'scale', 'day']

/** What may stand on a side of a comparison: figures and days, sums of columns, numbers of rows. */
export const sidesOver = (form: FormDefinition): readonly SideChoice[] =>
  fieldsOf(form).flatMap((field): readonly SideChoice[] => {
    if (MEASURED.includes(field.kind)) return [{ code: `f:${field.key}`, field, column: null }]
    if (field.kind !== 'table') return []
    const sums = field.columns.filter(({ kind }) => kind === 'number' || kind === 'money')
    return [
      { code: `r:${field.key}`, field, column: null },
      ...sums.map((column) => ({ code: `s:${field.key}.${column.key}`, field, column })),
    ]
  })

const typedSide = (text: string): Operand | null => {
  const plain = text.replace(/[\s\u00a0]/gu, '').replace(',', '.')
  if (/^-?\d{1,12}(\.\d{1,3})?$/u.test(plain)) return { value: Number(plain) }
  const day = readTypedDay(text)
  return day === null ? null : { value: day }
}

const sideOf = (code: string, typed: string): Operand | null => {
  if (code === TYPED_SIDE) return typedSide(typed)
  const [, mark = '', key = '', column = ''] =
    /^([frs]):([A-Za-z0-9]+)(?:\.([A-Za-z0-9]+))?$/u.exec(code) ?? []
  if (mark === 'f') return { field: key }
  if (mark === 'r') return { rowsOf: key }
  return mark === 's' ? { sumOf: key, column } : null
}

const codeOfSide = (side: Operand): string => {
  if ('value' in side) return TYPED_SIDE
  if ('rowsOf' in side) return `r:${side.rowsOf}`
  return 'sumOf' in side ? `s:${side.sumOf}.${side.column}` : `f:${side.field}`
}

const compared = (said: Said): { readonly test: Rule['test'] | null; readonly faults: readonly Fault[] } => {
  const left = sideOf(said.text('left'), '')
  const right = sideOf(said.text('right'), said.text('value'))
  const is = COMPARISONS.find((each) => each === said.text('is'))
  const faults: Fault[] = []
  if (left === null) faults.push({ code: 'chooseOne', field: 'left' })
  if (is === undefined) faults.push({ code: 'chooseOne', field: 'is' })
  if (right === null)
    faults.push(
      said.text('right') === TYPED_SIDE
        ? { code: 'settingNotANumber', field: 'value' }
        : { code: 'chooseOne', field: 'right' },
    )
  return { test: left && right && is ? { left, is, right } : null, faults }
}

const conditioned = (
  said: Said,
): { readonly test: Rule['test'] | null; readonly faults: readonly Fault[] } => {
  const [when, must] = ['when', 'must'].map((name) => conditionOf(linesIn(said, name)))
  const faults: Fault[] = []
  if (when === undefined) faults.push({ code: 'chooseOne', field: 'when.0' })
  if (must === undefined) faults.push({ code: 'chooseOne', field: 'must.0' })
  return { test: when && must ? { when, must } : null, faults }
}

const sentenceIn = (said: Said, before: Rule | null): Rule['sentence'] => {
  const ru = said.text('sentence').trim()
  return before?.sentence.ru === ru ? before.sentence : { ru }
}

/** A rule as typed on its page. */
export const shapeRule = (
  key: string,
  before: Rule | null,
  said: Said,
): { readonly rule: Rule | null; readonly faults: readonly Fault[] } => {
  const { test, faults } = said.text('shape') === 'when' ? conditioned(said) : compared(said)
  const sentence = sentenceIn(said, before)
  const at = said.text('at')
  const all = [
    ...faults,
    ...(at === '' ? [{ code: 'chooseOne', field: 'at' }] : []),
    ...(sentence.ru === '' ? [{ code: 'ruleWithoutWords', field: 'sentence' }] : []),
  ]
  return { rule: test === null || all.length > 0 ? null : { key, at, test, sentence }, faults: all }
}

/** A rule as the controls of its page show it; what lines cannot say is begun anew. */
export const shownRule = ({ at, test, sentence }: Rule): Readonly<Record<string, readonly string[]>> => {
  const whole = { at: [at], sentence: [sentence.ru] }
  if ('when' in test)
    return {
      ...whole,
      shape: ['when'],
      ...shownLines('when', test.when),
      ...shownLines('must', test.must),
    }
  const value = 'value' in test.right ? String(test.right.value) : ''
  return {
    ...whole,
    shape: ['compare'],
    left: [codeOfSide(test.left)],
    is: [test.is],
    right: [codeOfSide(test.right)],
    value: [value.replace('.', ',')],
  }
}

/** A key for a new rule. */
export const freshRule = (rules: readonly Rule[]): string => {
  const taken = new Set(rules.map(({ key }) => key))
  let no = rules.length + 1
  while (taken.has(`r${no}`)) no++
  return `r${no}`
}
