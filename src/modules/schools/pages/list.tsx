import type { OrganisationId } from '../../../kernel/ids.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Tabs } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { PER_PAGE } from '../domain/listing.ts'
import { CATEGORIES } from '../domain/types.ts'
import type { List, ListRequest } from '../queries/list.ts'
import type { District } from '../queries/territory.ts'
import { type ListQuery, listHref, queryOf } from './list-address.ts'
import { columnsOf } from './list-columns.tsx'
import { activeOf, filtersOf } from './list-filters.ts'
import type { ListColumn } from './parts.ts'
import { categoryName, type Here } from './words.ts'

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

const CategoryTabs = ({ props, query }: { readonly props: ListProps; readonly query: ListQuery }) => {
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
  const query = queryOf(request, here, base)
  const sortHref = (by: string, to: string) =>
    listHref(base, query, { sort: by, dir: to === 'descending' ? 'desc' : '' })
  return (
    <>
      {props.marks ? <CategoryTabs props={props} query={query} /> : null}
      <Filters
        action={base}
        filters={filtersOf(props)}
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
          direction: request.descending ? 'descending' : 'ascending',
          href: sortHref,
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
  const { here, request, base, keeps } = props
  const { t } = here
  return (
    <>
      <ButtonLink
        href={listHref(`${base}/export.xlsx`, queryOf(request, here, base))}
        kind="other"
        small
        download
      >
        {t.list.export}
      </ButtonLink>
      {keeps ? (
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
