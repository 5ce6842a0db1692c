import type { FormValues } from '../../../platform/http/form.ts'
import type { Filled } from '../../../platform/http/here.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { SelectField } from '../../../ui/fields/choice.tsx'
import { FileField } from '../../../ui/fields/file.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Figures, Rows } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import { OLD_FIELDS, type OldMatching } from '../domain/table.ts'
import { levelled } from '../domain/wording.ts'
import type { SchoolName } from '../queries/load.ts'
import { FormPage } from './round-forms.tsx'
import type { Here } from './shell.tsx'

const KINDS = 'XLSX, ODS, CSV'
const ACCEPT = '.xlsx,.ods,.csv'

/** The municipality's own spreadsheet of past years, dropped in as it is. */
export const OldUploadPage = ({ here, filled }: { readonly here: Here; readonly filled: Filled }) => {
  const { t } = here
  return (
    <FormPage
      here={here}
      title={t.old.title}
      lead={t.old.lead}
      crumbs={[{ label: t.title, href: '/deficits' }, { label: t.old.title }]}
      action="/deficits/old"
      filled={filled}
      save={t.table.read}
      back="/deficits"
      files
      fields={(form) => <FileField {...form.only('file')} label={t.old.file} kinds={KINDS} accept={ACCEPT} />}
    />
  )
}

export type OldColumnsProps = {
  readonly here: Here
  readonly load: string
  readonly fileName: string
  readonly heads: readonly { readonly head: string; readonly samples: readonly string[] }[]
  readonly matching: OldMatching
  readonly problems: readonly Problem[]
  readonly typed: FormValues | null
}

/** Heads of all sheets, each once: what its column holds. */
export const OldColumnsPage = ({
  here,
  load,
  fileName,
  heads,
  matching,
  problems,
  typed,
}: OldColumnsProps) => {
  const { t, commandKey } = here
  return (
    <>
      <SpreadHead
        title={t.old.columns}
        lead={<span lang="ru">{fileName}</span>}
        crumbs={[{ label: t.title, href: '/deficits' }, { label: t.old.columns }]}
      />
      <ErrorSummary problems={problems} />
      <p class="read">{t.old.columnsLead}</p>
      <Form
        action={`/deficits/old/${load}/columns`}
        commandKey={commandKey}
        hidden={{ heads: heads.map(({ head }) => head) }}
      >
        {heads.map(({ head, samples }, at) => (
          <SelectField
            name={`c.${at}`}
            label={<span lang="ru">{head}</span>}
            hint={<span lang="ru">{samples.join(' · ')}</span>}
            options={OLD_FIELDS.map((value) => ({ value, label: t.old.fields[value] }))}
            blank={t.old.skip}
            value={typed?.text(`c.${at}`) ?? matching[levelled(head)] ?? ''}
          />
        ))}
        <Actions>
          <Button>{t.old.check}</Button>
          <Link href="/deficits">{t.cancel}</Link>
        </Actions>
      </Form>
    </>
  )
}

export type OldCheckProps = {
  readonly here: Here
  readonly load: string
  readonly schools: readonly { readonly name: string; readonly themes: number; readonly own: number }[]
  readonly unknown: readonly { readonly written: string; readonly rows: number }[]
  readonly register: readonly SchoolName[]
  readonly wordings: readonly string[]
  readonly quarters: readonly { readonly value: string; readonly label: string }[]
  readonly filled: Filled
}

const MOST_SHOWN = 40

const Unknown = ({ here: { t }, unknown, register, filled }: OldCheckProps) =>
  unknown.length === 0 ? null : (
    <Section title={t.old.unknown(unknown.length)}>
      <p class="muted">{t.old.unknownLead}</p>
      {unknown.slice(0, MOST_SHOWN).map(({ written, rows }, at) => (
        <SelectField
          name={`s.${at}`}
          label={written === '' ? t.old.nameless : <span lang="ru">{written}</span>}
          hint={t.old.rows(rows)}
          options={register.map(({ id, name }) => ({ value: id, label: name }))}
          blank={t.old.leave}
          value={filled.values.text(`s.${at}`)}
        />
      ))}
    </Section>
  )

const OldFigures = ({ here: { t }, schools, unknown }: OldCheckProps) => {
  const sum = (pick: 'themes' | 'own') => schools.reduce((all, school) => all + school[pick], 0)
  return (
    <Figures
      figures={[
        { value: schools.length, label: t.old.figures.schools },
        { value: sum('themes'), label: t.old.figures.themes },
        { value: sum('own'), label: t.old.figures.own },
        { value: unknown.length, label: t.old.figures.unknown, late: unknown.length > 0 },
      ]}
    />
  )
}

const OldForm = (props: OldCheckProps) => {
  const { here, load, unknown, quarters, filled } = props
  const { t, commandKey } = here
  return (
    <Form
      action={`/deficits/old/${load}`}
      commandKey={commandKey}
      hidden={{ names: unknown.slice(0, MOST_SHOWN).map(({ written }) => written) }}
    >
      <Unknown {...props} />
      <SelectField
        {...bindForm(filled.values, filled.problems).text('quarter')}
        label={t.old.quarter}
        hint={t.old.quarterHint}
        options={quarters}
      />
      <Actions>
        <Button>{t.old.apply}</Button>
        <Link href="/deficits">{t.cancel}</Link>
      </Actions>
    </Form>
  )
}

const OldWordings = ({ here: { t }, wordings }: OldCheckProps) =>
  wordings.length === 0 ? null : (
    <Section title={t.old.wordings} after>
      <p class="muted">{t.old.wordingsLead}</p>
      <Rows
        rows={wordings.slice(0, MOST_SHOWN).map((words) => ({ children: <span lang="ru">{words}</span> }))}
      />
    </Section>
  )

/** What lands: schools, themes that were recognised, own words that stay, names that nobody knows. */
export const OldCheckPage = (props: OldCheckProps) => {
  const { here, load, schools, unknown, filled } = props
  const { t } = here
  const isNothing = schools.length === 0 && unknown.length === 0
  return (
    <>
      <SpreadHead
        title={t.old.checkTitle}
        crumbs={[{ label: t.title, href: '/deficits' }, { label: t.old.checkTitle }]}
      />
      <ErrorSummary problems={filled.problems} />
      {isNothing ? <Empty title={t.old.nothing}>{t.old.nothingWhy}</Empty> : <OldFigures {...props} />}
      <p>
        <Link href={`/deficits/old/${load}/columns`}>{t.old.again}</Link>
      </p>
      {isNothing ? null : <OldForm {...props} />}
      <OldWordings {...props} />
    </>
  )
}
