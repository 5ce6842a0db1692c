import { shortDay } from '../../../kernel/format.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { AnswerLinkButton, AnswerLinkNote } from '../../../ui/answer-link.tsx'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { Actions, Details, MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import { type SummaryLine, SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { useRoles } from '../../../ui/surroundings.ts'
import { Tag } from '../../../ui/tag.tsx'
import type { Answers } from '../domain/answers.ts'
import { visibleFields } from '../domain/conditions.ts'
import { type FormDefinition, wordsIn } from '../domain/definition.ts'
import { answerChanges } from '../domain/differences.ts'
import { questionWords } from '../domain/say.ts'
import type { AnswerSet, Remark } from '../domain/types.ts'
import type { AnswerCard, Sending } from '../queries/answer.ts'
import { AnswerWords } from './answer-words.tsx'
import { STATE_TAG, textOf, wordOf } from './words.ts'

/** What this person may do with the answer now. */
export type AnswerDoable = {
  readonly fill: boolean
  readonly judge: boolean
  readonly confirm: boolean
  /** Entered it for the school, and may lead it to its confirmation by a link. */
  readonly makeLink: boolean
  readonly assignment: boolean
}

export type AnswerPageProps = {
  readonly set: AnswerSet
  readonly card: AnswerCard
  readonly doable: AnswerDoable
  readonly done: string
  readonly madeLink: string | null
  readonly commandKey: string
  readonly lang: Language
  /** The assignment itself is closed to a one-time link. */
  readonly byLink: boolean
}

type Files = AnswerCard['files']

type ListProps = {
  readonly definition: FormDefinition
  readonly answers: Answers
  readonly remarks: readonly Remark[]
  readonly files: Files
  readonly lang: Language
}

const RemarkLine = ({
  remarks,
  field,
  lang,
}: {
  readonly remarks: readonly Remark[]
  readonly field: string
  readonly lang: Language
}) => {
  const found = remarks.find((each) => each.field === field)
  return found === undefined ? null : (
    <p>
      <Tag state="returned">{textOf(lang).fill.remark}</Tag> <span class="pre">{found.text}</span>
    </p>
  )
}

/** Questions and answers, remarks under what they are about. */
const AnswerList = ({ definition, answers, remarks, files, lang }: ListProps) => {
  const lines: SummaryLine[] = visibleFields(definition, answers).map((field) => ({
    label: questionWords(field, lang),
    value: (
      <>
        <AnswerWords field={field} answer={answers[field.key]} files={files} lang={lang} />
        <RemarkLine remarks={remarks} field={field.key} lang={lang} />
      </>
    ),
  }))
  return (
    <>
      <RemarkLine remarks={remarks} field="" lang={lang} />
      <SummaryList lines={lines} />
    </>
  )
}

const sendingTitle = (sending: Sending, lang: Language): string => {
  const t = textOf(lang)
  const role = sending.as === 'self' || sending.as === 'link' ? '' : useRoles()(sending.as)
  const who = [sending.by, role, wordOf(t.channels, sending.channel)].filter(Boolean).join(', ')
  return t.read.sendingNo(sending.no, shortDay(sending.sentOn), who)
}

/** What this sending changed against the one before it, by question. */
const Corrections = ({ sending, props }: { readonly sending: Sending; readonly props: AnswerPageProps }) => {
  const before = props.card.sendings.find(({ no }) => no === sending.no - 1)
  if (before === undefined) return null
  const changes = answerChanges(props.set.definition, before.answers, sending.answers)
  const names = changes.map(({ field }) =>
    field.number === '' ? wordsIn(field.label, props.lang) : field.number,
  )
  return names.length === 0 ? null : (
    <p class="muted">{textOf(props.lang).read.corrections(names.join(', '))}</p>
  )
}

const decisionOf = ({ decision, decidedOn, decidedBy }: Sending, lang: Language): string => {
  const t = textOf(lang)
  return decision === null || decidedOn === null
    ? t.states.sent
    : t.read.decided(t.states[decision], shortDay(decidedOn), decidedBy ?? '')
}

const SendingSection = ({
  sending,
  props,
}: {
  readonly sending: Sending
  readonly props: AnswerPageProps
}) => (
  <Section title={sendingTitle(sending, props.lang)} note={decisionOf(sending, props.lang)}>
    <Corrections sending={sending} props={props} />
    <AnswerList
      definition={props.set.definition}
      answers={sending.answers}
      remarks={sending.remarks}
      files={props.card.files}
      lang={props.lang}
    />
  </Section>
)

