import type { Filled } from '../../../platform/http/here.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { FileField } from '../../../ui/fields/file.tsx'
import { Actions, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { Change } from '../domain/sheets.ts'
import type { TemplateFault } from '../domain/table.ts'
import { FormPage } from './round-forms.tsx'
import { type Here, severityWords } from './shell.tsx'

const KINDS = 'XLSX, ODS, CSV'
const ACCEPT = '.xlsx,.ods,.csv'

type UploadProps = {
  readonly here: Here
  readonly filled: Filled
  readonly back: string
  readonly action: string
}

/** A template that was filled in without a connection. */
export const TemplateUploadPage = ({ here, filled, back, action }: UploadProps) => {
  const { t } = here
  return (
    <FormPage
      here={here}
      title={t.table.load}
      lead={t.table.loadLead}
      crumbs={[{ label: t.title, href: '/deficits' }, { label: t.table.load }]}
      action={action}
      filled={filled}
      save={t.table.read}
      back={back}
      files
      fields={(form) => (
        <FileField {...form.only('file')} label={t.table.file} kinds={KINDS} accept={ACCEPT} />
      )}
    />
  )
}

export type DifferencesProps = {
  readonly here: Here
  readonly sheet: string
  readonly load: string
  readonly school: string
  readonly changes: readonly (Change & { readonly name: string })[]
  readonly faults: readonly TemplateFault[]
  readonly problems: readonly Problem[]
}

/** What the file says, and what was said before where that was something else. */
const Changed = ({
  was,
  now,
  here: { t },
}: {
  readonly was: string | number | null
  readonly now: string | number | null
  readonly here: Here
}) => (
  <>
    <span lang="ru">{now ?? ''}</span>
    {was === null || was === '' || was === now ? null : (
      <small class="by">
        {' '}
        {t.table.said}: <span lang="ru">{was}</span>
      </small>
    )}
  </>
)

const changeColumns = (here: Here): Column<DifferencesProps['changes'][number]>[] => [
  {
    key: 'name',
    head: here.t.deficit.name,
    rowHead: true,
    cell: (change) => <span lang="ru">{change.name}</span>,
  },
  {
    key: 'how',
    head: here.t.table.how,
    phone: here.t.table.how,
    cell: (change) => <b>{here.t.table.hows[change.how]}</b>,
  },
  {
    key: 'was',
    head: here.t.table.was,
    phone: here.t.table.was,
    cell: (change) => (change.was === null ? '' : severityWords(change.was.severity, here.t)),
  },
  {
    key: 'now',
    head: here.t.table.now,
    phone: here.t.table.now,
    cell: (change) => severityWords(change.row.severity, here.t),
  },
  {
    key: 'people',
    head: here.t.deficit.people,
    phone: here.t.deficit.people,
    num: true,
    cell: (change) => <Changed was={change.was?.people ?? null} now={change.row.people} here={here} />,
  },
  {
    key: 'note',
    head: here.t.table.heads.note,
    phone: here.t.table.heads.note,
    cell: (change) => <Changed was={change.was?.note ?? null} now={change.row.note} here={here} />,
  },
]

const Faults = ({ here: { t }, faults }: Pick<DifferencesProps, 'here' | 'faults'>) =>
  faults.length === 0 ? null : (
    <Note kind="need" title={t.table.faults(faults.length)}>
      <Rows
        rows={faults.map(({ line, value }) => ({
          children: (
            <>
              {t.table.line(line)}: <span lang="ru">{value}</span>
            </>
          ),
        }))}
      />
    </Note>
  )

/** What the file changes, before anything is saved. */
export const DifferencesPage = ({
  here,
  sheet,
  load,
  school,
  changes,
  faults,
  problems,
}: DifferencesProps) => {
  const { t, commandKey } = here
  const told = changes.filter(({ how }) => how !== 'same')
  return (
    <>
      <SpreadHead
        title={t.table.differences}
        lead={<span lang="ru">{school}</span>}
        crumbs={[{ label: t.title, href: '/deficits' }, { label: t.table.differences }]}
      />
      <ErrorSummary problems={problems} />
      <Faults here={here} faults={faults} />
      <Table
        caption={t.table.differences}
        captionHidden
        stackable
        rows={told}
        columns={changeColumns(here)}
        empty={<Empty title={t.table.noChanges}>{t.table.noChangesWhy}</Empty>}
      />
      <Actions>
        {told.length === 0 ? null : (
          <PostButton action={`/deficit-sheets/${sheet}/load/${load}`} commandKey={commandKey}>
            {t.table.apply}
          </PostButton>
        )}
        <Link href={`/deficit-sheets/${sheet}/fill`}>{t.cancel}</Link>
      </Actions>
    </>
  )
}
