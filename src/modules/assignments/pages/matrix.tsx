import type { Child } from 'hono/jsx'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { drawn } from '../../../ui/jsx/render.ts'
import { Details, SpreadHead } from '../../../ui/layout.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { PrintHead } from '../../../ui/print-head.tsx'
import { type Column, MatrixBox, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import {
  type Count,
  MATRIX_FILTERS,
  type Matrix,
  type MatrixFilter,
  type MatrixLine,
  ON_A_PAGE,
} from '../domain/matrix.ts'
import { isOverdue } from '../domain/rules.ts'
import type { AssignmentState } from '../domain/types.ts'
import type { MatrixCell } from '../queries/matrix.ts'
import { type Here, TAG } from './words.ts'

export type MatrixPageProps = {
  readonly here: Here
  readonly source: string
  /** Title of the paper or plan. */
  readonly name: string
  readonly matrix: Matrix<MatrixCell>
  /** There is more than the page holds. */
  readonly isCut: boolean
  readonly filter: MatrixFilter | null
  readonly printed: string
  readonly place: string
  /** The person who looks controls it. */
  readonly controls: boolean
  /** What was sent a few minutes ago and can still be recalled whole. */
  readonly sent: {
    readonly count: number
    readonly schools: number
    readonly busy: number
    readonly minutes: number
  } | null
  readonly values: FormValues
  readonly problems: readonly Problem[]
}

const Recall = ({ here, source, sent, values, problems }: MatrixPageProps) => {
  if (sent === null) return <ErrorSummary problems={problems} />
  const { t } = here
  return (
    <div class="noprint">
      <ErrorSummary problems={problems} />
      <Note title={t.matrix.sent(sent.count, sent.schools, sent.busy)}>
        <Details title={t.matrix.recall(sent.minutes)} open={problems.length > 0}>
          <Form action={`/assignments/of/${source}/recall`} commandKey={here.commandKey}>
            <TextArea {...bindForm(values, problems).text('reason')} label={t.matrix.recallReason} rows={2} />
            <Button kind="stop">{t.matrix.recallSend}</Button>
          </Form>
        </Details>
      </Note>
    </div>
  )
}

/** Draws the mark of a cell; a thousand of them have a handful of looks, so each look is drawn once. */
const marksOf = (here: Here) => {
  const looks = new Map<string, Child>()
  const lookOf = (look: AssignmentState | 'late'): Child =>
    look === 'late' ? (
      <Tag state="overdue">{here.t.matrix.late}</Tag>
    ) : (
      <Tag state={TAG[look]}>{here.t.matrix.marks[look]}</Tag>
    )
  return (cell: MatrixCell) => {
    const look = isOverdue(cell, here.today) ? 'late' : cell.state
    const known = looks.get(look) ?? (drawn(lookOf(look)) as unknown as Child)
    looks.set(look, known)
    return <a href={`/assignments/${cell.id}`}>{known}</a>
  }
}

/** «3 из 9, просрочено 2» */
const countWords = (count: Count, { t }: Here): string => t.matrix.count(count.done, count.owed, count.late)

const columnsOf = ({ matrix, here }: MatrixPageProps): Column<MatrixLine<MatrixCell>>[] => {
  const mark = marksOf(here)
  return [
    { key: 'who', head: here.t.matrix.who, rowHead: true, cell: (line) => line.who },
    ...matrix.columns.map((column) => ({
      key: column.row,
      head: <abbr title={column.title}>{column.short}</abbr>,
      phone: `${column.short}. ${column.title}`,
      cell: (line: MatrixLine<MatrixCell>) => line.cells.get(column.row)?.map(mark),
    })),
    {
      key: 'count',
      head: here.t.matrix.done,
      phone: here.t.matrix.done,
      cell: (line) => countWords(line.count, here),
    },
  ]
}

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
        lead={t.matrix.lead(countWords(matrix.total, here))}
        crumbs={[{ label: name, href: `/sources/${source}` }, { label: t.matrix.title }]}
        actions={<Buttons {...props} />}
      />
      <Recall {...props} />
      <Show {...props} />
      {props.isCut ? <Note title={t.matrix.cut(ON_A_PAGE)}>{t.matrix.cutWhy}</Note> : null}
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
