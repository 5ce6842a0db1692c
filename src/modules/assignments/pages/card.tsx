import type { Day } from '../../../kernel/day.ts'
import { fileSize, momentText, shortDay } from '../../../kernel/format.ts'
import { glue } from '../../../kernel/typo.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { type Entry, History } from '../../../ui/history.tsx'
import { Actions, MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import { type SummaryLine, SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import { isOverdue } from '../domain/rules.ts'
import type { AssignmentCard as Card, ReportLine } from '../queries/card.ts'
import { type AssignmentText, assignmentText } from '../text.ts'

/** What this person may do here now; the page draws only these. */
export type Doable = {
  readonly start: boolean
  readonly report: boolean
  readonly judge: boolean
  readonly decline: boolean
  readonly recall: boolean
  readonly makeLink: boolean
}

export type CardProps = {
  readonly card: Card
  readonly doable: Doable
  readonly today: Day
  readonly zone: string
  readonly lang: Language
  readonly commandKey: string
  /** Full address of a link just made; shown once. */
  readonly madeLink: string | null
}

const TAG: Readonly<Record<Card['state'], TagState>> = {
  assigned: 'assigned',
  inWork: 'inWork',
  reported: 'reported',
  returned: 'returned',
  accepted: 'accepted',
  offControl: 'offControl',
  declined: 'declined',
  recalled: 'cancelled',
}

const termOf = (card: Card, t: AssignmentText, today: Day) => {
  if (card.dueOn === null && card.termAsWritten === null) return t.card.noTerm
  const written = card.termAsWritten === null ? '' : t.card.asWritten(card.termAsWritten)
  if (card.dueOn === null) return written
  return (
    <>
      {isOverdue(card, today) ? <Tag state="overdue">{t.wasDue(card.dueOn)}</Tag> : shortDay(card.dueOn)}{' '}
      <span class="by">{written}</span>
    </>
  )
}

const factsOf = (card: Card, t: AssignmentText, today: Day): SummaryLine[] => [
  { label: t.card.state, value: <Tag state={TAG[card.state]}>{t.states[card.state]}</Tag> },
  { label: t.card.term, value: termOf(card, t, today) },
  { label: t.card.addressee, value: [card.personName, card.organisation].filter(Boolean).join(', ') },
  { label: t.card.source, value: <Ref href={`/sources/${card.sourceRecord}`}>{card.sourceLabel}</Ref> },
  { label: t.card.modality, value: card.modality === 'order' ? t.card.order : t.card.recommendation },
  { label: t.card.control, value: card.controllerName ?? card.controlAsWritten ?? t.card.controlNode },
]

const decisionWords = (report: ReportLine, t: AssignmentText): string => {
  if (report.decision === null || report.decidedOn === null) return t.states.reported
  const state =
    report.decision === 'returned' || report.decision === 'accepted' || report.decision === 'offControl'
      ? t.states[report.decision]
      : report.decision
  return t.card.decided(state, shortDay(report.decidedOn))
}

const Report = ({
  report,
  t,
  lang,
}: {
  readonly report: ReportLine
  readonly t: AssignmentText
  readonly lang: Language
}) => {
  const channel = t.card.channels[report.channel as keyof AssignmentText['card']['channels']] ?? ''
  return (
    <li>
      <p class="by">
        <b>{t.card.reportNo(report.no)}</b>,{' '}
        {[report.by, shortDay(report.reportedOn), channel].filter(Boolean).join(', ')}
      </p>
      <p class="read pre">{report.text}</p>
      {report.files.map((file) => (
        <p>
          <Link href={`/files/${file.id}`}>
            {file.name}, {fileSize(file.size, lang)}
          </Link>
        </p>
      ))}
      <p class="by">
        {[decisionWords(report, t), report.decidedBy].filter(Boolean).join(', ')}
        {report.decisionText === null ? null : `: «${report.decisionText}»`}
      </p>
    </li>
  )
}

const entriesOf = (
  card: Card,
  t: AssignmentText,
  zone: string,
  _lang: Language,
  roleName: (code: string) => string,
): Entry[] =>
  card.states.map((change) => {
    const when = momentText(localMoment(toMoment(change.at), zone))
    const text = t.history[change.to as keyof AssignmentText['history']] ?? change.to
    return {
      when,
      ...(change.by === null
        ? {}
        : { who: { name: change.by, role: change.role === null ? '' : roleName(change.role) } }),
      text: change.note === null || change.note === '' ? text : `${text}: «${change.note}»`,
    }
  })

const Buttons = ({
  card,
  doable,
  t,
  commandKey,
}: {
  readonly card: Card
  readonly doable: Doable
  readonly t: AssignmentText
  readonly commandKey: string
}) => {
  const at = `/assignments/${card.id}`
  return (
    <Actions>
      {doable.judge ? <ButtonLink href={`${at}/judge`}>{t.look}</ButtonLink> : null}
      {doable.report ? (
        <ButtonLink href={`${at}/report`} kind={doable.judge ? 'other' : 'main'}>
          {card.state === 'returned' ? t.fix : t.report}
        </ButtonLink>
      ) : null}
      {doable.start ? (
        <PostButton action={`${at}/start`} commandKey={commandKey} kind="other">
          {t.start}
        </PostButton>
      ) : null}
      {doable.makeLink ? (
        <PostButton
          action={`${at}/link`}
          commandKey={`${commandKey.slice(0, -1)}${commandKey.endsWith('0') ? '1' : '0'}`}
          kind="other"
          small
        >
          {t.card.makeLink}
        </PostButton>
      ) : null}
      {doable.decline ? <Link href={`${at}/decline`}>{t.decline}</Link> : null}
      {doable.recall ? <Link href={`${at}/recall`}>{t.recall}</Link> : null}
    </Actions>
  )
}

/** One поручение: the words of the document, the term, reports and answers, everything that happened. */
export const AssignmentCardPage = ({
  card,
  doable,
  today,
  zone,
  lang,
  commandKey,
  roleName,
  madeLink,
}: CardProps & { readonly roleName: (code: string) => string }) => {
  const t = assignmentText[lang]
  return (
    <>
      <MarginHead title={card.title} crumbs={[{ label: t.mine, href: '/assignments' }]} />
      <WithMargin side={<p>{glue(card.sourceLabel)}</p>}>
        {card.quote === '' ? null : (
          <blockquote class="quote">
            <p>{card.quote}</p>
          </blockquote>
        )}
        {madeLink === null ? null : (
          <Note kind="done" title={t.card.linkTitle}>
            <p class="anywhere">{madeLink}</p>
            <p>{t.card.linkWhy}</p>
          </Note>
        )}
        <SummaryList lines={factsOf(card, t, today)} />
        <Buttons card={card} doable={doable} t={t} commandKey={commandKey} />
      </WithMargin>
      <WithMargin after>
        <Section title={t.card.reports}>
          {card.reports.length === 0 ? (
            <p class="muted">{t.card.noReports}</p>
          ) : (
            <ul class="rows">
              {card.reports.map((report) => (
                <Report report={report} t={t} lang={lang} />
              ))}
            </ul>
          )}
        </Section>
      </WithMargin>
      <WithMargin after>
        <Section title={t.card.history}>
          <History entries={entriesOf(card, t, zone, lang, roleName)} empty={t.history.created} />
        </Section>
      </WithMargin>
    </>
  )
}
