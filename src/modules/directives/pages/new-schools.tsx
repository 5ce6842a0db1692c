import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { TextField } from '../../../ui/fields/text.tsx'
import { FormOnPage } from '../../../ui/form-page.tsx'
import { candidatesOf } from '../domain/questions.ts'
import type { DirectiveCard, DirectiveQuestion } from '../queries/paper.ts'
import { type NewSchoolsText, newSchoolsText } from '../text/new-schools.ts'
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

/** A school of the register written almost so: a slip of the pen must not become a second school. */
const alikeIn = (question: DirectiveQuestion, t: NewSchoolsText): string | undefined => {
  const alike = candidatesOf(question).map(({ name }) => name)
  return alike.length === 0 ? undefined : t.alike(alike.slice(0, 3).join(', '))
}

/** Schools of a paper that the register lacks, all on one page. */
export const NewSchoolsPage = ({ card, questions, lang, commandKey, ...filled }: NewSchoolsProps) => {
  const t = newSchoolsText[lang]
  const address = `/directives/${card.id}`
  return (
    <FormOnPage
      title={t.title}
      lead={t.lead}
      crumbs={[
        { label: directiveText[lang].title, href: '/directives' },
        { label: card.title || directiveText[lang].newTitle, href: address },
        { label: t.title },
      ]}
      action={`${address}/new-schools`}
      commandKey={commandKey}
      filled={filled}
      fields={(form) =>
        questions.map((question) => (
          <TextField
            {...form.text(`name.${question.id}`)}
            label={t.name(writtenIn(question))}
            hint={alikeIn(question, t)}
          />
        ))
      }
      save={t.save}
      cancel={directiveText[lang].cancel}
      back={address}
    />
  )
}
