import type { Field, FieldKind, FormDefinition } from './definition.ts'
import { fieldsOf } from './definition.ts'
import { cellName, nameOf, type Typed } from './typed.ts'

/** Questions that fit into one cell of a sheet; files do not. */
export const sheetFields = (form: FormDefinition): readonly Field[] =>
  fieldsOf(form).filter(({ kind }) => kind !== 'file')

type Fields = Readonly<Record<string, readonly string[]>>
type Spread = (field: Field, name: string, text: string) => Fields

const plain: Spread = (_field, name, text) => ({ [name]: [text] })

const YES = /^(?:да|есть|yes|true|истина|1|\+)$/iu
const NO = /^(?:нет|no|false|ложь|0|-|–|—)$/iu

const spreadYesNo: Spread = (_field, name, text) => ({
  [name]: [YES.test(text) ? 'yes' : NO.test(text) ? 'no' : text],
})

const spreadPeriod: Spread = (_field, name, text) => {
  const [from = '', last = ''] = text.split(/\s*[–—]\s*|\s+-\s+|\s+по\s+/u)
  return { [`${name}.from`]: [from.replace(/^с\s+/u, '')], [`${name}.last`]: [last] }
}

/** Labels back to options; words that are none of them are own words, where the question allows them. */
const spreadChoice: Spread = (field, name, text) => {
  if (field.kind !== 'oneOf' && field.kind !== 'someOf') return {}
  const parts = field.kind === 'someOf' ? text.split(/\s*;\s*/u).filter(Boolean) : [text]
  const found = parts.map((part) => ({
    part,
    option: field.options.find(
      ({ label, value }) =>
        value === part || [label.ru, label.en].some((word) => word?.toLowerCase() === part.toLowerCase()),
    ),
  }))
  const own = found.filter(({ option }) => option === undefined).map(({ part }) => part)
  const known = found.flatMap(({ option }) => (option === undefined ? [] : [option.value]))
  if (field.other === undefined) return { [name]: [...known, ...own] }
  return own.length === 0
    ? { [name]: known }
    : { [name]: [...known, 'other'], [`${name}.other`]: [own.join('; ')] }
}

const spreadRows: Spread = (field, _name, text) => {
  if (field.kind !== 'table') return {}
  return Object.assign(
    {},
    ...text.split('\n').flatMap((line, row) => {
      const cells = line.split(/\s*\|\s*/u)
      return field.columns.map((column, at) =>
        spreadCell(column, cellName(field.key, row, column.key), (cells[at] ?? '').trim()),
      )
    }),
  ) as Fields
}

const SPREADS: Readonly<Partial<Record<FieldKind, Spread>>> = {
  yesNo: spreadYesNo,
  period: spreadPeriod,
  oneOf: spreadChoice,
  someOf: spreadChoice,
  table: spreadRows,
}

const spreadCell = (field: Field, name: string, text: string): Fields =>
  text.trim() === '' ? {} : (SPREADS[field.kind] ?? plain)(field, name, text.trim())

/** Cells of a row as if they had been typed into the form: then one and the same reading judges them. */
export const typedFromCells = (form: FormDefinition, cells: Readonly<Record<string, string>>): Typed => {
  const fields: Fields = Object.assign(
    {},
    ...sheetFields(form).map((field) => spreadCell(field, nameOf(field.key), cells[field.key] ?? '')),
  )
  return {
    text: (name) => fields[name]?.[0] ?? '',
    all: (name) => fields[name] ?? [],
    files: () => [],
    fields,
  }
}
