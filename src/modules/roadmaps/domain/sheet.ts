import { editable } from './edit.ts'
import { inOrder } from './tree.ts'
import type { Cells, ItemContent, Layout } from './types.ts'

/** A row of the table as it goes out: a text per column, or one text over all of them. */
export type SheetRow = { readonly across: boolean; readonly cells: readonly string[] }
export type Sheet = { readonly headings: readonly string[]; readonly rows: readonly SheetRow[] }

/** A number without a column of its own stands in front of the activity, as the paper had it. */
const activityWith = (cells: Cells, numbered: boolean): string => {
  const number = (cells.number ?? '').replace(/[.)\s]+$/u, '')
  const activity = cells.activity ?? ''
  return numbered || number === '' ? activity : `${number}. ${activity}`
}

/** «3.», «I)» in front of a heading are told from its words when the number stands first; anything else keeps its own cell. */
const numberReads = (number: string, layout: Layout): boolean =>
  number === '' || (/[.)]$/u.test(number) && layout[0]?.key === 'number')

/** A heading that has a term or people of its own is printed as a row, so that none of its words is lost. */
export const standsAlone = ({ cells, isSection }: ItemContent, layout: Layout): boolean =>
  isSection &&
  numberReads((cells.number ?? '').trim(), layout) &&
  layout.every(({ key }) => key === 'number' || key === 'activity' || (cells[key] ?? '').trim() === '')

const rowOf = (item: ItemContent, layout: Layout): SheetRow => {
  const { cells } = item
  const numbered = layout.some(({ key }) => key === 'number')
  return {
    across: standsAlone(item, layout),
    cells: layout.map(({ key }) => (key === 'activity' ? activityWith(cells, numbered) : (cells[key] ?? ''))),
  }
}

/** The text of a heading that runs across the sheet. */
export const acrossText = ({ cells }: SheetRow): string => cells.filter((cell) => cell !== '').join(' ')

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
