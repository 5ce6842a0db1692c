import { shortDay } from '../../../kernel/format.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import type { DirectiveState } from '../domain/types.ts'
import { type DirectiveFilter, type DirectiveLine, PAGE_SIZE } from '../queries/paper.ts'
import { directiveText } from '../text.ts'

export const DIRECTIVE_TAG: Readonly<Record<DirectiveState, TagState>> = {
  review: 'need',
  draft: 'draft',
  agreed: 'inWork',
  signed: 'reported',
  inForce: 'active',
  amended: 'inWork',
  repealed: 'cancelled',
  discarded: 'cancelled',
}

export type ListProps = {
  readonly lines: readonly DirectiveLine[]
  readonly filter: DirectiveFilter
  readonly lang: Language
  readonly mayUpload: boolean
}

const addressOf = (filter: DirectiveFilter, page: number): string =>
  `/directives?${new URLSearchParams({ text: filter.text, state: filter.state, page: String(page) })}`

/** The register of papers, newest first. */
export const DirectiveList = ({ lines, filter, lang, mayUpload }: ListProps) => {
  const t = directiveText[lang]
  const isFiltered = filter.text !== '' || filter.state !== ''
  const shown = lines.slice(0, PAGE_SIZE)
  const upload = mayUpload ? <ButtonLink href="/directives/new">{t.upload}</ButtonLink> : undefined
  if (lines.length === 0 && !isFiltered && filter.page === 1)
    return (
      <>
        <SpreadHead title={t.title} lead={t.lead} />
        <Empty title={t.none} action={upload}>
          {t.noneWhy}
        </Empty>
      </>
    )
  return (
    <>
      <SpreadHead title={t.title} lead={t.lead} actions={upload} />
      <Filters
        action="/directives"
        reset="/directives"
        active={[
          filter.text,
          filter.state === '' ? '' : (t.states[filter.state as DirectiveState] ?? ''),
        ].filter((word) => word !== '')}
        filters={[
          { kind: 'text', name: 'text', label: t.filters.text, value: filter.text },
          {
            kind: 'select',
            name: 'state',
            label: t.filters.state,
            value: filter.state,
            options: [
              { value: '', label: t.filters.any },
              ...(['review', 'inForce', 'repealed'] as const).map((state) => ({
                value: state,
                label: t.states[state],
              })),
            ],
          },
        ]}
      />
      <Table
        caption={t.title}
        captionHidden
        stackable
        rows={shown}
        empty={<Empty title={t.noneFound}>{t.noneFoundWhy}</Empty>}
        columns={[
          {
            key: 'date',
            head: t.columns.date,
            nowrap: true,
            cell: (row) => (row.dateOn === null ? '' : shortDay(row.dateOn)),
          },
          {
            key: 'number',
            head: t.columns.number,
            nowrap: true,
            cell: (row) => (row.number === null ? '' : `№ ${row.number}`),
          },
          {
            key: 'title',
            head: t.columns.title,
            rowHead: true,
            cell: (row) => (
              <Link href={`/directives/${row.id}`}>
                {row.title || t.dated(row.kind, row.number, row.dateOn)}
              </Link>
            ),
          },
          {
            key: 'issuer',
            head: t.columns.issuer,
            phone: t.columns.issuer,
            cell: (row) => row.issuer.at(-1) ?? '',
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
        ]}
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
