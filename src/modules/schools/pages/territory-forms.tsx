import type { Filled } from '../../../platform/http/here.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { SelectField } from '../../../ui/fields/choice.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { ZONES } from '../domain/input.ts'
import { DEFAULT_LABELS, LABEL_CODES, LABEL_FORMS, type LabelCode } from '../domain/labels.ts'
import type { Municipality } from '../domain/types.ts'

import type { Here } from './words.ts'

/** Name of a municipality with its cases: stored, never guessed on a page (decisions 47). */
export const MunicipalityFields = ({ form, here }: { readonly form: Bound; readonly here: Here }) => {
  const words = here.t.municipalities
  return (
    <>
      <TextField {...form.text('name')} label={words.name} hint={words.nameHint} />
      <TextField {...form.text('genitive')} label={words.genitive} hint={words.casesHint} optional />
      <TextField {...form.text('prepositional')} label={words.prepositional} optional />
      <TextField {...form.text('shortName')} label={words.shortName} optional />
      <TextField {...form.text('oktmo')} label={words.oktmo} width="short" inputmode="numeric" optional />
      <SelectField
        {...form.text('zone')}
        label={words.zone}
        options={ZONES.map((zone, at) => ({ value: zone, label: words.zones[at] ?? zone }))}
        blank={words.zoneOfRegion}
        optional
      />
    </>
  )
}

type LabelsProps = { readonly here: Here; readonly municipality: Municipality; readonly filled: Filled }

const Label = ({
  code,
  form,
  here,
}: {
  readonly code: LabelCode
  readonly form: Bound
  readonly here: Here
}) => {
  const { t } = here
  const [first, ...cases] = LABEL_FORMS
  const field = (name: (typeof LABEL_FORMS)[number]) => (
    <TextField
      {...form.text(`labels.${code}.${name}`)}
      label={t.labelForms[name]}
      hint={t.labelsPage.usual(DEFAULT_LABELS[code][name])}
      optional
    />
  )
  const filled = LABEL_FORMS.some((name) => form.text(`labels.${code}.${name}`).value !== '')
  return (
    <WithMargin sideTitle={t.labels[code]} after>
      {first === undefined ? null : field(first)}
      <Details title={cases.map((name) => t.labelForms[name]).join(', ')} open={filled}>
        {cases.map(field)}
      </Details>
    </WithMargin>
  )
}

/** Local words of a municipality with their cases (R219). */
export const LabelsPage = ({ here, municipality, filled }: LabelsProps) => {
  const { t } = here
  const form = bindForm(filled.values, filled.problems)
  const page = `/municipalities/${municipality.id}`
  return (
    <>
      <MarginHead
        title={t.labelsPage.title}
        lead={t.labelsPage.lead}
        crumbs={[{ label: municipality.shortName, href: page }, { label: t.labelsPage.title }]}
      />
      <WithMargin>
        <ErrorSummary problems={filled.problems} />
      </WithMargin>
      <Form
        action={`${page}/labels`}
        commandKey={here.commandKey}
        version={filled.version}
        draft={filled.draft}
      >
        {LABEL_CODES.map((code) => (
          <Label code={code} form={form} here={here} />
        ))}
        <WithMargin after>
          <Actions>
            <Button>{t.labelsPage.save}</Button>
            <Link href={page}>{t.forms.cancel}</Link>
          </Actions>
        </WithMargin>
      </Form>
    </>
  )
}
