import type { Child } from 'hono/jsx'
import { number } from '../kernel/format.ts'
import { useLang, useSameDay, useText } from './surroundings.ts'

export type PagerProps = {
  /** Number of the page, from 1. */
  readonly page: number
  readonly perPage: number
  /** How many rows there are in all. */
  readonly total: number
  readonly href: (page: number) => string
}

/** First, last and two neighbours; null stands for a gap. */
export const pagesShown = (page: number, last: number): readonly (number | null)[] => {
  const wanted = [1, page - 1, page, page + 1, last].filter((n) => n >= 1 && n <= last)
  const pages = [...new Set(wanted)].sort((a, b) => a - b)
  return pages.flatMap((n, at) => (at > 0 && n - (pages[at - 1] ?? 0) > 1 ? [null, n] : [n]))
}

const PageLink = ({
  to,
  props,
  label,
  children,
}: {
  readonly to: number
  readonly props: PagerProps
  readonly label?: string
  readonly children: Child
}) => (
  <li>
    <a
      href={props.href(to)}
      aria-label={label}
      aria-current={to === props.page && label !== undefined ? 'page' : undefined}
    >
      {children}
    </a>
  </li>
)

/** «Назад 1 2 3 Дальше», «13–24 из 34»; nothing when all rows are in sight. */
export const Pager = ({ href, ...asked }: PagerProps) => {
  const sameDay = useSameDay()
  const props = { ...asked, href: (to: number) => sameDay(href(to)) }
  const { page, perPage, total } = props
  const text = useText()
  const lang = useLang()
  const last = Math.ceil(total / perPage)
  if (last <= 1) return null
  const range = text.pager.range(
    (page - 1) * perPage + 1,
    Math.min(page * perPage, total),
    number(total, lang),
  )
  return (
    <nav aria-label={text.pager.label}>
      <ol class="pages">
        {page > 1 ? (
          <PageLink to={page - 1} props={props}>
            {text.pager.previous}
          </PageLink>
        ) : null}
        {pagesShown(page, last).map((n) =>
          n === null ? (
            <li aria-hidden="true">…</li>
          ) : (
            <PageLink to={n} props={props} label={text.pager.page(n)}>
              {n}
            </PageLink>
          ),
        )}
        {page < last ? (
          <PageLink to={page + 1} props={props}>
            {text.pager.next}
          </PageLink>
        ) : null}
        <li class="muted">{range}</li>
      </ol>
    </nav>
  )
}
