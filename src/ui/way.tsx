import type { Child } from 'hono/jsx'
import { useText } from './surroundings.ts'

/**
 * One deficit from its naming to its result. `helped`: help was given, the result is partial; `closed`: filled;
 * `planned`: help is only planned; `alone`: no help yet, and the page offers to find it.
 */
export type WayState = 'helped' | 'closed' | 'planned' | 'alone'

export type WayLine = {
  readonly state: WayState
  readonly need: {
    readonly title: string
    readonly href?: string | undefined
    readonly severity: string
    readonly named: string
  }
  readonly help: readonly {
    readonly text: Child
    readonly href?: string | undefined
    readonly when: string
  }[]
  /** Instead of help when there is none: a button that finds it. */
  readonly noHelp?: Child | undefined
  readonly result: { readonly title: string; readonly note?: string | undefined }
}

const LOOK: Readonly<Record<WayState, string>> = {
  helped: 'half',
  closed: 'done',
  planned: 'plan',
  alone: 'none',
}

// Layout is a grid, so the meaning of a table is given by roles.
const asRole = (role: string) => ({ role })

const Need = ({ need }: Pick<WayLine, 'need'>) => (
  <div class="c-d" {...asRole('cell')}>
    <i />
    <b>{need.href === undefined ? need.title : <a href={need.href}>{need.title}</a>}</b>
    <span>{need.severity}</span>
    <span class="muted">{need.named}</span>
  </div>
)

const Help = ({ line }: { readonly line: WayLine }) => (
  <div class="c-h" {...asRole('cell')}>
    <i />
    {line.help.map(({ text, href, when }) => (
      <p>
        {href === undefined ? text : <a href={href}>{text}</a>}
        <span class="muted">{when}</span>
      </p>
    ))}
    {line.help.length === 0 ? line.noHelp : null}
  </div>
)

const Line = ({ line }: { readonly line: WayLine }) => (
  <div class={`case-r ${LOOK[line.state]}`} {...asRole('row')}>
    <Need need={line.need} />
    <Help line={line} />
    <div class="c-r" {...asRole('cell')}>
      <i />
      <b>{line.result.title}</b>
      {line.result.note === undefined ? null : <span class="muted">{line.result.note}</span>}
    </div>
  </div>
)

/** «От дефицита к результату»: the rope is solid where help was given, dashed where it is planned, broken where there is none. */
export const Way = ({ lines }: { readonly lines: readonly WayLine[] }) => {
  const { way } = useText()
  return (
    <div class="case" {...asRole('table')} {...{ 'aria-label': way.label }}>
      <div class="case-h" {...asRole('row')}>
        {[way.need, way.help, way.result].map((head) => (
          <span {...asRole('columnheader')}>{head}</span>
        ))}
      </div>
      {lines.map((line) => (
        <Line line={line} />
      ))}
    </div>
  )
}
