import { UNKNOWN } from '../../../../kernel/term/types.ts'
import type { Clause, DirectiveReading, Party, TableReading, TableRow } from './types.ts'

/** One addressee: a person in the nominative, an organisation, a role or a group as written. */
const partyName = (party: Party): string => party.name ?? party.text

const partyToJson = ({ kind, text, name, position }: Party) => ({ kind, text, name, position })

const clauseToJson = (clause: Clause) => ({
  number: clause.number,
  printedNumber: clause.printedNumber,
  parent: clause.parent,
  text: clause.text,
  addressee: clause.addressee,
  addressees: clause.addressees.map(partyName),
  action: clause.action,
  deadline: clause.deadline,
  recurrence: clause.recurrence,
  modality: clause.modality,
  control: clause.control,
  annexes: clause.annexes,
})

const BLANK = { kind: 'undated', reason: 'blank' } as const

const rowToJson = (row: TableRow) => ({
  number: row.number,
  parent: row.parent,
  cells: row.cells,
  term: row.term ?? (row.termText === null ? BLANK : UNKNOWN),
  responsibles: {
    municipal: row.municipal.map(partyToJson),
    institutional: row.institutional.map(partyToJson),
  },
  expectedResult: row.expectedResult ?? '',
})

const tableToJson = (table: TableReading) => ({
  kind: table.kind,
  columns: table.columns,
  rows: table.rows.map(rowToJson),
})

const directiveToJson = (reading: DirectiveReading) => ({
  kind: reading.kind.value,
  issuer: reading.issuer.value,
  number: reading.number.value,
  date: reading.date.value,
  place: reading.city.value,
  title: reading.title.value,
  grounds: reading.grounds.map(({ text, kind, number, date }) => ({ text, kind, number, date })),
  signatory: reading.signatory.value,
  ...(reading.cosignatories.length === 0 ? {} : { cosignatories: reading.cosignatories }),
  preparedBy: reading.preparedBy.value === null ? null : { name: reading.preparedBy.value },
  distribution: reading.distribution.value,
})

/** The output of `read-document`: contracts, section 2, version 1. Places and certainty stay inside the program. */
export const readingToJson = (reading: DirectiveReading) => ({
  version: 1 as const,
  format: reading.format,
  warnings: reading.warnings.map(({ code, where, text }) => ({ code, where, text })),
  directive: directiveToJson(reading),
  clauses: reading.clauses.map(clauseToJson),
  tables: reading.tables.map(tableToJson),
  annexes: reading.annexes.map(({ number, title, present }) => ({ number, title, present })),
  organisations: reading.organisations.map(({ text, legalForm, name }) => ({ text, legalForm, name })),
})
