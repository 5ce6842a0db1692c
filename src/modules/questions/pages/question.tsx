import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox } from '../../../ui/fields/choice.tsx'
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
  readonly version: number
  readonly commandKey: string
  readonly values: FormValues
  readonly problems: readonly Problem[]
}

const SayForm = ({ thread, isAsker, version, commandKey, values, problems, lang }: QuestionPageProps) => {
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
          <ErrorSummary problems={problems} />
          {maySay ? <SayForm {...props} /> : null}
          {mayClose ? (
            <Actions>
              <PostButton
                action={`/questions/${thread.id}/close`}
                commandKey={`${commandKey.slice(0, -1)}1`}
                kind="other"
                small
              >
                {t.close}
              </PostButton>
            </Actions>
          ) : null}
        </div>
      </WithMargin>
    </>
  )
}
