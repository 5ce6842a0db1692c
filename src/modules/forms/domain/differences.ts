import type { Answer, Answers } from './answers.ts'
import { type Field, type FormDefinition, fieldsOf } from './definition.ts'

/** What became of a question between two versions. */
export type FieldChange = {
  readonly key: string
  readonly was: Field | null
  readonly now: Field | null
  /** Empty for a question that appeared or went away. */
  readonly what: readonly ChangedPart[]
}
export const CHANGED_PARTS = [
  'number',
  'label',
  'help',
  'kind',
  'required',
  'showIf',
  'limits',
  'options',
  'columns',
  'place',
] as const
export type ChangedPart = (typeof CHANGED_PARTS)[number]

/** Text with keys in one order, so that equal things are equal texts. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  ) ?? ''

const LIMITS = [
  'maxChars',
  'minChars',
  'maxWords',
  'min',
  'max',
  'decimals',
  'notBefore',
  'notAfter',
  'atMost',
  'minRows',
  'maxRows',
  'unit',
  'megabytes',
  'kinds',
]

const pick = (field: Field, names: readonly string[]): unknown =>
  Object.fromEntries(Object.entries(field).filter(([name]) => names.includes(name)))

const PARTS: Readonly<Record<Exclude<ChangedPart, 'place'>, readonly string[]>> = {
  number: ['number'],
  label: ['label'],
  help: ['help'],
  kind: ['kind'],
  required: ['required'],
  showIf: ['showIf'],
  limits: LIMITS,
  options: ['options', 'other', 'low', 'high'],
  columns: ['columns'],
}

const changedParts = (was: Field, now: Field): readonly ChangedPart[] =>
  (Object.keys(PARTS) as (keyof typeof PARTS)[]).filter(
    (part) => plain(pick(was, PARTS[part])) !== plain(pick(now, PARTS[part])),
  )

/** The keys that both have, in the order of one of them. */
const common = (fields: readonly Field[], others: readonly Field[]): readonly string[] =>
  fields.map(({ key }) => key).filter((key) => others.some((other) => other.key === key))

/** Questions whose neighbours above changed places; one that was carried far is named once. */
const moved = (was: readonly Field[], now: readonly Field[]): ReadonlySet<string> => {
  const before = [...common(was, now)]
  const after = common(now, was)
  const out = new Set<string>()
  for (const key of after) {
    const at = before.indexOf(key)
    if (at > 0) {
      // either this one came up, or the ones before it went down: name the fewer
      const jumped = before.slice(0, at)
      const [first] = jumped
      if (jumped.length === 1 && first !== undefined) out.add(first)
      else out.add(key)
    }
    before.splice(at, 1)
  }
  return out
}

/** What differs between two versions, in the order of the newer one; what went away comes last. */
export const differencesOf = (was: FormDefinition, now: FormDefinition): readonly FieldChange[] => {
  const [older, newer] = [fieldsOf(was), fieldsOf(now)]
  const carried = moved(older, newer)
  const kept = newer.flatMap((field): FieldChange[] => {
    const before = older.find(({ key }) => key === field.key)
    if (before === undefined) return [{ key: field.key, was: null, now: field, what: [] }]
    const what = [...changedParts(before, field), ...(carried.has(field.key) ? (['place'] as const) : [])]
    return what.length === 0 ? [] : [{ key: field.key, was: before, now: field, what }]
  })
  const gone = older
    .filter(({ key }) => newer.every((field) => field.key !== key))
    .map((field): FieldChange => ({ key: field.key, was: field, now: null, what: [] }))
  return [...kept, ...gone]
}

/** One answer that a file or another version would change. */
export type AnswerChange = { readonly field: Field; readonly was: Answer | null; readonly now: Answer | null }

/** Answers that differ, in the order of the form. */
export const answerChanges = (form: FormDefinition, was: Answers, now: Answers): readonly AnswerChange[] =>
  fieldsOf(form).flatMap((field) => {
    const [before, after] = [was[field.key] ?? null, now[field.key] ?? null]
    return plain(before) === plain(after) ? [] : [{ field, was: before, now: after }]
  })
