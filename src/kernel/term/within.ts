import {
  as,
  type Grammar,
  inTable,
  longest,
  mark,
  not,
  opt,
  phrase,
  phrases,
  seq,
  token,
} from './combinators.ts'
import { monthInFigures, monthWhen } from './days.ts'
import { MONTHS, WEEKDAYS } from './lexicon.ts'
import { dayNumber, figures, ordinal } from './numerals.ts'
import { type Spans, separator } from './separator.ts'
import type { Span, When } from './when.ts'
import { yearSuffix } from './years.ts'

/** «Ноябрь: 15, 17, 22», «в ноябре (15 и 17)»: at least two numbers, one alone may be a count. */
const heading = longest(monthWhen, monthInFigures)
const headingSign = mark(':', '-', '(', '|')
const closing = mark(')')
const daysPlain: Grammar<number> = as(figures(2), (date) => (date >= 1 && date <= 31 ? date : null))
const monthThenDays: Grammar<Spans> = (line, at) => {
  const month = heading(line, at)
  if (month?.value.unit !== 'month') return null
  const sign = headingSign(line, month.next)
  const dates: number[] = []
  let next = sign?.next ?? month.next
  for (;;) {
    const one = daysOfMonth(line, next)
    if (!one) break
    dates.push(one.value)
    const comma = separator(line, one.next)
    next = one.next
    if (!comma || !daysOfMonth(line, comma.next)) break
    next = comma.next
  }
  if (dates.length < 2) return null
  const close = sign?.value.text === '(' ? closing(line, next) : { next }
  const { year, month: number } = month.value
  const spans = dates.map(
    (date): Span => ({
      from: { unit: 'day', date, month: number, year, loose: false },
      to: null,
      before: false,
    }),
  )
  return close ? { value: { spans, either: false, cells: false }, next: close.next } : null
}

const toDay = longest(
  as(mark('-'), () => true as const),
  phrase('по'),
)

/** «октябрь, 15–20», «ноябрь (1-10)», «март (с 10 по 20)»: days of the month, when nothing behind them says that they are counted. */
const monthThenRange: Grammar<Spans> = as(
  seq(
    heading,
    opt(mark(',', ':', '-', '(', '|')),
    opt(phrase('с')),
    daysPlain,
    toDay,
    daysPlain,
    opt(phrase('число')),
    opt(mark(')')),
  ),
  ([month, sign, , first, , last, , close], line, _at, next): Spans | null => {
    const after = line.tokens[next]
    const isClosed = (sign?.text === '(') === (close !== null)
    const isAlone = after === undefined || (after.kind === 'mark' && !/[.%+/№-]/.test(after.text))
    if (month.unit !== 'month' || !isClosed || !isAlone || first >= last) return null
    const day = (date: number): When => ({
      unit: 'day',
      date,
      month: month.month,
      year: month.year,
      loose: false,
    })
    return { spans: [{ from: day(first), to: day(last), before: false }], either: false, cells: false }
  },
)

const which: Grammar<number> = longest(
  as(ordinal, (o) => (o.n <= 5 ? o.n : null)),
  as(phrase('последн*'), () => -1),
)

/** «последний четверг октября, января и апреля»: the same weekday of each month. */
export const weekdayOfMonths: Grammar<Spans> = (line, at) => {
  const first = seq(which, inTable(WEEKDAYS), monthWhen)(line, at)
  if (!first) return null
  const [n, weekday, month] = first.value
  const months = [month]
  let next = first.next
  for (;;) {
    const sign = separator(line, next)
    const following = sign?.value === 'and' ? monthWhen(line, sign.next) : null
    if (!following) break
    months.push(following.value)
    next = following.next
  }
  const spans = months.flatMap((one): Span[] =>
    one.unit === 'month'
      ? [
          {
            from: { unit: 'nth-weekday', n, weekday, month: one.month, year: one.year },
            to: null,
            before: false,
          },
        ]
      : [],
  )
  return spans.length > 1 ? { value: { spans, either: false, cells: false }, next } : null
}

const MONTH_OF_DAY = token((t) => t.kind === 'word' && MONTHS.has(t.text) && /[ая]$/.test(t.text))

