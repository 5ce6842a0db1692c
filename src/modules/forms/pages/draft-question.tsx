import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { FieldGroup } from '../../../ui/fields/field.tsx'
import { DateField, NumberField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { type Condition, FIELD_KINDS, FILE_KINDS, type Field } from '../domain/definition.ts'
import { PREFILL_SOURCES, sourceFits } from '../domain/prefill.ts'
import { SETTING_TYPES, SETTINGS, type SettingName, settingName } from '../domain/settings.ts'
import { CELL_KINDS, columnName, columnPlaces, isBeyondLines } from '../domain/shaping.ts'
import type { FormDraft } from '../queries/draft.ts'
import { editingText } from '../text/editing.ts'
import { ConditionLines, conditionWords } from './conditions.tsx'
import { textOf } from './words.ts'

export type DraftQuestionProps = {
  readonly draft: FormDraft
  /** Null for a question that is only begun. */
  readonly field: Field | null
  readonly section: string
  readonly above: readonly Field[]
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly commandKey: string
  readonly version: number
  readonly lang: Language
}

type PartProps = { readonly props: DraftQuestionProps; readonly form: Bound }

const kindOptions = (kinds: readonly Field['kind'][], lang: Language) =>
  kinds.map((kind) => ({ value: kind, label: textOf(lang).kinds[kind] }))

const Words = ({ props, form }: PartProps) => {
  const t = editingText[props.lang].question
  return (
    <>
      <TextArea {...form.text('label')} label={t.label} rows={2} />
      <TextField {...form.text('number')} label={t.number} hint={t.numberHint} width="short" optional />
      <TextArea {...form.text('help')} label={t.help} hint={t.helpHint} rows={2} optional />
      <SelectField
        {...form.text('kind')}
        label={t.kind}
        hint={t.kindHint}
        blank={false}
        options={kindOptions(FIELD_KINDS, props.lang)}
      />
    </>
  )
}

const Setting = ({ name, props, form }: PartProps & { readonly name: SettingName }) => {
  const common = {
    ...form.text(settingName(name)),
    label: editingText[props.lang].settings[name],
    optional: true,
  }
  const type = SETTING_TYPES[name]
  if (type === 'day') return <DateField {...common} />
  return type === 'words' ? (
    <TextField {...common} />
  ) : (
    <NumberField {...common} decimal={type === 'number'} />
  )
}

const ColumnPart = ({ at, props, form }: PartProps & { readonly at: number }) => {
  const t = editingText[props.lang].question
  const part = (name: string) => form.text(columnName(at, name))
  const kind = part('kind').value
  return (
    <fieldset class="cells" aria-label={t.column(at + 1)}>
      <TextField {...part('label')} label={t.columnLabel} />
      <SelectField
        {...part('kind')}
        label={t.columnKind}
        blank={false}
        options={kindOptions(CELL_KINDS, props.lang)}
      />
      <TextField {...part('place')} label={t.columnPlace} width="short" />
      <Checkbox {...form.tick(columnName(at, 'required'))} label={t.columnRequired} />
      {kind === 'oneOf' || kind === 'someOf' ? (
        <TextArea {...part('options')} label={t.options} rows={3} />
      ) : null}
    </fieldset>
  )
}

const Columns = ({ props, form, field }: PartProps & { readonly field: Field }) => {
  const t = editingText[props.lang].question
  return (
    <FieldGroup name="columns" label={t.columns} hint={t.columnsHint}>
      {Array.from({ length: columnPlaces(field) }, (_, at) => (
        <ColumnPart at={at} props={props} form={form} />
      ))}
    </FieldGroup>
  )
}

const Options = ({ props, form }: PartProps) => {
  const t = editingText[props.lang].question
  return <TextArea {...form.text('options')} label={t.options} hint={t.optionsHint} rows={5} />
}

const Settings = ({ props, form }: PartProps) => {
  const { field, lang } = props
  const t = editingText[lang]
  if (field === null) return <p class="muted">{t.question.notSet}</p>
  const isChoice = field.kind === 'oneOf' || field.kind === 'someOf'
  const names = SETTINGS[field.kind]
  if (!isChoice && field.kind !== 'table' && names.length === 0) return null
  return (
    <Section title={t.question.settings} after>
      <Stack>
        {isChoice ? <Options props={props} form={form} /> : null}
        {field.kind === 'file' ? (
          <CheckboxGroup
            {...form.many('fileKinds')}
            label={t.question.fileKinds}
            options={FILE_KINDS.map((kind) => ({ value: kind, label: t.fileKinds[kind] }))}
          />
        ) : null}
        {names.map((name) => (
          <Setting name={name} props={props} form={form} />
        ))}
        {field.kind === 'table' ? <Columns props={props} form={form} field={field} /> : null}
      </Stack>
    </Section>
  )
}

const Lines = ({
  name,
  label,
  hint,
  before,
  props,
  form,
}: PartProps & {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly before: Condition | undefined
}) => {
  const { above, values, lang } = props
  return (
    <FieldGroup name={name} label={label} hint={hint}>
      <ConditionLines name={name} over={above} form={form} values={values} lang={lang} />
      {before !== undefined && isBeyondLines(before) ? (
        <Checkbox
          {...form.tick(`${name}Kept`)}
          label={editingText[lang].question.keep(conditionWords(before, above, lang))}
        />
      ) : null}
    </FieldGroup>
  )
}

const Conditions = ({ props, form }: PartProps) => {
  const { above, field, values, lang } = props
  const t = editingText[lang].question
  const required = field?.required
  const options = (['yes', 'no', 'when'] as const)
    .filter((value) => value !== 'when' || above.length > 0)
    .map((value) => ({ value, label: t.requirements[value] }))
  return (
    <>
      <RadioGroup {...form.text('required')} label={t.required} options={options} />
      <Details
        title={t.conditions}
        open={
          values.text('required') === 'when' || values.text('showIf.0') !== '' || values.has('showIfKept')
        }
      >
        {above.length === 0 ? (
          <p class="muted">{t.nothingAbove}</p>
        ) : (
          <Stack>
            <Lines
              name="showIf"
              label={t.showIf}
              hint={t.showIfHint}
              before={field?.showIf}
              props={props}
              form={form}
            />
            <Lines
              name="requiredWhen"
              label={t.requiredWhen}
              before={typeof required === 'object' ? required : undefined}
              props={props}
              form={form}
            />
          </Stack>
        )}
      </Details>
    </>
  )
}

const More = ({ props, form }: PartProps) => {
  const { field, values, lang } = props
  const t = editingText[lang]
  if (field === null) return null
  const sources = PREFILL_SOURCES.filter((source) => sourceFits(source, field.kind))
  return (
    <Details title={t.question.more} open={values.text('prefill') !== '' || values.has('identifying')}>
      <Stack>
        {sources.length === 0 ? null : (
          <SelectField
            {...form.text('prefill')}
            label={t.question.prefill}
            blank={t.question.noPrefill}
            options={sources.map((value) => ({ value, label: t.sources[value] }))}
          />
        )}
        <Checkbox
          {...form.tick('identifying')}
          label={t.question.identifying}
          hint={t.question.identifyingHint}
        />
      </Stack>
    </Details>
  )
}

/** One question of a form that is being written: words, kind and its settings, when it is seen and required. */
export const DraftQuestionPage = (props: DraftQuestionProps) => {
  const { draft, field, values, problems, lang } = props
  const t = editingText[lang].question
  const form = bindForm(values, problems)
  const back = `/forms/drafts/${draft.id}`
  const action = `${back}/questions/${field?.key ?? 'new'}`
  const title = field === null ? t.newTitle : t.title
  return (
    <>
      <MarginHead
        title={title}
        crumbs={[{ label: draft.definition.title.ru, href: back }, { label: title }]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form
          action={action}
          commandKey={props.commandKey}
          version={props.version}
          hidden={{ section: props.section }}
          draft={{ form: 'form.change', subject: action, title, address: action }}
        >
          <Stack>
            <Words props={props} form={form} />
            <Settings props={props} form={form} />
            <Conditions props={props} form={form} />
            <More props={props} form={form} />
            <Actions>
              <Button>{t.save}</Button>
              <Link href={back}>{t.back}</Link>
              {field === null ? null : (
                <Button kind="stop" to={`${back}/step`} name="press" value={`dropField:${field.key}`}>
                  {t.drop}
                </Button>
              )}
            </Actions>
          </Stack>
        </Form>
      </WithMargin>
    </>
  )
}
