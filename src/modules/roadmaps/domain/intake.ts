import type { Party, TableReading, TableRow } from '../../directives/domain/types.ts'
import { cellsOf, daysOfTerm, numberOf } from './row.ts'
import type { Layout, RoadmapItem } from './types.ts'

/** A new row with those who answer for it as the words name them. */
export type NewItem = Omit<RoadmapItem, 'version' | 'mark' | 'actualResult' | 'answersId'> & {
  readonly municipal: readonly Party[]
  readonly institutional: readonly Party[]
}

/** Columns of the paper in its own order and with its own headings. */
export const layoutOf = (table: Pick<TableReading, 'columns' | 'headings'>): Layout =>
  table.columns.map((key, at) => ({ key, heading: table.headings[at] ?? '' }))

const printedNumber = (row: TableRow): string => row.cells.number ?? row.number ?? ''

const toItem = (row: TableRow, layout: Layout, id: string, parentId: string | null): NewItem => {
  const cells = cellsOf(layout, { ...row.cells, number: printedNumber(row) })
  return {
    id,
    parentId,
    isSection: row.heading,
    cells,
    number: row.number ?? numberOf(cells.number ?? ''),
    title: (cells.activity ?? '').trim(),
    termAsWritten: row.termText,
    term: row.term,
    termAlternatives: row.termAlternatives,
    ...daysOfTerm(row.term),
    municipal: row.municipal,
    institutional: row.institutional,
  }
}

/**
 * Rows of a plan as rows of a roadmap. A number met twice leads to the nearest row above; a row without a number stands
 * under the heading above it.
 */
export const itemsOf = (table: TableReading, newId: () => string): NewItem[] => {
  const layout = layoutOf(table)
  const latest = new Map<string, string>()
  let heading: string | null = null
  return table.rows.map((row) => {
    const id = newId()
    const named = row.parent === null ? null : (latest.get(row.parent) ?? null)
    const parentId = named ?? (row.number === null && !row.heading ? heading : null)
    if (row.heading && row.number === null) heading = id
    if (row.number !== null) latest.set(row.number, id)
    return toItem(row, layout, id, parentId)
  })
}
