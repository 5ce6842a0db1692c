import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { AnswerLinkButton, AnswerLinkNote } from '../../../ui/answer-link.tsx'
import { Button, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox, RadioGroup } from '../../../ui/fields/choice.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import type { Thread } from '../queries.ts'
import { questionsText } from '../text.ts'
import { type Reader, ThreadPart } from './thread.tsx'

export type QuestionPageProps = Reader & {
  readonly thread: Thread
  /** The reader asked it: he goes on asking. */
  readonly isAsker: boolean
  readonly maySay: boolean
  readonly mayClose: boolean
  /** Writes for the school that is asked, and may lead it to its answer by a link. */
  readonly forSchool: boolean
  readonly madeLink: string | null
  readonly version: number
  readonly commandKey: string
  readonly values: FormValues
  readonly problems: readonly Problem[]
}

const SayForm = ({
  thread,
  isAsker,
  forSchool,
  version,
  commandKey,
  values,
  problems,
  lang,
}: QuestionPageProps) => {
  const t = questionsText[lang]
  const form = bindForm(values, problems)
  return (
    <Form
      action={`/questions/${thread.id}/say`}
      commandKey={commandKey}
      version={version}
      draft={{
        form: 'question.say',
        subject: thread.id,
        title: questionsText.ru.answer,
        address: `/questions/${thread.id}`,
      }}
    >
      <TextArea {...form.text('text')} label={isAsker ? t.more : t.answer} rows={3} />
      {forSchool && !isAsker ? (
        <RadioGroup
          {...form.text('channel')}
          label={t.channel}
          options={(['self', 'phone', 'paper'] as const).map((value) => ({
            value,
            label: t.channels[value],
          }))}
        />
      ) : null}
      {isAsker ? null : <Checkbox {...form.tick('forAll')} label={t.answerForAll} />}
      <Actions>
        <Button kind={isAsker ? 'other' : 'main'}>{isAsker ? t.moreSend : t.answerSend}</Button>
      </Actions>
    </Form>
  )
}

/** One question: what it is about, what was said, and the form for whoever may say something. */
export const QuestionPage = (props: QuestionPageProps) => {
  const { thread, maySay, mayClose, commandKey, problems, lang, zone } = props
  const t = questionsText[lang]
  return (
    <>
      <MarginHead title={t.about} crumbs={[{ label: t.title, href: '/questions' }]} />
      <WithMargin
        side={
          <p>
            <Link href={`/questions/about/${thread.record}`}>{t.others}</Link>
          </p>
        }
      >
        <p>
          <Ref href={`/sources/${thread.record}`}>
            <span lang="ru">{thread.title}</span>
          </Ref>
        </p>
        <ThreadPart thread={thread} lang={lang} zone={zone} />
        <div class="noprint">
          <AnswerLinkNote link={props.madeLink} />
          <ErrorSummary problems={problems} />
          {maySay ? <SayForm {...props} /> : null}
          <div class="go">
            <Actions>
              {props.forSchool && thread.state === 'open' ? (
                <AnswerLinkButton
                  action={`/questions/${thread.id}/link`}
                  commandKey={`${commandKey.slice(0, -1)}2`}
                />
              ) : null}
              {mayClose ? (
                <PostButton
                  action={`/questions/${thread.id}/close`}
                  commandKey={`${commandKey.slice(0, -1)}1`}
                  kind="other"
                  small
                >
                  {t.close}
                </PostButton>
              ) : null}
            </Actions>
          </div>
        </div>
      </WithMargin>
    </>
  )
}
