import { type Day, dateOf } from '../../../kernel/day.ts'
import { monthAndYear } from '../../../kernel/format.ts'
import { Actions, Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { MonthRow, MonthView } from '../domain/month.ts'
import type { ItemState } from '../domain/progress.ts'
import { Shell, type ShellProps } from './shell.tsx'
import { addressOf, ITEM_TAG, rowName } from './words.ts'

export type CalendarProps = Omit<ShellProps, 'part' | 'children'> & {
  readonly month: MonthView
  readonly states: ReadonlyMap<string, ItemState>
}

/** What recurs has the state of the days that have come: a day ahead of it has none yet. */
const stateOn = ({ item }: MonthRow, day: Day, { states, here }: CalendarProps): ItemState | null =>
  item.term?.kind === 'recurring' && day > here.today ? null : (states.get(item.id) ?? 'ahead')

const Entry = ({ row, day, ...props }: CalendarProps & { readonly row: MonthRow; readonly day: Day }) => {
  const { roadmap, here } = props
  const { t } = here
  const state = stateOn(row, day, props)
  return (
    <li>
      {row.isEnd ? `${t.calendar.ends} ` : ''}
      <Link href={addressOf(roadmap, `/items/${row.item.id}`)}>{rowName(row.item)}</Link>{' '}
      {state === null ? null : <Tag state={ITEM_TAG[state]}>{t.itemStates[state]}</Tag>}
    </li>
  )
}

const DayCell = ({ day, ...props }: CalendarProps & { readonly day: Day | null }) => {
  if (day === null) return <td />
  const rows = props.month.byDay.get(day) ?? []
  return (
    <td
      aria-current={day === props.here.today ? 'date' : undefined}
      class={rows.length > 0 ? 'has' : undefined}
    >
      <b class="num">{dateOf(day)}</b>
      {rows.length === 0 ? null : (
        <ul class="plain" lang="ru">
          {rows.map((row) => (
            <Entry {...props} row={row} day={day} />
          ))}
        </ul>
      )}
    </td>
  )
}

const Agenda = (props: CalendarProps) => {
  const {
    here: { t, lang },
    month,
  } = props
  return (
    <table class="tbl agenda">
      <caption class="vh">{t.calendar.caption(monthAndYear(month.first, lang))}</caption>
      <thead>
        <tr>
          {t.calendar.weekdays.map((day) => (
            <th scope="col">{day}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr>
            {week.map((day) => (
              <DayCell {...props} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A month as a table of days; what has no exact day stands under it. */
export const CalendarPage = (props: CalendarProps) => {
  const { here, roadmap, month } = props
  const { t, lang } = here
  const name = monthAndYear(month.first, lang)
  const to = (day: Day) => addressOf(roadmap, `/calendar?month=${day.slice(0, 7)}`)
  return (
    <Shell {...props} part="calendar">
      <Section title={name.slice(0, 1).toUpperCase() + name.slice(1)} after>
        <p class="row noprint">
          {month.earlier === null ? null : <Link href={to(month.earlier)}>{t.calendar.earlier}</Link>}
          {month.later === null ? null : <Link href={to(month.later)}>{t.calendar.later}</Link>}
        </p>
        <Agenda {...props} />
        {month.byDay.size === 0 ? <p class="muted">{t.calendar.none}</p> : null}
      </Section>
      {month.whole.length === 0 ? null : (
        <Section title={t.calendar.whole} after>
          <ul class="rows" lang="ru">
            {month.whole.map((item) => (
              <li>
                <Link href={addressOf(roadmap, `/items/${item.id}`)}>{rowName(item)}</Link>{' '}
                <span class="by">{item.termAsWritten}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Actions>
        <Link href="/roadmaps/calendar-link">{t.calendar.link}</Link>
      </Actions>
    </Shell>
  )
}
