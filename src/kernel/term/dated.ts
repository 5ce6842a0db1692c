import { type Clock, clockAfterDay, clockBeforeDay } from './clock.ts'
import {
  alt,
  as,
  type Grammar,
  inTable,
  longest,
  mark,
  memo,
  opt,
  phrase,
  phrases,
  seq,
  token,
} from './combinators.ts'
import { WEEKDAYS, WEEKDAYS_SHORT } from './lexicon.ts'
import { monthThenLimit } from './limit.ts'
import { wholeYear } from './periods.ts'
import type { Spans } from './separator.ts'
import { spans } from './spans.ts'
import type { Span } from './when.ts'

/** What the words before a date make of it; `through` includes a whole month («по май», «не позднее мая»), `deadline` may not («до мая»). */
export type Marker =
  | 'deadline'
  | 'through'
  | 'open'
  | 'after'
  | 'document'
  | 'as-of'
  | 'on'
  | 'in'
  | 'for'
  | 'within'

/** A dated phrase: words before, pieces, words after. */
export type Dated = {
  readonly marker: Marker | null
  readonly spans: readonly Span[]
  /** Joined by «или»: a person must choose. */
  readonly either: boolean
  /** The two pieces stand in two cells: perhaps a beginning and an end. */
  readonly cells: boolean
  readonly clock: Clock | null
  readonly weekday: number | null
  readonly approximate: boolean
  /** «Срок: …» stands before: the writer says himself that this is the term. */
  readonly labelled: boolean
  readonly week: boolean
}

const LABELS = phrase(
  'срок*',
  'в срок*',
  'сроки и место',
  'дата',
  'даты',
  'дата и время',
  'период',
  'время',
  'срок* исполнени*|реализаци*|проведени*|выполнени*|представлени*|сдачи|действи*|подготовки',
  'дата исполнени*|реализаци*|проведени*|выполнени*|представлени*',
  'период исполнени*|реализаци*|проведени*|выполнени*',
  'время проведени*',
  'крайний|последний|предельный|контрольный срок',
  'в следующие сроки',
  'со сроком исполнени*|реализации',
  'установить срок',
)

/** «Срок исполнения –», «Дата проведения:». */
const aWord = token((t) => t.kind === 'word')
const label: Grammar<true> = longest(
  as(seq(LABELS, opt(mark(':', '-', '|')), opt(mark('-'))), () => true as const),
  // «Срок сдачи отчёта: …»: up to three words, then the sign
  as(
    seq(phrase('срок*|дата|даты|период'), aWord, opt(aWord), opt(aWord), mark(':', '-')),
    () => true as const,
  ),
)

/** «неделя с 1 по 7 октября»: days that make a week. */
const weekLabel: Grammar<true> = as(seq(phrase('недел*'), opt(mark(':', '-', ','))), () => true as const)

const MARKERS = phrases<Marker>([
  ['до', 'deadline'],
  ['в срок до', 'deadline'],
  ['сроком|срок до', 'deadline'],
  ['на срок|период до', 'deadline'],
  ['не позднее|позже', 'through'],
  ['не позднее|позже ,? чем до', 'deadline'],
  ['не позднее|позже ,? чем', 'through'],
  ['в срок не позднее|позже', 'through'],
  ['вплоть до', 'deadline'],
  ['строго до', 'deadline'],
  ['к', 'deadline'],
  ['ко', 'deadline'],
  ['в срок к', 'deadline'],
  ['по', 'through'],
  ['крайний|последний|предельный срок', 'deadline'],
  ['крайний|последний|предельный срок :', 'deadline'],
  ['крайний|последний|предельный срок -', 'deadline'],
  ['с', 'open'],
  ['со', 'open'],
  ['начиная с', 'open'],
  ['начиная со', 'open'],
  ['не ранее|раньше', 'open'],
  ['не ранее|раньше чем с', 'open'],
  ['после', 'after'],
  ['позднее|позже', 'after'],
  ['от', 'document'],
  ['по состоянию на', 'as-of'],
  ['состояние на', 'as-of'],
  ['на', 'on'],
  ['в', 'in'],
  ['во', 'in'],
  ['за', 'for'],
  ['в течение|течении всего?', 'within'],
  ['в течение|течении всей|всех', 'within'],
  ['в теч .', 'within'],
  ['в теч', 'within'],
  ['в теч - е|и', 'within'],
  ['втечение|втечении', 'within'],
  ['течение|течении', 'within'],
  ['на протяжении всего?', 'within'],
  ['на протяжении всей|всех', 'within'],
  ['в период', 'within'],
  ['в период :', 'within'],
  ['на период', 'within'],
  ['за период', 'within'],
])

