import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox, RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { FORM_NAMES, FORMS, LIKE, sayColumns } from '../domain/columns.ts'
import { periodCode } from '../domain/period.ts'
import type { Period, Roadmap } from '../domain/types.ts'
import type { FormLike, SameNamed } from '../queries/making.ts'
import { crumbsOf } from './row-forms.tsx'
import { addressOf, type Here, yearWords } from './words.ts'

type Filled = { readonly here: Here; readonly values: FormValues; readonly problems: readonly Problem[] }
type Field = { readonly name: string; readonly value: string; readonly error: string | undefined }
type Above = readonly { readonly id: string; readonly title: string }[]

export const periodOptions = (periods: readonly Period[], { t }: Here) =>
  periods.map((period) => ({ value: periodCode(period), label: yearWords(period, t) }))

/** Forms by name, then those that roadmaps around have besides. */
const formOptions = (forms: readonly FormLike[], { t }: Here) => {
  const named = new Set(FORM_NAMES.map((name) => sayColumns(FORMS[name])))
  const others = forms.filter(({ layout }) => !named.has(sayColumns(layout)) && sayColumns(layout) !== '')
  return [
    ...FORM_NAMES.map((name) => ({
      value: name as string,
      label: t.cols.forms[name],
      hint: <span lang="ru">{sayColumns(FORMS[name])}</span>,
    })),
    ...others.map(({ id, title, layout }) => ({
      value: LIKE + id,
      label: <span lang="ru">{t.cols.like(title)}</span>,
      hint: <span lang="ru">{sayColumns(layout)}</span>,
    })),
  ]
}

/** Made in another window or by a colleague: looked at before a second one is made. */
export const Same = ({ same, here: { t } }: { readonly same: SameNamed | null; readonly here: Here }) =>
  same === null ? null : (
    <Stack after>
      <Note kind="need" title={t.create.same}>
        <p>
          <Link href={`/roadmaps/${same.id}`}>
            <span lang="ru">{same.title}</span>
          </Link>
          , {t.states[same.state]}
        </p>
        <p>{t.create.sameWhy}</p>
      </Note>
    </Stack>
  )

export const NewPage = ({
  here,
  values,
  problems,
  periods,
  above,
  forms,
  same,
}: Filled & {
  readonly same: SameNamed | null
  readonly periods: readonly Period[]
  readonly above: Above
  readonly forms: readonly FormLike[]
}) => {
  const { t } = here
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead
        title={t.create.title}
        lead={t.create.lead}
        crumbs={[{ label: t.many, href: '/roadmaps' }]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Same same={same} here={here} />
        <Form action="/roadmaps/new" commandKey={here.commandKey}>
          <Stack>
            <TextField {...form.text('title')} label={t.create.name} />
            <YearField {...form.text('period')} periods={periods} here={here} />
            {above.length === 0 ? null : <AboveField {...form.text('above')} above={above} here={here} />}
            <RadioGroup
              {...form.text('form')}
              label={t.cols.form}
              hint={t.cols.formHint}
              options={formOptions(forms, here)}
            />
            {same === null ? null : <Checkbox {...form.tick('evenSo')} label={t.create.evenSo} />}
          </Stack>
          <Actions>
            <Button>{t.create.save}</Button>
            <Link href="/roadmaps">{t.cancel}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

const YearField = ({
  periods,
  here,
  ...field
}: Field & { readonly periods: readonly Period[]; readonly here: Here }) => (
  <SelectField {...field} label={here.t.create.period} options={periodOptions(periods, here)} />
)

const AboveField = ({
  above,
  here: { t },
  ...field
}: Field & { readonly above: Above; readonly here: Here }) => (
  <SelectField
    {...field}
    label={t.create.above}
    hint={t.create.aboveHint}
    blank={t.create.aboveNone}
    options={above.map(({ id, title }) => ({ value: id, label: title }))}
  />
)

export type SettingsProps = Filled & {
  readonly roadmap: Roadmap
  readonly above: Above
  readonly mayApprove: boolean
}

export const SettingsPage = ({ here, values, problems, roadmap, above, mayApprove }: SettingsProps) => {
  const { t } = here
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead title={t.settings.title} crumbs={crumbsOf(roadmap, here, null)} />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form action={addressOf(roadmap, '/settings')} commandKey={here.commandKey} version={roadmap.version}>
          <Stack>
            <TextField
              {...form.text('title')}
              label={t.create.name}
              hint={roadmap.approved === 0 ? undefined : t.settings.nameHint}
            />
            {above.length === 0 ? null : <AboveField {...form.text('above')} above={above} here={here} />}
          </Stack>
          <Actions>
            <Button>{t.settings.save}</Button>
            <Link href={addressOf(roadmap)}>{t.cancel}</Link>
          </Actions>
        </Form>
        {mayApprove && roadmap.state === 'inForce' ? (
          <Section title={t.state.close} after>
            <Form
              action={addressOf(roadmap, '/state')}
              commandKey={here.commandKey}
              hidden={{ action: 'close' }}
            >
              <Button kind="stop">{t.state.close}</Button>
            </Form>
          </Section>
        ) : null}
      </WithMargin>
    </>
  )
}
