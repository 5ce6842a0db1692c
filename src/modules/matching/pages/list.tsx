import { shortDay, spanText } from '../../../kernel/format.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { MatchingLine } from '../queries/matching.ts'
import { type Here, SECTION, StateTag } from './shell.tsx'

export type ListProps = {
  readonly here: Here
  readonly lines: readonly MatchingLine[]
  readonly plans: boolean
}

const columnsOf = ({ t }: Here): Column<MatchingLine>[] => [
  {
    key: 'what',
    head: t.list.what,
    rowHead: true,
    cell: (row) => <Link href={`${SECTION}/${row.id}`}>{t.year(row.schoolYear)}</Link>,
  },
  {
    key: 'place',
    head: t.list.place,
    cell: (row) => (row.place === null ? t.list.wholeRegion : <span lang="ru">{row.place}</span>),
  },
  { key: 'days', head: t.list.days, phone: t.list.days, nowrap: true, cell: spanText },
  {
    key: 'offers',
    head: t.list.offers,
    phone: t.list.offers,
    nowrap: true,
    cell: (row) => shortDay(row.offersUntil),
  },
  { key: 'state', head: t.list.state, cell: (row) => <StateTag state={row.state} t={t} /> },
]

const Buttons = ({ here, plans }: Pick<ListProps, 'here' | 'plans'>) => (
  <>
    {plans ? (
      <ButtonLink href={`${SECTION}/new`} small>
        {here.t.list.open}
      </ButtonLink>
    ) : null}
    <ButtonLink href="/offers" small kind="other">
      {here.t.list.offersLink}
    </ButtonLink>
  </>
)

/** «Закрепление школ-наставников»: one line for each year and node. */
export const ListPage = ({ here, lines, plans }: ListProps) => {
  const { t } = here
  return (
    <>
      <SpreadHead
        title={t.title}
        lead={t.lead}
        actions={lines.length === 0 ? undefined : <Buttons here={here} plans={plans} />}
      />
      {lines.length === 0 ? (
        <Empty title={t.list.none} action={<Buttons here={here} plans={plans} />}>
          {t.list.noneWhy}
        </Empty>
      ) : (
        <Table caption={t.list.caption} captionHidden stackable rows={lines} columns={columnsOf(here)} />
      )}
    </>
  )
}
