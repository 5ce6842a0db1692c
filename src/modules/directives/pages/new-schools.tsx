import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import type { DirectiveCard, DirectiveQuestion } from '../queries/paper.ts'
import { newSchoolsText } from '../text/new-schools.ts'
import { directiveText } from '../text.ts'

export type NewSchoolsProps = {
  readonly card: DirectiveCard
  readonly questions: readonly DirectiveQuestion[]
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly version: number
  readonly lang: Language
  readonly commandKey: string
}

/** The school as the paper writes it. */
export const writtenIn = ({ words }: DirectiveQuestion): string => String(words.asWritten ?? '')

/** Schools of a paper that the register lacks, all on one page. */
export const NewSchoolsPage = (props: NewSchoolsProps) => {
  const { card, lang } = props
  const t = newSchoolsText[lang]
  const form = bindForm(props.values, props.problems)
  return (
    <>
      <MarginHead
        title={t.title}
        lead={t.lead}
        crumbs={[
          { label: directiveText[lang].title, href: '/directives' },
          { label: card.title || directiveText[lang].newTitle, href: `/directives/${card.id}` },
          { label: t.title },
        ]}
      />
      <WithMargin>
        <ErrorSummary problems={props.problems} />
        <Form
          action={`/directives/${card.id}/new-schools`}
          commandKey={props.commandKey}
          version={props.version}
        >
          <Stack>
            {props.questions.map((question) => (
              <TextField {...form.text(`name.${question.id}`)} label={t.name(writtenIn(question))} />
            ))}
            <Actions>
              <Button>{t.save}</Button>
              <Link href={`/directives/${card.id}`}>{directiveText[lang].cancel}</Link>
            </Actions>
          </Stack>
        </Form>
      </WithMargin>
    </>
  )
}
