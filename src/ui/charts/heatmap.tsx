import type { Child } from 'hono/jsx'
import { classes } from '../classes.ts'
import { useText } from '../surroundings.ts'

/** One theme. `common`: it reached the threshold, its total is ochre. */
export type HeatColumn = {
  readonly id: string
  /** As in a narrow head, hyphenated by hand with `\u00ad`. */
  readonly label: string
  readonly total: number | string
  readonly common?: boolean | undefined
}

/** Severity 1–3 and how many people; `count` is words («до 5») where figures are hidden from the viewer. */
export type HeatCell = {
  readonly level: 1 | 2 | 3
  readonly count: number | string
  /** The rows behind the figure; absent where the viewer may not go there. */
  readonly href?: string | undefined
}

export type HeatRow = {
  readonly label: string
  readonly href?: string | undefined
  readonly cells: Readonly<Record<string, HeatCell | undefined>>
  readonly total: number | string
}

export type HeatmapProps = {
  readonly caption: string
  readonly columns: readonly HeatColumn[]
  readonly rows: readonly HeatRow[]
  /** Head of the line of totals: «Школ с дефицитом». */
  readonly totalLabel: Child
  /** What a figure counts when it is not people: «школ»; then colour is only its size. */
  readonly counted?: string | undefined
}

const Cell = ({
  cell,
  row,
  column,
  counted,
}: {
  readonly counted: string | undefined
  readonly cell: HeatCell | undefined
  readonly row: HeatRow
  readonly column: HeatColumn
}) => {
  const { heat } = useText()
  if (!cell) {
    return (
      <td>
        <span class="vh">{heat.none}</span>
      </td>
    )
  }
  const said = counted ?? `${heat.people}, ${heat.levels[cell.level]}`
  const words = (
    <>
      {cell.count}
      <span class="vh"> {said}</span>
    </>
  )
  const title = `${row.label}, ${column.label.replaceAll('\u00ad', '')}: ${counted === undefined ? `${heat.levels[cell.level]}, ${cell.count} ${heat.people}` : `${cell.count} ${counted}`}`
  return (
    <td class={`c${cell.level}`}>
      {cell.href === undefined ? (
        words
      ) : (
        <a href={cell.href} title={title}>
          {words}
        </a>
      )}
    </td>
  )
}

const HeadRow = ({ columns }: Pick<HeatmapProps, 'columns'>) => {
  const { heat } = useText()
  return (
    <tr>
      <td class="tot" />
      {columns.map((column, at) => (
        <th scope="col">
          <b aria-hidden="true">{at + 1}</b>
          <span>{column.label}</span>
        </th>
      ))}
      <th scope="col" class="num">
        {heat.total}
      </th>
    </tr>
  )
}

const Totals = ({ columns, totalLabel }: Pick<HeatmapProps, 'columns' | 'totalLabel'>) => {
  const { heat } = useText()
  return (
    <tr>
      <th scope="row">{totalLabel}</th>
      {columns.map((column) => (
        <td class={classes('tot c', column.common && 'com')}>
          {column.total}
          {column.common ? <span class="vh">, {heat.common}</span> : null}
        </td>
      ))}
      <td class="tot" />
    </tr>
  )
}

/** A real table: colour says how acute, the figure how many people, hidden words say both to readers. On a phone columns are numbered. */
export const Heatmap = ({ caption, columns, rows, totalLabel, counted }: HeatmapProps) => (
  <>
    <div class="heat-box">
      <table class="heat">
        <caption class="vh">{caption}</caption>
        <colgroup>
          <col class="h-s" />
          <col span={columns.length} />
          <col class="h-t" />
        </colgroup>
        <thead>
          <HeadRow columns={columns} />
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">{row.href === undefined ? row.label : <a href={row.href}>{row.label}</a>}</th>
              {columns.map((column) => (
                <Cell cell={row.cells[column.id]} row={row} column={column} counted={counted} />
              ))}
              <td class="tot num">{row.total}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <Totals columns={columns} totalLabel={totalLabel} />
        </tfoot>
      </table>
    </div>
    <ol class="keys" aria-hidden="true">
      {columns.map((column) => (
        <li>{column.label.replaceAll('\u00ad', '')}</li>
      ))}
    </ol>
  </>
)

/** Three steps of severity and what the figure counts. */
export const HeatLegend = () => {
  const { heat } = useText()
  return (
    <ul class="legend">
      {[1, 2, 3].map((level) => (
        <li>
          <i class={`c${level}`} />
          {heat.levels[level]}
        </li>
      ))}
      <li>{heat.legend}</li>
    </ul>
  )
}
