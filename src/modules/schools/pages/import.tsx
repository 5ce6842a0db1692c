import { momentText } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import type { StoredFile } from '../../../platform/http/form.ts'
import type { Filled } from '../../../platform/http/here.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox, RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { FileField, type KeptFile } from '../../../ui/fields/file.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, SpreadHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Steps } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import { columnLetter, REGISTER_FIELDS, type SheetRows } from '../domain/import/columns.ts'
import type { RegisterImport } from '../queries/import.ts'

import { type Here, optionsOf } from './words.ts'

const choicesOf = (list: readonly Named[]) => list.map(({ id, name }) => ({ value: id, label: name }))

type Named = { readonly id: string; readonly name: string }

export type UploadProps = {
  readonly here: Here
  readonly filled: Filled
  readonly region: string
  /** Choice of the municipality; null for a coordinator of one. */
  readonly municipalities: readonly Named[] | null
  readonly municipality: string | null
  readonly earlier: readonly RegisterImport[]
  readonly keptToken: (file: StoredFile) => string
}

const Earlier = ({ here, earlier }: Pick<UploadProps, 'here' | 'earlier'>) => {
  const words = here.t.import
  if (earlier.length === 0) return <p class="muted">{words.noEarlier}</p>
  return (
    <ul class="rows">
      {earlier.map((each) => (
        <li>
          <Link href={`/schools/import/${each.id}`}>{each.fileName}</Link>{' '}
          <span class="by">
            {[words.states[each.state], each.by, momentText(localMoment(toMoment(each.createdAt), here.zone))]
              .filter(Boolean)
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

const UploadForm = (props: UploadProps) => {
  const { here, filled, municipalities, region, municipality } = props
  const words = here.t.import
  const form = bindForm(filled.values, filled.problems)
  const kept = filled.values
    .files('files')
    .map((file): KeptFile => ({ token: props.keptToken(file), name: file.name, size: file.size }))
  return (
    <Form action="/schools/import" commandKey={here.commandKey} files hidden={{ region, municipality }}>
      {municipalities === null ? null : (
        <SelectField
          {...form.text('municipality')}
          label={words.where}
          options={choicesOf(municipalities)}
          blank={words.wholeRegion}
        />
      )}
      <FileField
        {...form.only('files')}
        label={words.file}
        kinds={words.kinds}
        accept=".xlsx,.ods,.csv,.xls"
        kept={kept}
      />
      <Actions>
        <Button>{words.upload}</Button>
        <Link href="/schools/import/template.xlsx" download>
          {words.template}
        </Link>
      </Actions>
    </Form>
  )
}

/** First step: the file, and whose organisations it holds. */
export const UploadPage = (props: UploadProps) => {
  const { here, filled } = props
  const words = here.t.import
  return (
    <>
      <MarginHead
        title={words.title}
        lead={words.lead}
        crumbs={[{ label: here.t.list.title, href: '/schools' }, { label: words.title }]}
      />
      <WithMargin>
        <Steps steps={words.steps} current={0} />
        <ErrorSummary problems={filled.problems} />
        <UploadForm {...props} />
      </WithMargin>
      <WithMargin sideTitle={words.earlier} after>
        <Earlier here={here} earlier={props.earlier} />
      </WithMargin>
    </>
  )
}

export type ColumnsProps = {
  readonly here: Here
  readonly loading: RegisterImport
  readonly filled: Filled
  readonly sheets: readonly string[]
  readonly sheet: string
  readonly rows: SheetRows
  readonly headerRow: number
  readonly heads: string
  readonly remembered: boolean
  readonly municipalities: readonly Named[] | null
}

const SAMPLES = 3
const WIDEST = 60

const sampleOf = (rows: SheetRows, headerRow: number, column: number): string =>
  rows
    .slice(headerRow + 1)
    .map((row) => (row[column] ?? '').trim())
    .filter((cell) => cell !== '')
    .slice(0, SAMPLES)
    .map((cell) => (cell.length > WIDEST ? `${cell.slice(0, WIDEST)}…` : cell))
    .join(' · ')

const ColumnsTable = ({ props, form }: { readonly props: ColumnsProps; readonly form: Bound }) => {
  const { here, rows, headerRow } = props
  const words = here.t.import
  const heads = rows[headerRow] ?? []
  const options = optionsOf(REGISTER_FIELDS, here.t.fields)
  return (
    <Table
      caption={words.columnsTitle}
      captionHidden
      dense
      stackable
      rows={heads.map((head, at) => ({ head: head.trim() || columnLetter(at), at }))}
      columns={[
        { key: 'letter', head: words.column, cell: ({ at }) => columnLetter(at), nowrap: true },
        { key: 'head', head: words.field, rowHead: true, cell: ({ head }) => head },
        {
          key: 'sample',
          head: words.sample,
          phone: words.sample,
          cell: ({ at }) => sampleOf(rows, headerRow, at),
        },
        {
          key: 'means',
          head: words.means,
          phone: words.means,
          cell: ({ at, head }) => (
            <SelectField
              {...form.text(`columns.${at}`)}
              label={<span class="vh">{`${words.means}: ${head}`}</span>}
              options={options}
              blank={words.skip}
            />
          ),
        },
      ]}
    />
  )
}

const Settings = ({ props, form }: { readonly props: ColumnsProps; readonly form: Bound }) => {
  const { here, municipalities } = props
  const words = here.t.import
  return (
    <>
      {municipalities === null ? null : (
        <>
          <SelectField
            {...form.text('settings.municipality')}
            label={words.allOne}
            options={choicesOf(municipalities)}
            blank={words.byColumn}
          />
          <Checkbox {...form.tick('settings.addMunicipalities')} label={words.addMunicipalities} />
        </>
      )}
      <RadioGroup
        {...form.text('settings.names')}
        label={words.names}
        options={[
          { value: 'ours', label: words.ours },
          { value: 'theirs', label: words.theirs },
        ]}
      />
      <DateField
        {...form.text('settings.categoryFrom')}
        label={words.categoryFrom}
        hint={words.categoryFromHint}
        optional
      />
      <TextField
        {...form.text('settings.categoryBasis')}
        label={words.categoryBasis}
        hint={words.categoryBasisHint}
        optional
      />
    </>
  )
}

/** Another sheet or another row of heads: the same page again with other columns. */
const Heads = ({ props, page }: { readonly props: ColumnsProps; readonly page: string }) => {
  const { here, sheets, sheet, headerRow } = props
  const words = here.t.import
  const options = sheets.map((name) => ({ value: name, label: name }))
  return (
    <Filters
      action={page}
      reset={page}
      filters={[
        ...(sheets.length > 1
          ? [{ kind: 'select' as const, name: 'sheet', label: words.sheet, value: sheet, options }]
          : []),
        { kind: 'number', name: 'row', label: words.headerRow, value: String(headerRow + 1) },
      ]}
    >
      <p class="small muted">{words.headerHint}</p>
    </Filters>
  )
}

const ColumnsForm = ({ props, page }: { readonly props: ColumnsProps; readonly page: string }) => {
  const { here, filled, sheet, heads } = props
  const words = here.t.import
  const form = bindForm(filled.values, filled.problems)
  const hidden = { sheet, headerRow: String(props.headerRow + 1), heads }
  return (
    <Form action={page} commandKey={here.commandKey} version={filled.version} hidden={hidden}>
      <ColumnsTable props={props} form={form} />
      <Section title={words.settings} after>
        <Settings props={props} form={form} />
      </Section>
      <Actions>
        <Button>{words.check}</Button>
        <Link href="/schools/import">{words.otherFile}</Link>
      </Actions>
    </Form>
  )
}

/** Second step: what the columns hold, matched on the screen once. */
export const ColumnsPage = (props: ColumnsProps) => {
  const { here, loading, filled } = props
  const words = here.t.import
  const page = `/schools/import/${loading.id}/columns`
  return (
    <>
      <SpreadHead
        title={words.columnsTitle}
        lead={words.columnsLead(loading.fileName, props.rows.length)}
        crumbs={[{ label: words.title, href: '/schools/import' }, { label: loading.fileName }]}
      />
      <Steps steps={words.steps} current={1} />
      <ErrorSummary problems={filled.problems} />
      {props.remembered ? <Note title={words.remembered} /> : null}
      <Heads props={props} page={page} />
      <ColumnsForm props={props} page={page} />
    </>
  )
}

/** The file could not be read: why, and what to do. */
export const UnreadablePage = ({ here, reason }: { readonly here: Here; readonly reason: string }) => (
  <>
    <MarginHead title={here.t.import.unreadable} />
    <WithMargin>
      <Note kind="error" title={reason} />
      <Actions>
        <ButtonLink href="/schools/import">{here.t.import.otherFile}</ButtonLink>
      </Actions>
    </WithMargin>
  </>
)