const APPROXIMATE = phrase(
  'ориентировочно|предварительно|примерно|приблизительно|предположительно|около|ориентировочный',
  'ориентировочный срок',
  'предварительный срок',
  'ориентировочная|предварительная|предполагаемая|планируемая дата',
)
const approx: Grammar<true> = longest(
  as(seq(opt(mark('(')), APPROXIMATE, opt(mark(':', '-')), opt(mark(')'))), () => true as const),
  as(mark('≈', '~'), () => true as const),
)

const weekdayName: Grammar<number> = alt(
  inTable(WEEKDAYS),
  as(seq(inTable(WEEKDAYS_SHORT), opt(mark('.'))), ([day]) => day),
)
const weekdayBefore: Grammar<number> = as(
  seq(opt(phrase('в', 'во')), weekdayName, opt(mark(',', '-', '('))),
  ([, day]) => day,
)
const weekdayAfter: Grammar<number> = longest(
  as(seq(mark('('), weekdayName, mark(')')), ([, day]) => day),
  as(seq(opt(mark(',', '-')), opt(phrase('в', 'во')), weekdayName), ([, , day]) => day),
)

const INCLUSIVE = longest(
  phrase('включительно'),
  as(seq(mark('('), phrase('включительно'), mark(')')), () => true as const),
  as(seq(mark(','), phrase('включительно')), () => true as const),
)

type Tail = {
  readonly clock: Clock | null
  readonly weekday: number | null
  readonly approximate: boolean
  readonly inclusive: boolean
}

const DAY_UNITS: ReadonlySet<string> = new Set(['day', 'nth-weekday'])
const areDays = (list: readonly Span[]): boolean =>
  list.every((one) => DAY_UNITS.has((one.to ?? one.from).unit))

/** After days: hours, weekday, «включительно»; hours of several days are read and left out, a reading has no place for them. */
const dayTail: Grammar<Tail> = as(
  seq(opt(INCLUSIVE), opt(weekdayAfter), opt(clockAfterDay), opt(weekdayAfter), opt(INCLUSIVE), opt(approx)),
  ([inside, before, clock, after, insideToo, about]): Tail => ({
    clock,
    weekday: before ?? after,
    approximate: about === true,
    inclusive: inside === true || insideToo === true,
  }),
)
const periodTail: Grammar<Tail> = as(seq(opt(INCLUSIVE), opt(approx)), ([inside, about]): Tail => {
  return { clock: null, weekday: null, approximate: about === true, inclusive: inside === true }
})

type Head = {
  readonly marker: Marker | null
  readonly approximate: boolean
  readonly labelled: boolean
  readonly week: boolean
  readonly weekday: number | null
}

const head: Grammar<Head> = as(
  seq(opt(weekLabel), opt(label), opt(approx), opt(MARKERS), opt(approx), opt(weekLabel), opt(weekdayBefore)),
  ([week1, isLabelled, about1, marker, about2, week2, weekday]): Head => ({
    marker,
    approximate: about1 === true || about2 === true,
    labelled: isLabelled === true,
    week: week1 === true || week2 === true,
    weekday,
  }),
)

type Body = { readonly clock: Clock | null; readonly found: Spans }

