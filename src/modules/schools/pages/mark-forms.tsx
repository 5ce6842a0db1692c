import type { Child } from 'hono/jsx'
import type { Bound } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { DateField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Tabs } from '../../../ui/lists.tsx'
import { ATTRIBUTE_CODES, type AttributeCode, CATEGORIES } from '../domain/types.ts'
import { categoryName, type Here, optionsOf } from './words.ts'

type Fields = { readonly form: Bound; readonly here: Here }

/** Since when, and by which document. */
export const SinceFields = ({ form, here }: Fields) => (
  <>
    <DateField {...form.text('from')} label={here.t.forms.from} />
    <TextField {...form.text('basis')} label={here.t.forms.basis} hint={here.t.forms.basisHint} />
  </>
)

export const CategoryFields = ({ form, here }: Fields) => (
  <>
    <RadioGroup
      {...form.text('category')}
      label={here.t.card.categories}
      options={[
        ...CATEGORIES.map((code) => ({ value: code as string, label: categoryName(code, here) })),
        { value: 'none', label: here.t.forms.none },
      ]}
    />
    <SinceFields form={form} here={here} />
  </>
)

/** What a site works on; empty ends the status. */
const SiteFields = ({ form, here }: Fields) => (
  <TextField {...form.text('value')} label={here.t.forms.siteName} hint={here.t.forms.valueHint} optional />
)

/** What is asked of each attribute: its value, and for which programme. */
const ValueFields: Readonly<Record<AttributeCode, (props: MarkFields) => Child>> = {
  engagement: ({ form, here, programmes }) => (
    <>
      <TextField
        {...form.text('qualifier')}
        label={here.t.forms.programme}
        hint={here.t.forms.programmeHint}
        suggestions={programmes}
      />
      <RadioGroup
        {...form.text('value')}
        label={here.t.forms.level}
        options={[
          ...optionsOf(['low', 'medium', 'high'] as const, here.t.values),
          { value: '', label: here.t.forms.end },
        ]}
      />
    </>
  ),
  innovationSite: SiteFields,
  internshipSite: SiteFields,
  headVacant: ({ form, here }) => (
    <RadioGroup
      {...form.text('value')}
      label={here.t.attributes.headVacant}
      options={[
        { value: 'yes', label: here.t.yes },
        { value: '', label: here.t.forms.end },
      ]}
    />
  ),
}

type MarkFields = Fields & { readonly programmes: readonly string[] }

export const AttributeFields = ({
  attribute,
  ...props
}: MarkFields & { readonly attribute: AttributeCode }) => (
  <>
    {ValueFields[attribute](props)}
    <SinceFields form={props.form} here={props.here} />
  </>
)

/** Which attribute the form is about: each has an address of its own. */
export const AttributeTabs = ({
  base,
  attribute,
  here,
}: {
  readonly base: string
  readonly attribute: AttributeCode
  readonly here: Here
}) => (
  <Tabs
    label={here.t.forms.what}
    tabs={ATTRIBUTE_CODES.map((code) => ({
      label: here.t.attributes[code],
      href: `${base}?attribute=${code}`,
      current: code === attribute,
    }))}
  />
)

export const WordsFields = ({ form, here }: Fields) => (
  <TextArea {...form.text('words')} label={here.t.forms.words} rows={4} optional />
)
