import { codesOfCondition, conditionOf, linesIn, shownLines } from './choices.ts'
import {
  type CellField,
  type Condition,
  FIELD_KINDS,
  FILE_KINDS,
  type Field,
  type FieldKind,
  type Option,
  type TableField,
  type Words,
} from './definition.ts'
import type { Fault } from './faults.ts'
import { PREFILL_SOURCES, sourceFits } from './prefill.ts'
import { readSettings, type Said, shownSettings } from './settings.ts'

/** A cell holds one short answer: no scale, no files, no table inside a table. */
export const CELL_KINDS: readonly CellField['kind'][] = [
  'text',
  'number',
  'money',
  'day',
  'period',
  'yesNo',
  'oneOf',
  'someOf',
  'organisation',
  'person',
  'link',
  'longText',
]
const SPARE_COLUMNS = 2
const MOST_COLUMNS = 30

/** Name of a control of one column. */
export const columnName = (at: number, part: string): string => `c.${at}.${part}`

const wordsOf = (text: string, before: Words | undefined): Words =>
  before?.ru === text ? before : { ru: text }

/** Options one a line; a line that stands as it stood keeps its code, so that answers and conditions still mean it. */
export const optionsOf = (lines: string, before: readonly Option[]): readonly Option[] => {
  const labels = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const taken = new Set(before.map(({ value }) => value))
  return labels.map((ru) => {
    const known = before.find(({ label }) => label.ru === ru)
    if (known !== undefined) return known
    let no = taken.size + 1
    while (taken.has(`o${no}`)) no++
    taken.add(`o${no}`)
    return { value: `o${no}`, label: { ru } }
  })
}

const knownOptions = (field: Field): readonly Option[] =>
  field.kind === 'oneOf' || field.kind === 'someOf' ? field.options : []

const isKind = <K extends string>(kinds: readonly K[], text: string): text is K =>
  (kinds as readonly string[]).includes(text)

const columnsIn = (said: Said): readonly number[] =>
  Array.from({ length: MOST_COLUMNS }, (_, at) => at).filter(
    (at) => said.text(columnName(at, 'label')).trim() !== '',
  )

const freshColumn = (taken: ReadonlySet<string>): string => {
  let no = taken.size + 1
  while (taken.has(`c${no}`)) no++
  return `c${no}`
}

const columnAt = (said: Said, at: number, before: CellField | undefined, key: string): CellField => {
  const part = (name: string) => said.text(columnName(at, name)).trim()
  const kind = isKind(CELL_KINDS, part('kind')) ? part('kind') : 'text'
  const kept = before?.kind === kind ? before : { key, number: '' }
  const { required: _required, ...rest } = kept as CellField
  return {
    ...rest,
    kind,
    label: wordsOf(part('label'), before?.label),
    ...(said.all(columnName(at, 'required')).length > 0 ? { required: true } : {}),
    ...(kind === 'oneOf' || kind === 'someOf'
      ? { options: optionsOf(said.text(columnName(at, 'options')), before ? knownOptions(before) : []) }
      : {}),
  } as CellField
}

/** Columns in the order of their typed places; an empty name takes a column away. */
const readColumns = (said: Said, before: readonly CellField[]): readonly CellField[] => {
  const taken = new Set(before.map(({ key }) => key))
  return columnsIn(said)
    .map((at) => {
      const was = before.find(({ key }) => key === said.text(columnName(at, 'key')))
      const key = was?.key ?? freshColumn(taken)
      taken.add(key)
      const place = Number(said.text(columnName(at, 'place')).replace(',', '.'))
      return {
        column: columnAt(said, at, was, key),
        place: Number.isFinite(place) && place > 0 ? place : at + 1,
      }
    })
    .sort((a, b) => a.place - b.place)
    .map(({ column }) => column)
}

/** Properties that only some kinds have. */
const ownParts = (kind: FieldKind, said: Said, before: Field): Readonly<Record<string, unknown>> => {
  if (kind === 'oneOf' || kind === 'someOf')
    return { options: optionsOf(said.text('options'), knownOptions(before)) }
  if (kind === 'table') return { columns: readColumns(said, before.kind === 'table' ? before.columns : []) }
  if (kind !== 'file') return {}
  const kinds = FILE_KINDS.filter((each) => said.all('fileKinds').includes(each))
  return kinds.length === 0 || kinds.length === FILE_KINDS.length ? {} : { kinds }
}

