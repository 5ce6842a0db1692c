import { number } from '../../../kernel/format.ts'
import type { Filled } from '../../../platform/http/here.ts'
import type { ProgressRow } from '../../../platform/jobs/progress.ts'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Actions, MarginHead, Section, SpreadHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Figures, Steps } from '../../../ui/lists.tsx'
import { Empty, Note, Progress } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import { columnLetter, type Matching } from '../domain/import/columns.ts'
import { countsOf, type ImportCounts } from '../domain/import/plan.ts'
import type { Change, ChangedRow, ImportPlan, NewRow } from '../domain/import/plan-types.ts'
import type { RowError } from '../domain/import/row.ts'
import type { RegisterImport } from '../queries/import.ts'

import { categoryName, type Here } from './words.ts'

export type CheckProps = {
  readonly here: Here
  readonly loading: RegisterImport
  readonly plan: ImportPlan
  readonly filled: Filled
  /** Sentence of a code in the reader's language. */
  readonly say: (error: RowError) => string
  /** What the confirmation carries back. */
  readonly seen: string
  /** More rows than a person waits for. */
  readonly long: boolean
}

const SHOWN_ERRORS = 200
const SHOWN_ROWS = 50

/** «F, ИНН»: where in the table a fault is. */
export const columnOf = (error: Pick<RowError, 'field'>, matching: Matching | null, here: Here): string => {
  if (error.field === null) return ''
  const at = matching?.[error.field]
  const name = here.t.fields[error.field]
  return at === undefined ? name : `${columnLetter(at)}, ${name}`
}

const Errors = ({ here, loading, plan, say }: CheckProps) => {
  const words = here.t.import
  const shown = plan.errors.slice(0, SHOWN_ERRORS)
  const more = plan.errors.length - shown.length
  return (
    <>
      <Note kind="error" title={words.errorsTitle(plan.errors.length)}>
        <p>{words.errorsLead}</p>
      </Note>
      <Actions>
        <ButtonLink href={`/schools/import/${loading.id}/errors.xlsx`} kind="other" download>
          {words.errorsFile}
        </ButtonLink>
        <Link href={`/schools/import/${loading.id}/columns`}>{words.back}</Link>
        <Link href="/schools/import">{words.otherFile}</Link>
      </Actions>
      <Table
        caption={words.errorsCaption}
        dense
        stackable
        rows={shown}
        columns={[
          { key: 'row', head: words.row, num: true, rowHead: true, cell: (error) => error.row },
          {
            key: 'place',
            head: words.place,
            phone: words.place,
            cell: (error) => columnOf(error, loading.matching, here),
          },
          { key: 'value', head: words.value, phone: words.value, cell: (error) => error.value.slice(0, 120) },
          { key: 'problem', head: words.problem, cell: say },
        ]}
      />
      {more > 0 ? <p class="muted">{words.moreErrors(more)}</p> : null}
    </>
  )
}

const changeWord = (field: string, value: string, here: Here): string => {
  const { t } = here
  if (field === 'category') return value === '' ? t.categories.none : categoryName(value as 'atRisk', here)
  const words: Readonly<Record<string, string>> = { ...t.kinds, ...t.schoolTypes }
  return field === 'kind' || field === 'schoolType' ? (words[value] ?? value) : value
}

type Line = { readonly row: ChangedRow; readonly change: Change }

const Changed = ({ rows, here }: { readonly rows: readonly ChangedRow[]; readonly here: Here }) => {
  const words = here.t.import
  const shown = rows.slice(0, SHOWN_ROWS)
  const lines = shown.flatMap((row) => row.changes.map((change): Line => ({ row, change })))
  return (
    <Section title={words.changedRows} note={words.firstRows(shown.length, rows.length)} after>
      <Table
        caption={words.changedRows}
        captionHidden
        dense
        stackable
        rows={lines}
        columns={[
          { key: 'row', head: words.row, num: true, phone: words.row, cell: ({ row }) => row.row },
          {
            key: 'name',
            head: here.t.list.name,
            rowHead: true,
            cell: ({ row }) => <Link href={`/schools/${row.known.id}`}>{row.known.shortName}</Link>,
          },
          {
            key: 'field',
            head: words.field,
            phone: words.field,
            cell: ({ change }) => here.t.fields[change.field as keyof typeof here.t.fields],
          },
          {
            key: 'was',
            head: words.was,
            phone: words.was,
            cell: ({ change }) => changeWord(change.field, change.from, here),
          },
          {
            key: 'will',
            head: words.will,
            phone: words.will,
            cell: ({ change }) => changeWord(change.field, change.to, here),
          },
        ]}
      />
    </Section>
  )
}

