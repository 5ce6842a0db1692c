import {
  alt,
  as,
  type Grammar,
  inTable,
  type Line,
  longest,
  mark,
  memo,
  opt,
  phrase,
  seq,
  token,
} from './combinators.ts'
import { dayWhen, stopBeforeDash } from './days.ts'
import { MONTHS, WEEKDAYS, WEEKDAYS_SHORT } from './lexicon.ts'
import { ordinal } from './numerals.ts'
import { periodWhen } from './periods.ts'
import { type Joint, type Spans, separator } from './separator.ts'
import { calendarYear, type Span, type When } from './when.ts'
import { daysOfMonths, firstMonths, weekdayOfMonths, withinMonth } from './within.ts'
import { dashYear, fullYear, yearWord } from './years.ts'

const loose: Grammar<When> = as(seq(ordinal, stopBeforeDash), ([o], line, at, next): When | null =>
  // «1. – 15 октября» may be the number of a row; without spaces it is not
  (next - at < 2 || line.tokens[next]?.glued === true || line.tokens[next - 1]?.text !== '.') &&
  o.n >= 1 &&
  o.n <= 31
    ? { unit: 'loose', n: o.n, roman: o.shape === 'roman', year: null }
    : null,
)

const piece: Grammar<When> = memo(longest<When>(dayWhen, periodWhen, loose))

const dash = mark('-', '…', '÷', '~')
const gap = opt(mark('|', ',', ';'))
const FROM = phrase(
  'с',
  'со',
  'начиная с',
  'от',
  'в период с',
  'начало|старт',
  'начало|старт :',
  'начало|старт -',
)

/** The word between the two ends; true for «до», which before a month may leave the month out. */
const TO: Grammar<boolean> = longest<boolean>(
  as(dash, () => false),
  as(
    phrase(
      ...['по', 'по до', '- по', 'конец :', 'конец -'],
      ...['окончание|завершение|финиш', 'окончание|завершение|финиш :', 'окончание|завершение|финиш -'],
    ),
    () => false,
  ),
  as(phrase('до', '- до'), () => true),
)

/** «с 1 ноября и по 15 ноября»; without «с» it would join two terms («до 1 апреля и до 1 октября»). */
const AND_TO: Grammar<boolean> = longest<boolean>(
  as(phrase('и по'), () => false),
  as(phrase('и до'), () => true),
)

/** «приказ от 01.09 до 15.09», «№ 15 от 01.09, до 15.09»: the first is the date of a paper, the second the term. */
const isOfDocument = (line: Line, at: number, hasSign: boolean): boolean =>
  line.tokens[at]?.text === 'от' && (hasSign || (line.tokens[at - 1]?.kind ?? 'mark') !== 'mark')

/** «за I квартал до 15 апреля»: what is told of, and by when; no period from the one to the other. */
const isOfReport = (line: Line, at: number): boolean => line.tokens[at - 1]?.text === 'за'

/** «план на 2024-2025 учебный год до 1 октября»: what the plan is for, and by when. */
const isOfPlan = (from: When, to: When): boolean => from.unit === 'year' && !from.bare && to.unit !== 'year'

/** «до 10.09 до 10.01»: two last days, no range from the one to the other. */
const isLastDay = (line: Line, at: number): boolean => line.tokens[at - 1]?.text === 'до'

const isAlwaysWhen = (when: When): boolean => when.unit === 'year' && when.always

/** «с 2023 г. - постоянно» has no end: the dash parts two terms. */
const pairOf = (from: When, until: boolean, to: When): Span | null => {
  if (isAlwaysWhen(from) || isAlwaysWhen(to)) return null
  const whole = to.unit !== 'day' && to.unit !== 'edge' && to.unit !== 'loose'
  return { from, to, before: until && whole }
}

/** «с 15 по 29 ноября», «с сентября до мая»; cells «с 01.09 | по 31.05» are one range too. */
const fromTo: Grammar<Span> = longest(
  as(seq(FROM, piece, gap, longest(TO, AND_TO), piece), ([, from, sign, until, to], line, at): Span | null =>
    isOfDocument(line, at, sign !== null) ? null : pairOf(from, until, to),
  ),
  as(seq(FROM, piece, mark('|'), piece), ([, from, , to]) => pairOf(from, false, to)),
)

/** «10.03-31.03», «сентябрь – май», «10.03 по 31.03». */
const plainPair: Grammar<Span> = longest(
  as(seq(piece, TO, piece), ([from, until, to], line, at): Span | null =>
    until && (isOfReport(line, at) || isLastDay(line, at) || isOfPlan(from, to))
      ? null
      : pairOf(from, until, to),
  ),
  // a column of beginnings and a column of ends: «01.09.2022 | до 31.05.2023»
  as(seq(piece, mark('|'), phrase('по', 'до', 'окончание', 'окончание :'), piece), ([from, , , to]) =>
    pairOf(from, false, to),
  ),
)

const single: Grammar<Span> = as(piece, (from): Span => ({ from, to: null, before: false }))

