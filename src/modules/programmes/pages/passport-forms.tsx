import type { DocumentModel } from '../../../documents/model.ts'
import type { Filled } from '../../../platform/http/here.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox, SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { FileField, type KeptFile } from '../../../ui/fields/file.tsx'
import { HiddenFields } from '../../../ui/fields/hidden.tsx'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { Decide, SideBySide } from '../../../ui/side-by-side.tsx'
import { PaperSheet, sheetsOf } from '../../directives/public.ts'
import type { Category } from '../../schools/domain/types.ts'
import { CATEGORY_ORDER, MODEL_TYPES, PASSPORT_LABELS } from '../domain/passport.ts'
import { type Model, TEXT_FIELDS, type TextField as TextCode } from '../domain/types.ts'
import type { PassportVersion } from '../queries/model.ts'
import { FormPage, type Here, SECTION } from './shell.tsx'

/** Short answers in one line, the rest in several. */
const ROWS: Readonly<Partial<Record<TextCode, number>>> = {
  name: 2,
  authors: 4,
  grounds: 5,
  idea: 4,
  novelty: 6,
  goals: 6,
  directions: 6,
  effect: 6,
  funding: 2,
}

const TextFields = ({ form }: { readonly form: Bound }) => (
  <>
    {TEXT_FIELDS.map((field) => {
      const bound = form.text(`fields.${field}`)
      const label = <span lang="ru">{PASSPORT_LABELS[field]}</span>
      const rows = ROWS[field]
      return rows === undefined ? (
        <TextField {...bound} label={label} suggestions={field === 'type' ? MODEL_TYPES : undefined} />
      ) : (
        <TextArea {...bound} label={label} rows={rows} />
      )
    })}
  </>
)

type EditProps = { readonly here: Here; readonly model: Model; readonly filled: Filled }

const crumbsOf = ({ here, model }: Pick<EditProps, 'here' | 'model'>, last: string) => [
  { label: here.t.title, href: SECTION },
  { label: model.municipalityName, href: `/models/${model.id}` },
  { label: last },
]

/** The passport written or corrected by hand. */
export const PassportForm = (props: EditProps) => {
  const { here, model, filled } = props
  const { t } = here
  return (
    <FormPage
      here={here}
      title={t.passport.editTitle}
      lead={t.passport.editLead}
      crumbs={crumbsOf(props, t.passport.title)}
      action={`/models/${model.id}/passport/edit`}
      filled={filled}
      save={t.passport.save}
      back={`/models/${model.id}`}
      note={t.passport.participantsFrom}
      fields={(form) => (
        <>
          <TextFields form={form} />
          <TextField {...form.text('note')} label={t.passport.note} optional />
        </>
      )}
    />
  )
}

/** A file to be read. */
export const UploadPage = (props: EditProps & { readonly kept: readonly KeptFile[] }) => {
  const { here, model, filled } = props
  const { t } = here
  return (
    <FormPage
      here={here}
      title={t.passport.uploadTitle}
      lead={t.passport.uploadLead}
      crumbs={crumbsOf(props, t.passport.uploadTitle)}
      action={`/models/${model.id}/passport/upload`}
      filled={filled}
      save={t.passport.read}
      back={`/models/${model.id}`}
      files
      fields={(form) => (
        <FileField
          {...form.only('file')}
          label={t.passport.file}
          kinds={t.passport.kinds}
          accept=".docx,.pdf,.odt,.doc,.txt"
          kept={props.kept}
        />
      )}
    />
  )
}

/** A school of the passport as the form asks about it. */
export type AskedSchool = {
  readonly written: string
  readonly category: Category
  readonly chosen: string
  readonly likely: readonly string[]
}

export type CheckProps = EditProps & {
  readonly reading: PassportVersion
  readonly schools: readonly AskedSchool[]
  readonly register: readonly SelectOption[]
  readonly labels: Readonly<Record<Category, string>>
  readonly sheet: number
  readonly done: number
}

const optionsFor = (school: AskedSchool, { here, register }: CheckProps): SelectOption[] => {
  const { t } = here
  const isLikely = (option: SelectOption) => school.likely.includes(option.value)
  return [
    ...register.filter(isLikely).map((option) => ({ ...option, group: t.passport.likely })),
    { value: 'none', label: t.passport.notInRegister, group: t.passport.likely },
    ...register.filter((option) => !isLikely(option)).map((option) => ({ ...option, group: t.passport.all })),
  ]
}

