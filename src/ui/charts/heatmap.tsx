import type { Child } from 'hono/jsx'
import { classes } from '../classes.ts'
import { drawn, repeated } from '../jsx/render.ts'
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
  /** By the id of a column. */
  readonly cells: ReadonlyMap<string, HeatCell>
  readonly total: number | string
  /** It has said nothing: these words instead of empty cells, which would mean «нет». */
  readonly silent?: string | undefined
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

type Words = ReturnType<typeof useText>['heat']

/** A name without its signs of hyphenation: words that are read aloud or searched for. */
const plainLabel = ({ label }: HeatColumn): string => label.replaceAll('\u00ad', '')

type DrawCell = (cell: HeatCell, row: HeatRow, column: string) => Child

/** A map has hundreds of cells of three kinds: what is the same in all of a kind is drawn once. */
const cellDrawer = (heat: Words, counted: string | undefined): DrawCell => {
  const kinds = ([1, 2, 3] as const).map((level) => {
    const said = counted ?? `${heat.people}, ${heat.levels[level]}`
    const hidden = drawn(<span class="vh"> {said}</span>) as unknown as Child
    return { td: repeated('td', { class: `c${level}` }), hidden }
  })
  const titled = ({ level, count }: HeatCell): string =>
    counted === undefined ? `${heat.levels[level]}, ${count} ${heat.people}` : `${count} ${counted}`
  return (cell, row, column) => {
    const { td, hidden } = kinds[cell.level - 1] as (typeof kinds)[number]
    if (cell.href === undefined) return td([cell.count, hidden]) as unknown as Child
    return td(
      <a href={cell.href} title={`${row.label}, ${column}: ${titled(cell)}`}>
        {cell.count}
        {hidden}
      </a>,
    ) as unknown as Child
  }
}

type RowProps = Pick<HeatmapProps, 'columns'> & {
  readonly row: HeatRow
  readonly names: readonly string[]
  readonly empty: Child
  readonly drawCell: DrawCell
}

const Row = ({ row, columns, names, empty, drawCell }: RowProps) => (
  <tr>
    <th scope="row">{row.href === undefined ? row.label : <a href={row.href}>{row.label}</a>}</th>
    {row.silent === undefined ? (
      columns.map(({ id }, at) => {
        const cell = row.cells.get(id)
        return cell === undefined ? empty : drawCell(cell, row, names[at] ?? '')
      })
    ) : (
      <td class="silent" colspan={columns.length}>
        {row.silent}
      </td>
    )}
    <td class="tot num">{row.total}</td>
  </tr>
)

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

/** More heads than this are words of a letter a line on a middle screen: there they are numbered, as on a phone. */
const NAMED = 9

/** A real table: colour says how acute, the figure how many people, hidden words say both to readers. On a phone columns are numbered. */
export const Heatmap = ({ caption, columns, rows, totalLabel, counted }: HeatmapProps) => {
  const { heat } = useText()
  const names = columns.map(plainLabel)
  const drawCell = cellDrawer(heat, counted)
  // most cells of a map are empty: drawn once
  const empty = drawn(
    <td>
      <span class="vh">{heat.none}</span>
    </td>,
  ) as unknown as Child
  return (
    <>
      <div class={classes('heat-box', columns.length > NAMED && 'heat-box--many')}>
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
              <Row row={row} columns={columns} names={names} empty={empty} drawCell={drawCell} />
            ))}
          </tbody>
          <tfoot>
            <Totals columns={columns} totalLabel={totalLabel} />
          </tfoot>
        </table>
      </div>
      <ol class="keys" aria-hidden="true">
        {names.map((name) => (
          <li>{name}</li>
        ))}
      </ol>
    </>
  )
}

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
