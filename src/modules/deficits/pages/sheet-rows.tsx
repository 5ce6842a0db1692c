import type { Filled } from '../../../platform/http/here.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup, SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { HiddenFields } from '../../../ui/fields/hidden.tsx'
import { NumberField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Details } from '../../../ui/layout.tsx'
import { rowField } from '../domain/sheets.ts'
import { AUDIENCES, SEVERITIES, type Theme } from '../domain/types.ts'
import type { DeficitsText } from '../text.ts'
import type { Here } from './shell.tsx'

/** Themes as lines of a list under their groups; the risk factors stand last. */
export const themeOptions = (themes: readonly Theme[], t: DeficitsText): SelectOption[] =>
  themes
    .filter(({ current }) => current)
    .map((theme) => ({
      value: theme.id,
      label: theme.name,
      group: `${t.audiences[theme.audience]}: ${theme.group}`,
    }))

type RowProps = {
  readonly here: Here
  readonly form: Bound
  readonly at: number
  /** Only where it may be nothing: a deficit that was never named cannot be filled. */
  readonly fresh: boolean
}

const Severity = ({
  here: { t },
  form,
  at,
  fresh,
  title,
}: RowProps & { readonly title?: string | undefined }) => (
  <RadioGroup
    {...form.text(rowField(at, 'severity'))}
    label={title ?? t.sheet.severity}
    labelHidden={title !== undefined}
    layout="two"
    options={SEVERITIES.filter((each) => !fresh || each !== 0).map((each) => ({
      value: String(each),
      label: t.severities[each],
      hint: t.severityHints[each],
    }))}
  />
)

const More = ({ here: { t }, form, at }: RowProps) => (
  <>
    <NumberField
      {...form.text(rowField(at, 'people'))}
      label={t.sheet.people}
      unit={t.sheet.peopleUnit}
      optional
    />
    <TextArea
      {...form.text(rowField(at, 'note'))}
      label={t.sheet.note}
      hint={t.sheet.noteHint}
      rows={2}
      optional
    />
  </>
)

/** What is wrong inside a folded part must be in sight. */
const hasFault = ({ form, at }: RowProps): boolean =>
  ['people', 'note'].some((name) => form.text(rowField(at, name)).error !== undefined)

export type NamedRow = {
  readonly at: number
  readonly title: string
  readonly whom: string
  /** What the last round said, in words. */
  readonly was: string | null
}

/** A deficit of the last round: its name stands, only the severity has to be looked at. */
export const KnownRow = (props: RowProps & { readonly row: NamedRow; readonly filled: Filled }) => {
  const { at, row, filled, here } = props
  const keep = (name: string) => filled.values.text(rowField(at, name))
  return (
    <section class="after">
      <h3 class="h" lang="ru">
        {row.title}
      </h3>
      <p class="muted small">
        {row.whom}
        {row.was === null ? null : `. ${here.t.sheet.was(row.was)}`}
      </p>
      <HiddenFields
        values={{
          [rowField(at, 'theme')]: keep('theme'),
          [rowField(at, 'own')]: keep('own'),
          [rowField(at, 'audience')]: keep('audience'),
          [rowField(at, 'subject')]: keep('subject'),
        }}
      />
      <Severity {...props} title={row.title} />
      <Details title={here.t.sheet.more(keep('people'), keep('note') !== '')} open={hasFault(props)}>
        <More {...props} />
      </Details>
    </section>
  )
}

/** A deficit to be named: a theme of the list, or own words and whom they are about. */
export const NewRow = (
  props: RowProps & {
    readonly options: readonly SelectOption[]
    readonly lang: Language
    readonly open: boolean
    readonly no: number
  },
) => {
  const { here, form, at, options, lang, open, no } = props
  const { t } = here
  return (
    <Details title={t.sheet.add(no)} open={open}>
      <div lang="ru">
        <SelectField
          {...form.text(rowField(at, 'theme'))}
          label={<span lang={lang}>{t.sheet.theme}</span>}
          options={options}
          blank={t.sheet.noTheme}
          filter
        />
      </div>
      <TextField {...form.text(rowField(at, 'own'))} label={t.sheet.own} hint={t.sheet.ownHint} optional />
      <SelectField
        {...form.text(rowField(at, 'audience'))}
        label={t.sheet.audience}
        hint={t.sheet.audienceHint}
        options={AUDIENCES.map((value) => ({ value, label: t.audiences[value] }))}
        blank={t.sheet.audienceByTheme}
      />
      <TextField {...form.text(rowField(at, 'subject'))} label={t.sheet.subject} optional />
      <Severity {...props} fresh />
      <More {...props} />
    </Details>
  )
}

/** Binds the fields of the whole sheet. */
export const boundSheet = (filled: Filled): Bound => bindForm(filled.values, filled.problems)
