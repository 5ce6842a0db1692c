import type { Child } from 'hono/jsx'
import { glue } from '../../../kernel/typo.ts'
import type { FormValues, StoredFile } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { FileField, type KeptFile } from '../../../ui/fields/file.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import type { AssignmentCard, ReportLine } from '../queries/card.ts'
import { assignmentText } from '../text.ts'

export type FormPageProps = {
  readonly card: AssignmentCard
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly lang: Language
  readonly commandKey: string
  readonly version: number
  /** Lists and sources are closed to a one-time link. */
  readonly byLink: boolean
}

export type ShellProps = FormPageProps & {
  readonly title: string
  readonly action: string
  readonly files?: boolean
  readonly draft?: boolean
  readonly children: Child
  readonly button: string
}

const Fields = (props: ShellProps) => {
  const { card, action } = props
  const at = `/assignments/${card.id}`
  const address = `${at}/${action}`
  const draft = { form: `assignment.${action}`, subject: card.id, title: card.title, address }
  return (
    <Form
      action={address}
      commandKey={props.commandKey}
      version={props.version}
      files={props.files}
      draft={props.draft ? draft : undefined}
    >
      {props.children}
      <Actions>
        <Button>{props.button}</Button>
        <Link href={at}>{assignmentText[props.lang].form.cancel}</Link>
      </Actions>
    </Form>
  )
}

/** Heading, the clause in question, problems, the fields, one button. */
export const Shell = (props: ShellProps) => {
  const { card, title, byLink } = props
  const crumbs = [
    ...(byLink ? [] : [{ label: assignmentText[props.lang].mine, href: '/assignments' }]),
    { label: card.title, href: `/assignments/${card.id}` },
  ]
  return (
    <>
      <MarginHead title={title} lead={card.title} crumbs={crumbs} />
      <WithMargin
        side={<Ref href={byLink ? null : `/sources/${card.sourceRecord}`}>{glue(card.sourceLabel)}</Ref>}
      >
        <ErrorSummary problems={props.problems} />
        {card.quote === '' ? null : (
          <blockquote class="quote">
            <p>{card.quote}</p>
          </blockquote>
        )}
        <Fields {...props} />
      </WithMargin>
    </>
  )
}

export type ReportPageProps = FormPageProps & {
  readonly forSchool: boolean
  readonly keptToken: (file: StoredFile) => string
}

const keptFiles = (values: FormValues, token: (file: StoredFile) => string): KeptFile[] =>
  values.files('files').map((file) => ({ token: token(file), name: file.name, size: file.size }))

/** Whoever writes for a school says how he knows. */
const ChannelField = ({ form, lang }: { readonly form: Bound; readonly lang: FormPageProps['lang'] }) => {
  const t = assignmentText[lang].form
  return (
    <RadioGroup
      {...form.text('channel')}
      label={t.channel}
      options={Object.entries(t.channels).map(([value, label]) => ({ value, label }))}
    />
  )
}

/** What the controller wrote when it came back: it is corrected in sight of his words. */
const Remarks = ({ card, lang }: Pick<FormPageProps, 'card' | 'lang'>) => {
  const t = assignmentText[lang]
  const last = card.reports.at(-1)
  if (card.state !== 'returned' || last === undefined || last.decidedOn === null) return null
  return (
    <Note kind="need" title={t.form.returned(last.decidedOn)}>
      <p class="pre">{last.decisionText}</p>
      {last.files.length === 0 ? null : (
        <p>
          {t.form.filesStay}{' '}
          {last.files.map((file, at) => (
            <>
              {at === 0 ? '' : ', '}
              <Link href={`/files/${file.id}`}>{file.name}</Link>
            </>
          ))}
        </p>
      )}
    </Note>
  )
}

/** «Сообщить о выполнении»: words, files, and for whoever writes for a school, how he knows. */
export const ReportPage = (props: ReportPageProps) => {
  const t = assignmentText[props.lang]
  const form = bindForm(props.values, props.problems)
  return (
    <Shell {...props} title={t.form.reportTitle} action="report" files draft button={t.form.send}>
      <Stack>
        <Remarks card={props.card} lang={props.lang} />
        <TextArea {...form.text('text')} label={t.form.words} hint={t.form.wordsHint} rows={6} />
        <FileField
          {...form.only('files')}
          label={t.form.files}
          kinds={t.form.kinds}
          multiple
          optional
          kept={keptFiles(props.values, props.keptToken)}
        />
        {props.forSchool ? <ChannelField form={form} lang={props.lang} /> : null}
        <p class="muted small">{t.card.whoSees}</p>
      </Stack>
    </Shell>
  )
}

const LastReport = ({ report }: { readonly report: ReportLine | undefined }) =>
  report === undefined ? null : (
    <div class="sheet">
      <p class="pre">{report.text}</p>
      {report.files.map((file) => (
        <p>
          <Link href={`/files/${file.id}`}>{file.name}</Link>
        </p>
      ))}
    </div>
  )

/** The controller's answer beside the report itself. */
export const JudgePage = (props: FormPageProps) => {
  const t = assignmentText[props.lang]
  const form = bindForm(props.values, props.problems)
  const options = Object.entries(t.form.decisions).map(([value, label]) => ({ value, label }))
  return (
    <Shell {...props} title={t.form.judgeTitle} action="judge" draft button={t.form.judge}>
      <Stack>
        <LastReport report={props.card.reports.at(-1)} />
        {props.card.answerPath === null ? null : (
          <p>
            <Link href={`${props.card.answerPath}/${props.card.id}`}>{t.form.openAnswer}</Link>
          </p>
        )}
        <RadioGroup {...form.text('decision')} label={t.form.decision} options={options} />
        <TextArea {...form.text('words')} label={t.form.judgeWords} hint={t.form.judgeWordsHint} optional />
      </Stack>
    </Shell>
  )
}

/** A recommendation declined with reasons. */
export const DeclinePage = (props: FormPageProps & { readonly forSchool: boolean }) => {
  const t = assignmentText[props.lang]
  const form = bindForm(props.values, props.problems)
  return (
    <Shell {...props} title={t.form.declineTitle} action="decline" draft button={t.form.declineSend}>
      <Stack>
        <TextArea {...form.text('reason')} label={t.form.declineReason} />
        {props.forSchool ? <ChannelField form={form} lang={props.lang} /> : null}
      </Stack>
    </Shell>
  )
}

/** An assignment taken back by its sender. */
export const RecallPage = (props: FormPageProps) => {
  const t = assignmentText[props.lang]
  return (
    <Shell {...props} title={t.form.recallTitle} action="recall" button={t.form.recallSend}>
      <TextArea {...bindForm(props.values, props.problems).text('reason')} label={t.form.recallReason} />
    </Shell>
  )
}
