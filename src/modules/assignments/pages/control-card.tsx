import { shortDay } from '../../../kernel/format.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { History } from '../../../ui/history.tsx'
import { Section, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Rows, SummaryList } from '../../../ui/lists.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { PrintHead } from '../../../ui/print-head.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { AssignmentCard } from '../queries/card.ts'
import type { ControlLine } from '../queries/matrix.ts'
import { factsOf } from './card.tsx'
import { Reports } from './reports.tsx'
import { timelineOf } from './timeline.tsx'
import { factOf, type Here, whoOf } from './words.ts'

type Printed = { readonly here: Here; readonly printed: string; readonly place: string }

/** «Контрольная карточка» of one поручение: for paper, with everything that was reported and decided. */
export const ControlCardPage = ({
  here,
  card,
  printed,
  place,
  roleName,
}: Printed & { readonly card: AssignmentCard; readonly roleName: (code: string) => string }) => {
  const { t } = here
  return (
    <>
      <PrintHead organisation={place} title={t.card.print} printed={printed} source={card.sourceTitle} />
      <SpreadHead
        title={t.card.print}
        lead={card.title}
        crumbs={[
          { label: t.mine, href: '/assignments' },
          { label: card.title, href: `/assignments/${card.id}` },
          { label: t.card.print },
        ]}
      />
      <Stack>
        {card.quote === '' ? null : <p class="read">«{card.quote}»</p>}
        <SummaryList lines={factsOf(card, here)} />
        <Section title={t.card.reports}>
          <Reports card={card} here={here} />
        </Section>
        <Section title={t.card.history}>
          <History entries={timelineOf(card, here, roleName)} />
        </Section>
        <Signatures here={here} />
      </Stack>
    </>
  )
}

/** Two lines to be signed by hand: a control card goes into the file of the paper. */
const Signatures = ({ here: { t } }: { readonly here: Here }) => (
  <Rows rows={[{ children: t.controlCard.controller }, { children: t.controlCard.filed }]} />
)

const controlColumns = (here: Here): Column<ControlLine>[] => {
  const { t } = here
  return [
    {
      key: 'what',
      head: t.control.what,
      rowHead: true,
      cell: (line) => `${line.sourceLabel}. ${line.title}`,
    },
    { key: 'who', head: t.control.who, cell: whoOf },
    {
      key: 'due',
      head: t.control.due,
      phone: t.control.due,
      nowrap: true,
      cell: (line) => (line.dueOn === null ? null : shortDay(line.dueOn)),
    },
    {
      key: 'report',
      head: t.judging.report,
      phone: t.judging.report,
      cell: (line) =>
        [line.reportedOn === null ? '' : shortDay(line.reportedOn), line.reportText]
          .filter(Boolean)
          .join('. '),
    },
    {
      key: 'decision',
      head: t.controlCard.decision,
      cell: (line) => {
        const { state, fact } = factOf(line, here)
        return (
          <Tag state={state}>
            {line.closedOn === null ? fact : `${t.states[line.state]} ${shortDay(line.closedOn)}`}
          </Tag>
        )
      },
    },
  ]
}

type ControlListProps = Printed & {
  readonly name: string
  readonly source: string
  readonly lines: readonly ControlLine[]
  /** As many lines as a page holds. */
  readonly most: number
}

/** The control card of a whole paper: every поручение by it with dates, reports and decisions. */
export const ControlListPage = ({ here, name, source, lines, most, printed, place }: ControlListProps) => {
  const { t } = here
  return (
    <>
      <PrintHead organisation={place} title={t.card.print} printed={printed} source={name} />
      <SpreadHead
        title={t.card.print}
        lead={name}
        crumbs={[
          { label: name, href: `/sources/${source}` },
          { label: t.matrix.title, href: `/assignments/of/${source}` },
          { label: t.card.print },
        ]}
        actions={
          <ButtonLink href={`/assignments/of/${source}/control-card.xlsx`} kind="other" small download>
            {t.control.export}
          </ButtonLink>
        }
      />
      {lines.length === most ? <Note title={t.matrix.cut(most)}>{t.matrix.cutWhy}</Note> : null}
      {lines.length === 0 ? (
        <Empty title={t.controlCard.none}>{t.controlCard.noneWhy}</Empty>
      ) : (
        <>
          <Table
            caption={t.controlCard.caption(lines.length)}
            dense
            stackable
            rows={lines}
            columns={controlColumns(here)}
          />
          <Signatures here={here} />
        </>
      )}
    </>
  )
}
