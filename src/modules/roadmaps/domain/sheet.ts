import { editable } from './edit.ts'
import { inOrder } from './tree.ts'
import type { Cells, ItemContent, Layout } from './types.ts'

/** A row of the table as it goes out: a text per column, or one text over all of them. */
export type SheetRow = { readonly isSection: boolean; readonly cells: readonly string[] }
export type Sheet = { readonly headings: readonly string[]; readonly rows: readonly SheetRow[] }

/** A number without a column of its own stands in front of the activity, as the paper had it. */
const activityWith = (cells: Cells, numbered: boolean): string => {
  const number = (cells.number ?? '').replace(/[.)\s]+$/u, '')
  const activity = cells.activity ?? ''
  return numbered || number === '' ? activity : `${number}. ${activity}`
}

const rowOf = ({ cells, isSection }: ItemContent, layout: Layout): SheetRow => {
  const numbered = layout.some(({ key }) => key === 'number')
  return {
    isSection,
    cells: layout.map(({ key }) => (key === 'activity' ? activityWith(cells, numbered) : (cells[key] ?? ''))),
  }
}

/** The table in the form it came in: its own columns in their own order under their own headings. */
export const sheetOf = (items: readonly ItemContent[], layout: Layout): Sheet => {
  const columns = layout.length === 0 ? editable(layout) : layout
  const byId = new Map(items.map((item) => [item.id, item]))
  return {
    headings: columns.map(({ heading }) => heading),
    rows: inOrder(items).flatMap(({ id }) => {
      const item = byId.get(id)
      return item === undefined ? [] : [rowOf(item, columns)]
    }),
  }
}
