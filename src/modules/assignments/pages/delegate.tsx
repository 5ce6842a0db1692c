import { ButtonLink } from '../../../ui/button.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { SelectField } from '../../../ui/fields/choice.tsx'
import { DateField, TextArea } from '../../../ui/fields/text.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Empty } from '../../../ui/note.tsx'
import type { Candidate } from '../queries/people.ts'
import { assignmentText } from '../text.ts'
import { type FormPageProps, Shell } from './forms.tsx'

/** Line of a list of people: name and what he is there. */
export const candidateOption = ({ id, name, place }: Candidate) => ({
  value: id,
  label: place === '' ? name : `${name}, ${place}`,
})

/** «Передать»: one поручение to a person of the school for a time. */
export const DelegatePage = (props: FormPageProps & { readonly colleagues: readonly Candidate[] }) => {
  const t = assignmentText[props.lang].delegate
  const form = bindForm(props.values, props.problems)
  if (props.colleagues.length === 0)
    return (
      <Empty
        title={t.nobody}
        action={
          <ButtonLink href="/people" kind="other">
            {t.toPeople}
          </ButtonLink>
        }
      >
        {t.nobodyWhy}
      </Empty>
    )
  return (
    <Shell {...props} title={t.title} action="delegate" button={t.send} draft>
      <Stack>
        <SelectField
          {...form.text('person')}
          label={t.person}
          hint={t.personHint}
          filter={props.colleagues.length > 15}
          options={props.colleagues.map(candidateOption)}
        />
        <DateField {...form.text('until')} label={t.until} hint={t.untilHint} optional />
        <TextArea {...form.text('words')} label={t.words} rows={2} optional />
        <p class="muted small">{t.whoAnswers}</p>
      </Stack>
    </Shell>
  )
}