/** A condition that lines cannot say stays as it is while nobody chose other lines. */
const conditionIn = (said: Said, name: string, before: Condition | undefined): Condition | undefined => {
  const chosen = conditionOf(linesIn(said, name))
  return chosen === undefined && said.all(`${name}Kept`).length > 0 ? before : chosen
}

const objectOf = (required: Field['required']): Condition | undefined =>
  typeof required === 'object' ? required : undefined

/** True for a condition that the lines of the page cannot say. */
export const isBeyondLines = (condition: Condition | undefined): boolean =>
  codesOfCondition(condition) === null

const requirementIn = (said: Said, before: Field): { required?: boolean | Condition } => {
  if (said.text('required') === 'yes') return { required: true }
  if (said.text('required') !== 'when') return {}
  const when = conditionIn(said, 'requiredWhen', objectOf(before.required))
  return { required: when ?? true }
}

const prefillIn = (said: Said, kind: FieldKind): Partial<Field> => {
  const source = said.text('prefill')
  return isKind(PREFILL_SOURCES, source) && sourceFits(source, kind) ? { prefill: source } : {}
}

export type Shaped = { readonly field: Field; readonly faults: readonly Fault[] }

/** A question as typed on its page, over what it was; a changed kind begins with usual settings. */
export const shapeField = (before: Field, said: Said): Shaped => {
  const wanted = said.text('kind')
  const kind = isKind(FIELD_KINDS, wanted) ? wanted : before.kind
  const { settings, faults } = readSettings(kind, said, before)
  const showIf = conditionIn(said, 'showIf', before.showIf)
  const help = said.text('help').trim()
  const label = said.text('label').trim()
  return {
    field: {
      key: before.key,
      number: said.text('number').trim(),
      label: wordsOf(label, before.label),
      ...(help === '' ? {} : { help: wordsOf(help, before.help) }),
      ...requirementIn(said, before),
      ...(showIf === undefined ? {} : { showIf }),
      ...(said.all('identifying').length > 0 ? { identifying: true } : {}),
      ...prefillIn(said, kind),
      kind,
      ...settings,
      ...ownParts(kind, said, before),
    } as Field,
    faults: label === '' ? [{ code: 'noLabel', field: 'label' }, ...faults] : faults,
  }
}

const optionLines = (field: Field): string =>
  knownOptions(field)
    .map(({ label }) => label.ru)
    .join('\n')

const shownColumns = (table: TableField): readonly (readonly [string, readonly string[]])[] =>
  table.columns.flatMap((column, at) => [
    [columnName(at, 'key'), [column.key]] as const,
    [columnName(at, 'label'), [column.label.ru]] as const,
    [columnName(at, 'kind'), [column.kind]] as const,
    [columnName(at, 'place'), [String(at + 1)]] as const,
    [columnName(at, 'options'), [optionLines(column)]] as const,
    ...(column.required === true ? [[columnName(at, 'required'), ['yes']] as const] : []),
  ])

/** Places of columns on the page: those that are there and a few empty ones. */
export const columnPlaces = (field: Field): number =>
  Math.min(MOST_COLUMNS, (field.kind === 'table' ? field.columns.length : 0) + SPARE_COLUMNS)

const shownRequirement = (required: Field['required']): string =>
  typeof required === 'object' ? 'when' : required === true ? 'yes' : 'no'

/** A question as the controls of its page show it: the opposite of `shapeField`. */
export const shownField = (field: Field): Readonly<Record<string, readonly string[]>> => ({
  ...Object.fromEntries(Object.entries(shownSettings(field)).map(([name, value]) => [name, [value]])),
  kind: [field.kind],
  number: [field.number],
  label: [field.label.ru],
  help: [field.help?.ru ?? ''],
  required: [shownRequirement(field.required)],
  ...shownLines('requiredWhen', objectOf(field.required)),
  requiredWhenKept: isBeyondLines(objectOf(field.required)) ? ['yes'] : [],
  ...shownLines('showIf', field.showIf),
  showIfKept: isBeyondLines(field.showIf) ? ['yes'] : [],
  prefill: [field.prefill ?? ''],
  options: [optionLines(field)],
  fileKinds: field.kind === 'file' ? [...(field.kinds ?? FILE_KINDS)] : [],
  ...(field.identifying === undefined ? {} : { identifying: ['yes'] }),
  ...(field.kind === 'table' ? Object.fromEntries(shownColumns(field)) : {}),
})
