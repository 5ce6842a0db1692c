import { shortDay } from '../../../kernel/format.ts'
import { AnswerLinkButton, AnswerLinkNote } from '../../../ui/answer-link.tsx'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { Actions, Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { Lock } from '../domain/rounds.ts'
import type { Sheet } from '../domain/types.ts'
import type { SheetEntry } from '../queries/entry.ts'
import type { Opener } from '../queries/round.ts'
import type { SheetCard } from '../queries/sheet.ts'
import { roundName } from '../text.ts'
import { type Here, severityWords } from './shell.tsx'

export type LockNoteProps = {
  readonly here: Here
  readonly lock: Lock
  readonly openers: readonly Opener[]
  readonly roles: (code: string) => string
}

/** A lock says what is closed, since when, why, and who can open it. */
export const LockNote = ({ here: { t }, lock, openers, roles }: LockNoteProps) => {
  if (lock.why === 'planned')
    return (
      <Note kind="lock" title={t.lock.planned(shortDay(lock.opensOn))}>
        {t.lock.plannedWhy}
      </Note>
    )
  return (
    <Note kind="lock" title={t.lock.closed(shortDay(lock.closedOn))}>
      <p>
        {t.lock.why}: <span lang="ru">{lock.reason}</span>. {t.lock.who}:{' '}
        {openers.map(({ name, role }, at) => (
          <>
            {at === 0 ? '' : ', '}
            {roles(role)} <span lang="ru">{name}</span>
          </>
        ))}
        .
      </p>
    </Note>
  )
}

export type SheetPageProps = {
  readonly here: Here
  readonly sheet: Sheet
  readonly card: SheetCard
  /** Answered without an account: nothing else opens. */
  readonly byLink: boolean
  readonly entries: readonly SheetEntry[]
  readonly lock: LockNoteProps | null
  readonly may: {
    readonly fill: boolean
    readonly confirm: boolean
    readonly ask: boolean
    readonly extend: boolean
    readonly makeLink: boolean
  }
  readonly done: string
  readonly madeLink: string | null
}

const Doing = ({ here, sheet, may }: Pick<SheetPageProps, 'here' | 'sheet' | 'may'>) => {
  const { t, commandKey } = here
  const at = `/deficit-sheets/${sheet.id}`
  return (
    <Actions>
      {may.confirm ? (
        <PostButton action={`${at}/confirm`} commandKey={commandKey}>
          {t.sheet.confirm}
        </PostButton>
      ) : null}
      {may.fill ? (
        <ButtonLink href={`${at}/fill`} kind={sheet.state === 'sent' ? 'other' : 'main'}>
          {sheet.state === 'sent' ? t.sheet.correct : t.sheet.fill}
        </ButtonLink>
      ) : null}
      {may.ask ? (
        <PostButton action={`${at}/ask`} commandKey={commandKey} kind="other">
          {t.lock.ask}
        </PostButton>
      ) : null}
      {may.makeLink ? <AnswerLinkButton action={`${at}/link`} commandKey={commandKey} /> : null}
      {may.extend ? (
        <ButtonLink href={`${at}/extend`} kind="other">
          {t.round.letIn}
        </ButtonLink>
      ) : null}
    </Actions>
  )
}

const entryColumns = ({ t }: Here, byLink: boolean): Column<SheetEntry>[] => [
  {
    key: 'name',
    head: t.deficit.name,
    rowHead: true,
    cell: (row) => (
      <span lang="ru">
        {byLink ? row.name : <Link href={`/deficits/items/${row.deficit}`}>{row.name}</Link>}
        {row.subject === '' ? '' : `, ${row.subject}`}
      </span>
    ),
  },
  { key: 'whom', head: t.deficit.whom, phone: t.deficit.whom, cell: (row) => t.audiences[row.audience] },
  {
    key: 'severity',
    head: t.sheet.severity,
    phone: t.sheet.severity,
    cell: (row) => severityWords(row.severity, t),
  },
  {
    key: 'people',
    head: t.deficit.people,
    phone: t.deficit.people,
    num: true,
    cell: (row) => row.people ?? '',
  },
  {
    key: 'note',
    head: t.sheet.note,
    phone: t.sheet.note,
    cell: (row) =>
      row.note === '' ? (
        ''
      ) : (
        <span class="pre" lang="ru">
          {row.note}
        </span>
      ),
  },
]

const Facts = ({ here: { t }, sheet, card }: Pick<SheetPageProps, 'here' | 'sheet' | 'card'>) => (
  <SummaryList
    lines={[
      { label: t.round.due, value: shortDay(sheet.round.dueOn) },
      { label: t.round.sentOn, value: sheet.sentOn === null ? t.sheet.notSent : shortDay(sheet.sentOn) },
      ...(card.sentBy === null
        ? []
        : [{ label: t.sheet.sentBy, value: <span lang="ru">{card.sentBy}</span> }]),
      ...(card.channel === null || card.channel === 'self'
        ? []
        : [{ label: t.sheet.channel, value: t.channels[card.channel as keyof typeof t.channels] }]),
    ]}
  />
)

/** A sheet as it was sent: what the round says of each deficit. */
export const SheetPage = (props: SheetPageProps) => {
  const { here, sheet, card, byLink, entries, lock, may, done } = props
  const { t, lang } = here
  const title = roundName(sheet.round.quarterOn, lang)
  return (
    <>
      <SpreadHead
        title={title}
        lead={<span lang="ru">{card.school}</span>}
        crumbs={
          byLink
            ? undefined
            : [
                { label: t.title, href: '/deficits' },
                { label: card.school, href: `/deficits/schools/${sheet.organisation}` },
                { label: title },
              ]
        }
      />
      {done in t.done ? <Note kind="done" title={t.done[done as keyof typeof t.done]} /> : null}
      <AnswerLinkNote link={props.madeLink} />
      {sheet.confirmation === 'waiting' ? (
        <Note kind="need" title={may.confirm ? t.sheet.enteredForYou : t.sheet.notConfirmed}>
          {may.confirm ? t.sheet.enteredForYouWhy : undefined}
        </Note>
      ) : null}
      {lock === null ? null : <LockNote {...lock} />}
      <Facts here={here} sheet={sheet} card={card} />
      <Doing here={here} sheet={sheet} may={may} />
      {sheet.state === 'waiting' ? null : (
        <Section title={t.sheet.entries} after>
          <Table
            caption={t.sheet.entries}
            captionHidden
            stackable
            rows={entries}
            empty={
              <Empty level={3} title={t.sheet.noEntries}>
                {t.sheet.noEntriesWhy}
              </Empty>
            }
            columns={entryColumns(here, byLink)}
          />
        </Section>
      )}
    </>
  )
}
