import { number, shortDay } from '../../../kernel/format.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { type Filter, Filters } from '../../../ui/filters.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Tabs } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { CATEGORIES, type Category, ORGANISATION_KINDS } from '../domain/types.ts'
import type { ListColumn } from '../parts.ts'
import { type List, type ListRequest, type ListRow, PER_PAGE, type SortKey } from '../queries/list.ts'
import type { District } from '../queries/territory.ts'
import { categoryName, type Here, optionsOf } from './words.ts'

export type FilledColumn = Omit<ListColumn, 'values'> & {
  readonly values: ReadonlyMap<OrganisationId, string | number>
}

export type ListProps = {
  readonly here: Here
  readonly list: List
  readonly request: ListRequest
  /** Address without a page or an order: `/schools` or `/municipalities/:id`. */
  readonly base: string
  readonly districts: readonly District[]
  /** The whole region is listed: then the municipality is a column and a filter. */
  readonly municipalities: readonly { readonly id: string; readonly shortName: string }[] | null
  readonly marks: boolean
  readonly keeps: boolean
  readonly columns: readonly FilledColumn[]
}

type Query = Readonly<Record<string, string>>

const queryOf = ({ request, here, base }: ListProps): Query => ({
  text: request.text,
  kind: request.kind ?? '',
  category: request.category ?? '',
  district: request.district ?? '',
  municipality: base === '/schools' ? (request.municipality ?? '') : '',
  state: request.closed ? 'closed' : '',
  on: request.on === here.today ? '' : request.on,
  sort: request.sort === 'name' ? '' : request.sort,
  dir: request.descending ? 'desc' : '',
})

/** Address of the list with some of its query changed; what is empty is left out. */
export const listHref = (base: string, query: Query, change: Query = {}): string => {
  const filled = Object.entries({ ...query, ...change }).filter(([, value]) => value !== '')
  return filled.length === 0 ? base : `${base}?${new URLSearchParams(filled)}`
}

const filtersOf = (props: ListProps): Filter[] => {
  const { here, request, districts, municipalities, marks } = props
  const { t } = here
  const all = { value: '', label: t.list.all }
  const select = (
    name: string,
    label: string,
    value: string | null,
    options: readonly SelectOption[],
  ): Filter => ({
    kind: 'select',
    name,
    label,
    value: value ?? '',
    options: [all, ...options],
  })
  const categories = [...CATEGORIES, 'none' as const].map((code) => ({
    value: code,
    label: categoryName(code, here),
  }))
  return [
    { kind: 'text', name: 'text', label: t.list.search, value: request.text },
    select('kind', t.list.kind, request.kind, optionsOf(ORGANISATION_KINDS, t.kinds)),
    ...(marks ? [select('category', t.list.category, request.category, categories)] : []),
    ...(municipalities === null
      ? []
      : [
          select(
            'municipality',
            t.list.municipality,
            request.municipality,
            municipalities.map(({ id, shortName }) => ({ value: id, label: shortName })),
          ),
        ]),
    ...(districts.length === 0
      ? []
      : [
          select(
            'district',
            t.list.district,
            request.district,
            districts.map(({ id, name }) => ({ value: id, label: name })),
          ),
        ]),
    {
      kind: 'select',
      name: 'state',
      label: t.list.state,
      value: request.closed ? 'closed' : '',
      options: [
        { value: '', label: t.list.open },
        { value: 'closed', label: t.list.closed },
      ],
    },
    ...(marks
      ? [
          {
            kind: 'date' as const,
            name: 'on',
            label: t.list.on,
            value: request.on === here.today ? '' : shortDay(request.on),
          },
        ]
      : []),
  ]
}

const activeOf = (props: ListProps): string[] => {
  const { here, request, districts, municipalities } = props
  const { t } = here
  const named = (
    list: readonly { id: string; name?: string; shortName?: string }[] | null,
    id: string | null,
  ) => {
    const found = list?.find((entry) => entry.id === id)
    return found?.shortName ?? found?.name
  }
  return [
    request.text === '' ? undefined : t.list.activeText(request.text),
    request.kind === null ? undefined : t.kinds[request.kind],
    request.category === null ? undefined : categoryName(request.category, here).toLowerCase(),
    named(municipalities, request.municipality),
    named(districts, request.district),
    request.closed ? t.list.closed : undefined,
    request.on === here.today ? undefined : t.list.activeOn(request.on),
  ].filter((word) => word !== undefined)
}

const TAGS = { lowResults: 'need', atRisk: 'need', highResults: 'active', resilient: 'active' } as const

/** Category as a word with its mark; nothing for a school without one. */
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

