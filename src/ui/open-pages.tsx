import type { Child } from 'hono/jsx'
import { glue } from '../kernel/typo.ts'

/** One of the four sections of a method day. */
export type DaySection = {
  readonly title: string
  /** For whom. */
  readonly audience: string
  readonly place: string
  readonly sessions: readonly {
    readonly time: string
    readonly title: Child
    readonly who?: string | undefined
  }[]
}

/** Sections of a method day side by side, tied by one rope. */
export const DaySections = ({ sections }: { readonly sections: readonly DaySection[] }) => (
  <div class="sections">
    {sections.map((section) => (
      <section>
        <h2>{section.title}</h2>
        <p class="small muted">
          {section.audience}
          <br />
          {section.place}
        </p>
        <ol class="plain">
          {section.sessions.map(({ time, title, who }) => (
            <li>
              <b class="time">{time}</b>
              <span>
                {title}
                {who === undefined ? null : <small>{glue(who)}</small>}
              </span>
            </li>
          ))}
        </ol>
      </section>
    ))}
  </div>
)

/** Heading of an open page: a poster, a lead, one main button. */
export const Poster = ({
  title,
  lead,
  side,
  actions,
  level,
}: {
  readonly title: Child
  readonly lead: Child
  readonly side?: Child | undefined
  readonly actions?: Child | undefined
  /** 2 where the heading of the page itself stands above it. */
  readonly level?: 2 | undefined
}) => (
  <div class="m">
    {side === undefined ? null : <div class="side">{side}</div>}
    <div>
      {level === 2 ? <h2 class="poster">{title}</h2> : <h1 class="poster">{title}</h1>}
      <p class="lead">{lead}</p>
      {actions === undefined ? null : <div class="row cta">{actions}</div>}
    </div>
  </div>
)

/** A step of the way drawn on the sign-in page. */
export type RopeStep = { readonly title: string; readonly words: string }

const KNOTS = [
  { x: 10, y: 84, look: 'k-need', r: 8 },
  { x: 320, y: 74, look: 'k', r: 8 },
  { x: 640, y: 56, look: 'k', r: 8 },
  { x: 990, y: 34, look: 'f-done', r: 9 },
] as const

const PATH = 'M10 84C120 100 200 62 320 74S560 84 640 56S860 22 990 34S1130 26 1196 8'

/** Heading of the sign-in page: from a deficit to a result along one rope. */
export const Hero = ({
  title,
  lead,
  steps,
}: {
  readonly title: string
  readonly lead: string
  readonly steps: readonly RopeStep[]
}) => (
  <div class="hero">
    <h1>{title}</h1>
    <p class="lead">{lead}</p>
    <svg
      class="chart art line4"
      viewBox="0 0 1200 118"
      role="img"
      aria-label={steps.map((step) => step.title).join(' → ')}
    >
      <path class="rope" d={PATH} />
      {KNOTS.map(({ x, y, look, r }) => (
        <circle class={look} cx={x} cy={y} r={r} />
      ))}
      <g class="cap">
        {KNOTS.map(({ x, y }, at) => (
          <>
            <text class="tb" x={x - 10} y={y - 20}>
              {steps[at]?.title}
            </text>
            <text class="t2" x={x - 10} y={y + 32}>
              {steps[at]?.words}
            </text>
          </>
        ))}
      </g>
    </svg>
  </div>
)

/** A person of the demo district; `enter` is his name as a button: entering as him is one press. */
export type DemoPerson = { readonly enter: Child; readonly position: string; readonly does: string }

/** People of the demo district on the sign-in page. */
export const DemoPeople = ({ people }: { readonly people: readonly DemoPerson[] }) => (
  <ul class="rows rows--key people">
    {people.map(({ position, does, enter }) => (
      <li>
        <b>{enter}</b>
        <span>{position}</span>
        <span class="muted">{does}</span>
      </li>
    ))}
  </ul>
)

/** Two columns of the sign-in page: the form, and the demo district. */
export const Gate = ({ children }: { readonly children: Child }) => <div class="two gate">{children}</div>
