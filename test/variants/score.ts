import { readingToJson } from '../../src/modules/directives/domain/reading/contract.ts'
import type { DirectiveReading } from '../../src/modules/directives/domain/reading/types.ts'
import type { Expected, ExpectedClause, ExpectedRow } from './model.ts'

type Json = ReturnType<typeof readingToJson>

/** One thing compared: which field, whether it was right, what stood there instead. */
export type Mark = {
  readonly field: string
  readonly right: boolean
  readonly dated: boolean
  readonly note: string
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^а-яa-z0-9№]+/gu, '')

const mark = (field: string, expected: unknown, actual: unknown, dated = false): Mark => {
  const text = (value: unknown): string =>
    typeof value === 'string' ? plain(value) : JSON.stringify(value ?? null)
  return {
    field,
    right: text(expected) === text(actual),
    dated: dated && actual !== null,
    note: `${JSON.stringify(expected)} <> ${JSON.stringify(actual)}`,
  }
}

const names = (list: readonly string[]): string => list.map(plain).sort().join('|')

const clauseMarks = (expected: ExpectedClause, actual: Json['clauses'][number] | undefined): Mark[] => [
  mark('clause.number', expected.number, actual?.number ?? null),
  mark('clause.parent', expected.parent, actual?.parent ?? null),
  mark('clause.addressees', names(expected.addressees), names(actual?.addressees ?? [])),
  mark('clause.action', expected.action, actual?.action ?? null),
  mark('clause.deadline', expected.deadline, actual?.deadline ?? null, true),
  mark('clause.recurrence', expected.freq, actual?.recurrence?.freq ?? null),
  mark('clause.modality', expected.modality, actual?.modality ?? null),
  mark('clause.control', expected.control, actual?.control?.controller ?? null),
  mark('clause.annexes', expected.annexes, actual?.annexes ?? null),
]

const termOf = (
  expected: ExpectedRow['term'],
  actual: Json['tables'][number]['rows'][number] | undefined,
): unknown => {
  const term: Record<string, unknown> = { ...actual?.term }
  return Object.fromEntries(Object.keys(expected).map((key) => [key, term[key] ?? null]))
}

const rowMarks = (
  expected: ExpectedRow,
  actual: Json['tables'][number]['rows'][number] | undefined,
): Mark[] => {
  const parties = [...(actual?.responsibles.municipal ?? []), ...(actual?.responsibles.institutional ?? [])]
  const term = termOf(expected.term, actual)
  const isDated = (term as { kind?: string }).kind !== 'undated'
  return [
    mark('row.number', expected.number, actual?.number ?? null),
    mark('row.parent', expected.parent, actual?.parent ?? null),
    mark('row.activity', expected.activity, actual?.cells.activity ?? null),
    mark('row.term', expected.term, term, isDated),
    mark(
      'row.responsibles',
      names(expected.responsibles),
      names(parties.map((party) => party.name ?? party.text)),
    ),
    mark('row.result', expected.result, actual?.expectedResult ?? null),
  ]
}

const requisiteMarks = ({ directive }: Json, expected: Expected): Mark[] => [
  mark('kind', expected.kind, directive.kind),
  mark('issuer', expected.issuer, directive.issuer.at(-1) ?? null),
  mark('number', expected.number, directive.number),
  mark('date', expected.date, directive.date, true),
  mark('place', expected.place, directive.place),
  mark('title', expected.title, directive.title),
  mark('grounds', expected.grounds, directive.grounds.length),
  mark('signatory', expected.signatory, directive.signatory?.name ?? null),
  mark('position', expected.position, directive.signatory?.position ?? null),
  mark('distribution', expected.distribution, directive.distribution),
  mark('preparedBy', expected.preparedBy, directive.preparedBy?.name ?? null),
]

/** Compares a reading with what its author meant, field by field. A missing or an extra row counts in every field. */
export const marksOf = (reading: DirectiveReading, expected: Expected): Mark[] => {
  const json = readingToJson(reading)
  const plan = reading.tables.findIndex((table) => table.kind === 'roadmap')
  // A heading across the whole width is a row of the table and no activity of the plan.
  const rows = (json.tables[plan]?.rows ?? []).filter(
    (_, at) => reading.tables[plan]?.rows[at]?.heading === false,
  )
  return [
    ...requisiteMarks(json, expected),
    mark(
      'annexes',
      expected.annexes,
      json.annexes.map((annex) => [annex.number, annex.present]),
    ),
    mark('clause.count', expected.clauses.length, json.clauses.length),
    ...expected.clauses.flatMap((clause, at) => clauseMarks(clause, json.clauses[at])),
    mark('row.count', expected.rows.length, rows.length),
    ...expected.rows.flatMap((row, at) => rowMarks(row, rows[at])),
  ]
}

export type Share = { readonly field: string; readonly right: number; readonly all: number }

export const sharesOf = (marks: readonly Mark[]): Share[] => {
  const shares = new Map<string, { right: number; all: number }>()
  for (const { field, right } of marks) {
    const share = shares.get(field) ?? { right: 0, all: 0 }
    shares.set(field, { right: share.right + (right ? 1 : 0), all: share.all + 1 })
  }
  return [...shares]
    .map(([field, share]) => ({ field, ...share }))
    .sort((a, b) => a.field.localeCompare(b.field))
}
