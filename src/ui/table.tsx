import type { Child } from 'hono/jsx'
import { number } from '../kernel/format.ts'
import { classes } from './classes.ts'
import { Now } from './now.tsx'
import { useLang, useText } from './surroundings.ts'
import { BodyRows, roleIn } from './table-rows.tsx'

/** Which column the rows are ordered by, and the address of another order. */
export type Sorting = {
  readonly by: string
  readonly direction: 'ascending' | 'descending'
  readonly href: (by: string, direction: 'ascending' | 'descending') => string
}

export type Column<Row> = {
  readonly key: string
  /** Head of the column; hyphenate long words by hand (`\u00ad`). */
  readonly head: Child
  readonly cell: (row: Row) => Child
  /** Figures: to the right, of one width. The unit stands in the head. */
  readonly num?: boolean | undefined
  /** Word over neighbouring columns, in a first row of the head as on paper: «Ответственные». */
  readonly group?: string | undefined
  /** The name of the row: one per table, and it is the link. */
  readonly rowHead?: boolean | undefined
  readonly sortable?: boolean | undefined
  /** Word before the value when rows become blocks on a phone; none where the value speaks for itself. */
  readonly phone?: string | undefined
  /** The cell holds a piece of a timeline. */
  readonly timeline?: boolean | undefined
  /** Without a history: on a page of a past day the head says that the value is today's. */
  readonly now?: boolean | undefined
  /** Never broken across lines: dates, numbers of clauses. */
  readonly nowrap?: boolean | undefined
}

/** Ticks before the rows; the table then stands in a form with one bar of buttons above it. */
export type Ticking<Row> = {
  readonly name: string
  readonly value: (row: Row) => string
  /** Heard by readers: «Выбрать: СОШ № 8». */
  readonly label: (row: Row) => string
  readonly ticked?: ((row: Row) => boolean) | undefined
}

export type TableProps<Row> = {
  readonly caption: Child
  /** The caption is only heard: a heading above says the same. */
  readonly captionHidden?: boolean | undefined
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** Experts' density, 15 px. */
  readonly dense?: boolean | undefined
  /** Rows become blocks on a phone. */
  readonly stackable?: boolean | undefined
  /** Many columns: a list already on a tablet. */
  readonly early?: boolean | undefined
  readonly sorting?: Sorting | undefined
  readonly ticking?: Ticking<Row> | undefined
  readonly selected?: ((row: Row) => boolean) | undefined
  /** Depth in a numbered tree: 0, 1, 2. */
  readonly depth?: ((row: Row) => number) | undefined
  /** A heading row of a tree, in bold. */
  readonly strong?: ((row: Row) => boolean) | undefined
  readonly rowId?: ((row: Row) => string) | undefined
  /** Totals under the rows, by the key of the column. */
  readonly foot?: Readonly<Record<string, Child>> | undefined
  /** Instead of the table when there are no rows. */
  readonly empty?: Child | undefined
}

const OPPOSITE = { ascending: 'descending', descending: 'ascending' } as const

const HeadCell = <Row,>({
  column,
  table,
  tall,
}: {
  readonly column: Column<Row>
  readonly table: TableProps<Row>
  readonly tall?: boolean | undefined
}) => {
  const { sorting } = table
  const current = sorting?.by === column.key ? sorting.direction : undefined
  const head = column.now ? <Now>{column.head}</Now> : column.head
  return (
    <th
      scope="col"
      rowspan={tall ? 2 : undefined}
      class={classes(column.num && 'num', column.timeline && 'tl')}
      aria-sort={current}
      role={roleIn(table.stackable, 'columnheader')}
    >
      {sorting && column.sortable ? (
        <a
          class="sort"
          data-dir={current}
          href={sorting.href(column.key, current ? OPPOSITE[current] : 'ascending')}
        >
          {head}
        </a>
      ) : (
        head
      )}
    </th>
  )
}