/** «2025-26»: two years without a word, as «2025-2026». */
const shortYears: Grammar<Span> = as(
  seq(
    fullYear,
    mark('-'),
    token((t) => t.kind === 'num' && t.text.length === 2 && t.glued),
  ),
  ([year, , short], line, _at, next): Span | null => {
    const goesOn = line.tokens[next]?.glued === true && line.tokens[next]?.kind !== 'mark'
    const of = (n: number): When => ({ unit: 'year', year: calendarYear(n), bare: true, always: false })
    return (year + 1) % 100 === short.value && !goesOn
      ? { from: of(year), to: of(year + 1), before: false }
      : null
  },
)

const monthWithoutYear: Grammar<number> = as(seq(inTable(MONTHS), opt(mark('.'))), ([month]) => month)
const nextYear = as(seq(opt(mark(',', '(')), dashYear, opt(mark(')'))), ([, year]) => year)

/** «сентябрь – май 2024-2025»: behind months two years joined by a dash are a school year. */
const schoolMonths: Grammar<Span> = as(
  seq(opt(FROM), monthWithoutYear, TO, monthWithoutYear, nextYear),
  ([, first, , last, year]): Span => ({
    from: { unit: 'month', month: first, year },
    to: { unit: 'month', month: last, year },
    before: false,
  }),
)

const ofYear = (n: number): When => ({ unit: 'year', year: calendarYear(n), bare: false, always: false })

/** «2025 год и плановый период 2026 и 2027 годов»: as budgets say it, from the first year to the last. */
const plannedYears: Grammar<Span> = as(
  seq(
    fullYear,
    opt(yearWord),
    phrase('и плановый период', 'и на плановый период', ', плановый период'),
    fullYear,
    opt(
      seq(
        alt<unknown>(mark('-', ','), phrase('и')),
        token((t) => t.kind === 'num' && (t.text.length === 4 || t.text.length === 2)),
      ),
    ),
    opt(yearWord),
  ),
  ([first, , , second, rest]): Span | null => {
    const last = rest ? Math.floor(second / 100) * 100 + (rest[1].value % 100) : second
    return first < second && second <= last ? { from: ofYear(first), to: ofYear(last), before: false } : null
  },
)

const span: Grammar<Span> = memo(longest(fromTo, shortYears, plannedYears, schoolMonths, plainPair, single))

type Element = {
  readonly span: Span
  readonly start: number
  readonly next: number
  readonly joint: Joint
}

const isAlways = (one: Span): boolean => isAlwaysWhen(one.from)

/** The «(пт)» of «24.05 (пт), 27.05 (пн)». */
const weekdayInList: Grammar<number> = as(
  seq(mark('('), alt(inTable(WEEKDAYS), inTable(WEEKDAYS_SHORT)), opt(mark('.')), mark(')')),
  ([, day]) => day,
)

const isOneDay = (one: Span): boolean => one.to === null && one.from.unit === 'day'

const BEGIN = phrase('с', 'со', 'начиная с|со')

const elements = (line: Line, at: number): Element[] => {
  const result: Element[] = []
  let start = at
  let joint: Joint = 'and'
  for (let here = span(line, start); here; here = span(line, start)) {
    // «сентябрь, постоянно» is two terms, not a list
    if (isAlways(here.value) && result.length > 0) break
    // «до 1 марта, с 2025 года»: a last day, and from when
    if (result.length > 0 && isLastDay(line, at) && BEGIN(line, start)) break
    const weekday = isOneDay(here.value) ? weekdayInList(line, here.next) : null
    const sign = separator(line, weekday?.next ?? here.next)
    const marked = weekday && sign ? { ...here.value, weekday: weekday.value } : here.value
    result.push({ span: marked, start, next: here.next, joint })
    if (!sign || isAlways(here.value)) break
    start = sign.next
    joint = sign.value
  }
  return result
}

/** «15 ноября до 14»: without its unexplained end the pair is its first piece. */
const firstOnly = (line: Line, element: Element): Element | null => {
  const alone = element.span.to && element.span.from.unit !== 'loose' ? single(line, element.start) : null
  return alone && { ...element, span: alone.value, next: alone.next }
}

/** Reads on as long as pieces follow, then steps back over bare numbers that nothing explains («Февраль-ноябрь, 4»). */
const list: Grammar<Spans> = (line, at) => {
  const found = elements(line, at)
  while (found.length > 0) {
    const last = found.pop()
    if (!last) break
    const kept = (last.span.to ?? last.span.from).unit === 'loose' ? firstOnly(line, last) : last
    if (!kept) continue
    const all = [...found, kept]
    const value: Spans = {
      spans: all.map((e) => e.span),
      either: all.some((e) => e.joint === 'or'),
      cells: all.length === 2 && all[1]?.joint === 'cell',
    }
    return { value, next: kept.next }
  }
  return null
}

/** Everything that is dates and periods, with ranges and lists. */
export const spans: Grammar<Spans> = memo(
  longest(weekdayOfMonths, daysOfMonths, list, withinMonth, firstMonths),
)
