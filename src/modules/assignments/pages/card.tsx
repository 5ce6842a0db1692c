import type { Child } from 'hono/jsx'
import { shortDay } from '../../../kernel/format.ts'
import { glue } from '../../../kernel/typo.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { AnswerLinkButton, AnswerLinkNote } from '../../../ui/answer-link.tsx'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { History } from '../../../ui/history.tsx'
import { Actions, MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import { type SummaryLine, SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { isOverdue } from '../domain/rules.ts'
import type { AssignmentCard as Card } from '../queries/card.ts'
import { openRequest } from './postponing.tsx'
import { Evidence, Reports } from './reports.tsx'
import { timelineOf } from './timeline.tsx'
import { type Here, TAG, whoOf } from './words.ts'

/** What this person may do here now; the page draws only these. */
export type Doable = Readonly<
  Record<
    | 'start'
    | 'report'
    | 'judge'
    | 'decline'
    | 'recall'
    | 'makeLink'
    | 'delegate'
    | 'takeBack'
    | 'call'
    | 'later'
    | 'term',
    boolean
  >
>

export type CardProps = {
  readonly here: Here
  readonly card: Card
  readonly doable: Doable
  /** Whoever may report is not the school itself: he writes down what it said. */
  readonly forSchool: boolean
  readonly version: number
  /** Form of a new person, when the assignment asks who holds a role. */
  readonly naming: string | null
  /** Somebody was named a moment ago: it closes by itself. */
  readonly isNamed: boolean
  /** Full address of a link just made; shown once. */
  readonly madeLink: string | null
  readonly roleName: (code: string) => string
  /** Lists, sources and cards of control are closed to a one-time link: none of them is offered. */
  readonly byLink: boolean
  /** Questions and answers, drawn by their own module; null for a one-time link. */
  readonly questions: Child
  readonly problems: readonly Problem[]
}

/** What the document says of the term, what moved it and may still move it. */
const aboutTerm = (card: Card, written: string, { later }: Here['t']): string => {
  const moved = card.postponements.filter(({ until }) => until !== null).at(-1)
  const asked = openRequest(card)
  return [
    written,
    moved === undefined ? '' : later.moved(moved.dueBefore),
    asked === undefined ? '' : later.waits(asked.wantedOn),
  ]
    .filter(Boolean)
    .join('; ')
}

const termOf = (card: Card, { t, today }: Here) => {
  if (card.dueOn === null && card.termAsWritten === null) return t.card.noTerm
  const written = card.termAsWritten === null ? '' : t.card.asWritten(card.termAsWritten)
  if (card.dueOn === null) return written
  return (
    <>
      {isOverdue(card, today) ? <Tag state="overdue">{t.wasDue(card.dueOn)}</Tag> : shortDay(card.dueOn)}{' '}
      <span class="by">{aboutTerm(card, written, t)}</span>
    </>
  )
}

const handedOf = (card: Card, { t }: Here): SummaryLine[] =>
  card.handedTo === null
    ? []
    : [
        {
          label: t.card.handed,
          value:
            card.handedUntil === null
              ? card.handedTo
              : `${card.handedTo} ${t.card.handedUntil(card.handedUntil)}`,
        },
      ]

/** The facts of the head: state, term, whom, source, control. */
export const factsOf = (card: Card, here: Here, byLink = false): SummaryLine[] => {
  const { t } = here
  const first = card.controllerName ?? card.controlAsWritten ?? t.card.controlNode
  return [
    { label: t.card.state, value: <Tag state={TAG[card.state]}>{t.states[card.state]}</Tag> },
    { label: t.card.term, value: termOf(card, here) },
    // a one-time link sees nobody's name
    ...(whoOf(card) === '' ? [] : [{ label: t.card.addressee, value: whoOf(card) }]),
    ...handedOf(card, here),
    {
      label: t.card.source,
      value: <Ref href={byLink ? null : `/sources/${card.sourceRecord}`}>{card.sourceLabel}</Ref>,
    },
    { label: t.card.modality, value: t.card[card.modality] },
    { label: t.card.control, value: [first, ...card.otherControllers].join(', ') },
  ]
}

/** Each form of a page has a key of its own, or the second press would be taken for a repeat of the first. */
const keyFor = (commandKey: string, digit: string): string => `${commandKey.slice(0, -1)}${digit}`

const reportWords = ({ card, forSchool, here: { t } }: CardProps): string => {
  if (forSchool) return t.card.fromWords
  return card.state === 'returned' ? t.fix : t.answering(card.answerPath)
}

const MainButtons = (props: CardProps) => {
  const { card, doable, naming, forSchool } = props
  const { t, commandKey } = props.here
  const at = `/assignments/${card.id}`
  const isMain = !doable.judge && naming === null && !forSchool
  return (
    <>
      {naming === null ? null : <ButtonLink href={naming}>{t.card.addPerson}</ButtonLink>}
      {naming === null ? null : <Link href="/people">{t.card.choosePerson}</Link>}
      {doable.judge ? <ButtonLink href={`${at}/judge`}>{t.look}</ButtonLink> : null}
      {doable.report ? (
        <ButtonLink href={`${at}/report`} kind={isMain ? 'main' : 'other'}>
          {reportWords(props)}
        </ButtonLink>
      ) : null}
      {doable.start ? (
        <PostButton action={`${at}/start`} commandKey={keyFor(commandKey, '1')} kind="other">
          {t.start}
        </PostButton>
      ) : null}
      {doable.takeBack ? (
        <PostButton action={`${at}/take-back`} commandKey={keyFor(commandKey, '2')} kind="other" small>
          {t.card.takeBack}
        </PostButton>
      ) : null}
      {doable.makeLink ? (
        <AnswerLinkButton action={`${at}/link`} commandKey={keyFor(commandKey, '3')} />
      ) : null}
    </>
  )
}

const LINKS = ['later', 'term', 'delegate', 'call', 'decline', 'recall'] as const

const Buttons = (props: CardProps) => {
  const { card, doable, here } = props
  const words = {
    later: here.t.later.ask,
    term: here.t.later.set,
    delegate: here.t.card.delegate,
    call: here.t.lateList.call,
    decline: here.t.decline,
    recall: here.t.recall,
  }
  return (
    <Actions>
      <MainButtons {...props} />
      {LINKS.filter((name) => doable[name]).map((name) => (
        <Link href={`/assignments/${card.id}/${name}`}>{words[name]}</Link>
      ))}
      {card.sourceKind === 'clause' && doable.report && !props.byLink && !props.forSchool ? (
        <Link href={`/directives/write?answers=${card.sourceRecord}&assignment=${card.id}`}>
          {here.t.card.answerByLetter}
        </Link>
      ) : null}
      {props.byLink ? null : <Link href={`/assignments/${card.id}/control-card`}>{here.t.card.print}</Link>}
    </Actions>
  )
}

const Questions = ({ here, questions }: CardProps) => (
  <Section title={here.t.card.questions} id="questions">
    {questions}
  </Section>
)

const Head = (props: CardProps) => {
  const { card, here, madeLink } = props
  const { t } = here
  return (
    <WithMargin side={<p>{glue(card.sourceLabel)}</p>}>
      {card.quote === '' ? null : (
        <blockquote class="quote">
          <p>{card.quote}</p>
        </blockquote>
      )}
      <AnswerLinkNote link={madeLink} />
      {props.isNamed ? <Note kind="done" title={t.card.named} /> : null}
      <ErrorSummary problems={props.problems} />
      <SummaryList lines={factsOf(card, here, props.byLink)} />
      <Buttons {...props} />
    </WithMargin>
  )
}

/** One report shows its own files; only several need a list of them all. */
const EvidenceOfAll = ({ card, here }: Pick<CardProps, 'card' | 'here'>) =>
  card.reports.length < 2 ? null : (
    <WithMargin after>
      <Section title={here.t.card.evidence}>
        <Evidence card={card} here={here} />
      </Section>
    </WithMargin>
  )

/** One поручение: the words of the document, the term, reports and answers, questions, everything that happened. */
export const AssignmentCardPage = (props: CardProps) => {
  const { card, here, roleName } = props
  const { t } = here
  return (
    <>
      <MarginHead
        title={card.title}
        crumbs={props.byLink ? undefined : [{ label: t.mine, href: '/assignments' }]}
      />
      <Head {...props} />
      <WithMargin after>
        <Section title={t.card.reports}>
          <Reports card={card} here={here} />
        </Section>
      </WithMargin>
      <EvidenceOfAll card={card} here={here} />
      {props.questions === null ? null : (
        <WithMargin after>
          <Questions {...props} />
        </WithMargin>
      )}
      <WithMargin after>
        <Section title={t.card.history}>
          <History entries={timelineOf(card, here, roleName)} />
        </Section>
      </WithMargin>
    </>
  )
}
