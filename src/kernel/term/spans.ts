import { as, type Grammar, type Line, longest, mark, memo, opt, phrase, seq, token } from './combinators.ts'
import { dayWhen, monthInFigures, monthWhen, stopBeforeDash } from './days.ts'
import { figures, ordinal } from './numerals.ts'
import { periodWhen } from './periods.ts'
import { calendarYear, type Span, type When } from './when.ts'
import { fullYear } from './years.ts'

/** A list of pieces as found; `either` when they are joined by «или», so that a person must choose. */
export type Spans = {
  readonly spans: readonly Span[]
  readonly either: boolean
  /** Two cells of a table, not two lines of one cell. */
  readonly cells: boolean
}

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
const gap = opt(mark('|', ','))
const FROM = phrase('с', 'со', 'начиная с', 'от', 'в период с', 'начало', 'начало :', 'начало -')

/** The word between the two ends; true for «до», which before a month may leave the month out. */
const TO: Grammar<boolean> = longest<boolean>(
  as(dash, () => false),
  as(
    phrase('по', 'по до', '- по', 'окончание', 'окончание :', 'окончание -', 'конец :', 'конец -'),
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

const pairOf = (from: When, until: boolean, to: When): Span => {
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
    until && isOfReport(line, at) ? null : pairOf(from, until, to),
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

const span: Grammar<Span> = memo(longest(fromTo, shortYears, plainPair, single))

const AND = phrase('и', 'а также', 'и в', 'и во', 'затем')
const OR = phrase('или', 'либо', 'или в')
/** How a piece is joined to the one before it; `cell` only by a stroke, a line break may be inside a cell. */
type Joint = 'and' | 'or' | 'cell'
const separator: Grammar<Joint> = longest<Joint>(
  as(
    seq(mark(',', ';', '|', '/', '&', '+'), opt(mark('|')), opt(AND)),
    (_v, line, at): Joint => (line.text[line.tokens[at]?.start ?? -1] === '|' ? 'cell' : 'and'),
  ),
  as(AND, () => 'and'),
  as(seq(opt(mark(',')), OR), () => 'or'),
)

type Element = {
  readonly span: Span
  readonly start: number
  readonly next: number
  readonly joint: Joint
}

const isAlways = (one: Span): boolean => one.from.unit === 'year' && one.from.always

const elements = (line: Line, at: number): Element[] => {
  const result: Element[] = []
  let start = at
  let joint: Joint = 'and'
  for (let here = span(line, start); here; here = span(line, start)) {
    // «сентябрь, постоянно» is two terms, not a list
    if (isAlways(here.value) && result.length > 0) break
    result.push({ span: here.value, start, next: here.next, joint })
    const sign = separator(line, here.next)
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

/** «октябрь, 15–20», «ноябрь (1-10)»: days of the month, when nothing behind them says that they are counted. */
const monthThenRange: Grammar<Spans> = as(
  seq(heading, opt(mark(',', ':', '-', '(', '|')), daysPlain, mark('-'), daysPlain, opt(mark(')'))),
  ([month, sign, first, , last, close], line, _at, next): Spans | null => {
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

const daysOfMonth: Grammar<number> = as(
  seq(figures(2), opt(token((t) => t.kind === 'word' && (t.text === 'числа' || t.text === 'число')))),
  ([date], line, _at, next) => (date >= 1 && date <= 31 && line.tokens[next]?.text !== '.' ? date : null),
)

/** Everything that is dates and periods, with ranges and lists. */
export const spans: Grammar<Spans> = memo(longest(list, monthThenDays, monthThenRange))
