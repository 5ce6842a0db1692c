import { shortDay } from '../../../kernel/format.ts'
import type { Filled } from '../../../platform/http/here.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { DateField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Section, SpreadHead, Three } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import { type Period, type SummaryLine, sumOf, totalOf, type WholeRow, wholeOf } from '../domain/summary.ts'
import type { Programme } from '../domain/types.ts'
import { type Here, SECTION } from './shell.tsx'
import { countColumns } from './summary-tables.tsx'

/** Reports on one period. */
export type PeriodReports = Period & { readonly lines: readonly SummaryLine[] }

type Props = {
  readonly here: Here
  readonly programme: Programme
  readonly periods: readonly PeriodReports[]
  readonly filled: Filled
  readonly done: string
}

const TAG: Readonly<Record<SummaryLine['state'], TagState>> = {
  assigned: 'assigned',
  inWork: 'inWork',
  reported: 'reported',
  returned: 'returned',
  accepted: 'accepted',
  offControl: 'offControl',
  declined: 'declined',
  recalled: 'cancelled',
}

const lineColumns = (here: Here): Column<SummaryLine>[] => {
  const t = here.t.summary
  return [
    {
      key: 'municipality',
      head: t.municipality,
      rowHead: true,
      cell: ({ assignment, municipalityName }) => (
        <Link href={`/summaries/${assignment}`}>{municipalityName}</Link>
      ),
    },
    {
      key: 'state',
      head: t.state,
      cell: ({ state, sentOn, dueOn }) => (
        <>
          <Tag state={TAG[state]}>{t.states[state]}</Tag>
          {sentOn !== null || dueOn === null ? null : (
            <p class={dueOn < here.today ? 'small need' : 'small muted'}>{t.due(dueOn)}</p>
          )}
        </>
      ),
    },
    {
      key: 'sent',
      head: t.sentOn,
      phone: t.sentOn,
      nowrap: true,
      cell: ({ sentOn }) => (sentOn === null ? '–' : shortDay(sentOn)),
    },
    ...countColumns<SummaryLine>(here, ({ figures }) => (figures === null ? null : totalOf(figures))),
  ]
}

const wholeColumns = (here: Here): Column<WholeRow>[] => {
  const t = here.t.summary
  const counted = (['done', 'waiting', 'open'] as const).map((key) => ({
    key,
    head: t.rowStates[key],
    phone: t.rowStates[key],
    num: true,
    cell: ({ by }: WholeRow) => by[key],
  }))
  return [
    {
      key: 'row',
      head: t.row,
      rowHead: true,
      cell: ({ number, title }) => (
        <span lang="ru">{[number.replace(/\.$/u, ''), title].filter(Boolean).join('. ')}</span>
      ),
    },
    ...counted,
    {
      key: 'behind',
      head: t.behind,
      phone: t.behind,
      cell: ({ behind }) => <Prose text={behind.join(', ')} />,
    },
  ]
}

const PeriodPart = ({ here, programme, reports }: Omit<Props, 'periods'> & { reports: PeriodReports }) => {
  const t = here.t.summary
  const { from, until, lines } = reports
  const total = sumOf(lines)
  const whole = wholeOf(lines)
  return (
    <Section title={t.period(from, until)} note={t.sentCount(total.sent, lines.length)} after>
      <Table
        caption={t.period(from, until)}
        captionHidden
        stackable
        rows={lines}
        columns={lineColumns(here)}
      />
      {total.sent === 0 ? null : (
        <p class="go">
          {t.total}: {t.counts(total.done, total.all)}; {t.late.toLowerCase()}: {total.late}
        </p>
      )}
      {whole.length === 0 ? null : (
        <>
          <h3 class="h">{t.whole}</h3>
          <Table caption={t.whole} captionHidden dense stackable rows={whole} columns={wholeColumns(here)} />
        </>
      )}
      <Actions>
        <ButtonLink
          href={`${SECTION}/${programme.id}/summaries/docx?from=${from}&until=${until}`}
          small
          kind="other"
          download
        >
          {t.docx}
        </ButtonLink>
      </Actions>
    </Section>
  )
}

const AskForm = ({ here, programme, filled }: Props) => {
  const t = here.t.summary
  const form = bindForm(filled.values, filled.problems)
  return (
    <Section title={t.ask} after id="ask">
      <p class="muted h">{t.askLead}</p>
      <Form action={`${SECTION}/${programme.id}/summaries`} commandKey={here.commandKey}>
        <Three>
          <div>
            <DateField {...form.text('from')} label={t.askFrom} />
          </div>
          <div>
            <DateField {...form.text('until')} label={t.askUntil} />
          </div>
          <div>
            <DateField {...form.text('dueOn')} label={t.askDue} />
          </div>
        </Three>
        <Actions>
          <Button>{t.ask}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

const Done = ({ here, done }: Props) => {
  const t = here.t.summary
  const words: Readonly<Record<string, string>> = { asked: t.asked, judged: t.judged }
  const title = words[done]
  return title === undefined ? null : <Note kind="done" title={title} />
}

/** Has not begun: there is nothing to report on yet. */
const isAhead = ({ state }: Programme): boolean => state === 'draft' || state === 'agreed'

/** What the municipalities report upwards: who has sent, who has not, and the whole of all (R218). */
export const SummariesPage = (props: Props) => {
  const { here, programme, periods, filled } = props
  const t = here.t.summary
  return (
    <>
      <SpreadHead
        title={t.ofAll}
        lead={t.allLead}
        crumbs={[
          { label: here.t.title, href: SECTION },
          { label: programme.shortName, href: `${SECTION}/${programme.id}` },
          { label: t.ofAll },
        ]}
      />
      <ErrorSummary problems={filled.problems} />
      <Done {...props} />
      {periods.length === 0 ? (
        <Empty title={t.none}>{isAhead(programme) ? t.noneAhead : t.noneWhy}</Empty>
      ) : null}
      {periods.map((reports) => (
        <PeriodPart {...props} reports={reports} />
      ))}
      {isAhead(programme) || (programme.state === 'closed' && periods.length > 0) ? null : (
        <AskForm {...props} />
      )}
    </>
  )
}
