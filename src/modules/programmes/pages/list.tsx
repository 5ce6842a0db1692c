import { spanText } from '../../../kernel/format.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { ProgrammeLine } from '../queries/programme.ts'
import { type Here, SECTION, StateTag } from './shell.tsx'

type ListProps = {
  readonly here: Here
  readonly lines: readonly ProgrammeLine[]
  readonly text: string
  readonly page: number
  readonly perPage: number
  readonly keeps: boolean
  /** May make a model of his municipality. */
  readonly makes: boolean
}

const columnsOf = ({ t }: Here): Column<ProgrammeLine>[] => [
  {
    key: 'name',
    head: t.list.name,
    rowHead: true,
    cell: (row) => (
      <Link href={`${SECTION}/${row.id}`}>
        <span lang="ru">{row.name}</span>
      </Link>
    ),
  },
  { key: 'days', head: t.list.days, nowrap: true, cell: spanText },
  { key: 'stage', head: t.list.stage, phone: t.list.stage, cell: (row) => row.stage },
  { key: 'state', head: t.list.state, cell: (row) => <StateTag state={row.state} t={t} /> },
  { key: 'models', head: t.list.models, num: true, phone: t.list.models, cell: (row) => row.models },
  { key: 'schools', head: t.list.schools, num: true, phone: t.list.schools, cell: (row) => row.schools },
]

const ownColumn = ({ t }: Here, makes: boolean): Column<ProgrammeLine> => ({
  key: 'own',
  head: t.list.own,
  phone: t.list.own,
  cell: (row) => {
    if (row.ownModel !== null) return <Link href={`/models/${row.ownModel}`}>{t.list.open}</Link>
    return makes && row.state !== 'closed' ? (
      <Link href={`${SECTION}/${row.id}/models/new`}>{t.models.add}</Link>
    ) : (
      ''
    )
  },
})

/** «Программы»: the latest first, with the stage of today. */
export const ListPage = ({ here, lines, text, page, perPage, keeps, makes }: ListProps) => {
  const { t } = here
  const add = keeps ? <ButtonLink href={`${SECTION}/new`}>{t.list.add}</ButtonLink> : undefined
  const isBare = lines.length === 0 && text === ''
  return (
    <>
      <SpreadHead title={t.title} lead={t.lead} actions={isBare ? undefined : add} />
      {isBare ? (
        <Empty title={t.list.none} action={add}>
          {t.list.noneWhy}
        </Empty>
      ) : (
        <Filters
          action={SECTION}
          reset={SECTION}
          active={text === '' ? [] : [`«${text}»`]}
          filters={[{ kind: 'text', name: 'text', label: t.list.search, value: text }]}
        />
      )}
      {isBare ? null : (
        <Table
          caption={t.title}
          captionHidden
          stackable
          rows={lines}
          columns={[
            ...columnsOf(here),
            ...(makes || lines.some((line) => line.ownModel !== null) ? [ownColumn(here, makes)] : []),
          ]}
          empty={<Empty title={t.list.nothing}>{t.list.nothingWhy}</Empty>}
        />
      )}
      <Pager
        page={page}
        perPage={perPage}
        total={lines[0]?.total ?? 0}
        href={(to) => `${SECTION}?${new URLSearchParams({ text, page: String(to) })}`}
      />
    </>
  )
}
