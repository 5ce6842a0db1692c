import { printReading } from '../../../kernel/term/print.ts'
import type { FormValues, StoredFile } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { FileField } from '../../../ui/fields/file.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Section, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { Comparison } from '../domain/compare.ts'
import type { NewItem } from '../domain/intake.ts'
import { isTermUnknown } from '../domain/row.ts'
import { depths } from '../domain/tree.ts'
import type { Layout, Roadmap } from '../domain/types.ts'
import { crumbsOf } from './row-forms.tsx'
import { Differences } from './versions.tsx'
import { addressOf, type Here } from './words.ts'

/** How the rows were understood, shown before anything is saved. */
export type Preview = {
  readonly items: readonly NewItem[]
  readonly layout: Layout
  readonly fresh: readonly string[]
  readonly dropped: readonly string[]
  /** For a table of the whole roadmap: what it would change. */
  readonly found: Comparison | null
  readonly digest: string
}

export type PasteProps = {
  readonly here: Here
  readonly roadmap: Roadmap
  readonly values: FormValues
  /** The text itself, or that of the file. */
  readonly text: string
  readonly problems: readonly Problem[]
  readonly preview: Preview | null
  readonly keptToken: (file: StoredFile) => string
}

const readWords = (item: NewItem, { t }: Here): string => {
  if (item.termAsWritten === null) return ''
  if (item.termAlternatives.length > 0) return t.table.twoReadings
  return item.term === null || isTermUnknown(item.term) ? t.table.unknownTerm : printReading(item.term)
}

const columnsOf = (layout: Layout, here: Here): Column<NewItem>[] => [
  ...layout.map(
    ({ key, heading }, at): Column<NewItem> => ({
      key,
      head: heading || String(at + 1),
      rowHead: key === 'activity',
      phone: key === 'activity' || key === 'number' ? undefined : heading,
      cell: (item) => (
        <span class="pre" lang="ru">
          {item.cells[key] ?? ''}
        </span>
      ),
    }),
  ),
  { key: 'read', head: here.t.paste.term, phone: here.t.paste.term, cell: (item) => readWords(item, here) },
]

const Shown = ({ preview, here }: { readonly preview: Preview; readonly here: Here }) => {
  const { t } = here
  const tree = depths(preview.items)
  return (
    <Section title={preview.found === null ? t.paste.understood : t.paste.differs} after>
      {preview.fresh.length === 0 ? null : (
        <Note kind="info" title={t.paste.fresh(preview.fresh.join(', '))} />
      )}
      {preview.dropped.length === 0 ? null : (
        <Note kind="need" title={t.paste.dropped(preview.dropped.join(', '))} />
      )}
      {preview.found === null ? null : <Differences found={preview.found} here={here} />}
      <Table
        caption={t.paste.understood}
        captionHidden={preview.found === null}
        dense
        stackable
        rows={preview.items}
        depth={(item) => tree.get(item.id) ?? 0}
        strong={(item) => item.isSection}
        columns={columnsOf(preview.layout, here)}
      />
    </Section>
  )
}

const Fields = ({ here: { t }, values, text, problems, keptToken }: PasteProps) => {
  const form = bindForm(values, problems)
  const kept = values
    .files('file')
    .map((file) => ({ token: keptToken(file), name: file.name, size: file.size }))
  return (
    <Stack>
      <TextArea
        {...form.text('text')}
        value={text}
        label={t.paste.text}
        hint={t.paste.textHint}
        rows={8}
        table
        optional
      />
      {text === '' ? (
        <FileField {...form.only('file')} label={t.paste.file} kinds={t.paste.kinds} optional kept={kept} />
      ) : null}
      <RadioGroup
        {...form.text('mode')}
        value={values.text('mode') || 'add'}
        label={t.paste.mode}
        options={Object.entries(t.paste.modes).map(([value, label]) => ({ value, label }))}
      />
    </Stack>
  )
}

/** Rows into a field; first the page shows how they are understood, then the same text is saved. */
export const PastePage = (props: PasteProps) => {
  const { here, roadmap, values, problems, preview } = props
  const { t } = here
  const isReplacing = values.text('mode') === 'replace'
  return (
    <>
      <SpreadHead title={t.paste.title} lead={t.paste.lead} crumbs={crumbsOf(roadmap, here, null)} />
      <ErrorSummary problems={problems} />
      <Form
        action={addressOf(roadmap, '/paste')}
        commandKey={here.commandKey}
        files
        hidden={{ seen: preview?.digest ?? '', after: values.text('after') }}
      >
        <Fields {...props} />
        <Actions>
          {preview === null ? (
            <Button>{t.paste.look}</Button>
          ) : (
            <Button>{isReplacing ? t.paste.saveReplace : t.paste.saveAdd(preview.items.length)}</Button>
          )}
          <Link href={addressOf(roadmap)}>{t.cancel}</Link>
        </Actions>
        {preview === null ? null : <Shown preview={preview} here={here} />}
      </Form>
    </>
  )
}
