import type { Child } from 'hono/jsx'

/** A letter that is handed over on paper: on the screen a sheet, in print a page of its own. */
export const LetterSheet = ({
  from,
  title,
  children,
}: {
  readonly from: string
  readonly title: Child
  readonly children: Child
}) => (
  <section class="letter">
    <p class="small muted">{from}</p>
    <h2>{title}</h2>
    {children}
  </section>
)

/** A code large enough to be typed from paper. */
export const LetterCode = ({ children }: { readonly children: string }) => (
  <b class="letter-code">{children}</b>
)

/** Words about the papers below that stay on the screen. */
export const ScreenOnly = ({ children }: { readonly children: Child }) => (
  <div class="noprint">{children}</div>
)

/** Codes to be written down. */
export const CodeList = ({ codes }: { readonly codes: readonly string[] }) => (
  <ul class="plain codes">
    {codes.map((code) => (
      <li>
        <code>{code}</code>
      </li>
    ))}
  </ul>
)

const QUIET = 4

/** A code for a telephone's camera: one path on white, whatever the theme, with the quiet zone that cameras need. */
export const QrPicture = ({
  path,
  size,
  label,
}: {
  readonly path: string
  readonly size: number
  readonly label: string
}) => {
  const side = size + 2 * QUIET
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      width="232"
      height="232"
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shape-rendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#ffffff" />
      <path stroke="#000000" d={path} />
    </svg>
  )
}