const TickHead = ({
  tall,
  stackable,
}: {
  readonly tall?: boolean
  readonly stackable: boolean | undefined
}) => (
  <th scope="col" class="tick" rowspan={tall ? 2 : undefined} role={roleIn(stackable, 'columnheader')}>
    <span class="vh">{useText().table.choose}</span>
  </th>
)

/** Words over neighbouring columns make a head of two rows. */
const GroupedHead = <Row,>({ table }: { readonly table: TableProps<Row> }) => {
  const { columns, stackable } = table
  const isFirst = (at: number): boolean => columns[at]?.group !== columns[at - 1]?.group
  return (
    <>
      <tr role={roleIn(stackable, 'row')}>
        {table.ticking ? <TickHead tall stackable={stackable} /> : null}
        {columns.map((column, at) =>
          column.group === undefined ? (
            <HeadCell column={column} table={table} tall />
          ) : isFirst(at) ? (
            <th
              scope="colgroup"
              colspan={columns.filter((each) => each.group === column.group).length}
              class="grp"
              role={roleIn(stackable, 'columnheader')}
            >
              {column.group}
            </th>
          ) : null,
        )}
      </tr>
      <tr role={roleIn(stackable, 'row')}>
        {columns
          .filter((column) => column.group !== undefined)
          .map((column) => (
            <HeadCell column={column} table={table} />
          ))}
      </tr>
    </>
  )
}

const Head = <Row,>({ table }: { readonly table: TableProps<Row> }) =>
  table.columns.some((column) => column.group !== undefined) ? (
    <GroupedHead table={table} />
  ) : (
    <tr role={roleIn(table.stackable, 'row')}>
      {table.ticking ? <TickHead stackable={table.stackable} /> : null}
      {table.columns.map((column) => (
        <HeadCell column={column} table={table} />
      ))}
    </tr>
  )

const FootValue = ({ value }: { readonly value: Child }) => (
  <>{typeof value === 'number' ? number(value, useLang()) : value}</>
)

const Foot = <Row,>({ table }: { readonly table: TableProps<Row> }) => (
  <tfoot role={roleIn(table.stackable, 'rowgroup')}>
    <tr role={roleIn(table.stackable, 'row')}>
      {table.ticking ? <td /> : null}
      {table.columns.map((column) =>
        column.rowHead && table.foot?.[column.key] !== undefined ? (
          <th scope="row" role={roleIn(table.stackable, 'rowheader')}>
            <FootValue value={table.foot?.[column.key]} />
          </th>
        ) : (
          <td
            class={classes(column.num && 'num')}
            data-l={column.phone}
            role={roleIn(table.stackable, 'cell')}
          >
            <FootValue value={table.foot?.[column.key]} />
          </td>
        ),
      )}
    </tr>
  </tfoot>
)

/** A real table: head sticks, ink rule below it, no zebra, empty cells are «—». */
export const Table = <Row,>(table: TableProps<Row>) => {
  if (table.rows.length === 0 && table.empty !== undefined) return <>{table.empty}</>
  return (
    <table
      class={classes(
        'tbl',
        table.dense && 'tbl--dense',
        table.stackable && 'stackable',
        table.early && 'stackable--early',
      )}
      role={roleIn(table.stackable, 'table')}
    >
      <caption class={classes(table.captionHidden && 'vh')}>{table.caption}</caption>
      <thead role={roleIn(table.stackable, 'rowgroup')}>
        <Head table={table} />
      </thead>
      <tbody role={roleIn(table.stackable, 'rowgroup')}>
        <BodyRows table={table} />
      </tbody>
      {table.foot ? <Foot table={table} /> : null}
    </table>
  )
}

/** A table wider than the screen scrolls inside a box of its own, its heads stay in sight; on a phone and on paper it is whole. */
export const MatrixBox = ({ label, children }: { readonly label: string; readonly children: Child }) => (
  // tabindex: what scrolls must be reached by a keyboard
  <section class="matrix" aria-label={label} tabindex={0}>
    {children}
  </section>
)
