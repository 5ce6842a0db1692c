import { shortDay, spanText } from '../../../kernel/format.ts'
import { glue } from '../../../kernel/typo.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { Now } from '../../../ui/now.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { useNowWords } from '../../../ui/surroundings.ts'
import { type Column, Table } from '../../../ui/table.tsx'
import { PAIR_STATES } from '../domain/types.ts'
import type { PairLine } from '../queries/list.ts'
import { HealthTag, type Here, SECTION, StateTag } from './shell.tsx'

export type ListProps = {
  readonly here: Here
  readonly lines: readonly PairLine[]
  readonly total: number
  readonly attention: number
  readonly asked: { readonly text: string; readonly state: string; readonly look: string }
  readonly page: number
  readonly perPage: number
  readonly proposes: boolean
  /** Schools whose number of places this person may set. */
  readonly capacityOf: string | null
  readonly isCapacitySaved: boolean
  /** Across municipalities the place of a pair stands beside its school. */
  readonly places: boolean
}

const sides = ({ here, places }: ListProps): Column<PairLine>[] => {
  const { list } = here.t
  return [
    {
      key: 'whom',
      head: list.whom,
      rowHead: true,
      cell: (row) => (
        <>
          <Link href={`${SECTION}/${row.id}`}>
            <span lang="ru">{glue(row.curated.join(', '))}</span>
          </Link>
          {places ? (
            <span class="by" lang="ru">
              {' '}
              {row.place}
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: 'who',
      head: list.who,
      phone: list.who,
      cell: (row) => <span lang="ru">{glue(row.mentors.join(', '))}</span>,
    },
  ]
}

const course = ({ here, attention }: ListProps): Column<PairLine>[] => {
  const { list } = here.t
  const health: Column<PairLine> = {
    key: 'health',
    head: list.health,
    cell: (row) => <HealthTag pulse={row} here={here} />,
  }
  return [
    { key: 'days', head: list.days, nowrap: true, cell: spanText },
    { key: 'state', head: list.state, cell: (row) => <StateTag state={row.state} t={here.t} /> },
    {
      key: 'met',
      head: list.met,
      phone: list.met,
      nowrap: true,
      cell: (row) => (row.lastMet === null ? '' : shortDay(row.lastMet)),
    },
    {
      key: 'goals',
      head: <Now>{list.goals}</Now>,
      phone: useNowWords(list.goals),
      cell: (row) => (row.goals === 0 ? '' : list.goalsOf(row.met, row.goals)),
    },
    ...(attention === 0 ? [] : [health]),
  ]
}

const columnsOf = (props: ListProps): Column<PairLine>[] => [...sides(props), ...course(props)]

const FEW = 5

const Choice = ({ here, asked }: Pick<ListProps, 'here' | 'asked'>) => {
  const { t } = here
  const words = [
    asked.text === '' ? '' : `«${asked.text}»`,
    asked.look === 'attention' ? t.list.attention : '',
    asked.state === '' ? '' : t.states[asked.state as keyof typeof t.states],
  ]
  return (
    <Filters
      action={SECTION}
      reset={SECTION}
      active={words.filter((word) => word !== '')}
      filters={[
        { kind: 'text', name: 'text', label: t.list.search, value: asked.text },
        {
          kind: 'select',
          name: 'state',
          label: t.list.state,
          value: asked.state,
          options: [
            { value: '', label: t.list.anyState },
            ...PAIR_STATES.map((state) => ({ value: state, label: t.states[state] })),
          ],
        },
        {
          kind: 'select',
          name: 'look',
          label: t.list.look,
          value: asked.look,
          options: [
            { value: '', label: t.list.all },
            { value: 'attention', label: t.list.attention },
          ],
        },
      ]}
    />
  )
}

const Buttons = ({ here, proposes, capacityOf }: ListProps) => (
  <>
    {proposes ? (
      <ButtonLink href={`${SECTION}/new`} small>
        {here.t.list.add}
      </ButtonLink>
    ) : null}
    <ButtonLink href="/plans" small kind="other">
      {here.t.list.plans}
    </ButtonLink>
    <ButtonLink href="/contracts" small kind="other">
      {here.t.list.contracts}
    </ButtonLink>
    {capacityOf === null ? null : (
      <ButtonLink href={`${SECTION}/capacity/${capacityOf}`} small kind="other">
        {here.t.list.capacity}
      </ButtonLink>
    )}
  </>
)

/** «Пары школ»: those that go on first, what needs a look in words. */
export const ListPage = (props: ListProps) => {
  const { here, lines, total, asked, page, perPage } = props
  const { t } = here
  const isWhole = asked.text === '' && asked.state === '' && asked.look === ''
  const isBare = total === 0 && isWhole
  // nobody searches among a handful
  const isShort = isWhole && total <= FEW
  return (
    <>
      <SpreadHead
        title={t.title}
        lead={isBare ? t.lead : t.list.count(total, props.attention)}
        actions={isBare ? undefined : <Buttons {...props} />}
      />
      {props.isCapacitySaved ? <Note kind="done" title={t.list.capacitySaved} /> : null}
      {isBare ? (
        <Empty title={t.list.none} action={<Buttons {...props} />}>
          {props.proposes ? t.list.noneWhy : t.list.noneSchool}
        </Empty>
      ) : (
        <>
          {isShort ? null : <Choice here={here} asked={asked} />}
          <Table
            caption={t.title}
            captionHidden
            stackable
            early
            rows={lines}
            columns={columnsOf(props)}
            empty={<Empty title={t.list.nothing}>{t.list.nothingWhy}</Empty>}
          />
        </>
      )}
      <Pager
        page={page}
        perPage={perPage}
        total={total}
        href={(to) => `${SECTION}?${new URLSearchParams({ ...asked, page: String(to) })}`}
      />
    </>
  )
}
