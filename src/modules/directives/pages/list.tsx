import { shortDay } from '../../../kernel/format.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import { type DirectiveFilter, type DirectiveLine, PAGE_SIZE } from '../domain/listing.ts'
import { fullName, issuedBy } from '../domain/naming.ts'
import type { DirectiveState } from '../domain/types.ts'
import { writingText } from '../text/writing.ts'
import { type DirectiveText, directiveText } from '../text.ts'

export const DIRECTIVE_TAG: Readonly<Record<DirectiveState, TagState>> = {
  review: 'need',
  draft: 'draft',
  agreed: 'inWork',
  signed: 'reported',
  inForce: 'active',
  amended: 'inWork',
  repealed: 'cancelled',
  discarded: 'cancelled',
  resolution: 'need',
  visas: 'inWork',
  mentioned: 'draft',
}

/** States in the order of a paper's life, as the filter offers them. */
const STATES_TO_FIND = [
  'review',
  'resolution',
  'draft',
  'visas',
  'agreed',
  'signed',
  'inForce',
  'amended',
  'repealed',
  'mentioned',
  'discarded',
] as const

export type ListProps = {
  readonly lines: readonly DirectiveLine[]
  readonly filter: DirectiveFilter
  readonly lang: Language
  readonly mayUpload: boolean
  readonly done: string | null
}

const addressOf = (filter: DirectiveFilter, page: number): string =>
  `/directives?${new URLSearchParams({ text: filter.text, state: filter.state, page: String(page) })}`

const columnsOf = (t: DirectiveText): Column<DirectiveLine>[] => [
  {
    key: 'date',
    head: t.columns.date,
    nowrap: true,
    cell: (row) => (row.dateOn === null ? '' : shortDay(row.dateOn)),
  },
  {
    key: 'title',
    head: t.columns.title,
    rowHead: true,
    cell: (row) => <Link href={`/directives/${row.id}`}>{fullName(row)}</Link>,
  },
  {
    key: 'issuer',
    head: t.columns.issuer,
    phone: t.columns.issuer,
    cell: issuedBy,
  },
  {
    key: 'state',
    head: t.columns.state,
    cell: (row) => <Tag state={DIRECTIVE_TAG[row.state]}>{t.states[row.state]}</Tag>,
  },
  {
    key: 'done',
    head: t.columns.done,
    phone: t.columns.done,
    nowrap: true,
    cell: (row) => t.doneOf(row.open, row.total),
  },
]

const Chosen = ({ filter, t }: { readonly filter: DirectiveFilter; readonly t: DirectiveText }) => (
  <Filters
    action="/directives"
    reset="/directives"
    active={[filter.text, filter.state === '' ? '' : (t.states[filter.state as DirectiveState] ?? '')].filter(
      (word) => word !== '',
    )}
    filters={[
      { kind: 'text', name: 'text', label: t.filters.text, value: filter.text },
      {
        kind: 'select',
        name: 'state',
        label: t.filters.state,
        value: filter.state,
        options: [
          { value: '', label: t.filters.any },
          ...STATES_TO_FIND.map((state) => ({
            value: state,
            label: t.states[state],
          })),
        ],
      },
    ]}
  />
)

/** The register of papers, newest first. */
export const DirectiveList = ({ lines, filter, lang, mayUpload, done }: ListProps) => {
  const t = directiveText[lang]
  const isFiltered = filter.text !== '' || filter.state !== ''
  const shown = lines.slice(0, PAGE_SIZE)
  const upload = mayUpload ? (
    <>
      <ButtonLink href="/directives/new">{t.upload}</ButtonLink>
      <ButtonLink href="/directives/write" kind="other">
        {writingText[lang].start.button}
      </ButtonLink>
    </>
  ) : undefined
  const said = done === null ? null : <Note kind="done" title={done} />
  if (lines.length === 0 && !isFiltered && filter.page === 1)
    return (
      <>
        <SpreadHead title={t.title} lead={t.lead} />
        {said}
        <Empty title={t.none} action={upload}>
          {t.noneWhy}
        </Empty>
      </>
    )
  return (
    <>
      <SpreadHead title={t.title} lead={t.lead} actions={upload} />
      {said}
      <Chosen filter={filter} t={t} />
      <Table
        caption={t.title}
        captionHidden
        stackable
        rows={shown}
        empty={<Empty title={t.noneFound}>{t.noneFoundWhy}</Empty>}
        columns={columnsOf(t)}
      />
      <Pager
        page={filter.page}
        perPage={PAGE_SIZE}
        total={(filter.page - 1) * PAGE_SIZE + lines.length}
        href={(page) => addressOf(filter, page)}
      />
    </>
  )
}
