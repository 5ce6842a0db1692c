import { classes } from '../classes.ts'
import { useText } from '../surroundings.ts'
import { fieldId } from './field.tsx'

/** A column of a form that looks like the table on paper. */
export type GridColumn = {
  readonly heading: string
  /** Long texts get room: in letters, roughly. */
  readonly wide?: boolean | undefined
  /** A number of a row. */
  readonly narrow?: boolean | undefined
}

export type GridCell = {
  readonly name: string
  readonly value: string
  readonly error?: string | undefined
}

export type GridRow = {
  /** Heard with the heading of the column: «строка 8.1». */
  readonly label: string
  readonly cells: readonly GridCell[]
}

export type GridFieldsProps = {
  readonly caption: string
  readonly columns: readonly GridColumn[]
  readonly rows: readonly GridRow[]
}

const LETTERS = { narrow: 17, wide: 28 }
const MOST_LINES = 12

/** Lines that the text needs, so that nothing is hidden behind a scroll bar where there is no script. */
const linesOf = (text: string, wide: boolean | undefined): number =>
  Math.min(
    MOST_LINES,
    text
      .split('\n')
      .reduce(
        (sum, line) => sum + Math.max(1, Math.ceil(line.length / (wide ? LETTERS.wide : LETTERS.narrow))),
        0,
      ),
  )

const Cell = ({
  cell,
  column,
  row,
}: {
  readonly cell: GridCell
  readonly column: GridColumn | undefined
  readonly row: GridRow
}) => (
  <td class={classes(cell.error !== undefined && 'err')}>
    {cell.error === undefined ? null : <span class="msg">{cell.error}</span>}
    <textarea
      class="in"
      id={fieldId(cell.name)}
      name={cell.name}
      rows={linesOf(cell.value, column?.wide)}
      aria-label={`${column?.heading ?? ''}: ${row.label}`}
      aria-invalid={cell.error === undefined ? undefined : 'true'}
    >
      {`\n${cell.value}`}
    </textarea>
  </td>
)

/**
 * Fields laid out as a table. A plain form without a script; with one, Enter and arrows walk, Ctrl+Z takes a change back and a
 * table from the clipboard fills the cells (`client/grid.ts`).
 */
export const GridFields = ({ caption, columns, rows }: GridFieldsProps) => (
  <>
    <div class="grid-box">
      <table class="tbl tbl--dense grid" data-grid="">
        <caption class="vh">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={classes(column.wide && 'wide', column.narrow && 'narrow')}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.cells.map((cell, at) => (
                <Cell cell={cell} column={columns[at]} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <p class="small" role="status" data-over={useText().form.pastedOver} />
  </>
)
