import type { Child } from 'hono/jsx'
import { number } from '../kernel/format.ts'
import { classes } from './classes.ts'
import { Now } from './now.tsx'
import { useLang, useText } from './surroundings.ts'
import { Tag, type TagState } from './tag.tsx'

/** One line of a summary: «Срок договора — 01.04.2022 – 31.12.2022 — Изменить». */
export type SummaryLine = {
  readonly label: Child
  readonly value: Child
  /** Without a history: on a page of a past day the line says that the value is today's. */
  readonly now?: boolean | undefined
  readonly change?:
    | {
        readonly href: string /** «срок договора» */
        readonly noun: string
        readonly label?: string | undefined
      }
    | undefined
}

/** «Проверьте ответы», cards, requisites. `narrow` for a column of three. */
export const SummaryList = ({
  lines,
  narrow,
}: {
  readonly lines: readonly SummaryLine[]
  readonly narrow?: boolean | undefined
}) => {
  const text = useText()
  return (
    <dl class={classes('sum', narrow && 'sum--2')}>
      {lines.map(({ label, value, now, change }) => (
        <div>
          <dt>{now ? <Now>{label}</Now> : label}</dt>
          <dd>
            {value === null || value === undefined || value === '' ? <span class="muted">—</span> : value}
          </dd>
          {change === undefined ? null : (
            <dd class="act">
              <a href={change.href}>
                {change.label ?? text.list.change}
                <span class="vh"> {change.noun}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

export type StepsProps = {
  readonly steps: readonly string[] /** Index of the step the person is at, from 0. */
  readonly current: number
}

/** Steps on a rope: done filled, current bold. */
export const Steps = ({ steps, current }: StepsProps) => {
  const text = useText()
  return (
    <ol class="steps" aria-label={text.list.steps}>
      {steps.map((step, at) => (
        <li class={classes(at <= current && 'ok')} aria-current={at === current ? 'step' : undefined}>
          {step}
          {at < current ? <span class="vh">, {text.list.done}</span> : null}
        </li>
      ))}
    </ol>
  )
}

export type Tab = {
  readonly label: string
  readonly href: string
  readonly current?: boolean | undefined
  readonly count?: number | undefined
  readonly urgent?: boolean | undefined
}

/** Parts of one object, each with its own address. */
export const Tabs = ({ tabs, label }: { readonly tabs: readonly Tab[]; readonly label: string }) => (
  <nav aria-label={label}>
    <ul class="tabs">
      {tabs.map((tab) => (
        <li>
          <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
            {tab.label}
            {tab.count ? <span class={classes('n', tab.urgent && 'n--late')}> {tab.count}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

export type Row = { readonly key?: Child | undefined; readonly children: Child }

/** Short lines between hairlines; with keys (dates, names) in a column of their own. */
export const Rows = ({ rows }: { readonly rows: readonly Row[] }) => {
  const withKeys = rows.some((row) => row.key !== undefined)
  return (
    <ul class={classes('rows', withKeys && 'rows--key')}>
      {rows.map(({ key, children }) =>
        withKeys ? (
          <li>
            <b class="num">{key}</b>
            <span>{children}</span>
          </li>
        ) : (
          <li>{children}</li>
        ),
      )}
    </ul>
  )
}

export type ChecklistLine = {
  readonly label: string
  /** No address: the part is not open yet. */
  readonly href?: string | undefined
  readonly state: TagState
  readonly fact?: Child | undefined
}

/** Parts of a long work with the state of each at the end of the line. */
export const Checklist = ({ lines }: { readonly lines: readonly ChecklistLine[] }) => (
  <ul class="rows rows--ends">
    {lines.map(({ label, href, state, fact }) => (
      <li>
        {href === undefined ? <span class="muted">{label}</span> : <a href={href}>{label}</a>}
        <Tag state={state}>{fact}</Tag>
      </li>
    ))}
  </ul>
)

export type Figure = {
  readonly value: Child
  /** Smaller words after the value: «из 12», «мин». */
  readonly unit?: string | undefined
  /** What it is, and what it is compared to: «дефицитов закрывают наставники; сейчас 18 %». */
  readonly label: Child
  /** The rows behind the figure. */
  readonly href?: string | undefined
  readonly late?: boolean | undefined
}

/** At most four figures, each with what it is compared to and a link to its rows. */
export const Figures = ({ figures }: { readonly figures: readonly Figure[] }) => {
  const lang = useLang()
  return (
    <dl class="figs">
      {figures.map(({ value, unit, label, href, late }) => (
        <div>
          <dt>{href === undefined ? label : <a href={href}>{label}</a>}</dt>
          <dd class={classes('big', late && 'late')}>
            {typeof value === 'number' ? number(value, lang) : value}
            {unit === undefined ? null : <span class="of"> {unit}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
