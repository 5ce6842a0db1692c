import type { Child } from 'hono/jsx'
import { number } from '../kernel/format.ts'
import type { Lang } from '../kernel/plural.ts'
import { glue } from '../kernel/typo.ts'
import { classes } from './classes.ts'
import { repeated } from './jsx/render.ts'
import { useLang, useText } from './surroundings.ts'
import type { Column, TableProps, Ticking } from './table.tsx'

/** A changed `display` takes the meaning of a table away from readers; the roles give it back. */
export const roleIn = (stackable: boolean | undefined, name: string): string | undefined =>
  stackable ? name : undefined

const isNothing = (value: Child): boolean => value === null || value === undefined || value === ''

/** Bare numbers are grouped («1 204»); years and numbers of documents are given as text and stay as they are. */
const shownValue = (value: Child, lang: Lang): Child => {
  if (isNothing(value)) return <span class="muted">—</span>
  if (typeof value === 'number') return number(value, lang)
  return typeof value === 'string' ? glue(value) : value
}

type DrawnCell<Row> = (row: Row) => unknown

const lookOf = <Row,>(column: Column<Row>, depth = 0): string | undefined =>
  classes(
    column.num && 'num',
    column.timeline && 'tl',
    column.nowrap && 'nb',
    depth > 0 && `d${Math.min(depth, 3)}`,
  )

/** The name of the row; in a tree it stands deeper. */
const rowHead = <Row,>(column: Column<Row>, { depth, stackable }: TableProps<Row>): DrawnCell<Row> => {
  const lang = useLang()
  const tagAt = (level: number) =>
    repeated('th', { scope: 'row', class: lookOf(column, level), role: roleIn(stackable, 'rowheader') })
  const tags = [tagAt(0)]
  return (row) => {
    const level = depth?.(row) ?? 0
    tags[level] ??= tagAt(level)
    return tags[level]?.(shownValue(column.cell(row), lang))
  }
}

const plainCell = <Row,>(column: Column<Row>, { stackable }: TableProps<Row>): DrawnCell<Row> => {
  const lang = useLang()
  const td = repeated('td', {
    class: lookOf(column),
    'data-l': column.phone,
    role: roleIn(stackable, 'cell'),
  })
  return (row) => td(shownValue(column.cell(row), lang))
}

const tickCell = <Row,>(ticking: Ticking<Row>, { stackable }: TableProps<Row>): DrawnCell<Row> => {
  const text = useText()
  const td = repeated('td', { class: 'tick', role: roleIn(stackable, 'cell') })
  return (row) =>
    td(
      <input
        type="checkbox"
        name={ticking.name}
        value={ticking.value(row)}
        checked={ticking.ticked?.(row) ?? false}
        aria-label={text.table.chosen(ticking.label(row))}
      />,
    )
}

/** Rows of a table: what all cells of a column share is drawn once for the column. */
export const BodyRows = <Row,>({ table }: { readonly table: TableProps<Row> }) => {
  const { ticking, stackable } = table
  const cells = [
    ...(ticking ? [tickCell(ticking, table)] : []),
    ...table.columns.map((column) => (column.rowHead ? rowHead(column, table) : plainCell(column, table))),
  ]
  const drawnRow = (row: Row) => {
    const isSelected = table.selected?.(row) ?? false
    return (
      <tr
        id={table.rowId?.(row)}
        class={classes(isSelected && 'sel', table.strong?.(row) && 'par')}
        aria-current={isSelected ? 'true' : undefined}
        role={roleIn(stackable, 'row')}
      >
        {cells.map((cell) => cell(row) as Child)}
      </tr>
    )
  }
  return <>{table.rows.map(drawnRow)}</>
}
