import type { Filled } from '../../../platform/http/here.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { NumberField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Details, Section } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/note.tsx'
import type { Theme } from '../../deficits/domain/types.ts'
import { HELP_FORMS, LEVELS, OFFER_CHANNELS } from '../domain/offers.ts'
import type { OfferSchool } from '../queries/offers.ts'
import { OFFERS, type OffersHere } from './offers.tsx'
import { FormPage } from './shell.tsx'

export const levelField = (theme: string): string => `level.${theme}`

export type OfferFormProps = {
  readonly here: OffersHere
  readonly filled: Filled
  readonly school: OfferSchool
  readonly year: number
  /** Address of the answer that the form belongs to. */
  readonly at: string
  readonly version: number
  readonly themes: readonly Theme[]
  readonly isOwn: boolean
  /** Year whose answer stands in the fields; null when nothing was copied. */
  readonly copied: number | null
}

type Fields = OfferFormProps & { readonly form: Bound }

const Levels = ({ form, here, themes }: Fields & { readonly themes: readonly Theme[] }) => (
  <>
    {themes.map((theme) => (
      <SelectField
        {...form.text(levelField(theme.id))}
        label={<span lang="ru">{theme.name}</span>}
        options={LEVELS.map((level) => ({ value: String(level), label: here.o.levels[level] }))}
        blank={here.o.noLevel}
      />
    ))}
  </>
)

const isMarked = (form: Bound, themes: readonly Theme[]): boolean =>
  themes.some(({ id }) => form.text(levelField(id)).value !== '')

/** Themes by the groups of the dictionary; groups with something marked stand open. */
const Themes = (props: Fields) => {
  const { form, here, themes } = props
  const { error } = form.only('themes')
  const groups = [...new Set(themes.map(({ group }) => group))]
  return (
    <Section title={here.o.form.themes} id="f-themes" after>
      <p class="muted">{here.o.form.themesHint}</p>
      {error === undefined ? null : <Note kind="error" title={error} level={3} />}
      {groups.map((group, at) => {
        const own = themes.filter((theme) => theme.group === group)
        return (
          <Details title={<span lang="ru">{group}</span>} open={at === 0 || isMarked(form, own)}>
            <Levels {...props} themes={own} />
          </Details>
        )
      })}
    </Section>
  )
}

const Places = ({ form, here }: Fields) => {
  const w = here.o.form
  return (
    <>
      <NumberField {...form.text('capLead')} label={w.capLead} />
      <NumberField {...form.text('capSubject')} label={w.capSubject} optional />
      <Checkbox {...form.tick('isRemote')} label={w.remote} hint={w.remoteHint} />
    </>
  )
}

const Forms = ({ form, here }: Fields) => {
  const w = here.o.form
  return (
    <>
      <CheckboxGroup
        {...form.many('forms')}
        label={w.forms}
        options={HELP_FORMS.map((value) => ({ value, label: here.o.forms[value] ?? value }))}
        optional
      />
      <TextField {...form.text('otherForms')} label={w.otherForms} hint={w.otherFormsHint} optional />
      <TextField {...form.text('subjects')} label={w.subjects} hint={w.commas} optional />
      <TextField {...form.text('languages')} label={w.languages} hint={w.commas} optional />
      <TextArea {...form.text('wishes')} label={w.wishes} hint={w.wishesHint} rows={3} optional />
    </>
  )
}

const Answer = ({ form, here }: Fields) => {
  const w = here.o.form
  return (
    <>
      <RadioGroup
        {...form.text('state')}
        label={w.state}
        options={[
          { value: 'offered', label: w.offered },
          { value: 'refused', label: w.refused },
        ]}
      />
      <TextArea {...form.text('reason')} label={w.reason} hint={w.reasonHint} rows={2} optional />
    </>
  )
}

const Channel = ({ form, here }: Fields) => (
  <SelectField
    {...form.text('channel')}
    label={here.o.form.channel}
    options={OFFER_CHANNELS.filter((each) => each !== 'self').map((value) => ({
      value,
      label: here.o.channels[value],
    }))}
    blank={false}
  />
)

/** «Чем поможем другим школам»: filled in by the head, or by the municipality from his words. */
export const OfferFormPage = (props: OfferFormProps) => {
  const { here, school, year, at: back, isOwn, copied } = props
  const w = here.o.form
  return (
    <FormPage
      here={here}
      title={isOwn ? w.title : here.o.ownOf(school.name, year)}
      lead={
        <>
          {w.lead} {copied === null ? null : <b>{w.copied(copied)}</b>}
        </>
      }
      crumbs={[
        { label: isOwn ? here.o.own : here.o.title, href: isOwn ? back : `${OFFERS}/${year}` },
        { label: isOwn ? here.o.answer : w.title },
      ]}
      action={`${back}/answer`}
      filled={{ ...props.filled, version: props.version }}
      save={w.save}
      back={back}
      fields={(form) => (
        <>
          {isOwn ? null : <Channel {...props} form={form} />}
          <Answer {...props} form={form} />
          <Themes {...props} form={form} />
          <Places {...props} form={form} />
          <Forms {...props} form={form} />
        </>
      )}
    />
  )
}
