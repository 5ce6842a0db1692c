import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import type { Answers } from '../domain/answers.ts'
import { visibleFields } from '../domain/conditions.ts'
import type { Field } from '../domain/definition.ts'
import { questionWords } from '../domain/say.ts'
import type { AnswerSet } from '../domain/types.ts'
import type { AnswerCard } from '../queries/answer.ts'
import { AnswerWords } from './answer-words.tsx'
import { textOf } from './words.ts'

export type JudgeProps = {
  readonly set: AnswerSet
  readonly card: AnswerCard
  readonly answers: Answers
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly commandKey: string
  readonly version: number
  readonly lang: Language
}

/** Name of the control for a remark on a question. */
export const remarkName = (key: string): string => `r.${key}`

const Judged = ({ field, props }: { readonly field: Field; readonly props: JudgeProps }) => {
  const { answers, card, lang, values, problems } = props
  const t = textOf(lang).judge
  const form = bindForm(values, problems)
  const name = remarkName(field.key)
  return (
    <section class="field">
      <h2 class="h3">{questionWords(field, lang)}</h2>
      <AnswerWords field={field} answer={answers[field.key]} files={card.files} lang={lang} />
      <Details title={t.add} open={values.text(name) !== ''}>
        <TextArea {...form.text(name)} label={t.remark(field.number)} rows={2} />
      </Details>
    </section>
  )
}

/** The answer with room for a remark at every question, and one decision. */
export const JudgePage = (props: JudgeProps) => {
  const { set, card, answers, values, problems, lang } = props
  const t = textOf(lang)
  const form = bindForm(values, problems)
  const options = (['accept', 'return'] as const).map((value) => ({ value, label: t.judge[value] }))
  return (
    <>
      <MarginHead
        title={t.judge.title}
        lead={[set.title, card.organisationName].filter(Boolean).join('. ')}
        crumbs={[{ label: set.title, href: `/answers/${set.id}` }]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <p class="muted">{t.judge.lead}</p>
        <Form
          action={`/answers/${set.id}/judge`}
          commandKey={props.commandKey}
          version={props.version}
          draft={{
            form: 'answer.judge',
            subject: set.id,
            title: set.title,
            address: `/answers/${set.id}/judge`,
          }}
        >
          {visibleFields(set.definition, answers).map((field) => (
            <Judged field={field} props={props} />
          ))}
          <Stack after>
            <TextArea {...form.text('remark')} label={t.judge.whole} rows={2} optional />
            <RadioGroup {...form.text('decision')} label={t.judge.decision} options={options} />
            <Actions>
              <Button>{t.judge.save}</Button>
              <Link href={`/answers/${set.id}`}>{t.judge.cancel}</Link>
            </Actions>
          </Stack>
        </Form>
      </WithMargin>
    </>
  )
}