const ConfirmNote = ({ props }: { readonly props: AnswerPageProps }) => {
  const { set, card, doable, commandKey, lang } = props
  const t = textOf(lang).read
  if (card.confirmation === null) return null
  if (card.confirmation === 'corrected') return <Note title={t.corrected} />
  if (card.confirmation === 'confirmed')
    return (
      <Note
        title={t.confirmedBy(
          card.confirmedBy ?? '',
          card.confirmedOn === null ? '' : shortDay(card.confirmedOn),
        )}
      />
    )
  if (!doable.confirm)
    return (
      <>
        <AnswerLinkNote link={props.madeLink} />
        <Note kind="need" title={t.waitsForSchool}>
          {doable.makeLink ? (
            <Actions>
              <AnswerLinkButton action={`/answers/${set.id}/link`} commandKey={commandKey} />
            </Actions>
          ) : null}
        </Note>
      </>
    )
  return (
    <Note kind="need" title={t.confirmTitle}>
      <p>{t.confirmLead}</p>
      <Actions>
        <PostButton action={`/answers/${set.id}/confirm`} commandKey={commandKey} version={set.version}>
          {t.confirm}
        </PostButton>
        {set.state === 'sent' ? (
          <ButtonLink href={`/answers/${set.id}/fill`} kind="other">
            {t.correct}
          </ButtonLink>
        ) : null}
      </Actions>
    </Note>
  )
}

const Buttons = ({ props }: { readonly props: AnswerPageProps }) => {
  const { set, doable, lang, card } = props
  const t = textOf(lang).read
  const at = `/answers/${set.id}`
  const waits = card.confirmation === 'waiting' && doable.confirm
  return (
    <Actions>
      {doable.judge ? <ButtonLink href={`${at}/judge`}>{t.judge}</ButtonLink> : null}
      {doable.fill && !waits ? (
        <ButtonLink href={`${at}/fill`} kind={doable.judge ? 'other' : 'main'}>
          {set.state === 'returned' ? t.fix : set.state === 'sent' ? t.correct : t.fill}
        </ButtonLink>
      ) : null}
      <Link href={`${at}/print`}>{t.print}</Link>
      <Link href={`${at}/form.docx`}>{t.docx}</Link>
    </Actions>
  )
}

const factsOf = ({ set, card, doable, lang }: AnswerPageProps): SummaryLine[] => {
  const t = textOf(lang)
  const facts: (SummaryLine | null)[] = [
    { label: t.read.state, value: <Tag state={STATE_TAG[set.state]}>{t.states[set.state]}</Tag> },
    card.organisationName === null ? null : { label: t.read.school, value: card.organisationName },
    card.dueOn === null ? null : { label: t.read.term, value: shortDay(card.dueOn) },
    {
      label: textOf(lang).forms.edition,
      value: card.newest > card.edition ? t.read.oldEdition(card.edition, card.newest) : String(card.edition),
    },
    card.sourceLabel === null
      ? null
      : {
          label: t.read.basis,
          value:
            doable.assignment && set.collection !== null ? (
              <Ref href={`/collections/${set.collection}`}>{card.sourceLabel}</Ref>
            ) : (
              card.sourceLabel
            ),
        },
  ]
  return facts.filter((fact) => fact !== null)
}

/** An answer with everything that happened to it. */
export const AnswerPage = (props: AnswerPageProps) => {
  const { set, card, done, lang } = props
  const t = textOf(lang).read
  const sendings = [...card.sendings].reverse()
  const [last, ...earlier] = sendings
  const said = wordOf(t.done, done)
  return (
    <>
      <MarginHead
        title={set.title}
        crumbs={
          props.byLink ? undefined : [{ label: textOf(lang).read.history, href: `/sources/${set.record}` }]
        }
      />
      <WithMargin>
        {done in t.done ? <Note kind="done" title={said} /> : null}
        <ConfirmNote props={props} />
        <SummaryList lines={factsOf(props)} />
        <Buttons props={props} />
      </WithMargin>
      <WithMargin after>
        {last === undefined ? (
          <p class="muted">{t.nothing}</p>
        ) : (
          <SendingSection sending={last} props={props} />
        )}
      </WithMargin>
      {earlier.length === 0 ? null : (
        <WithMargin after>
          <Details title={t.earlier}>
            {earlier.map((sending) => (
              <SendingSection sending={sending} props={props} />
            ))}
          </Details>
        </WithMargin>
      )}
    </>
  )
}
