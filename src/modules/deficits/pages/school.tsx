import { longDay, shortDay, timeLeft } from '../../../kernel/format.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { standingOf } from '../domain/rounds.ts'
import { withoutHelp } from '../domain/routing.ts'
import type { DeficitLine, SchoolHere } from '../queries/deficit.ts'
import type { OwnSheet } from '../queries/sheet.ts'
import { roundName } from '../text.ts'
import { DeficitTag, HandsOf, type Here, StandingTag, severityWords } from './shell.tsx'

export type SchoolPageProps = {
  readonly here: Here
  readonly school: SchoolHere
  readonly sheets: readonly OwnSheet[]
  readonly deficits: readonly DeficitLine[]
  readonly own: boolean
}

/** What is asked of the school now: one line and one button. */
const Asked = ({ here, sheets }: Pick<SchoolPageProps, 'here' | 'sheets'>) => {
  const { t, lang, today } = here
  const waiting = sheets.find(({ sentOn, roundState }) => sentOn === null && roundState === 'open')
  if (waiting === undefined) return null
  return (
    <Note
      kind="need"
      title={`${roundName(waiting.quarterOn, lang)}: ${timeLeft(waiting.dueOn, today, lang)}`}
    >
      <p>
        {t.school.until(longDay(waiting.dueOn, today, lang))}{' '}
        {waiting.keptOn === null ? t.school.askedWhy : t.school.begun}
      </p>
      <ButtonLink href={`/deficit-sheets/${waiting.id}/fill`}>
        {waiting.keptOn === null ? t.sheet.fill : t.school.goOn}
      </ButtonLink>
    </Note>
  )
}

const columns = (here: Here): Column<DeficitLine>[] => {
  const { t } = here
  return [
    {
      key: 'name',
      head: t.deficit.name,
      rowHead: true,
      cell: (line) => (
        <>
          <span lang="ru">
            <Link href={`/deficits/items/${line.id}`}>{line.name}</Link>
            {line.subject === '' ? '' : `, ${line.subject}`}
          </span>
          <br />
          <span class="by">{`${t.audiences[line.audience]}, ${t.kinds[line.kind].toLowerCase()}`}</span>
        </>
      ),
    },
    {
      key: 'severity',
      head: t.sheet.severity,
      cell: (line) => (line.state === 'closed' ? '' : severityWords(line.severity, t)),
    },
    { key: 'state', head: t.deficit.state, cell: (line) => <DeficitTag state={line.state} t={t} /> },
    {
      key: 'hands',
      head: t.deficit.hands,
      phone: t.deficit.hands,
      cell: (line) => <HandsOf line={line} here={here} />,
    },
  ]
}

const closedColumns = (here: Here): Column<DeficitLine>[] => [
  ...columns(here).filter(({ key }) => key === 'name' || key === 'state'),
  {
    key: 'closed',
    head: here.t.school.closedOn,
    phone: here.t.school.closedOn,
    nowrap: true,
    cell: (line) => (line.closedOn === null ? '' : shortDay(line.closedOn)),
  },
]

const Rounds = ({ here, sheets }: Pick<SchoolPageProps, 'here' | 'sheets'>) => {
  const { t, lang, today } = here
  return (
    <Section title={t.school.rounds} after>
      <Table
        caption={t.school.rounds}
        captionHidden
        stackable
        rows={sheets}
        columns={[
          {
            key: 'name',
            head: t.round.name,
            rowHead: true,
            cell: (line) => (
              <Link href={`/deficit-sheets/${line.id}`}>{roundName(line.quarterOn, lang)}</Link>
            ),
          },
          {
            key: 'standing',
            head: t.round.standing,
            phone: t.round.standing,
            cell: (line) => <StandingTag standing={standingOf(line, today)} t={t} />,
          },
          {
            key: 'due',
            head: t.round.due,
            phone: t.round.due,
            nowrap: true,
            cell: (line) => shortDay(line.dueOn),
          },
          {
            key: 'sent',
            head: t.round.sentOn,
            phone: t.round.sentOn,
            nowrap: true,
            cell: (line) => (line.sentOn === null ? '' : shortDay(line.sentOn)),
          },
        ]}
      />
    </Section>
  )
}

/** A school's deficits: what is asked now, what is open and in whose hands, what is filled, its rounds. */
export const SchoolPage = ({ here, school, sheets, deficits, own }: SchoolPageProps) => {
  const { t } = here
  const isOpen = ({ state }: DeficitLine) => state !== 'closed'
  const closed = deficits.filter((line) => !isOpen(line))
  const waiting = withoutHelp(deficits)
  return (
    <>
      <SpreadHead
        title={t.school.title}
        lead={<span lang="ru">{school.name}</span>}
        crumbs={own ? undefined : [{ label: t.title, href: '/deficits' }, { label: school.name }]}
      />
      {own ? <Asked here={here} sheets={sheets} /> : null}
      <Section title={t.school.open} after={own}>
        {own && waiting > 0 ? <p class="muted">{t.school.withoutHelp(waiting)}</p> : null}
        <Table
          caption={t.school.open}
          captionHidden
          stackable
          rows={deficits.filter(isOpen)}
          columns={columns(here)}
          empty={
            <Empty level={3} title={t.school.none}>
              {t.school.noneWhy}
            </Empty>
          }
        />
      </Section>
      {closed.length === 0 ? null : (
        <Section title={t.school.closed} after>
          <Table
            caption={t.school.closed}
            captionHidden
            stackable
            rows={closed}
            columns={closedColumns(here)}
          />
        </Section>
      )}
      {sheets.length === 0 ? null : <Rounds here={here} sheets={sheets} />}
    </>
  )
}
