import { findOrganisations } from '../organisations.ts'
import { readParties } from '../parties/parties.ts'
import { readTermText } from '../terms.ts'
import { type Party, type ReadingWarning, SURE, type TableRow } from '../types.ts'
import { warn } from '../warn.ts'
import { oneLine } from './cells.ts'
import type { GridRow } from './grid.ts'
import type { Headed } from './header.ts'
import type { RowsReading, TableSettings } from './roadmap.ts'

type Field = {
  readonly label: string
  readonly values: { text: string; place: number | null }[]
  readonly place: number | null
}

/** A label merged down, or left empty in the rows below it, has several values («Участники», R035). */
const fieldsOf = (body: readonly GridRow[]): Field[] => {
  const fields: Field[] = []
  for (const row of body) {
    const label = row.cells[0]
    const value = { text: row.cells[1]?.text ?? '', place: row.cells[1]?.place ?? row.place }
    const last = fields.at(-1)
    if (last !== undefined && (label?.own === false || (label?.text ?? '') === '')) last.values.push(value)
    else fields.push({ label: oneLine(label?.text ?? ''), values: [value], place: label?.place ?? row.place })
  }
  return fields
}

const isSchoolLine = (line: string): boolean => {
  const first = findOrganisations(line)[0]
  return first !== undefined && first.at <= 3
}

const category = (text: string): Party => ({
  kind: 'category',
  text,
  name: null,
  position: null,
  head: null,
  alternatives: [],
  ...SURE,
})

const GROUP = /(?:школ|учрежден|организаци|ОО|ОУ)/iu

/** Groups of schools with their lists: a heading, then schools; a heading alone is an empty group (R044, R046). */
const readGroups = (field: Field): { parties: Party[]; warnings: ReadingWarning[] } => {
  const parties: Party[] = []
  const warnings: ReadingWarning[] = []
  for (const value of field.values) {
    const lines = value.text.split('\n')
    const schools = lines.filter(isSchoolLine)
    const heading = oneLine(
      lines
        .slice(0, lines.findIndex(isSchoolLine) === -1 ? lines.length : lines.findIndex(isSchoolLine))
        .join(' '),
    )
    if (heading !== '') parties.push(category(heading))
    if (schools.length === 0 && heading !== '')
      warnings.push(warn('category-empty', value.place, { text: heading }))
    parties.push(...readParties(schools.join('\n'), 'nominative'))
  }
  return { parties, warnings }
}

const hasGroups = (field: Field): boolean => {
  const schools = field.values.flatMap((value) => value.text.split('\n')).filter(isSchoolLine)
  return (
    field.values.length > 1 && schools.length > 0 && field.values.every((value) => GROUP.test(value.text))
  )
}

const AUTHORS = /разработчик|исполнител|координатор|куратор|ответственн|руководител|команд|автор/iu

const peopleOf = (field: Field): { parties: readonly Party[]; warnings: readonly ReadingWarning[] } => {
  if (hasGroups(field)) return readGroups(field)
  const text = field.values.map((value) => value.text).join('\n')
  if (AUTHORS.test(field.label)) return { parties: readParties(text, 'nominative'), warnings: [] }
  const schools = text.split('\n').filter(isSchoolLine)
  return {
    parties: /участник/iu.test(field.label) ? readParties(schools.join('\n'), 'nominative') : [],
    warnings: [],
  }
}

const DATED = /^(?:срок|период|дат[аы]|этап)/iu

const termOf = (
  field: Field,
  settings: TableSettings,
): Pick<TableRow, 'termText' | 'term' | 'termAlternatives'> => {
  const text = oneLine(field.values.map((value) => value.text).join(' '))
  if (!DATED.test(field.label) || text === '') return { termText: null, term: null, termAlternatives: [] }
  const outcome = readTermText(text, settings.context)
  return { termText: text, term: outcome.reading, termAlternatives: outcome.alternatives }
}

const toRow = (
  field: Field,
  settings: TableSettings,
): { row: TableRow; warnings: readonly ReadingWarning[] } => {
  const { parties, warnings } = peopleOf(field)
  const isAuthors = AUTHORS.test(field.label)
  const row: TableRow = {
    number: null,
    parent: null,
    cells: { field: field.label, value: field.values.map((value) => value.text).join('\n') },
    ...termOf(field, settings),
    municipal: isAuthors ? parties : [],
    institutional: isAuthors ? [] : parties,
    expectedResult: null,
    heading: false,
    place: field.place,
    ...SURE,
  }
  return { row, warnings }
}

/** The fields of a passport, one row each (R030-R048). */
export const readPassport = (headed: Headed, settings: TableSettings): RowsReading => {
  const read = fieldsOf(headed.body).map((field) => toRow(field, settings))
  return { rows: read.map(({ row }) => row), warnings: read.flatMap(({ warnings }) => warnings) }
}