const plainBody: Grammar<Body> = as(spans, (found): Body => ({ clock: null, found }))
/** «до 18:00 14.11.2022», «в 14:00 15 ноября». */
const timedBody: Grammar<Body> = as(seq(clockBeforeDay, spans), ([clock, found]): Body | null =>
  areDays(found.spans) ? { clock, found } : null,
)
/** «в течение года», «на протяжении учебного года»: a year without figures counts only after such words. */
const yearBody: Grammar<Body> = as(wholeYear, (from): Body => {
  return { clock: null, found: { spans: [{ from, to: null, before: false }], either: false, cells: false } }
})

const bodyWithin = longest(plainBody, yearBody)
const bodyMarked = longest(plainBody, timedBody)
const bodyAfter = (marker: Marker | null): Grammar<Body> => (marker === 'within' ? bodyWithin : bodyMarked)

/** With the words before it or, where these lead nowhere («на 5 марта» read as «на» and «5 марта»), without. */
const withHead: Grammar<Dated> = (line, at) => {
  const before = head(line, at)
  const found = before && bodyAfter(before.value.marker)(line, before.next)
  if (!before || !found) return null
  // «по четвергам, с 1 сентября»: a weekday belongs to one day, to nothing longer
  const isOneDay =
    found.value.found.spans.length === 1 &&
    found.value.found.spans[0]?.to === null &&
    areDays(found.value.found.spans)
  if (before.value.weekday !== null && !isOneDay) return null
  const after = (areDays(found.value.found.spans) ? dayTail : periodTail)(line, found.next)
  const { clock, found: list } = found.value
  // «с 10.00 до 12.00 15 ноября»: the «с» belongs to the hours
  const isOfHours = before.value.marker === 'open' && clock?.timeEnd != null
  // «до мая включительно» says what «до мая» leaves open
  const isThrough = before.value.marker === 'deadline' && after?.value.inclusive === true
  const value: Dated = {
    marker: isOfHours ? null : isThrough ? 'through' : before.value.marker,
    spans: list.spans,
    either: list.either,
    cells: list.cells,
    clock: clock ?? after?.value.clock ?? null,
    weekday: before.value.weekday ?? after?.value.weekday ?? null,
    approximate: before.value.approximate || after?.value.approximate === true,
    labelled: before.value.labelled,
    week: before.value.week,
  }
  return { value, next: after?.next ?? found.next }
}

/** «2026 г. и далее», «сентябрь 2023 - н.в.»: a beginning without an end. */
const ONWARDS = phrase(
  'и далее',
  'и последующие годы|года',
  '- н . в .',
  '- н . в',
  '- н / в',
  '- наст . время',
  '-|по настоящее время',
  '- по настоящее время',
  '- до настоящего времени',
  '- по н . в .',
  'по н . в .',
)

/** The pieces without words before them: «с 15 по 29 ноября» begins with a word that is also a marker. */
const isOne = (list: readonly Span[]): boolean =>
  list.length === 1 && list[0]?.to === null && !(list[0].from.unit === 'year' && list[0].from.always)
const barePrefix = seq(opt(label), opt(approx))
const headless: Grammar<Dated> = (line, at) => {
  const prefix = barePrefix(line, at)
  const found = prefix && spans(line, prefix.next)
  if (!prefix || !found) return null
  const after = (areDays(found.value.spans) ? dayTail : periodTail)(line, found.next)
  const onwards = isOne(found.value.spans) ? ONWARDS(line, found.next) : null
  const value: Dated = {
    marker: onwards ? 'open' : null,
    spans: found.value.spans,
    either: found.value.either,
    cells: found.value.cells,
    clock: after?.value.clock ?? null,
    weekday: after?.value.weekday ?? null,
    approximate: prefix.value[1] === true || after?.value.approximate === true,
    labelled: prefix.value[0] === true,
    week: false,
  }
  return { value, next: onwards?.next ?? after?.next ?? found.next }
}

/** A date or period with the words around it. */
export const dated: Grammar<Dated> = memo(longest(headless, withHead, monthThenLimit))
