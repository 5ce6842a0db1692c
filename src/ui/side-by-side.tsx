import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { useText } from './surroundings.ts'

/** One page of the original: where it is among the others, and the file itself. */
export type OriginalPage = {
  readonly page: number
  readonly pages: number
  readonly previousHref?: string | undefined
  readonly nextHref?: string | undefined
  readonly download?: { readonly href: string; readonly kind: string } | undefined
}

export type SideBySideProps = {
  readonly original: OriginalPage
  /** The page drawn from our reader's model (decisions 46), with `Mark` around what was read. */
  readonly paper: Child
  /** The reading: `Decide` first, then summaries and tables with `MarkNumber`. */
  readonly children: Child
}

/** The original on the left, sticky, one page at a time; the reading on the right. */
export const SideBySide = ({ original, paper, children }: SideBySideProps) => {
  const { pair } = useText()
  const { page, pages, previousHref, nextHref, download } = original
  return (
    <div class="two pair">
      <section class="doc" aria-label={pair.originalLabel(page, pages)}>
        <div class="docbar">
          <span>{pair.original(page, pages)}</span>
          <span class="row">
            {previousHref === undefined ? null : <a href={previousHref}>{pair.previous}</a>}
            {nextHref === undefined ? null : <a href={nextHref}>{pair.next}</a>}
            {download === undefined ? null : <a href={download.href}>{pair.take(download.kind)}</a>}
          </span>
        </div>
        {/* tabindex: on a phone the sheet scrolls, and a keyboard must reach it */}
        <article class="pg" tabindex={0} aria-label={pair.text} lang="ru">
          {paper}
        </article>
      </section>
      <div class="reading">{children}</div>
    </div>
  )
}

type Numbered = { readonly number: number; readonly doubt?: boolean | undefined }

/** Number that ties a fragment of the original to its reading; ochre where a person must decide. */
export const MarkNumber = ({ number, doubt, href }: Numbered & { readonly href?: string | undefined }) => {
  const look = classes('kn', doubt && 'kn--doubt')
  return href === undefined ? (
    <span class={look}>{number}</span>
  ) : (
    <a class={look} href={href}>
      {number}
    </a>
  )
}

/** A fragment of the original that was read. */
export const Mark = ({
  number,
  doubt,
  href,
  children,
}: Omit<Numbered, 'number'> & {
  /** Null where a fragment goes on in another paragraph. */
  readonly number: number | null
  readonly href?: string | undefined
  readonly children: Child
}) => (
  <mark class={classes('mk', doubt && 'mk--doubt')} id={number === null ? undefined : `mark-${number}`}>
    {number === null ? null : <MarkNumber number={number} doubt={doubt} href={href} />}
    {children}
  </mark>
)

/** What only a person can decide: comes before everything that was read for certain. Holds groups of choices. */
export const Decide = ({ count, children }: { readonly count: number; readonly children: Child }) => {
  const { pair } = useText()
  return (
    <section class="ask stack" id="decide">
      <h2>{pair.decide(count)}</h2>
      {children}
    </section>
  )
}
