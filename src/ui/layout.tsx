import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { useText } from './surroundings.ts'
import { ThingLine } from './thing-line.tsx'

/** A step of the path above the heading; the last one may be the page itself, without an address. */
export type Crumb = { readonly label: string; readonly href?: string | undefined }

/** Path to the page; leave it out on pages of the first level. */
export const Breadcrumbs = ({ crumbs }: { readonly crumbs: readonly Crumb[] }) => {
  const text = useText()
  return (
    <nav class="crumbs" aria-label={text.frame.crumbs}>
      <ol>
        {crumbs.map(({ label, href }) => (
          <li>{href === undefined ? label : <a href={href}>{label}</a>}</li>
        ))}
      </ol>
    </nav>
  )
}

export type HeadProps = {
  readonly title: Child
  /** One or two lines: what is here and what to do. */
  readonly lead?: Child | undefined
  readonly crumbs?: readonly Crumb[] | undefined
}

/** Heading of a page with a margin: starts in the text column. */
export const MarginHead = ({ title, lead, crumbs }: HeadProps) => (
  <div class="m head">
    {crumbs ? <Breadcrumbs crumbs={crumbs} /> : null}
    <h1>{title}</h1>
    {lead === undefined ? null : <p class="lead">{lead}</p>}
    <ThingLine />
  </div>
)

export type SpreadHeadProps = HeadProps & {
  /** Small buttons on the right. */
  readonly actions?: Child | undefined
}

/** Heading of a spread: from the left edge, facts in grey, small buttons on the right. */
export const SpreadHead = ({ title, lead, crumbs, actions }: SpreadHeadProps) => (
  <>
    {crumbs ? <Breadcrumbs crumbs={crumbs} /> : null}
    <div class="head head--row">
      <h1>{title}</h1>
      {lead === undefined ? <span /> : <p class="muted">{lead}</p>}
      {actions === undefined ? null : <div class="row">{actions}</div>}
    </div>
    <ThingLine />
  </>
)

export type WithMarginProps = {
  /** When, where from, whose. Give `sideTitle` for a section. */
  readonly side?: Child | undefined
  readonly sideTitle?: Child | undefined
  readonly children: Child
  /** Space above, for a new section. */
  readonly after?: boolean | undefined
  readonly id?: string | undefined
}

/** The binding margin says when, where from and whose; the column says what. */
export const WithMargin = ({ side, sideTitle, children, after, id }: WithMarginProps) => (
  <section class={classes('m', after && 'after')} id={id}>
    {side === undefined && sideTitle === undefined ? null : (
      <div class="side">
        {sideTitle === undefined ? null : <h2>{sideTitle}</h2>}
        {side}
      </div>
    )}
    <div class="col">{children}</div>
  </section>
)

type Many = { readonly children: Child; readonly after?: boolean | undefined }

/** Two columns of seven and five, one under 60rem; `even` makes them equal. */
export const Two = ({ children, after, even }: Many & { readonly even?: boolean | undefined }) => (
  <div class={classes('two', !even && 'two--75', after && 'after')}>{children}</div>
)

/** Three columns. */
export const Three = ({ children, after }: Many) => (
  <div class={classes('three', after && 'after')}>{children}</div>
)

/** Things one under another with even space. */
export const Stack = ({ children, after }: Many) => (
  <div class={classes('stack', after && 'after')}>{children}</div>
)

/** Buttons and links in a line; the one main button first. */
export const Actions = ({ children }: { readonly children: Child }) => (
  <div class="row actions">{children}</div>
)

/** A white sheet: only where something is filled in or pasted in. */
export const Sheet = ({ children }: { readonly children: Child }) => <div class="sheet">{children}</div>

export type SectionProps = {
  readonly title: Child
  readonly children: Child
  /** Grey words or a link on the right of the heading. */
  readonly note?: Child | undefined
  readonly after?: boolean | undefined
  readonly id?: string | undefined
}

/** A part of a page with its own heading of the second level. */
export const Section = ({ title, children, note, after, id }: SectionProps) => (
  <section class={classes(after && 'after')} id={id}>
    {note === undefined ? (
      <h2 class="h">{title}</h2>
    ) : (
      <div class="head--row h">
        <h2>{title}</h2>
        <p class="small muted">{note}</p>
      </div>
    )}
    {children}
  </section>
)

/** Text that unfolds without a script. */
export const Details = ({
  title,
  children,
  open,
}: {
  readonly title: Child
  readonly children: Child
  readonly open?: boolean | undefined
}) => (
  <details open={open}>
    <summary>{title}</summary>
    <div class="go">{children}</div>
  </details>
)
