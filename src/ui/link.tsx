import type { Child } from 'hono/jsx'

export type LinkProps = {
  readonly href: string
  readonly children: Child
  /** Noun that readers hear after «Изменить»: links of one page should differ. */
  readonly hidden?: string | undefined
  readonly download?: boolean | undefined
  readonly current?: boolean | undefined
}

/** A plain link; also the way to say «Отменить» beside a button. */
export const Link = ({ href, children, hidden, download, current }: LinkProps) => (
  <a href={href} download={download ? '' : undefined} aria-current={current ? 'page' : undefined}>
    {children}
    {hidden === undefined ? null : <span class="vh"> {hidden}</span>}
  </a>
)

/** Boxed reference to the source of a fact: «п. 2.1 распоряжения № 94». Without an address where the viewer may not go there. */
export const Ref = ({
  href,
  children,
}: {
  readonly href?: string | null | undefined
  readonly children: Child
}) =>
  href ? (
    <a class="ref" href={href}>
      {children}
    </a>
  ) : (
    <span class="ref">{children}</span>
  )
