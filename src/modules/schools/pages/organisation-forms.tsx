import type { Bound } from '../../../ui/fields/bind.ts'
import { Checkbox, RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { NumberField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Section } from '../../../ui/layout.tsx'
import { ORGANISATION_KINDS, SCHOOL_TYPES } from '../domain/types.ts'
import type { District } from '../queries/territory.ts'
import { type Here, optionsOf } from './words.ts'

type Fields = { readonly form: Bound; readonly here: Here }

/** Names, kind, type and district: what the authority decides. */
export const NamingFields = ({
  form,
  here,
  districts,
}: Fields & { readonly districts: readonly District[] }) => {
  const { t } = here
  return (
    <>
      <TextField {...form.text('shortName')} label={t.fields.shortName} />
      <TextArea {...form.text('fullName')} label={t.fields.fullName} rows={2} optional />
      <SelectField
        {...form.text('kind')}
        label={t.fields.kind}
        options={optionsOf(ORGANISATION_KINDS, t.kinds)}
        blank={false}
      />
      <SelectField
        {...form.text('schoolType')}
        label={t.fields.schoolType}
        options={optionsOf(SCHOOL_TYPES, t.schoolTypes)}
        blank="—"
        optional
      />
      {districts.length === 0 ? null : (
        <SelectField
          {...form.text('district')}
          label={t.fields.district}
          options={districts.map(({ id, name }) => ({ value: id, label: name }))}
          blank="—"
          optional
        />
      )}
    </>
  )
}

const Requisites = ({ form, here }: Fields) => {
  const { t } = here
  return (
    <Section title={t.forms.requisites}>
      <TextField {...form.text('inn')} label={t.fields.inn} width="short" inputmode="numeric" optional />
      <TextField {...form.text('kpp')} label={t.fields.kpp} width="short" optional />
      <TextField {...form.text('ogrn')} label={t.fields.ogrn} width="short" inputmode="numeric" optional />
      <TextField {...form.text('okpo')} label={t.fields.okpo} width="short" inputmode="numeric" optional />
      <TextField {...form.text('oktmo')} label={t.fields.oktmo} width="short" inputmode="numeric" optional />
    </Section>
  )
}

const Whereabouts = ({ form, here }: Fields) => {
  const { t } = here
  return (
    <Section title={t.forms.place} after>
      <TextArea {...form.text('address')} label={t.fields.address} rows={2} optional />
      <RadioGroup
        {...form.text('isRural')}
        label={t.fields.isRural}
        options={[
          { value: 'yes', label: t.rural },
          { value: 'no', label: t.urban },
          { value: '', label: t.forms.notKnown },
        ]}
      />
      <NumberField {...form.text('latitude')} label={t.fields.latitude} decimal optional />
      <NumberField {...form.text('longitude')} label={t.fields.longitude} decimal optional />
    </Section>
  )
}

const Size = ({ form, here }: Fields) => {
  const { t } = here
  return (
    <Section title={t.forms.size} after>
      <NumberField {...form.text('pupils')} label={t.fields.pupils} optional />
      <NumberField {...form.text('teachers')} label={t.fields.teachers} optional />
      <Checkbox {...form.tick('adverse')} label={t.fields.adverse} />
    </Section>
  )
}

const Contacts = ({ form, here }: Fields) => {
  const { t } = here
  return (
    <Section title={t.forms.contacts} after>
      <TextField {...form.text('phone')} label={t.fields.phone} type="tel" optional />
      <TextField {...form.text('email')} label={t.fields.email} type="email" optional />
      <TextField {...form.text('siteUrl')} label={t.fields.siteUrl} type="url" optional />
    </Section>
  )
}

/** Requisites, place, size, contacts: what the school itself may put right. */
export const FactFields = (fields: Fields) => (
  <>
    <Requisites {...fields} />
    <Whereabouts {...fields} />
    <Size {...fields} />
    <Contacts {...fields} />
  </>
)
