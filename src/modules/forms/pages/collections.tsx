import type { Child } from 'hono/jsx'
import { shortDay } from '../../../kernel/format.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Actions, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import { SummaryList, Tabs } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { useIsPast } from '../../../ui/surroundings.ts'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { STANDINGS } from '../domain/types.ts'
import type { AnswerLine, CollectionCard } from '../queries/collection.ts'
import { STANDING_TAG, textOf, wordOf } from './words.ts'

/** Sections of one thing: collections and the forms they are made by. */
export const FormsTabs = ({
  current,
  lang,
}: {
  readonly current: 'collections' | 'forms'
  readonly lang: Language
}) => {
  const t = textOf(lang)
  return (
    <Tabs
      label={t.collection.title}
      tabs={[
        { label: t.collection.title, href: '/collections', current: current === 'collections' },
        { label: t.forms.title, href: '/forms', current: current === 'forms' },
      ]}
    />
  )
}

export type CollectionPageProps = {
  /** What was sent a few minutes ago and may be taken back. */
  readonly sent: Child
  readonly card: CollectionCard
  readonly lines: readonly AnswerLine[]
  readonly standing: string
  readonly page: number
  readonly total: number
  readonly size: number
  /** How many have not answered. */
  readonly missing: number
  readonly problems: readonly Problem[]
  readonly commandKey: string
  /** May close and load: the one who asks. */
  readonly asks: boolean
  readonly done: string
  readonly lang: Language
}

const confirmationWords = (line: AnswerLine, lang: Language): string => {
  const t = textOf(lang)
  if (line.confirmation === null) return ''
  return {
    waiting: t.collection.waitsForSchool,
    confirmed: t.collection.confirmed,
    corrected: t.collection.corrected,
  }[line.confirmation]
}

const channelWords = (line: AnswerLine, lang: Language): string =>
  [wordOf(textOf(lang).channels, line.channel ?? ''), confirmationWords(line, lang)]
    .filter(Boolean)
    .join(', ')

const answerColumns = (props: CollectionPageProps): Column<AnswerLine>[] => {
  const { lang } = props
  const t = textOf(lang)
  return [
    {
      key: 'school',
      head: t.collection.school,
      rowHead: true,
      cell: (line) => <Link href={`/answers/${line.id}`}>{line.organisation}</Link>,
    },
    {
      key: 'standing',
      head: t.collection.standing,
      phone: t.collection.standing,
      cell: (line) => (
        <>
          <Tag state={STANDING_TAG[line.standing]}>{t.standings[line.standing]}</Tag>{' '}
          <span class="by">{channelWords(line, lang)}</span>
        </>
      ),
    },
    {
      key: 'sent',
      head: t.collection.sentOn,
      phone: t.collection.sentOn,
      nowrap: true,
      cell: (line) => (line.sentOn === null ? '' : shortDay(line.sentOn)),
    },
    {
      key: 'phone',
      head: t.collection.phone,
      phone: t.collection.phone,
      nowrap: true,
      cell: (line) => line.phone,
    },
  ]
}

/** The edition by which it was asked, and that there is a newer one. */
const formWords = (card: CollectionCard, lang: Language): string => {
  const t = textOf(lang).collection
  const words = t.byForm(card.formTitle, card.no)
  return card.newest > card.no ? `${words}. ${t.newer(card.newest)}` : words
}

const CollectionFacts = ({ card, lang }: Pick<CollectionPageProps, 'card' | 'lang'>) => {
  const t = textOf(lang)
  const basis =
    card.basis === null ? null : card.basisRecord === null ? (
      card.basis
    ) : (
      <Ref href={`/sources/${card.basisRecord}`}>{card.basis}</Ref>
    )
  return (
    <SummaryList
      lines={[
        { label: t.collection.due, value: shortDay(card.dueOn) },
        { label: t.collection.state, value: t.collectionStates[card.state] },
        { label: t.read.basis, value: basis },
        { label: t.forms.name, value: formWords(card, lang) },
      ]}
    />
  )
}

const Files = ({ props }: { readonly props: CollectionPageProps }) => {
  const { card, asks, lang } = props
  const t = textOf(lang).collection
  const at = `/collections/${card.id}`
  if (!asks || useIsPast()) return null
  return (
    <Actions>
      <ButtonLink href={`${at}/table`} kind="other">
        {t.table}
      </ButtonLink>
      <Link href={`${at}/answers.xlsx`}>{t.xlsx}</Link>
      {card.state === 'open' ? <Link href={`${at}/template.xlsx`}>{t.template}</Link> : null}
      {card.state === 'open' ? <Link href={`${at}/load`}>{t.load}</Link> : null}
      <Link href={`/collections/new?like=${card.id}`}>{t.like}</Link>
      {card.state === 'open' ? <Link href={`${at}/close`}>{t.close}</Link> : null}
    </Actions>
  )
}

const standingFilter = (props: CollectionPageProps) => {
  const t = textOf(props.lang)
  const options = STANDINGS.filter((standing) => (props.card.counts[standing] ?? 0) > 0).map((standing) => ({
    value: standing,
    label: `${t.standings[standing]}: ${props.card.counts[standing] ?? 0}`,
  }))
  return {
    kind: 'select' as const,
    name: 'standing',
    label: t.collection.standing,
    value: props.standing,
    options: [
      { value: '', label: t.collection.all },
      ...(props.missing > 0 ? [{ value: 'missing', label: t.collection.missing(props.missing) }] : []),
      ...options,
    ],
  }
}

/** A press tells everybody who has not answered; once a day. */
const Reminder = ({ props }: { readonly props: CollectionPageProps }) => {
  const { card, asks, missing, commandKey, lang } = props
  const t = textOf(lang).collection
  if (!asks || card.state === 'closed' || missing === 0) return null
  return (
    <div class="row">
      <PostButton action={`/collections/${card.id}/remind`} commandKey={commandKey} kind="other" small>
        {t.remind}
      </PostButton>
      {card.remindedOn === null ? null : (
        <span class="muted small">{t.remindedOn(shortDay(card.remindedOn))}</span>
      )}
    </div>
  )
}

/** Who has answered, who is late, with telephones; a school sees only its own line. */
export const CollectionPage = (props: CollectionPageProps) => {
  const { card, lines, lang, done } = props
  const t = textOf(lang).collection
  const at = `/collections/${card.id}`
  return (
    <>
      <SpreadHead
        title={card.title}
        lead={t.askedOn(shortDay(card.openedOn))}
        crumbs={props.asks ? [{ label: t.title, href: '/collections' }, { label: card.title }] : undefined}
      />
      <ErrorSummary problems={props.problems} />
      {done in t.done ? <Note kind="done" title={wordOf(t.done, done)} /> : null}
      {props.sent}
      <Stack>
        {card.words === '' ? null : <p class="read pre">{card.words}</p>}
        <CollectionFacts card={card} lang={lang} />
        <Files props={props} />
      </Stack>
      <h2 class="h after">{props.asks ? t.card : t.own}</h2>
      <Stack>
        <Reminder props={props} />
        {props.asks ? <Filters action={at} reset={at} filters={[standingFilter(props)]} /> : null}
      </Stack>
      <Table
        caption={t.card}
        captionHidden
        stackable
        rows={lines}
        columns={answerColumns(props)}
        empty={<p class="muted">{t.nobody}</p>}
      />
      {props.total > props.size ? (
        <Pager
          page={props.page}
          perPage={props.size}
          total={props.total}
          href={(to) => `${at}?standing=${props.standing}&page=${to}`}
        />
      ) : null}
    </>
  )
}
