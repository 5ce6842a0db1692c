import { addDays, type Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { type Filter, Filters } from '../../../ui/filters.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { Category } from '../../schools/domain/types.ts'
import type { Model } from '../domain/types.ts'
import type { Participant } from '../queries/model.ts'
import { type Here, SECTION } from './shell.tsx'

type ParticipantsProps = {
  readonly here: Here
  readonly model: Model
  readonly labels: Readonly<Record<Category, string>>
  readonly lines: readonly Participant[]
  readonly on: Day
  readonly isHistory: boolean
  readonly page: number
  readonly perPage: number
  readonly keeps: boolean
  readonly marks: boolean
  readonly done: number
}

const basis = (words: string | null, directive: string | null) =>
  words === null ? '' : <Ref href={directive === null ? null : `/directives/${directive}`}>{words}</Ref>

const columnsOf = ({ here, labels, marks, isHistory }: ParticipantsProps): Column<Participant>[] => {
  const t = here.t.participants
  const marksOf: Column<Participant>[] = marks
    ? [{ key: 'category', head: t.category, phone: t.category, cell: (row) => labels[row.category] }]
    : []
  const exits: Column<Participant>[] = isHistory
    ? [
        {
          key: 'until',
          head: t.until,
          phone: t.until,
          nowrap: true,
          cell: (row) => (row.until === null ? '' : shortDay(addDays(row.until, -1))),
        },
        {
          key: 'exit',
          head: t.exit,
          phone: t.exit,
          cell: (row) => (
            <>
              {basis(row.exit, row.exitDirective)} <span class="by">{row.reason}</span>
            </>
          ),
        },
      ]
    : []
  return [
    {
      key: 'school',
      head: t.school,
      rowHead: true,
      cell: (row) => <Link href={`/schools/${row.organisation}`}>{row.name}</Link>,
    },
    ...marksOf,
    { key: 'from', head: t.from, phone: t.from, nowrap: true, cell: (row) => shortDay(row.from) },
    { key: 'entry', head: t.entry, phone: t.entry, cell: (row) => basis(row.entry, row.entryDirective) },
    ...exits,
  ]
}

const filtersOf = ({ here, on, isHistory }: ParticipantsProps): Filter[] => {
  const t = here.t.participants
  return [
    { kind: 'date', name: 'on', label: t.on, value: shortDay(on) },
    {
      kind: 'select',
      name: 'show',
      label: t.show,
      value: isHistory ? 'all' : '',
      options: [
        { value: '', label: t.now },
        { value: 'all', label: t.all },
      ],
    },
  ]
}

/** Participants of a day, or the whole history. */
export const ParticipantsPage = (props: ParticipantsProps) => {
  const { here, model, lines, on, isHistory } = props
  const t = here.t.participants
  const own = `/models/${model.id}/participants`
  const total = lines[0]?.total ?? 0
  const query = { on: shortDay(on), show: isHistory ? 'all' : '' }
  const change =
    props.keeps && model.state !== 'closed' ? (
      <>
        <ButtonLink href={`${own}/change`} small>
          {here.t.model.change}
        </ButtonLink>
        {total === 0 ? null : (
          <PostButton small kind="other" action={`${own}/paper`} commandKey={here.commandKey}>
            {t.paper}
          </PostButton>
        )}
      </>
    ) : undefined
  return (
    <>
      <SpreadHead
        title={t.title}
        lead={isHistory ? model.name : t.lead(total, on)}
        crumbs={[
          { label: here.t.title, href: SECTION },
          { label: model.municipalityName, href: `/models/${model.id}` },
          { label: t.title },
        ]}
        actions={change}
      />
      {props.done > 0 ? <Note kind="done" title={t.done(props.done)} /> : null}
      <Filters action={own} reset={own} filters={filtersOf(props)} />
      <Table
        caption={t.title}
        captionHidden
        stackable
        rows={lines}
        columns={columnsOf(props)}
        empty={<Empty title={t.none}>{t.noneWhy}</Empty>}
      />
      <Pager
        page={props.page}
        perPage={props.perPage}
        total={total}
        href={(page) => `${own}?${new URLSearchParams({ ...query, page: String(page) })}`}
      />
    </>
  )
}