const SchoolLine = ({
  at,
  school,
  props,
  form,
}: {
  readonly at: number
  readonly school: AskedSchool
  readonly props: CheckProps
  readonly form: Bound
}) => {
  const { t } = props.here
  return (
    <div class="two">
      <SelectField
        {...form.text(`school-${at}`)}
        value={school.chosen}
        label={<span lang="ru">{t.passport.written(school.written)}</span>}
        options={optionsFor(school, props)}
        filter={props.register.length > 30}
      />
      <SelectField
        {...form.text(`category-${at}`)}
        value={school.category}
        label={t.passport.group}
        options={CATEGORY_ORDER.map((category) => ({ value: category, label: props.labels[category] }))}
        blank={false}
      />
      <HiddenFields values={{ [`written-${at}`]: school.written }} />
    </div>
  )
}

const Schools = ({ props, form }: { readonly props: CheckProps; readonly form: Bound }) => {
  const lines = props.schools.map((school, at) => ({ school, at }))
  const unsure = lines.filter(({ school }) => school.chosen === '')
  const sure = lines.filter(({ school }) => school.chosen !== '')
  const show = ({ school, at }: (typeof lines)[number]) => (
    <SchoolLine at={at} school={school} props={props} form={form} />
  )
  return (
    <>
      {unsure.length === 0 ? null : (
        <Decide count={unsure.length}>
          {unsure.map(show)}
          <Checkbox {...form.tick('remember')} label={props.here.t.passport.remember} />
        </Decide>
      )}
      <Section title={props.here.t.passport.schools} after>
        {sure.map(show)}
      </Section>
    </>
  )
}

const UnknownRows = ({ here, reading }: CheckProps) =>
  reading.unknown.length === 0 ? null : (
    <Note kind="need" title={here.t.passport.unknown} level={3}>
      <p>{here.t.passport.unknownWhy}</p>
      <ul class="rows" lang="ru">
        {reading.unknown.map((row) => (
          <li>
            <b>{row.label}</b> {row.value}
          </li>
        ))}
      </ul>
    </Note>
  )

const CheckForm = (props: CheckProps) => {
  const { here, model, filled, reading } = props
  const { t } = here
  const form = bindForm(filled.values, filled.problems)
  return (
    <>
      <ErrorSummary problems={filled.problems} />
      <UnknownRows {...props} />
      <Form
        action={`/models/${model.id}/passport/check/${reading.id}`}
        commandKey={here.commandKey}
        draft={filled.draft}
      >
        <Schools props={props} form={form} />
        <Section title={t.passport.title} after>
          <TextFields form={form} />
        </Section>
        <Actions>
          <Button>{t.passport.save}</Button>
          <Link href={`/models/${model.id}`}>{t.cancel}</Link>
        </Actions>
      </Form>
    </>
  )
}

/** «Сверьте паспорт с оригиналом»: the file on the left, the thirteen fields on the right. */
export const CheckPage = (props: CheckProps) => {
  const { here, model, reading, sheet } = props
  const { t } = here
  const sheets = sheetsOf(reading.model as DocumentModel)
  const current = Math.min(Math.max(1, sheet), sheets.length)
  const at = (page: number) => `/models/${model.id}/passport/check/${reading.id}?sheet=${page}`
  return (
    <>
      <SpreadHead
        title={t.passport.checkTitle}
        lead={t.passport.checkLead(props.done, props.schools.length)}
        crumbs={crumbsOf(props, t.passport.uploadTitle)}
      />
      <SideBySide
        original={{
          page: current,
          pages: sheets.length,
          ...(current > 1 ? { previousHref: at(current - 1) } : {}),
          ...(current < sheets.length ? { nextHref: at(current + 1) } : {}),
          ...(reading.file === null
            ? {}
            : {
                download: {
                  href: `/files/${reading.file.id}`,
                  kind: reading.file.name.split('.').at(-1)?.toUpperCase() ?? '',
                },
              }),
        }}
        paper={<PaperSheet sheet={sheets[current - 1] ?? []} marks={new Map()} />}
      >
        <CheckForm {...props} />
      </SideBySide>
    </>
  )
}
