import type { Filled } from '../../../platform/http/here.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { CheckboxGroup, RadioGroup, type SelectOption } from '../../../ui/fields/choice.tsx'
import { HiddenFields } from '../../../ui/fields/hidden.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Category } from '../../schools/domain/types.ts'
import { CHANGING, type ChangeLine } from '../domain/participation.ts'
import { CATEGORY_ORDER } from '../domain/passport.ts'
import type { Model } from '../domain/types.ts'
import type { SchoolChoice } from '../queries/model.ts'
import { ActFields, type Here, SECTION } from './shell.tsx'

export type ChangeProps = {
  readonly here: Here
  readonly model: Model
  readonly labels: Readonly<Record<Category, string>>
  readonly filled: Filled
  readonly schools: readonly SchoolChoice[]
  readonly acts: readonly SelectOption[]
  /** What would change; null until the person asked to see it. */
  readonly preview: readonly ChangeLine[] | null
  readonly actWords: string | null
}
type PreviewProps = ChangeProps & { readonly preview: readonly ChangeLine[] }

const willBe = (line: ChangeLine, { here, labels, filled }: ChangeProps): string => {
  const words = here.t.change.outcomes[line.outcome]
  const category = filled.values.text('category') as Category | ''
  const isEntry = line.outcome === 'enters' || line.outcome === 'moves'
  return isEntry && category !== '' ? `${words}: ${labels[category]}` : words
}

const PreviewTable = (props: PreviewProps) => {
  const { here, labels, schools, preview } = props
  const nameOf = new Map(schools.map((school) => [school.id, school.name]))
  return (
    <Table
      caption={here.t.change.what}
      captionHidden
      stackable
      rows={preview}
      columns={[
        {
          key: 'school',
          head: here.t.participants.school,
          rowHead: true,
          cell: (line) => nameOf.get(line.organisation) ?? '',
        },
        {
          key: 'was',
          head: here.t.year.was,
          phone: here.t.year.was,
          cell: (line) => (line.was === null ? '' : labels[line.was]),
        },
        {
          key: 'will',
          head: here.t.change.will,
          phone: here.t.change.will,
          cell: (line) => willBe(line, props),
        },
      ]}
    />
  )
}

const CARRIED = ['kind', 'category', 'on', 'reason', 'act', 'actWords'] as const

const Confirm = ({ here, model, filled, preview }: PreviewProps) => {
  const t = here.t.change
  const { values } = filled
  const count = preview.filter((line) => CHANGING.includes(line.outcome)).length
  if (count === 0)
    return (
      <p class="need">
        {t.nothing}. {t.nothingWhy}
      </p>
    )
  return (
    <Form
      action={`/models/${model.id}/participants/change`}
      commandKey={here.commandKey}
      hidden={{
        ...Object.fromEntries(CARRIED.map((name) => [name, values.text(name)])),
        schools: values.all('schools'),
      }}
    >
      <p class="muted">{t.told}</p>
      <Actions>
        <Button>{t.confirm(count)}</Button>
        <Link href={`/models/${model.id}/participants`}>{here.t.cancel}</Link>
      </Actions>
    </Form>
  )
}

const WhatFields = ({
  here,
  labels,
  form,
}: Pick<ChangeProps, 'here' | 'labels'> & { readonly form: Bound }) => {
  const t = here.t.change
  return (
    <>
      <RadioGroup
        {...form.text('kind')}
        label={t.kind}
        options={[
          { value: 'enter', label: t.enter },
          { value: 'exit', label: t.exit },
        ]}
      />
      <RadioGroup
        {...form.text('category')}
        label={t.category}
        options={[
          ...CATEGORY_ORDER.map((category) => ({ value: category as string, label: labels[category] })),
          { value: '', label: t.noCategory },
        ]}
      />
      <DateField {...form.text('on')} label={t.on} />
      <TextField {...form.text('reason')} label={t.reason} optional />
    </>
  )
}

/** Whether a school takes part is what a paper changes; its category is what it may enter under. */
const hintOf = (
  { takesPart, category }: SchoolChoice,
  { here: { t }, labels }: Pick<ChangeProps, 'here' | 'labels'>,
): string => {
  if (takesPart !== null) return t.change.takesPart(labels[takesPart])
  return category === null ? t.change.notIn : `${t.change.notIn}; ${t.change.was(labels[category])}`
}

const AskForm = ({ here, model, labels, filled, schools, acts, preview }: ChangeProps) => {
  const t = here.t.change
  const form = bindForm(filled.values, filled.problems)
  return (
    <form class="form" method="get" action={`/models/${model.id}/participants/change#preview`}>
      <HiddenFields values={{ check: '1' }} />
      <ActFields form={form} here={here} acts={acts} />
      <WhatFields here={here} labels={labels} form={form} />
      <CheckboxGroup
        {...form.many('schools')}
        label={t.schools}
        filter={schools.length > 20}
        options={schools.map((school) => ({
          value: school.id,
          label: school.name,
          hint: hintOf(school, { here, labels }),
        }))}
      />
      <Actions>
        <Button kind={preview === null ? undefined : 'other'}>{t.preview}</Button>
        <Link href={`/models/${model.id}/participants`}>{here.t.cancel}</Link>
      </Actions>
    </form>
  )
}

/** One directive, many schools: what it does, to whom, and first what changes. */
export const ChangePage = (props: ChangeProps) => {
  const { here, model, filled, preview } = props
  const t = here.t.change
  return (
    <>
      <MarginHead
        title={t.title}
        lead={t.lead}
        crumbs={[
          { label: here.t.title, href: SECTION },
          { label: model.municipalityName, href: `/models/${model.id}` },
          { label: t.title },
        ]}
      />
      <WithMargin>
        <Stack>
          <ErrorSummary problems={filled.problems} />
          <AskForm {...props} />
        </Stack>
        {preview === null ? null : (
          <Section title={t.what} note={props.actWords ?? undefined} after id="preview">
            <PreviewTable {...props} preview={preview} />
            <Confirm {...props} preview={preview} />
          </Section>
        )}
      </WithMargin>
    </>
  )
}
