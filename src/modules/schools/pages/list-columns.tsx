import { number } from '../../../kernel/format.ts'
import { Link } from '../../../ui/link.tsx'
import type { Column } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Category } from '../domain/types.ts'
import type { ListRow } from '../queries/list.ts'
import type { ListProps } from './list.tsx'
import { categoryName, type Here } from './words.ts'

const TAGS = { lowResults: 'need', atRisk: 'need', highResults: 'active', resilient: 'active' } as const

/** Category as a word with its mark. */
export const CategoryTag = ({ category, word }: { readonly category: Category; readonly word: string }) => (
  <Tag state={TAGS[category]}>{word}</Tag>
)

const nameCell = (row: ListRow, { t }: Here) => (
  <>
    <Link href={`/schools/${row.id}`}>{row.name}</Link>
    {row.state === 'active' ? null : (
      <span class="by"> {row.closedOn === null ? t.states[row.state] : t.list.closedOn(row.closedOn)}</span>
    )}
  </>
)

const ruralWord = (row: ListRow, { t }: Here): string =>
  row.isRural === null ? '' : row.isRural ? t.rural : t.urban

const whereColumns = ({ here, municipalities }: ListProps): Column<ListRow>[] => {
  const { t } = here
  const head = t.list.municipality
  return [
    {
      key: 'name',
      head: t.list.name,
      rowHead: true,
      sortable: true,
      now: true,
      cell: (row) => nameCell(row, here),
    },
    ...(municipalities === null
      ? []
      : [
          {
            key: 'municipality',
            head,
            sortable: true,
            phone: head,
            cell: (row: ListRow) => row.municipality,
          },
        ]),
    { key: 'kind', head: t.list.kind, phone: t.list.kind, now: true, cell: (row) => t.kinds[row.kind] },
  ]
}

const categoryColumns = ({ here, marks }: ListProps): Column<ListRow>[] => {
  const head = here.t.list.category
  const cell = ({ category }: ListRow) =>
    category === null ? '' : <CategoryTag category={category} word={categoryName(category, here)} />
  return marks ? [{ key: 'category', head, sortable: true, phone: head, cell }] : []
}

const sizeColumns = ({ here }: ListProps): Column<ListRow>[] => {
  const { t, lang } = here
  const figure = (value: number | null) => (value === null ? '' : number(value, lang))
  const common = { num: true, sortable: true, now: true }
  return [
    { key: 'rural', head: t.list.rural, phone: t.list.rural, now: true, cell: (row) => ruralWord(row, here) },
    {
      ...common,
      key: 'pupils',
      head: t.list.pupils,
      phone: t.fields.pupils,
      cell: (row) => figure(row.pupils),
    },
    {
      ...common,
      key: 'teachers',
      head: t.list.teachers,
      phone: t.fields.teachers,
      cell: (row) => figure(row.teachers),
    },
  ]
}

const partColumns = ({ here, columns }: ListProps): Column<ListRow>[] =>
  columns.map(({ key, head, num, href, values }) => {
    const cell = (row: ListRow) => {
      const value = values.get(row.id)
      if (value === undefined) return ''
      return href === undefined ? value : <Link href={href(row.id)}>{value}</Link>
    }
    return { key, head: head(here.lang), num, phone: head(here.lang), cell }
  })

/** Columns of the list: where, what, of which category, how large, and what other modules put beside. */
export const columnsOf = (props: ListProps): Column<ListRow>[] => [
  ...whereColumns(props),
  ...categoryColumns(props),
  ...sizeColumns(props),
  ...partColumns(props),
]
