import type { Language } from '../../../platform/scope/scope.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import { CheckboxGroup, RadioGroup, SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { writingText } from '../text/writing.ts'
import { bound, type WritingFormProps, WritingShell } from './writing-forms.tsx'

export type ClauseFormProps = WritingFormProps & {
  readonly parties: readonly SelectOption[]
  readonly people: readonly SelectOption[]
  readonly isLetter: boolean
  /** The paper is of a school. */
  readonly isSchools: boolean
}

type Asked = {
  readonly form: Bound
  readonly parties: readonly SelectOption[]
  readonly lang: Language
}

/** Whom a clause asks and until when: a letter of a school asks nobody to report to it. */
const AskedFields = ({ form, parties, lang }: Asked) => {
  const t = writingText[lang].clause
  return (
    <>
      <CheckboxGroup
        {...form.many('addressees')}
        label={t.addressees}
        hint={t.addresseesHint}
        filter
        optional
        options={parties}
      />
      <TextField {...form.text('addressedAs')} label={t.addressedAs} hint={t.addressedAsHint} optional />
      <TextField {...form.text('term')} label={t.term} hint={t.termHint} optional />
      <RadioGroup
        {...form.text('modality')}
        label={t.modality}
        options={[
          { value: 'order', label: t.order },
          { value: 'recommendation', label: t.recommendation },
        ]}
      />
    </>
  )
}

/** One clause: to whom, what, until when; of a letter, its words. What was filled in is always shown. */
export const ClauseFormPage = (props: ClauseFormProps) => {
  const t = writingText[props.lang].clause
  const form = bound(props)
  const { values, isLetter, isSchools } = props
  const holds = (...names: string[]) => names.some((name) => values.all(name).some((value) => value !== ''))
  const asks = !(isLetter && isSchools) || holds('addressees', 'addressedAs', 'term')
  const controls = !isLetter || holds('control', 'controller')
  return (
    <WritingShell
      props={asks ? props : { ...props, hidden: { ...props.hidden, modality: values.text('modality') } }}
    >
      <TextArea
        {...form.text('action')}
        label={isLetter ? t.words : t.action}
        hint={isLetter ? undefined : t.actionHint}
        optional={!isLetter}
      />
      {asks ? <AskedFields form={form} parties={props.parties} lang={props.lang} /> : null}
      {controls ? (
        <>
          <TextField {...form.text('control')} label={t.control} optional />
          <SelectField
            {...form.text('controller')}
            label={t.controller}
            blank={writingText[props.lang].headForm.nobody}
            optional
            options={props.people}
          />
        </>
      ) : null}
    </WritingShell>
  )
}
