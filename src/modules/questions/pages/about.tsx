import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import type { Thing } from '../domain/types.ts'
import type { Thread } from '../queries.ts'
import { questionsText } from '../text.ts'
import { type Reader, ThreadPart } from './thread.tsx'

export type AskProps = Reader & {
  readonly thing: Thing
  /** Who will answer, by name. */
  readonly toName: string
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly commandKey: string
}

/** The form of a question; stands on the card of an assignment too. */
export const AskForm = ({ thing, toName, values, problems, commandKey, lang }: AskProps) => {
  const t = questionsText[lang]
  return (
    <div class="noprint">
      <ErrorSummary problems={problems} />
      <Form
        action={`/questions/about/${thing.record}`}
        commandKey={commandKey}
        hidden={{ row: thing.row }}
        draft={{
          form: 'question.ask',
          subject: thing.row ?? thing.record,
          title: questionsText.ru.ask,
          address: `/questions/about/${thing.record}${thing.row === null ? '' : `?row=${thing.row}`}`,
        }}
      >
        <TextArea
          {...bindForm(values, problems).text('text')}
          label={t.ask}
          hint={t.askHint(toName)}
          rows={3}
        />
        <Actions>
          <Button kind="other">{t.askSend}</Button>
        </Actions>
      </Form>
    </div>
  )
}

/** Questions of a thing, and the form for one more. */
export const AboutPage = (props: AskProps & { readonly threads: readonly Thread[] }) => {
  const { thing, threads, lang, zone } = props
  const t = questionsText[lang]
  return (
    <>
      <MarginHead
        title={t.about}
        lead={<span lang="ru">{thing.title}</span>}
        crumbs={[{ label: thing.title, href: `/sources/${thing.record}` }]}
      />
      <WithMargin>
        {thing.rowWords === null ? null : (
          <blockquote class="quote">
            <p lang="ru">{thing.rowWords}</p>
          </blockquote>
        )}
        <AskForm {...props} />
      </WithMargin>
      <WithMargin after>
        {threads.length === 0 ? <p class="muted">{t.none}</p> : null}
        {threads.map((thread) => (
          <ThreadPart thread={thread} lang={lang} zone={zone} linked />
        ))}
      </WithMargin>
    </>
  )
}
