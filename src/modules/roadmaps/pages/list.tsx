import { ButtonLink } from '../../../ui/button.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { ROADMAP_STATES } from '../domain/types.ts'
import type { ListFilter, RoadmapLine } from '../queries/list.ts'
import { type Here, STATE_TAG, yearWords } from './words.ts'

export type ListProps = {
  readonly here: Here
  readonly lines: readonly RoadmapLine[]
  readonly page: number
  readonly perPage: number
  readonly mayMake: boolean
  readonly filter: ListFilter
}

const columnsOf = ({ t }: Here): Column<RoadmapLine>[] => [
  {
    key: 'title',
    head: t.columns.title,
    rowHead: true,
    cell: (line) => (
      <span lang="ru">
        <Link href={`/roadmaps/${line.id}`}>{line.title}</Link>
      </span>
    ),
  },
  { key: 'owner', head: t.columns.owner, phone: t.columns.owner, cell: (line) => line.owner },
  {
    key: 'year',
    head: t.columns.year,
    phone: t.columns.year,
    nowrap: true,
    cell: (line) => yearWords({ kind: line.kind, year: line.year }, t),
  },
  {
    key: 'state',
    head: t.columns.state,
    cell: (line) => (
      <Tag state={STATE_TAG[line.state]}>
        {t.states[line.state]}, {t.version(line.approved)}
      </Tag>
    ),
  },
  { key: 'rows', head: t.columns.rows, phone: t.columns.rows, num: true, cell: (line) => line.rows },
  {
    key: 'done',
    head: t.columns.done,
    phone: t.columns.done,
    num: true,
    nowrap: true,
    cell: (line) => t.doneOf(line.done, line.total),
  },
  {
    key: 'late',
    head: t.columns.late,
    phone: t.columns.late,
    num: true,
    cell: (line) => (line.late === 0 ? '' : line.late),
  },
]

const Chosen = ({ here: { t }, filter }: Pick<ListProps, 'here' | 'filter'>) => (
  <Filters
    action="/roadmaps"
    reset="/roadmaps"
    active={[filter.state === '' ? '' : t.states[filter.state], filter.year].filter((word) => word !== '')}
    filters={[
      {
        kind: 'select',
        name: 'state',
        label: t.columns.state,
        value: filter.state,
        options: [
          { value: '', label: t.anyState },
          ...ROADMAP_STATES.map((state) => ({ value: state, label: t.states[state] })),
        ],
      },
      { kind: 'number', name: 'year', label: t.columns.year, value: filter.year },
    ]}
  />
)

/** Roadmaps of my node and of those above it. */
export const RoadmapList = ({ here, lines, page, perPage, mayMake, filter }: ListProps) => {
  const { t } = here
  return (
    <>
      <SpreadHead
        title={t.many}
        lead={t.lead}
        actions={mayMake ? <ButtonLink href="/roadmaps/new">{t.make}</ButtonLink> : undefined}
      />
      <Chosen here={here} filter={filter} />
      <Table
        caption={t.many}
        captionHidden
        stackable
        early
        rows={lines.slice(0, perPage)}
        columns={columnsOf(here)}
        empty={<Empty title={t.none}>{t.noneWhy}</Empty>}
      />
      <Pager
        page={page}
        perPage={perPage}
        total={(page - 1) * perPage + lines.length}
        href={(number) => `/roadmaps?${new URLSearchParams({ ...filter, page: String(number) })}`}
      />
    </>
  )
}
