import { classes } from './classes.ts'

/** A day of a month as it is drawn: `mark` names its look, `word` is heard and shown on hovering. */
export type MonthDay = {
  readonly date: number
  readonly mark: 'work' | 'weekend' | 'holiday' | 'moved' | 'shortened'
  readonly word?: string | undefined
  readonly current?: boolean | undefined
}

export type MonthTableProps = {
  readonly title: string
  /** On the right of the name: «рабочих 20». */
  readonly note?: string | undefined
  /** Seven short names, Monday first. */
  readonly weekdays: readonly string[]
  /** Weekday of the first day, 1 is Monday. */
  readonly startsOn: number
  readonly days: readonly MonthDay[]
}

const weeksOf = ({ startsOn, days }: MonthTableProps): (MonthDay | null)[][] => {
  const cells = [...Array.from({ length: startsOn - 1 }, () => null), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_none, at) => cells[week * 7 + at] ?? null),
  )
}

const Cell = ({ day }: { readonly day: MonthDay | null }) =>
  day === null ? (
    <td />
  ) : (
    <td class={`md md--${day.mark}`} title={day.word} aria-current={day.current ? 'date' : undefined}>
      {day.date}
      {day.word === undefined ? null : <span class="vh">, {day.word}</span>}
    </td>
  )

/** A month as people draw it on paper: weeks from Monday, days off told by shape as well as by colour. */
export const MonthTable = (props: MonthTableProps) => (
  <table class="month">
    <caption>
      <b>{props.title}</b>
      {props.note === undefined ? null : <span class="muted"> {props.note}</span>}
    </caption>
    <thead>
      <tr>
        {props.weekdays.map((name, at) => (
          <th scope="col" class={classes(at > 4 && 'md--weekend')}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {weeksOf(props).map((week) => (
        <tr>
          {week.map((day) => (
            <Cell day={day} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

/** Twelve months beside each other, as many in a line as there is room. */
export const Months = ({ months }: { readonly months: readonly MonthTableProps[] }) => (
  <div class="months">
    {months.map((month) => (
      <MonthTable {...month} />
    ))}
  </div>
)

/** What the marks of the days mean, drawn as they stand in the months. */
export const MonthLegend = ({
  lines,
}: {
  readonly lines: readonly (readonly [MonthDay['mark'], string])[]
}) => (
  <ul class="plain row month-legend">
    {lines.map(([mark, label]) => (
      <li>
        <span class={`md md--${mark}`} aria-hidden="true">
          8
        </span>{' '}
        {label}
      </li>
    ))}
  </ul>
)
