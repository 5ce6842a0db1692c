import { spanText } from '../../../kernel/format.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { CONTRACT_STATES, type Contract } from '../domain/contracts/types.ts'
import { CONTRACTS, type ContractHere, ContractTag, daysLeft } from './contract-shell.tsx'
import { SECTION } from './shell.tsx'

export type ContractListProps = {
  readonly here: ContractHere
  readonly contracts: readonly Contract[]
  readonly total: number
  readonly asked: { readonly text: string; readonly state: string; readonly look: string }
  readonly page: number
  readonly perPage: number
  readonly keepsForm: boolean
}

const columnsOf = (here: ContractHere): Column<Contract>[] => {
  const { c, today } = here
  return [
    {
      key: 'number',
      head: c.list.number,
      rowHead: true,
      cell: (row) => (
        <Link href={`${CONTRACTS}/${row.id}`} hidden={row.pairTitle}>
          {row.number === null ? c.list.noNumber : `№ ${row.number}`}
        </Link>
      ),
    },
    {
      key: 'curated',
      head: c.list.curated,
      phone: c.list.curated,
      cell: (row) => <span lang="ru">{row.curatedName}</span>,
    },
    {
      key: 'mentor',
      head: c.list.mentor,
      phone: c.list.mentor,
      cell: (row) => <span lang="ru">{row.mentorName}</span>,
    },
    { key: 'days', head: c.list.days, nowrap: true, cell: spanText },
    {
      key: 'left',
      head: c.list.left,
      phone: c.list.left,
      nowrap: true,
      cell: (row) => {
        const left = daysLeft(row, today)
        return left === null ? '' : c.list.leftDays(left)
      },
    },
    { key: 'state', head: c.list.state, cell: (row) => <ContractTag state={row.state} c={c} /> },
  ]
}

const Choice = ({ here, asked }: Pick<ContractListProps, 'here' | 'asked'>) => {
  const { c } = here
  const words = [
    asked.text === '' ? '' : `«${asked.text}»`,
    asked.look === 'soon' ? c.list.soon : '',
    asked.state === '' ? '' : c.states[asked.state as keyof typeof c.states],
  ]
  return (
    <Filters
      action={CONTRACTS}
      reset={CONTRACTS}
      active={words.filter((word) => word !== '')}
      filters={[
        { kind: 'text', name: 'text', label: c.list.search, value: asked.text },
        {
          kind: 'select',
          name: 'state',
          label: c.list.state,
          value: asked.state,
          options: [
            { value: '', label: c.list.any },
            ...CONTRACT_STATES.map((state) => ({ value: state, label: c.states[state] })),
          ],
        },
        {
          kind: 'select',
          name: 'look',
          label: c.list.look,
          value: asked.look,
          options: [
            { value: '', label: c.list.all },
            { value: 'soon', label: c.list.soon },
          ],
        },
      ]}
    />
  )
}

/** The register of contracts: those that end first on top. */
export const ContractListPage = (props: ContractListProps) => {
  const { here, contracts, total, asked } = props
  const { c, t } = here
  const isBare = total === 0 && asked.text === '' && asked.state === '' && asked.look === ''
  const query = new URLSearchParams(asked)
  return (
    <>
      <SpreadHead
        title={c.title}
        lead={isBare ? c.lead : c.list.count(total)}
        crumbs={[{ label: t.title, href: SECTION }, { label: c.title }]}
        actions={
          <>
            {isBare ? null : (
              <ButtonLink href={`${CONTRACTS}/xlsx?${query}`} small kind="other" download>
                {c.list.xlsx}
              </ButtonLink>
            )}
            {props.keepsForm ? (
              <ButtonLink href={`${CONTRACTS}/form`} small kind="other">
                {c.list.form}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {isBare ? (
        <Empty title={c.list.none}>{c.list.noneWhy}</Empty>
      ) : (
        <>
          <Choice here={here} asked={asked} />
          <Table
            caption={c.title}
            captionHidden
            stackable
            rows={contracts}
            columns={columnsOf(here)}
            empty={<Empty title={c.list.nothing}>{c.list.nothingWhy}</Empty>}
          />
        </>
      )}
      <Pager
        page={props.page}
        perPage={props.perPage}
        total={total}
        href={(to) => `${CONTRACTS}?${new URLSearchParams({ ...asked, page: String(to) })}`}
      />
    </>
  )
}

/** On the card of a pair: its contracts, and the way to a new one. */
export const ContractsOfPair = ({
  here,
  contracts,
  pair,
  adds,
  isOutliving,
}: {
  readonly here: ContractHere
  readonly contracts: readonly Contract[]
  readonly pair: string
  readonly adds: boolean
  /** The pair is over, a contract of it is not. */
  readonly isOutliving: boolean
}) => (
  <Section title={here.c.part.title} after id="contracts">
    <Table
      caption={here.c.part.title}
      captionHidden
      stackable
      rows={contracts}
      columns={columnsOf(here)}
      empty={<p class="muted">{here.c.part.none}</p>}
    />
    {isOutliving ? <p class="need">{here.c.part.outlives}</p> : null}
    {adds ? (
      <p class="go">
        <Link href={`${SECTION}/${pair}/contracts/new`}>{here.c.part.add}</Link>
      </p>
    ) : null}
  </Section>
)