const columnsOf = (props: ListProps): Column<ListRow>[] => {
  const { here, marks, municipalities } = props
  const { t, lang } = here
  const figure = (value: number | null) => (value === null ? '' : number(value, lang))
  const extra = props.columns.map(({ key, head, num, href, values }): Column<ListRow> => {
    const cell = (row: ListRow) => {
      const value = values.get(row.id)
      if (value === undefined) return ''
      return href === undefined ? value : <Link href={href(row.id)}>{value}</Link>
    }
    return { key, head: head(lang), num, phone: head(lang), cell }
  })
  return [
    { key: 'name', head: t.list.name, rowHead: true, sortable: true, cell: (row) => nameCell(row, here) },
    ...(municipalities === null
      ? []
      : [
          {
            key: 'municipality',
            head: t.list.municipality,
            sortable: true,
            phone: t.list.municipality,
            cell: (row: ListRow) => row.municipality,
          },
        ]),
    { key: 'kind', head: t.list.kind, phone: t.list.kind, cell: (row) => t.kinds[row.kind] },
    ...(marks
      ? [
          {
            key: 'category',
            head: t.list.category,
            sortable: true,
            phone: t.list.category,
            cell: (row: ListRow) =>
              row.category === null ? (
                ''
              ) : (
                <CategoryTag category={row.category} word={categoryName(row.category, here)} />
              ),
          },
        ]
      : []),
    { key: 'rural', head: t.list.rural, phone: t.list.rural, cell: (row) => ruralWord(row, here) },
    {
      key: 'pupils',
      head: t.list.pupils,
      num: true,
      sortable: true,
      phone: t.fields.pupils,
      cell: (row) => figure(row.pupils),
    },
    {
      key: 'teachers',
      head: t.list.teachers,
      num: true,
      sortable: true,
      phone: t.fields.teachers,
      cell: (row) => figure(row.teachers),
    },
    ...extra,
  ]
}

const Nothing = ({ props }: { readonly props: ListProps }) => {
  const { here, list, keeps } = props
  const isBare = Object.keys(list.kinds).length === 0
  const words = here.t.list
  if (!isBare) return <Empty title={words.empty}>{words.emptyWhy}</Empty>
  return (
    <Empty
      title={words.bare}
      action={keeps ? <ButtonLink href="/schools/import">{words.import}</ButtonLink> : null}
    >
      {words.bareWhy}
    </Empty>
  )
}

const CategoryTabs = ({ props, query }: { readonly props: ListProps; readonly query: Query }) => {
  const { here, list, request, base } = props
  const tabs = [...CATEGORIES, 'none' as const].map((code) => ({
    label: categoryName(code, here),
    href: listHref(base, query, { category: code, kind: '' }),
    current: request.category === code,
    count: list.categories[code] ?? 0,
  }))
  const all = {
    label: here.t.list.all,
    href: listHref(base, query, { category: '' }),
    current: request.category === null,
  }
  return <Tabs label={here.t.list.tabs} tabs={[all, ...tabs]} />
}

/** Filters, figures and the table: the same on «Школы» and on the page of a municipality. */
export const ListBody = (props: ListProps) => {
  const { here, list, request, base } = props
  const query = queryOf(props)
  const direction = request.descending ? 'descending' : 'ascending'
  const filters = filtersOf(props)
  return (
    <>
      {props.marks ? <CategoryTabs props={props} query={query} /> : null}
      <Filters
        action={base}
        filters={filters}
        keep={{ sort: query.sort, dir: query.dir }}
        active={activeOf(props)}
        reset={base}
      />
      <Table
        caption={here.t.list.found(list.total)}
        dense
        stackable
        columns={columnsOf(props)}
        rows={list.rows}
        sorting={{
          by: request.sort,
          direction,
          href: (by: string, to) =>
            listHref(base, query, { sort: by as SortKey, dir: to === 'descending' ? 'desc' : '' }),
        }}
        empty={<Nothing props={props} />}
      />
      <Pager
        page={request.page}
        perPage={PER_PAGE}
        total={list.total}
        href={(page) => listHref(base, query, { page: String(page) })}
      />
    </>
  )
}

/** Buttons of the register for who keeps it; the export is for everyone who sees the list. */
export const ListActions = ({ props, wanted }: { readonly props: ListProps; readonly wanted: string }) => {
  const { t } = props.here
  return (
    <>
      <ButtonLink href={listHref(`${props.base}/export.xlsx`, queryOf(props))} kind="other" small download>
        {t.list.export}
      </ButtonLink>
      {props.keeps ? (
        <>
          <ButtonLink href="/schools/import" kind="other" small>
            {t.list.import}
          </ButtonLink>
          <ButtonLink href={wanted} small>
            {t.list.add}
          </ButtonLink>
        </>
      ) : null}
    </>
  )
}

/** «Школы»: the register of a municipality or of a region. */
export const ListPage = (props: ListProps) => {
  const { here, list } = props
  const all = Object.values(list.kinds).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <SpreadHead
        title={here.t.list.title}
        lead={here.t.list.lead(list.kinds.school ?? 0, all)}
        actions={<ListActions props={props} wanted="/schools/new" />}
      />
      <ListBody {...props} />
    </>
  )
}
