import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { dayInZone, toMoment } from '../../../platform/clock.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Details, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { type ClauseChange, clauseOn } from '../domain/changes.ts'
import { issuerLine, signerLines } from '../domain/naming.ts'
import type { Clause } from '../domain/types.ts'
import { shortNamesIn } from '../domain/writing/phrases.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import type { Resolution } from '../queries/resolution.ts'
import { changesText } from '../text/changes.ts'
import { resolutionText } from '../text/resolution.ts'
import { signingText } from '../text/signing.ts'
import { twinsText } from '../text/twins.ts'
import { type DirectiveText, directiveText } from '../text.ts'
import { AnnexSection, DistributionSection, ResolutionSection, termWords } from './card-parts.tsx'
import { DIRECTIVE_TAG } from './list.tsx'
import { SignaturesSection } from './signatures.tsx'

export type CardProps = {
  readonly card: DirectiveCard
  readonly clauses: readonly Clause[]
  /** Changes of clauses, and the day on which the page shows them. */
  readonly changes: readonly ClauseChange[]
  readonly today: Day
  readonly lang: Language
  readonly zone: string
  /** What was just done, in words. */
  readonly done: string | null
  /** What was sent a few minutes ago and may be taken back. */
  readonly sent: Child
  /** What can be done now: buttons, notes. */
  readonly next: Child
  readonly resolution: Resolution | null
  readonly people: ReadonlyMap<string, string>
  /** Questions about clauses, by clause; null on a past day, when nothing is asked. */
  readonly questions: ReadonlyMap<string, number> | null
  /** Further parts, each a section of its own: visas, changes, links. */
  readonly parts: Child
}

/** A clause as it reads on the day: the new wording, or struck out, with the words it was signed in below. */
const ClauseWords = ({ clause, props }: { readonly clause: Clause; readonly props: CardProps }) => {
  const words = changesText[props.lang]
  const { text, change } = clauseOn(clause, props.changes, props.today)
  if (change === null) return <span lang="ru">{text}</span>
  return (
    <>
      {change.kind === 'repeal' ? <s lang="ru">{text}</s> : <span lang="ru">{text}</span>}{' '}
      <span class="by">{words.state(change.kind, shortDay(change.fromOn), change.by)}</span>
      {change.kind === 'edition' ? (
        <Details title={words.was}>
          <p lang="ru">{clause.text}</p>
        </Details>
      ) : null}
    </>
  )
}

/** A question about this very clause: its author is told which one. */
const ClauseQuestions = ({
  clause,
  props: { card, questions },
  t,
}: {
  readonly clause: string
  readonly props: CardProps
  readonly t: DirectiveText
}) =>
  questions === null ? null : (
    <div class="by noprint">
      <Link href={`/questions/about/${card.id}?row=${clause}`}>{t.card.ask(questions.get(clause) ?? 0)}</Link>
    </div>
  )

const Clauses = ({ props, t }: { readonly props: CardProps; readonly t: DirectiveText }) => (
  <Table
    caption={t.card.clauses}
    captionHidden
    stackable
    rows={props.clauses}
    rowId={(clause) => `c-${clause.id}`}
    columns={[
      {
        key: 'number',
        head: t.review.number,
        nowrap: true,
        cell: (clause) => clause.printedNumber ?? clause.number ?? '',
      },
      {
        key: 'what',
        head: t.review.what,
        rowHead: true,
        cell: (clause) => (
          <>
            <ClauseWords clause={clause} props={props} />
            <ClauseQuestions clause={clause.id} props={props} t={t} />
          </>
        ),
      },
      {
        key: 'whom',
        head: t.review.whom,
        phone: t.review.whom,
        cell: (clause) =>
          clause.responsibles.length > 2
            ? t.review.many(clause.responsibles.length)
            : clause.responsibles.map((each) => each.asWritten).join(', '),
      },
      { key: 'term', head: t.review.term, phone: t.review.term, nowrap: true, cell: termWords },
    ]}
  />
)

/** Another scan of the same paper, with the day it was added. */
const moreFiles = ({ more }: DirectiveCard, lang: Language, zone: string) => {
  const t = twinsText[lang]
  const copies = more.filter(({ purpose }) => purpose === 'copy')
  if (copies.length === 0) return []
  return [
    {
      label: t.files,
      value: copies.map(({ id, name, addedAt }) => (
        <div>
          <Link href={`/files/${id}`}>{name}</Link>{' '}
          <span class="by">{t.addedOn(shortDay(dayInZone(toMoment(addedAt), zone)))}</span>
        </div>
      )),
    },
  ]
}

const summaryOf = ({ card, clauses, lang, zone }: CardProps) => {
  const t = directiveText[lang]
  const words = resolutionText[lang].card
  const intake =
    card.intakeNumber === null
      ? []
      : [
          {
            label: words.intake,
            value: words.intakeLine(
              card.intakeNumber,
              card.receivedOn === null ? '' : shortDay(card.receivedOn),
            ),
          },
        ]
  const signers = signerLines(card)
  const names = shortNamesIn([card.preamble, ...clauses.map(({ text }) => text)])
  return [
    ...intake,
    { label: t.review.issuer, value: issuerLine(card) },
    { label: t.card.grounds, value: <span class="pre">{card.preamble}</span> },
    {
      label: t.review.signatory(signers.length),
      value: signers.length === 0 ? null : <span class="pre">{signers.join('\n')}</span>,
    },
    { label: t.review.control, value: card.controlAsWritten },
    ...(names === '' ? [] : [{ label: t.review.shortNames, value: <span lang="ru">{names}</span> }]),
    {
      label: t.card.file,
      value: card.file === null ? null : <Link href={`/files/${card.file.id}`}>{card.file.name}</Link>,
    },
    ...moreFiles(card, lang, zone),
  ]
}

/** A paper of the register: requisites, what can be done, clauses with addressees, tables, who has read it. */
export const DirectiveCardPage = (props: CardProps) => {
  const { card, clauses, lang, zone, done, resolution } = props
  const t = directiveText[lang]
  const name = t.dated(card.kind, card.number, card.dateOn)
  return (
    <>
      <MarginHead
        title={card.title || name}
        lead={name}
        crumbs={[{ label: t.title, href: '/directives' }, { label: name }]}
      />
      <WithMargin side={<Tag state={DIRECTIVE_TAG[card.state]}>{t.states[card.state]}</Tag>}>
        {done === null ? null : <Note kind="done" title={done} />}
        {props.sent}
        <Stack>
          {card.state === 'mentioned' ? null : <SummaryList lines={summaryOf(props)} />}
          {props.next}
        </Stack>
      </WithMargin>
      <WithMargin after>
        {resolution?.givenBy == null ? null : (
          <ResolutionSection
            resolution={resolution}
            clauses={clauses}
            people={props.people}
            t={resolutionText[lang]}
            directive={card.id}
          />
        )}
        {card.state === 'mentioned' ? null : (
          <Section title={t.card.clauses} after={resolution?.givenBy != null}>
            <Clauses props={props} t={t} />
          </Section>
        )}
        <SignaturesSection card={card} zone={zone} t={signingText[lang].signatures} />
        {props.parts}
        <AnnexSection card={card} t={t} />
        <DistributionSection card={card} zone={zone} t={t} />
      </WithMargin>
    </>
  )
}
