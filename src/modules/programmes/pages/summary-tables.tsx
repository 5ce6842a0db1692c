import { shortDay } from '../../../kernel/format.ts'
import { Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import {
  type Counts,
  type Figures,
  type LateGroup,
  lateGroups,
  type PaperCounts,
  type RowState,
  rowState,
  totalOf,
  type UpperLine,
} from '../domain/summary.ts'
import type { Here } from './shell.tsx'

const ROW_TAG: Readonly<Record<RowState, TagState>> = {
  done: 'accepted',
  late: 'overdue',
  waiting: 'reported',
  open: 'inWork',
  notTaken: 'returned',
}

/** The four figures of a line, for any table of the report. */
export const countColumns = <Row,>(here: Here, of: (row: Row) => Counts | null): Column<Row>[] => {
  const t = here.t.summary
  return (['all', 'done', 'waiting', 'late'] as const).map((key) => ({
    key,
    head: t[key],
    phone: t[key],
    num: true,
    cell: (row) => of(row)?.[key] ?? '',
  }))
}

type FiguresProps = { readonly here: Here; readonly figures: Figures }

const upperColumns = (here: Here): Column<UpperLine>[] => {
  const t = here.t.summary
  return [
    {
      key: 'row',
      head: t.row,
      rowHead: true,
      cell: ({ number, title }) => (
        <span lang="ru">{[number.replace(/\.$/u, ''), title].filter(Boolean).join('. ')}</span>
      ),
    },
    { key: 'term', head: t.term, phone: t.term, cell: ({ term }) => <span lang="ru">{term}</span> },
    {
      key: 'own',
      head: t.own,
      phone: t.own,
      cell: ({ own, result }) => <Prose text={[own, result].filter(Boolean).join('\n') || '–'} />,
    },
    {
      key: 'state',
      head: t.state,
      cell: (row) => (
        <>
          <Tag state={ROW_TAG[rowState(row)]}>{t.rowStates[rowState(row)]}</Tag>
          {row.all === 0 ? null : <p class="small muted">{t.counts(row.done, row.all)}</p>}
        </>
      ),
    },
  ]
}

const Upper = ({ here, figures }: FiguresProps) => {
  const t = here.t.summary
  return (
    <Section title={t.upper} after>
      <Table
        caption={t.upper}
        captionHidden
        dense
        stackable
        rows={figures.rows}
        columns={upperColumns(here)}
        empty={<p class="muted">{t.upperNone}</p>}
      />
    </Section>
  )
}

const Papers = ({ here, figures }: FiguresProps) => {
  const t = here.t.summary
  const columns: Column<PaperCounts>[] = [
    {
      key: 'paper',
      head: t.paper,
      rowHead: true,
      cell: ({ id, title, ofRegion }) => (
        <>
          <Link href={`/sources/${id}`}>
            <span lang="ru">{title}</span>
          </Link>{' '}
          <span class="by">{ofRegion ? t.ofRegion : t.ofDistrict}</span>
        </>
      ),
    },
    ...countColumns<PaperCounts>(here, (row) => row),
  ]
  return (
    <Section title={t.papers} after>
      <Table
        caption={t.papers}
        captionHidden
        dense
        stackable
        rows={figures.papers}
        columns={columns}
        empty={<p class="muted">{t.papersNone}</p>}
      />
    </Section>
  )
}

const lateColumns = (here: Here): Column<LateGroup>[] => {
  const t = here.t.summary
  return [
    {
      key: 'what',
      head: t.what,
      rowHead: true,
      cell: ({ title, label }) => (
        <>
          <span lang="ru">{title}</span>
          <p class="small muted" lang="ru">
            {label}
          </p>
        </>
      ),
    },
    { key: 'due', head: t.term, phone: t.term, nowrap: true, cell: ({ dueOn }) => shortDay(dueOn) },
    {
      key: 'who',
      head: t.who,
      phone: t.who,
      cell: ({ who }) => <span lang="ru">{who.join(', ')}</span>,
    },
    {
      key: 'why',
      head: t.reason,
      phone: t.reason,
      cell: ({ reasons }) => <Prose text={reasons.join('\n')} />,
    },
  ]
}

const Late = ({ here, figures }: FiguresProps) => {
  const t = here.t.summary
  return (
    <Section title={t.lateRows} after>
      <Table
        caption={t.lateRows}
        captionHidden
        dense
        stackable
        rows={lateGroups(figures.late)}
        columns={lateColumns(here)}
        empty={<p class="muted">{t.lateNone}</p>}
      />
    </Section>
  )
}

/** What the record knows: totals, rows of the region, papers, what is late. */
export const FiguresPart = (props: FiguresProps) => {
  const { here, figures } = props
  const t = here.t.summary
  const { effects, participants } = figures
  const total = totalOf(figures)
  return (
    <>
      <p class="muted go">{t.asOf(figures.on)}</p>
      <SummaryList
        lines={[
          { label: t.participants, value: participants || '0' },
          ...(effects.all === 0
            ? []
            : [{ label: t.effects, value: t.effectsOf(effects.reached, effects.reported, effects.all) }]),
          { label: t.done, value: t.counts(total.done, total.all) },
          { label: t.waiting, value: total.waiting || '0' },
          { label: t.late, value: total.late || '0' },
        ]}
      />
      <Upper {...props} />
      <Papers {...props} />
      <Late {...props} />
    </>
  )
}
