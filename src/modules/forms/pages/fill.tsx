import { shortDay } from '../../../kernel/format.ts'
import { glue } from '../../../kernel/typo.ts'
import type { FormValues, StoredFile } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note, Progress } from '../../../ui/note.tsx'
import { type Answers, progressOf } from '../domain/answers.ts'
import { isRequired, visibleFields } from '../domain/conditions.ts'
import { type Field, fieldsOf, type Section, wordsIn } from '../domain/definition.ts'
import type { PrefilledAnswer } from '../domain/prefill.ts'
import { sayAnswer } from '../domain/say.ts'
import { nameOf } from '../domain/typed.ts'
import type { AnswerSet, Remark } from '../domain/types.ts'
import type { AnswerCard } from '../queries/answer.ts'
import { sayingIn } from '../text/saying.ts'
import { type Asking, Question } from './questions.tsx'
import { textOf } from './words.ts'

export type FillProps = {
  readonly set: AnswerSet
  readonly card: AnswerCard
  readonly values: FormValues
  /** What of the values could be read: decides which questions are in sight. */
  readonly answers: Answers
  readonly prefilled: ReadonlyMap<string, PrefilledAnswer>
  readonly problems: readonly Problem[]
  readonly remarks: readonly Remark[]
  readonly names: readonly string[]
  readonly keptToken: (file: StoredFile) => string
  readonly forSchool: boolean
  /** Without an account: no tables are taken in. */
  readonly byLink: boolean
  readonly kept: boolean
  readonly keptAt: string
  readonly version: number
  readonly commandKey: string
  readonly lang: Language
}

type SourceOf = { readonly field: Field; readonly props: FillProps }

/** What the program put in, said in the margin; tables only say where from. */
const prefilledOf = ({ field, props }: SourceOf) => {
  const found = props.prefilled.get(field.key)
  if (found === undefined) return undefined
  const from = textOf(props.lang).sources[found.source]
  const isPlain = typeof found.answer === 'string' || typeof found.answer === 'number'
  return isPlain ? { from, original: sayAnswer(field, found.answer, sayingIn(props.lang)) } : { from }
}

const Asked = ({ field, asking, props }: SourceOf & { readonly asking: Asking }) => {
  const t = textOf(props.lang).fill
  const remark = props.remarks.find((each) => each.field === field.key)
  return (
    <>
      {remark === undefined ? null : (
        <Note kind="need" level={3} title={t.remark}>
          <p class="pre">{remark.text}</p>
        </Note>
      )}
      <Question
        field={field}
        asking={asking}
        required={isRequired(field, props.answers)}
        prefilled={prefilledOf({ field, props })}
      />
    </>
  )
}

const Part = ({
  section,
  shown,
  props,
}: {
  readonly section: Section
  readonly shown: ReadonlySet<string>
  readonly props: FillProps
}) => {
  const { values, problems, lang, names, keptToken } = props
  const asking: Asking = { form: bindForm(values, problems), values, lang, names, keptToken }
  const fields = section.fields.filter(({ key }) => shown.has(key))
  const title = wordsIn(section.title, lang)
  if (fields.length === 0) return null
  return (
    <section class="after">
      {title === '' ? null : <h2 class="h">{title}</h2>}
      {fields.map((field) => (
        <Asked field={field} asking={asking} props={props} />
      ))}
    </section>
  )
}

const Channel = ({ props }: { readonly props: FillProps }) => {
  const t = textOf(props.lang)
  const options = (['phone', 'paper', 'file'] as const).map((value) => ({ value, label: t.channels[value] }))
  return (
    <RadioGroup
      {...bindForm(props.values, props.problems).text('channel')}
      label={t.fill.channel}
      hint={t.fill.channelHint}
      options={options}
    />
  )
}

const Notes = ({ props }: { readonly props: FillProps }) => {
  const { set, card, lang, remarks, kept } = props
  const t = textOf(lang).fill
  const whole = remarks.find(({ field }) => field === '')
  return (
    <>
      {kept ? <Note kind="done" title={t.kept} /> : null}
      {set.state === 'returned' ? (
        <Note kind="need" title={t.returned}>
          {whole === undefined ? null : <p class="pre">{whole.text}</p>}
        </Note>
      ) : null}
      {set.state === 'sent' ? (
        <Note
          kind="info"
          title={set.confirmation === 'waiting' && !props.forSchool ? t.corrects : t.correctsOwn}
        />
      ) : null}
      {props.forSchool ? <Note kind="info" title={t.forSchool(card.organisationName ?? '')} /> : null}
      {card.words === '' ? null : <p class="read pre">{card.words}</p>}
    </>
  )
}

const fileNames = (set: AnswerSet): string =>
  fieldsOf(set.definition)
    .filter(({ kind }) => kind === 'file')
    .map(({ key }) => nameOf(key))
    .join(',')

const Margin = ({ props, shown }: { readonly props: FillProps; readonly shown: readonly Field[] }) => {
  const t = textOf(props.lang).fill
  const { done, of } = progressOf(shown, props.answers)
  return (
    <>
      <Progress done={done} of={of} label={t.progress(done, of)} words />
      <p>{props.keptAt === '' ? t.notKept : t.keptBy(props.keptAt, props.card.keptBy ?? '')}</p>
    </>
  )
}

const draftOf = (set: AnswerSet) => ({
  form: 'answer.fill',
  subject: set.id,
  title: set.title,
  address: `/answers/${set.id}/fill`,
})

const Ending = ({ props }: { readonly props: FillProps }) => {
  const { set, card, lang } = props
  const t = textOf(lang).fill
  return (
    <Stack after>
      {fieldsOf(set.definition).some(({ showIf }) => showIf !== undefined) ? (
        <p class="muted small">{t.hidden}</p>
      ) : null}
      <Actions>
        <Button>{t.send}</Button>
        <Button kind="other" to={`/answers/${set.id}/keep`}>
          {t.keep}
        </Button>
        <Link href={`/answers/${set.id}/print`}>{t.look}</Link>
        {props.byLink ? null : <Link href={`/answers/${set.id}/load`}>{t.byTable}</Link>}
      </Actions>
      <p class="muted small">{glue(t.whoSees(card.askedBy ?? ''))}</p>
    </Stack>
  )
}

/** The form as the paper has it: numbers, sources in the margin, remarks at their questions, one button to send. */
export const FillPage = (props: FillProps) => {
  const { set, card, lang } = props
  const t = textOf(lang).fill
  const shown = visibleFields(set.definition, props.answers)
  const keys = new Set(shown.map(({ key }) => key))
  const names = fileNames(set)
  return (
    <>
      <MarginHead
        title={set.title}
        lead={[
          card.sourceLabel === set.title ? null : card.sourceLabel,
          card.dueOn === null ? null : t.dueOn(shortDay(card.dueOn)),
        ]
          .filter(Boolean)
          .join('. ')}
      />
      <WithMargin side={<Margin props={props} shown={shown} />}>
        <ErrorSummary problems={props.problems} />
        <Notes props={props} />
      </WithMargin>
      <Form
        action={`/answers/${set.id}/send`}
        commandKey={props.commandKey}
        version={props.version}
        files={names !== ''}
        draft={draftOf(set)}
        hidden={{ filefields: names }}
        margin
      >
        {set.definition.sections.map((section) => (
          <Part section={section} shown={keys} props={props} />
        ))}
        {props.forSchool ? <Channel props={props} /> : null}
        <Ending props={props} />
      </Form>
    </>
  )
}
