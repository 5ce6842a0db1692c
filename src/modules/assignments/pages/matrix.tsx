import { ButtonLink } from '../../../ui/button.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { PrintHead } from '../../../ui/print-head.tsx'
import { type Column, MatrixBox, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import {
  type Count,
  MATRIX_FILTERS,
  type Matrix,
  type MatrixFilter,
  type MatrixLine,
} from '../domain/matrix.ts'
import { isOverdue } from '../domain/rules.ts'
import type { MatrixCell } from '../queries/matrix.ts'
import { type Here, TAG } from './words.ts'

export type MatrixPageProps = {
  readonly here: Here
  readonly source: string
  /** Title of the paper or plan. */
  readonly name: string
  readonly matrix: Matrix<MatrixCell>
  readonly filter: MatrixFilter | null
  readonly printed: string
  readonly place: string
  /** The person who looks controls it. */
  readonly controls: boolean
}

const Mark = ({ cell, here }: { readonly cell: MatrixCell; readonly here: Here }) => {
  const late = isOverdue(cell, here.today)
  return (
    <Link href={`/assignments/${cell.id}`}>
      <Tag state={late ? 'overdue' : TAG[cell.state]}>
        {late ? here.t.matrix.late : here.t.matrix.marks[cell.state]}
      </Tag>
    </Link>
  )
}

/** «3 из 9, просрочено 2» */
const countWords = (count: Count, { t }: Here): string => t.matrix.count(count.done, count.owed, count.late)

const columnsOf = ({ matrix, here }: MatrixPageProps): Column<MatrixLine<MatrixCell>>[] => [
  { key: 'who', head: here.t.matrix.who, rowHead: true, cell: (line) => line.who },
  ...matrix.columns.map((column) => ({
    key: column.row,
    head: <abbr title={column.title}>{column.short}</abbr>,
    phone: `${column.short}. ${column.title}`,
    cell: (line: MatrixLine<MatrixCell>) =>
      line.cells.get(column.row)?.map((cell) => <Mark cell={cell} here={here} />),
  })),
  {
    key: 'count',
    head: here.t.matrix.done,
    phone: here.t.matrix.done,
    cell: (line) => countWords(line.count, here),
  },
]

const footOf = ({ matrix, here }: MatrixPageProps): Readonly<Record<string, string>> => ({
  who: here.t.matrix.done,
  ...Object.fromEntries(matrix.columns.map(({ row, count }) => [row, countWords(count, here)])),
  count: countWords(matrix.total, here),
})

const Buttons = ({ source, filter, here, controls }: MatrixPageProps) => (
  <>
    <ButtonLink
      href={`/assignments/of/${source}/matrix.xlsx${filter === null ? '' : `?show=${filter}`}`}
      kind="other"
      small
      download
    >
      {here.t.control.export}
    </ButtonLink>
    {controls ? (
      <ButtonLink href={`/assignments/of/${source}/control-card`} kind="other" small>
        {here.t.card.print}
      </ButtonLink>
    ) : null}
  </>
)

const Show = ({ source, filter, here: { t } }: MatrixPageProps) => {
  const base = `/assignments/of/${source}`
  return (
    <Filters
      action={base}
      filters={[
        {
          kind: 'select',
          name: 'show',
          label: t.matrix.show,
          value: filter ?? '',
          options: [
            { value: '', label: t.filters.all },
            ...MATRIX_FILTERS.map((value) => ({ value, label: t.matrix.filters[value] })),
          ],
        },
      ]}
      active={filter === null ? [] : [t.matrix.filters[filter].toLowerCase()]}
      reset={base}
    />
  )
}

/** Who has done what: addressees × rows of the source, each cell leads to the assignment; on a phone a list by school. */
export const MatrixPage = (props: MatrixPageProps) => {
  const { here, name, source, matrix } = props
  const { t } = here
  return (
    <>
      <PrintHead organisation={props.place} title={t.matrix.title} printed={props.printed} source={name} />
      <SpreadHead
        title={t.matrix.title}
        lead={countWords(matrix.total, here)}
        crumbs={[{ label: name, href: `/sources/${source}` }, { label: t.matrix.title }]}
        actions={<Buttons {...props} />}
      />
      <Show {...props} />
      <MatrixBox label={t.matrix.title}>
        <Table
          caption={t.matrix.caption}
          dense
          stackable
          rows={matrix.lines}
          columns={columnsOf(props)}
          foot={matrix.lines.length === 0 ? undefined : footOf(props)}
          empty={<Empty title={t.matrix.empty}>{t.matrix.emptyWhy}</Empty>}
        />
      </MatrixBox>
    </>
  )
}