/** «10-го октября, ноября, декабря», «1 и 15 октября, ноября»: the same days of each month. */
export const daysOfMonths: Grammar<Spans> = (line, at) => {
  const dates: number[] = []
  let next = at
  for (let one = dayNumber(line, next); one; ) {
    dates.push(one.value)
    const sign = separator(line, one.next)
    next = sign?.value === 'and' ? sign.next : one.next
    one = sign?.value === 'and' ? dayNumber(line, next) : null
  }
  const months: When[] = []
  for (let here = seq(opt(phrase('числа')), MONTH_OF_DAY)(line, next); here; ) {
    const month = monthWhen(line, next + (here.value[0] ? 1 : 0))
    if (!month) break
    months.push(month.value)
    next = month.next
    const sign = separator(line, next)
    here = sign?.value === 'and' ? seq(opt(phrase('числа')), MONTH_OF_DAY)(line, sign.next) : null
    if (here && sign) next = sign.next
  }
  // «15 апреля и мая» may as well be a day and a month
  const loose = months.length === 2 && dates.length === 1
  const spans = months.flatMap((month): Span[] =>
    dates.flatMap((date): Span[] =>
      month.unit === 'month'
        ? [
            {
              from: { unit: 'day', date, month: month.month, year: month.year, loose },
              to: null,
              before: false,
            },
          ]
        : [],
    ),
  )
  return months.length > 1 && dates.length > 0
    ? { value: { spans, either: false, cells: false }, next }
    : null
}

const daysOfMonth: Grammar<number> = as(
  seq(figures(2), opt(token((t) => t.kind === 'word' && (t.text === 'числа' || t.text === 'число')))),
  ([date], line, _at, next) => (date >= 1 && date <= 31 && line.tokens[next]?.text !== '.' ? date : null),
)

const NOUN = phrases<'week' | 'decade'>([
  ['недел*', 'week'],
  ['нед .', 'week'],
  ['нед', 'week'],
  ['декад*', 'decade'],
])
const through = longest<'to' | 'and'>(
  as(mark('-'), () => 'to' as const),
  as(phrase('по'), () => 'to' as const),
  as(mark(','), () => 'and' as const),
  as(phrase('и'), () => 'and' as const),
)

/** «октябрь, 1-2 недели», «сентябрь (3 и 4 неделя)», «май, 2-3 декада»: two weeks of the month named before them. */
const monthThenWeeks: Grammar<Spans> = as(
  seq(
    monthWhen,
    opt(mark(',', '(', ':', '-')),
    ordinal,
    through,
    ordinal,
    NOUN,
    opt(mark(')')),
    not(monthWhen),
  ),
  ([month, , first, joint, last, noun]): Spans | null => {
    if (month.unit !== 'month' || first.n >= last.n || last.n > (noun === 'week' ? 5 : 3)) return null
    const { year } = month
    const of = (n: number): When =>
      noun === 'week'
        ? { unit: 'week', n, month: month.month, year }
        : { unit: 'month-part', part: 'decade', n, month: month.month, year }
    const one = (from: When, to: When | null): Span => ({ from, to, before: false })
    const spans =
      joint === 'to' ? [one(of(first.n), of(last.n))] : [one(of(first.n), null), one(of(last.n), null)]
    return { spans, either: false, cells: false }
  },
)

/** Pieces of the month named before them. */
export const withinMonth: Grammar<Spans> = longest(monthThenDays, monthThenRange, monthThenWeeks)

/** «9 месяцев 2023 года», «за 6 мес. 2024 г.»: a report is told of the year from its beginning. */
export const firstMonths: Grammar<Spans> = as(
  seq(figures(2), phrase('месяц*|мес'), opt(mark('.')), yearSuffix),
  ([n, , , year]): Spans | null => {
    if (year.kind !== 'calendar' || n < 2 || n > 12) return null
    const from: When = { unit: 'month', month: 1, year }
    return {
      spans: [{ from, to: { unit: 'month', month: n, year }, before: false }],
      either: false,
      cells: false,
    }
  },
)
