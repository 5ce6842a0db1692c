import { shortDay } from '../../../kernel/format.ts'
import { Filters } from '../../../ui/filters.tsx'
import { Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { periodWords } from '../domain/plans/naming.ts'
import { PLAN_STATES, type PlanState } from '../domain/plans/types.ts'
import type { PlanLine } from '../queries/plans.ts'
import { PLANS, type PlanHere, PlanTag } from './plan-shell.tsx'
import { SECTION } from './shell.tsx'

const sinceOf = ({ state, sentOn, agreedOn }: PlanLine): string => {
  const day = state === 'agreed' ? agreedOn : state === 'sent' ? sentOn : null
  return day === null ? '' : shortDay(day)
}

const columnsOf = ({ p }: PlanHere): Column<PlanLine>[] => [
  {
    key: 'plan',
    head: p.list.plan,
    rowHead: true,
    cell: (line) => (
      <span lang="ru">
        <Link href={`${PLANS}/${line.id}`}>{line.pairTitle}</Link>
      </span>
    ),
  },
  { key: 'year', head: p.list.year, phone: p.list.year, nowrap: true, cell: periodWords },
  { key: 'rows', head: p.list.rows, phone: p.list.rows, num: true, cell: ({ rows }) => rows },
  { key: 'state', head: p.list.state, cell: ({ state }) => <PlanTag state={state} p={p} /> },
  { key: 'since', head: p.list.since, phone: p.list.since, nowrap: true, cell: sinceOf },
]

type ListProps = {
  readonly here: PlanHere
  readonly lines: readonly PlanLine[]
  readonly state: PlanState | ''
  readonly page: number
  readonly perPage: number
}

/** All plans in sight: those that wait for a decision first. */
export const PlanListPage = ({ here, lines, state, page, perPage }: ListProps) => {
  const { p, t } = here
  const isBare = lines.length === 0 && state === '' && page === 1
  return (
    <>
      <SpreadHead
        title={p.title}
        lead={p.lead}
        crumbs={[{ label: t.title, href: SECTION }, { label: p.title }]}
      />
      {isBare ? (
        <Empty title={p.list.none}>{p.list.noneWhy}</Empty>
      ) : (
        <>
          <Filters
            action={PLANS}
            reset={PLANS}
            active={state === '' ? [] : [p.states[state]]}
            filters={[
              {
                kind: 'select',
                name: 'state',
                label: p.list.state,
                value: state,
                options: [
                  { value: '', label: p.list.any },
                  ...PLAN_STATES.map((value) => ({ value, label: p.states[value] })),
                ],
              },
            ]}
          />
          <Table
            caption={p.title}
            captionHidden
            stackable
            rows={lines.slice(0, perPage)}
            columns={columnsOf(here)}
            empty={<Empty title={p.list.nothing}>{p.list.nothingWhy}</Empty>}
          />
        </>
      )}
      <Pager
        page={page}
        perPage={perPage}
        total={(page - 1) * perPage + lines.length}
        href={(to) => `${PLANS}?${new URLSearchParams({ state, page: String(to) })}`}
      />
    </>
  )
}

const PlanRows = ({ plans, p }: { readonly plans: readonly PlanLine[]; readonly p: PlanHere['p'] }) => (
  <ul class="rows">
    {plans.map((line) => (
      <li>
        <Link href={`${PLANS}/${line.id}`}>
          {p.one}, {periodWords(line)}
        </Link>{' '}
        <span class="by">{p.part.rows(line.rows)}</span> <PlanTag state={line.state} p={p} />
        {line.next === null ? null : (
          <>
            <br />
            {p.part.ahead(line.next.on)} <span lang="ru">{line.next.title}</span>
          </>
        )}
      </li>
    ))}
  </ul>
)

/** On the card of a pair: its plans, and the way to a new one. */
export const PlansOfPair = ({
  here,
  plans,
  pair,
  makes,
}: {
  readonly here: PlanHere
  readonly plans: readonly PlanLine[]
  readonly pair: string
  readonly makes: boolean
}) => {
  const { p } = here
  return (
    <Section title={p.one} after id="plan">
      {plans.length === 0 ? <p class="muted">{p.part.none}</p> : <PlanRows plans={plans} p={p} />}
      {makes ? (
        <p class="go">
          <Link href={`${SECTION}/${pair}/plan`}>{plans.length === 0 ? p.part.make : p.part.next}</Link>
        </p>
      ) : null}
    </Section>
  )
}
