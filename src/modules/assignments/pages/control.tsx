import { shortDay } from '../../../kernel/format.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { listHref, PER_PAGE } from '../domain/listing.ts'
import type { AssignmentLine } from '../queries/line.ts'
import type { Found } from '../queries/list.ts'
import type { ControlledPaper } from '../queries/whose.ts'
import { ListFilters, type ListPageProps, ListTabs, pageHref, whatColumn } from './list-parts.tsx'
import { factOf, type Here, whoOf } from './words.ts'

const columnsOf = (here: Here): Column<AssignmentLine>[] => [
  whatColumn(here),
  { key: 'who', head: here.t.control.who, cell: whoOf },
  {
    key: 'due',
    head: here.t.control.due,
    phone: here.t.control.due,
    nowrap: true,
    cell: (line) => (line.dueOn === null ? null : shortDay(line.dueOn)),
  },
  {
    key: 'state',
    head: here.t.control.state,
    cell: (line) => {
      const { state, fact } = factOf(line, here)
      return <Tag state={state}>{fact}</Tag>
    },
  },
  {
    key: 'controller',
    head: here.t.control.controller,
    phone: here.t.control.controller,
    cell: (line) => line.controllerName ?? here.t.control.node,
  },
]

/** Papers that name the person and gave nothing out, or nothing that is still open. */
const Papers = ({ papers, t }: { readonly papers: readonly ControlledPaper[]; readonly t: Here['t'] }) =>
  papers.length === 0 ? null : (
    <Section title={t.control.papers} note={t.control.papersWhy} after>
      <Rows
        rows={papers.map(({ id, title }) => ({
          children: (
            <Link href={`/sources/${id}`}>
              <span lang="ru">{title}</span>
            </Link>
          ),
        }))}
      />
    </Section>
  )

/** «На контроле»: everything that the schools of my node owe, with filters, by page. */
export const ControlPage = (
  props: ListPageProps & { readonly found: Found; readonly papers: readonly ControlledPaper[] },
) => {
  const { here, request, found } = props
  const { t } = here
  const isOwn = props.named !== null && request.controller === props.named
  return (
    <>
      <SpreadHead
        title={isOwn ? t.tabs.own : t.control.title}
        lead={t.control.lead(found.total)}
        actions={
          <ButtonLink href={listHref('/assignments/control.xlsx', request)} kind="other" small download>
            {t.control.export}
          </ButtonLink>
        }
      />
      <ListTabs {...props} current={isOwn ? 'own' : 'control'} />
      <ListFilters list="control" props={props} />
      <Table
        caption={t.control.caption}
        captionHidden
        dense
        stackable
        columns={columnsOf(here)}
        rows={found.lines}
        empty={<Empty title={t.control.empty}>{t.control.emptyWhy}</Empty>}
      />
      <Pager page={request.page} perPage={PER_PAGE} total={found.total} href={pageHref('control', request)} />
      {isOwn ? <Papers papers={props.papers} t={t} /> : null}
      {request.folded ? (
        <p>
          <Link href={listHref('/assignments/control', request, { folded: false })}>{t.unfoldedBack}</Link>
        </p>
      ) : found.folded === 0 ? null : (
        <p>
          {t.control.folded(found.folded)}{' '}
          <Link href={listHref('/assignments/control', request, { folded: true })}>{t.foldedShow}</Link>
        </p>
      )}
    </>
  )
}
