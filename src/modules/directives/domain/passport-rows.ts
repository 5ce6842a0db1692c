import type { DirectiveReading } from './reading/types.ts'

/** A row of a passport: its label, its text, the schools and groups read in it. */
export type PassportRow = {
  readonly label: string
  readonly value: string
  readonly parties: readonly { readonly kind: string; readonly text: string }[]
}

/** Rows of the passport that a paper holds; null when there is no passport in it. */
export const passportRows = (reading: DirectiveReading): PassportRow[] | null => {
  const tables = reading.tables.filter((table) => table.kind === 'passport')
  if (tables.length === 0) return null
  return tables.flatMap((table) =>
    table.rows.map((row) => ({
      label: row.cells.field ?? '',
      value: row.cells.value ?? '',
      parties: row.institutional.map(({ kind, text }) => ({ kind, text })),
    })),
  )
}