const Added = ({ rows, here }: { readonly rows: readonly NewRow[]; readonly here: Here }) => {
  const { t } = here
  const words = t.import
  const shown = rows.slice(0, SHOWN_ROWS)
  return (
    <Section title={words.newRows} note={words.firstRows(shown.length, rows.length)} after>
      <Table
        caption={words.newRows}
        captionHidden
        dense
        stackable
        rows={shown}
        columns={[
          { key: 'row', head: words.row, num: true, phone: words.row, cell: (row) => row.row },
          { key: 'name', head: t.list.name, rowHead: true, cell: (row) => row.naming.shortName },
          { key: 'kind', head: t.list.kind, phone: t.list.kind, cell: (row) => t.kinds[row.naming.kind] },
          { key: 'inn', head: t.fields.inn, phone: t.fields.inn, cell: (row) => row.facts.inn },
          {
            key: 'category',
            head: t.list.category,
            phone: t.list.category,
            cell: (row) => (row.category?.category ? categoryName(row.category.category, here) : ''),
          },
        ]}
      />
    </Section>
  )
}

const Preview = (props: CheckProps) => {
  const { here, loading, plan, filled, seen, long } = props
  const words = here.t.import
  const counts = countsOf(plan)
  const news = plan.rows.filter((row) => row.kind === 'new')
  const changed = plan.rows.filter((row) => row.kind === 'changed')
  if (news.length + changed.length === 0)
    return (
      <Empty title={words.nothing} action={<ButtonLink href="/schools">{words.toSchools}</ButtonLink>}>
        {words.nothingWhy}
      </Empty>
    )
  const figure = (value: number, label: string) => ({ value: number(value, here.lang), label })
  return (
    <>
      <Figures
        figures={[
          figure(counts.added, words.added),
          figure(counts.changed, words.changed),
          figure(counts.unchanged, words.unchanged),
          figure(counts.municipalities, words.municipalities),
        ]}
      />
      {long ? <p class="muted">{words.saveLong(counts.added + counts.changed)}</p> : null}
      <Actions>
        <PostButton
          action={`/schools/import/${loading.id}/save`}
          commandKey={here.commandKey}
          version={filled.version}
          hidden={{ seen }}
        >
          {words.save}
        </PostButton>
        <Link href={`/schools/import/${loading.id}/columns`}>{words.back}</Link>
      </Actions>
      {plan.municipalities.size === 0 ? null : (
        <Section title={words.municipalityRows} after>
          <p>{[...plan.municipalities.values()].join(', ')}</p>
        </Section>
      )}
      {changed.length === 0 ? null : <Changed rows={changed} here={here} />}
      {news.length === 0 ? null : <Added rows={news} here={here} />}
    </>
  )
}

/** Third step: all faults at once, or what exactly will change; nothing is written yet. */
export const CheckPage = (props: CheckProps) => {
  const { here, loading, plan, filled } = props
  const words = here.t.import
  return (
    <>
      <SpreadHead
        title={words.checkTitle}
        lead={loading.fileName}
        crumbs={[
          { label: words.title, href: '/schools/import' },
          { label: loading.fileName, href: `/schools/import/${loading.id}` },
          { label: words.checkTitle },
        ]}
      />
      <Steps steps={words.steps} current={2} />
      <ErrorSummary problems={filled.problems} title={words.refused} />
      {plan.errors.length > 0 ? <Errors {...props} /> : <Preview {...props} />}
    </>
  )
}

const SavingNote = ({ here, progress }: { readonly here: Here; readonly progress: ProgressRow | null }) => {
  const words = here.t.import
  const done = progress?.done ?? 0
  const total = progress?.total ?? null
  return (
    <>
      <Note title={words.saving}>
        <p>{words.savingWhat(done, total)}</p>
        <Progress done={done} of={total ?? Math.max(1, done)} label={words.savingWhat(done, total)} />
      </Note>
      <Actions>
        <ButtonLink href="" kind="other">
          {words.refresh}
        </ButtonLink>
      </Actions>
    </>
  )
}

const DoneNote = ({ here, outcome }: { readonly here: Here; readonly outcome: ImportCounts | null }) => {
  const words = here.t.import
  return (
    <>
      <Note kind="done" title={words.done}>
        {outcome === null ? null : <p>{words.doneWhat(outcome.added, outcome.changed, outcome.unchanged)}</p>}
      </Note>
      <Actions>
        <ButtonLink href="/schools">{words.toSchools}</ButtonLink>
        <Link href="/schools/import">{words.otherFile}</Link>
      </Actions>
    </>
  )
}

type OutcomeProps = {
  readonly here: Here
  readonly loading: RegisterImport
  readonly progress: ProgressRow | null
  readonly reason: string | null
}

/** Last step: being written, written, or refused with the reason. */
export const OutcomePage = ({ here, loading, progress, reason }: OutcomeProps) => {
  const words = here.t.import
  return (
    <>
      <MarginHead
        title={loading.fileName}
        crumbs={[{ label: words.title, href: '/schools/import' }, { label: loading.fileName }]}
      />
      <WithMargin>
        <Steps steps={words.steps} current={loading.state === 'done' ? 3 : 2} />
        {loading.state === 'saving' ? <SavingNote here={here} progress={progress} /> : null}
        {loading.state === 'done' ? <DoneNote here={here} outcome={loading.outcome} /> : null}
        {loading.state === 'refused' ? (
          <>
            <Note kind="error" title={words.refused}>
              <p>{reason}</p>
            </Note>
            <Actions>
              <ButtonLink href={`/schools/import/${loading.id}/columns`}>{words.back}</ButtonLink>
            </Actions>
          </>
        ) : null}
      </WithMargin>
    </>
  )
}
