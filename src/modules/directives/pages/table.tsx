import type { Language } from '../../../platform/scope/scope.ts'
import { SpreadHead } from '../../../ui/layout.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { DirectiveCard, DirectiveTableRow } from '../queries/paper.ts'
import { type DirectiveText, directiveText } from '../text.ts'

export type TablePageProps = {
  readonly card: DirectiveCard
  readonly table: DirectiveCard['tables'][number] & { readonly headings?: readonly string[] }
  readonly lang: Language
  readonly sayTerm: (reading: unknown) => string
}

const HEADS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ru: {
    number: '№',
    activity: 'Мероприятие',
    term: 'Срок',
    municipalResponsibles: 'Ответственные на муниципальном уровне',
    institutionalResponsibles: 'Ответственные на институциональном уровне',
    responsibles: 'Ответственные',
    expectedResult: 'Ожидаемый результат',
  },
  en: {
    number: 'No.',
    activity: 'Activity',
    term: 'Term',
    municipalResponsibles: 'Responsible at municipal level',
    institutionalResponsibles: 'Responsible at institutional level',
    responsibles: 'Responsible',
    expectedResult: 'Expected result',
  },
}

const columnOf = (
  name: string,
  index: number,
  { lang, sayTerm }: TablePageProps,
): Column<DirectiveTableRow> => ({
  key: name,
  head: HEADS[lang][name] ?? String(index + 1),
  ...(name === 'activity' || (index === 0 && name !== 'number') ? { rowHead: true } : {}),
  phone: name === 'number' || name === 'activity' ? undefined : (HEADS[lang][name] ?? ''),
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
      <Table
        caption={table.title || titleOf(table.kind, table.rows.length, t)}
        captionHidden
        dense
        stackable
        rows={table.rows}
        depth={(row) => (row.number ?? '').split('.').length - 1}
        columns={table.columns.map((name, index) => columnOf(name, index, props))}
      />
    </>
  )
}
