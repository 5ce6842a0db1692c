import { glue } from '../../../kernel/typo.ts'
import { Filters } from '../../../ui/filters.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Tabs } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import type { OfferCounts, OfferLine, OffersAsked } from '../queries/offers.ts'
import type { OffersText } from '../text/offers.ts'
import type { Here } from './shell.tsx'

export const OFFERS = '/offers'

export type OffersHere = Here & { readonly o: OffersText }

export type OfferListProps = {
  readonly here: OffersHere
  readonly asked: OffersAsked
  readonly years: readonly number[]
  readonly lines: readonly OfferLine[]
  readonly counts: OfferCounts
  readonly total: number
  readonly page: number
  readonly perPage: number
  /** Across municipalities the place is worth a column. */
  readonly places: boolean
}

type AnswerState = keyof OffersText['states']

const TAGS: Readonly<Record<AnswerState, TagState>> = {
  offered: 'accepted',
  refused: 'declined',
  waiting: 'noAnswer',
}

export const AnswerTag = ({ state, o }: { readonly state: AnswerState; readonly o: OffersText }) => (
  <Tag state={TAGS[state]}>{o.states[state]}</Tag>
)

const inRussian = (words: string | null) => (words ? <span lang="ru">{words}</span> : '')

const figure = (value: number): string => (value === 0 ? '' : String(value))

const columnsOf = ({ here, asked, places }: OfferListProps): Column<OfferLine>[] => {
  const { list } = here.o
  return [
    {
      key: 'school',
      head: list.school,
      rowHead: true,
      cell: (row) => (
        <Link href={`${OFFERS}/${asked.year}/${row.id}`}>
          <span lang="ru">{glue(row.name)}</span>
        </Link>
      ),
    },
    ...(places
      ? [
          {
            key: 'place',
            head: list.place,
            phone: list.place,
            cell: (row: OfferLine) => inRussian(row.place),
          },
        ]
      : []),
    {
      key: 'state',
      head: list.state,
      cell: (row) => <AnswerTag state={row.state ?? 'waiting'} o={here.o} />,
    },
    { key: 'themes', head: list.themes, phone: list.themes, num: true, cell: (row) => figure(row.themes) },
    { key: 'lead', head: list.lead, phone: list.lead, num: true, cell: (row) => figure(row.capLead) },
    {
      key: 'subject',
      head: list.subject,
      phone: list.subject,
      num: true,
      cell: (row) => figure(row.capSubject),
    },
    { key: 'remote', head: list.remote, phone: list.remote, cell: (row) => (row.isRemote ? list.yes : '') },
    {
      key: 'phone',
      head: list.phone,
      phone: list.phone,
      nowrap: true,
      cell: (row) => (row.state === null ? (row.phone ?? '') : ''),
    },
    { key: 'words', head: list.words, phone: list.words, cell: (row) => inRussian(row.words) },
  ]
}

const STATES = ['waiting', 'offered', 'refused'] as const

const Choice = ({ here, asked, years }: OfferListProps) => {
  const { list, states } = here.o
  const action = `${OFFERS}/${asked.year}`
  return (
    <>
      <Tabs
        label={here.o.year}
        tabs={years.map((year) => ({
          label: here.t.year(year),
          href: `${OFFERS}/${year}`,
          current: year === asked.year,
        }))}
      />
      <Filters
        action={action}
        reset={action}
        active={[
          asked.text === '' ? '' : `«${asked.text}»`,
          asked.state === '' ? '' : states[asked.state],
        ].filter(Boolean)}
        filters={[
          { kind: 'text', name: 'text', label: list.search, value: asked.text },
          {
            kind: 'select',
            name: 'state',
            label: list.state,
            value: asked.state,
            options: [
              { value: '', label: list.any },
              ...STATES.map((value) => ({ value, label: states[value] })),
            ],
          },
        ]}
      />
    </>
  )
}

/** Answers of the schools of a node: who has not answered stands first, with the telephone. */
export const OfferListPage = (props: OfferListProps) => {
  const { here, counts, asked } = props
  const { list } = here.o
  return (
    <>
      <SpreadHead title={here.o.title} lead={list.count(counts.offered, counts.refused, counts.waiting)} />
      <Choice {...props} />
      <Table
        caption={list.caption}
        captionHidden
        stackable
        early
        rows={props.lines}
        columns={columnsOf(props)}
        empty={<Empty title={list.nothing}>{list.nothingWhy}</Empty>}
      />
      <Pager
        page={props.page}
        perPage={props.perPage}
        total={props.total}
        href={(to) =>
          `${OFFERS}/${asked.year}?${new URLSearchParams({ text: asked.text, state: asked.state, page: String(to) })}`
        }
      />
    </>
  )
}
