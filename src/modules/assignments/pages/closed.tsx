import { shortDay } from '../../../kernel/format.ts'
import { MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { PER_PAGE } from '../domain/listing.ts'
import type { AssignmentLine } from '../queries/line.ts'
import { type ListPageProps, ListTabs, pageHref } from './list-parts.tsx'

/** What is over: accepted, taken off control, declined, recalled; newest first. */
export const ClosedList = (props: ListPageProps & { readonly lines: readonly AssignmentLine[] }) => {
  const { here, lines, request } = props
  const { t } = here
  const before = (request.page - 1) * PER_PAGE
  return (
    <>
      <MarginHead title={t.closed} />
      <ListTabs {...props} current="closed" />
      <WithMargin>
        {lines.length === 0 ? (
          <Empty title={t.closedEmpty}>{t.closedEmptyWhy}</Empty>
        ) : (
          <ul class="rows">
            {lines.slice(0, PER_PAGE).map((line) => (
              <li>
                <Link href={`/assignments/${line.id}`}>{line.title}</Link>
                <span class="by">
                  {' '}
                  {t.states[line.state]}
                  {line.decidedOn === null ? '' : ` ${shortDay(line.decidedOn)}`}, {line.sourceLabel}
                </span>
              </li>
            ))}
          </ul>
        )}
        {/* one line more than a page is read: then there is a next page */}
        <Pager
          page={request.page}
          perPage={PER_PAGE}
          total={before + lines.length}
          href={pageHref('closed', request)}
        />
      </WithMargin>
    </>
  )
}
