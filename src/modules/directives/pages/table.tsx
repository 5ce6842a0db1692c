import type { Child } from 'hono/jsx'
import type { Language } from '../../../platform/scope/scope.ts'
import { SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { DirectiveCard, DirectiveTableRow } from '../queries/paper.ts'
import { reshapingText } from '../text/reshaping.ts'
import { type DirectiveText, directiveText } from '../text.ts'

export type TablePageProps = {
  readonly card: DirectiveCard
  readonly table: DirectiveCard['tables'][number] & { readonly headings?: readonly string[] }
  readonly lang: Language
  readonly sayTerm: (reading: unknown) => string
  /** While the paper is compared with the original, bounds of rows can be corrected. */
  readonly mayReshape: boolean
  /** The last correction, and what was just done. */
  readonly above: Child
}

/** Head of a column that the reader recognised; the rest are named by their place. */
export const headOf = (name: string, index: number, lang: Language): string => {
  const heads: Readonly<Record<string, string>> = directiveText[lang].heads
  return heads[name] ?? String(index + 1)
}

const columnOf = (
  name: string,
  index: number,
  { lang, sayTerm }: TablePageProps,
): Column<DirectiveTableRow> => ({
  key: name,
  head: headOf(name, index, lang),
  ...(name === 'activity' || (index === 0 && name !== 'number') ? { rowHead: true } : {}),
  phone: name === 'number' || name === 'activity' ? undefined : headOf(name, index, lang),
  cell: (row) =>
    name === 'term' ? (
      <>
        {row.cells[name] ?? ''} <span class="by">{row.term ? sayTerm(row.term) : ''}</span>
      </>
    ) : (
      <span class="pre" lang="ru">
        {row.cells[name] ?? ''}
      </span>
    ),
})

/** A link at each row to where it is cut or joined; the row is named by its place. */
const shapeColumn = ({ card, table, lang }: TablePageProps): Column<DirectiveTableRow> => ({
  key: 'shape',
  head: reshapingText[lang].row.column,
  cell: (row) => (
    <Link href={`/directives/${card.id}/tables/${table.id}/split?row=${table.rows.indexOf(row)}`}>
      {reshapingText[lang].row.open} <span class="vh">{row.number ?? ''}</span>
    </Link>
  ),
})

const titleOf = (kind: string, count: number, t: DirectiveText): string =>
  t.review.rows(
    t.review.tableKinds[kind as keyof DirectiveText['review']['tableKinds']] ?? t.review.tableKinds.other,
    count,
  )

/** A table of the paper as it was read: rows glued, terms said in words beside their own. */
export const TablePage = (props: TablePageProps) => {
  const { card, table, lang } = props
  const t = directiveText[lang]
  return (
    <>
      <SpreadHead
        title={table.title || titleOf(table.kind, table.rows.length, t)}
        lead={titleOf(table.kind, table.rows.length, t)}
        crumbs={[
          { label: t.title, href: '/directives' },
          { label: card.title || t.newTitle, href: `/directives/${card.id}` },
          { label: titleOf(table.kind, table.rows.length, t) },
        ]}
      />
      <Stack>{props.above}</Stack>
      <Table
        caption={table.title || titleOf(table.kind, table.rows.length, t)}
        captionHidden
        dense
        stackable
        rows={table.rows}
        depth={(row) => (row.number ?? '').split('.').length - 1}
        columns={[
          ...table.columns.map((name, index) => columnOf(name, index, props)),
          ...(props.mayReshape ? [shapeColumn(props)] : []),
        ]}
      />
    </>
  )
}
