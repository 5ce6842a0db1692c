import { glue } from '../../../kernel/typo.ts'
import type { Filled } from '../../../platform/http/here.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/note.tsx'
import { useText } from '../../../ui/surroundings.ts'
import type { Thread } from '../queries.ts'
import { questionsText } from '../text.ts'
import { type Reader, ThreadPart } from './thread.tsx'

export type QuestionReplyProps = Reader & {
  readonly thread: Thread
  readonly school: string
  readonly done: boolean
  readonly version: number
  readonly commandKey: string
  readonly filled: Filled
}

/** A school without an account answers one question by a link. */
export const QuestionReplyPage = (props: QuestionReplyProps) => {
  const { thread, school, done, version, commandKey, filled, lang, zone } = props
  const t = questionsText[lang]
  const over = useText().answerLink
  const form = bindForm(filled.values, filled.problems)
  return (
    <>
      <MarginHead
        title={t.reply.title}
        lead={<span lang="ru">{glue(questionsText.ru.reply.for(school))}</span>}
      />
      <WithMargin>
        {done ? (
          <Note kind="done" title={t.reply.done}>
            <p>{t.reply.doneWhy}</p>
          </Note>
        ) : thread.state === 'open' ? null : (
          <Note title={over.over}>
            <p>{over.overWhy}</p>
          </Note>
        )}
        <p>
          {t.reply.about}: <span lang="ru">{thread.title}</span>
        </p>
        <ThreadPart thread={{ ...thread, toName: null }} lang={lang} zone={zone} />
        <ErrorSummary problems={filled.problems} />
        {thread.state !== 'open' ? null : (
          <Form action={`/questions/${thread.id}/reply`} commandKey={commandKey} version={version}>
            <Stack>
              <TextArea {...form.text('text')} label={t.answer} hint={t.reply.seen} rows={4} />
            </Stack>
            <Actions>
              <Button>{t.answerSend}</Button>
            </Actions>
          </Form>
        )}
      </WithMargin>
    </>
  )
}
