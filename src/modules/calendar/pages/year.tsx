import {
  addDays,
  type Day,
  dateOf,
  daysInMonth,
  endOfMonth,
  monthOf,
  weekdayOf,
} from '../../../kernel/day.ts'
import { shortDay, weekday } from '../../../kernel/format.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Section, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { type MonthDay, MonthLegend, Months, type MonthTableProps } from '../../../ui/month-table.tsx'
import { Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import type { CalendarDay, CalendarYear, DayKind } from '../domain/types.ts'
import { type CalendarText, calendarText } from '../text.ts'

export type YearPageProps = {
  readonly lang: Language
  readonly today: Day
  readonly year: number
  readonly days: readonly CalendarDay[]
  readonly known: CalendarYear | null
  /** Years that can be opened, this one too. */
  readonly years: readonly number[]
  readonly keeps: boolean
  readonly saved: boolean
}

const MARK: Readonly<Record<DayKind, MonthDay['mark']>> = {
  holiday: 'holiday',
  workday: 'moved',
  shortened: 'shortened',
}

type Known = ReadonlyMap<Day, CalendarDay>

const isWorking = (day: Day, known: Known): boolean => {
  const kind = known.get(day)?.kind
  return kind === undefined ? weekdayOf(day) < 6 : kind !== 'holiday'
}

const drawDay = (day: Day, known: Known, t: CalendarText, today: Day): MonthDay => {
  const found = known.get(day)
  const mark = found === undefined ? (weekdayOf(day) > 5 ? 'weekend' : 'work') : MARK[found.kind]
  return {
    date: dateOf(day),
    mark,
    ...(found === undefined ? {} : { word: t.kinds[found.kind] }),
    ...(day === today ? { current: true } : {}),
  }
}

const drawMonth = (first: Day, known: Known, t: CalendarText, today: Day): MonthTableProps => {
  const days = Array.from({ length: dateOf(endOfMonth(first)) }, (_, at) => addDays(first, at))
  return {
    title: t.months[monthOf(first) - 1] ?? '',
    note: t.working(days.filter((day) => isWorking(day, known)).length),
    weekdays: t.weekdays,
    startsOn: weekdayOf(first),
    days: days.map((day) => drawDay(day, known, t, today)),
  }
}

const monthsOf = ({ year, days, lang, today }: YearPageProps): MonthTableProps[] => {
  const known = new Map(days.map((day) => [day.day, day]))
  let first = `${year}-01-01` as Day
  return Array.from({ length: 12 }, () => {
    const month = drawMonth(first, known, calendarText[lang], today)
    first = addDays(first, daysInMonth(year, monthOf(first)))
    return month
  })
}

const Notices = ({ year, days, known, lang, saved }: YearPageProps) => {
  const t = calendarText[lang]
  return (
    <>
      {saved ? <Note kind="done" title={t.saved} /> : null}
      {days.length === 0 ? <Note kind="need" title={t.notLoaded(year)} /> : null}
      {days.length > 0 && known?.movedKnown === false ? (
        <Note kind="need" title={t.movedUnknown(year)} />
      ) : null}
      {known === null ? null : (
        <p>
          {t.basis}: <span lang="ru">{known.basis}</span>
        </p>
      )}
    </>
  )
}

const Years = ({ year, years, lang }: YearPageProps) => (
  <nav aria-label={calendarText[lang].years}>
    <ul class="plain row">
      {years.map((each) => (
        <li>
          {each === year ? (
            <b aria-current="page">{each}</b>
          ) : (
            <Link href={`/calendar?year=${each}`}>{String(each)}</Link>
          )}
        </li>
      ))}
    </ul>
  </nav>
)

/** A year on one page: twelve months, then every day that is not what its weekday says with its basis. */
export const YearPage = (props: YearPageProps) => {
  const t = calendarText[props.lang]
  return (
    <>
      <SpreadHead
        title={t.title(props.year)}
        actions={
          <>
            <Link href={`/calendar/days.xlsx?year=${props.year}`}>{t.download}</Link>
            {props.keeps ? (
              <ButtonLink href="/calendar/load" kind="other" small>
                {t.load}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Stack>
        <p class="lead read">{t.lead}</p>
        <Years {...props} />
        <Notices {...props} />
      </Stack>
      <Months months={monthsOf(props)} />
      <MonthLegend
        lines={[
          ['holiday', t.legend.holiday],
          ['moved', t.legend.workday],
          ['shortened', t.legend.shortened],
          ['weekend', t.legend.weekend],
        ]}
      />
      {props.days.length === 0 ? null : (
        <Section title={t.listTitle} after>
          <DaysTable days={props.days} lang={props.lang} />
        </Section>
      )}
    </>
  )
}

const DaysTable = ({ days, lang }: { readonly days: readonly CalendarDay[]; readonly lang: Language }) => {
  const t = calendarText[lang]
  return (
    <Table
      caption={t.listTitle}
      captionHidden
      dense
      stackable
      rows={days}
      columns={[
        {
          key: 'day',
          head: t.columns.day,
          rowHead: true,
          nowrap: true,
          cell: ({ day }) => `${shortDay(day)}, ${weekday(day, lang)}`,
        },
        { key: 'kind', head: t.columns.kind, cell: ({ kind }) => t.kinds[kind] },
        { key: 'basis', head: t.columns.basis, cell: ({ basis }) => <span lang="ru">{basis}</span> },
      ]}
    />
  )
}
