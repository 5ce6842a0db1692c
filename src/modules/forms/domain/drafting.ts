import { ok, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { check } from './check.ts'
import { type Field, type FormDefinition, fieldsOf } from './definition.ts'
import * as edit from './editing.ts'
import type { Step } from './input.ts'
import { freshRule, shapeRule } from './ruling.ts'
import type { Said } from './settings.ts'
import { shapeField } from './shaping.ts'

/** A form while it is written. */
export type Drafted = {
  readonly definition: FormDefinition
  /** Keys that the form has or ever had. */
  readonly used: readonly string[]
}

/** Key of a question or rule that is not there yet. */
export const NEW = 'new'

export const EMPTY_FORM: FormDefinition = { title: { ru: '' }, sections: [], rules: [] }

export const saidOf = (values: Readonly<Record<string, readonly string[]>>): Said => ({
  text: (name) => values[name]?.[0] ?? '',
  all: (name) => values[name] ?? [],
})

/** An empty question, ready for its words. */
export const blankField = (key: string, number: string): Field => ({
  key,
  number,
  label: { ru: '' },
  kind: 'longText',
  required: true,
})

type StepOf<K extends Step['step']> = Extract<Step, { step: K }>
type Take<K extends Step['step']> = (form: Drafted, step: StepOf<K>) => Result<FormDefinition>

/** Faults that the question itself has; what others have against it is told on the page of the form. */
const ownFaults = (form: FormDefinition, key: string) =>
  check(form)
    .filter(({ where, code }) => where === key && code !== 'keyTwice')
    .map(({ code }) => ({ code, field: FAULT_PLACES[code] ?? 'label', values: { where: key } }))

const FAULT_PLACES: Readonly<Record<string, string>> = {
  tooFewOptions: 'options',
  optionTwice: 'options',
  noColumns: 'c.0.label',
  conditionLooksAhead: 'showIf.0',
  conditionUnknownField: 'showIf.0',
  conditionUnknownOption: 'showIf.0',
  prefillUnfit: 'prefill',
  badScale: 's.max',
  badLimit: 'kind',
  boundsCrossed: 'kind',
}

const takeField: Take<'field'> = ({ definition, used }, { key, section, said }) => {
  const before =
    key === NEW
      ? blankField(edit.freshKey(definition, used), '')
      : fieldsOf(definition).find((field) => field.key === key)
  if (before === undefined) return refuse('questionGone')
  const { field, faults } = shapeField(before, saidOf(said))
  const next = key === NEW ? edit.addField(definition, section, field) : edit.replaceField(definition, field)
  // settings of another kind are filled in after the kind was changed
  const shaped = before.kind === field.kind ? ownFaults(next, field.key) : []
  const all = [...faults, ...shaped.filter(({ code }) => code !== 'noLabel')]
  return all.length === 0 ? ok(next) : refuseAll(all)
}

const takeRule: Take<'rule'> = ({ definition }, { key, said }) => {
  const before = definition.rules.find((rule) => rule.key === key) ?? null
  const { rule, faults } = shapeRule(key === NEW ? freshRule(definition.rules) : key, before, saidOf(said))
  if (rule === null) return refuseAll(faults)
  const next = edit.putRule(definition, rule)
  const against = check(next).filter(({ where, code }) => where === rule.key && code.startsWith('rule'))
  return against.length === 0
    ? ok(next)
    : refuseAll(against.map(({ code }) => ({ code, field: 'left', values: { where: rule.key } })))
}

const TAKES: { readonly [K in Step['step']]: Take<K> } = {
  head: ({ definition }, { title, lead }) => ok(edit.renameForm(definition, title, lead)),
  field: takeField,
  moveField: ({ definition }, { key, by }) => ok(edit.moveField(definition, key, by)),
  dropField: ({ definition }, { key }) => ok(edit.dropField(definition, key)),
  section: ({ definition }, { at, title }) => {
    if (title === '') return refuse('required', `section.${at}`)
    return ok(
      at >= definition.sections.length
        ? edit.addSection(definition, title)
        : edit.renameSection(definition, at, title),
    )
  },
  moveSection: ({ definition }, { at, by }) => ok(edit.moveSection(definition, at, by)),
  dropSection: ({ definition }, { at }) => ok(edit.dropSection(definition, at)),
  rule: takeRule,
  dropRule: ({ definition }, { key }) => ok(edit.dropRule(definition, key)),
}

/** The form after a step of its editor, or what is wrong with the step. */
export const takeStep = (form: Drafted, step: Step): Result<FormDefinition> =>
  // the table above ties a step and its name together; a union cannot be told so
  (TAKES[step.step] as (form: Drafted, step: Step) => Result<FormDefinition>)(form, step)
