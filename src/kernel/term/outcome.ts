import { addDays, type Day, endOfMonth, parseDay, weekdayOf, yearOf } from '../day.ts'
import type { Clock } from './clock.ts'
import type { Dated, Marker } from './dated.ts'
import { FAR, isFarDay } from './far.ts'
import { type Resolution, type Resolved, resolve } from './resolve.ts'
import { settle } from './settle.ts'
import { isDay, isMixed, isWrongWeekday, overlaps, rangeOf, several } from './several.ts'
import {
  type Bounds,
  type DayReading,
  type Outcome,
  type Precision,
  type Reading,
  type TermContext,
  UNKNOWN,
} from './types.ts'
import type { Span } from './when.ts'

/** A certain reading. */
export const certain = (reading: Reading): Outcome => ({ reading, alternatives: [], ambiguous: false })

const same = (a: Reading, b: Reading): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A doubted reading with the others it may be; repeated ones are dropped. */
export const doubted = (reading: Reading, alternatives: readonly Reading[]): Outcome => ({
  reading,
  alternatives: alternatives.filter(
    (one, i) => !same(one, reading) && alternatives.findIndex((two) => same(one, two)) === i,
  ),
  // nothing understood and nothing to choose from is not a doubt
  ambiguous: !(same(reading, UNKNOWN) && alternatives.every((one) => same(one, UNKNOWN))),
})

/** Adds a doubt to a reading. */
export const withDoubt = (outcome: Outcome, ...alternatives: readonly Reading[]): Outcome =>
  doubted(outcome.reading, [...outcome.alternatives, ...alternatives])

const UNTIL: ReadonlySet<Marker> = new Set<Marker>(['deadline', 'through'])
const APART: ReadonlySet<Marker> = new Set<Marker>([...UNTIL, 'open', 'after', 'as-of', 'document'])
const roleOf = (marker: Marker | null): 'from' | 'until' | 'alone' =>
  marker !== null && UNTIL.has(marker) ? 'until' : marker === 'open' ? 'from' : 'alone'

const FLAGS: Readonly<Partial<Record<Marker, Partial<DayReading>>>> = {
  deadline: { deadline: true },
  through: { deadline: true },
  open: { openEnd: true },
  after: { openEnd: true },
  'as-of': { asOf: true },
  on: { asOf: true },
}

const clockFlags = (clock: Clock | null): Partial<DayReading> =>
  clock
    ? {
        ...(clock.until ? { deadline: true } : {}),
        time: clock.time,
        ...(clock.timeEnd ? { timeEnd: clock.timeEnd } : {}),
      }
    : {}

const dayReading = (date: Day, found: Dated): DayReading => ({
  kind: 'day',
  date,
  ...(found.marker ? FLAGS[found.marker] : {}),
  ...(found.approximate ? { approximate: true } : {}),
  ...clockFlags(found.clock),
})

/** «15 ноября, вторник»: when it was not a Tuesday, the year of the context may be wrong or the day. */
const checkWeekday = (outcome: Outcome, found: Dated): Outcome => {
  const { reading } = outcome
  if (reading.kind !== 'day' || found.weekday === null || weekdayOf(reading.date) === found.weekday)
    return outcome
  const years = [-1, 1].flatMap((by): Reading[] => {
    const date = parseDay(`${yearOf(reading.date) + by}${reading.date.slice(4)}`)
    return date && weekdayOf(date) === found.weekday ? [{ ...reading, date }] : []
  })
  const shift = ((found.weekday - weekdayOf(reading.date) + 10) % 7) - 3
  return {
    ...withDoubt(outcome, ...years, { ...reading, date: addDays(reading.date, shift) }),
    why: 'weekday',
  }
}

const fromDay = (one: Resolved, found: Dated, context: TermContext): Outcome => {
  const date = one.piece?.start
  if (!date || !one.piece) return certain(UNKNOWN)
  const others = one.piece.others.map(([start]): Reading => dayReading(start, found))
  // «15.03.2052»: the written year wins, but a term so far away is rather a slip
  if (isFarDay(date, found, context)) return doubted(dayReading(date, found), [...others, UNKNOWN])
  const base = one.piece.doubt ? doubted(dayReading(date, found), others) : certain(dayReading(date, found))
  if (found.marker !== 'after') return checkWeekday(base, found)
  return withDoubt({ ...base, reading: dayReading(addDays(date, 1), found) }, dayReading(date, found))
}

const isYear = (span: Span): boolean => span.to === null && span.from.unit === 'year'
const isYearRound = (span: Span, found: Dated, precision: Precision): boolean => {
  const when = span.from
  if (!isYear(span) || when.unit !== 'year') return false
  if (when.always || precision === 'academic-year')
    return when.year?.kind !== 'school' || when.year.to === when.year.from + 1
  return found.marker !== 'in' && found.marker !== 'for'
}

/** Other bounds of a part of a month are often the whole month: they get a precision of their own. */
const otherRange = ([start, end]: Bounds, precision: Precision): Reading => {
  const isWhole = start.endsWith('-01') && endOfMonth(end) === end
  return rangeOf([start, end], isWhole && precision === 'day' ? 'month' : precision)
}

/** «2022-2023» without a word is a school year or two calendar years. */
const bareYears = (span: Span, bounds: Bounds, context: TermContext): Outcome | null => {
  const { from, to } = span
  const isBare = from.unit === 'year' && to?.unit === 'year' && from.bare && to.bare
  if (!isBare || yearOf(bounds[1]) !== yearOf(bounds[0]) + 1) return null
  const school: Reading = {
    kind: 'year-round',
    start: `${yearOf(bounds[0])}-09-01` as Day,
    end: `${yearOf(bounds[1])}-05-31` as Day,
  }
  const years = rangeOf(bounds, 'year')
  return context.kind === 'academic' ? doubted(school, [years]) : doubted(years, [school])
}

const fromPeriod = (one: Resolved, found: Dated, context: TermContext): Outcome => {
  const { piece, span } = one
  if (!piece) return certain(UNKNOWN)
  const precision = found.week && piece.precision === 'day' ? 'week' : piece.precision
  const bare = bareYears(span, [piece.start, piece.end], context)
  if (bare) return bare
  const round = isYearRound(span, found, piece.precision)
  const make = (bounds: Bounds): Reading =>
    round ? { kind: 'year-round', start: bounds[0], end: bounds[1] } : rangeOf(bounds, precision)
  const reading = make([piece.start, piece.end])
  const isFine = precision === 'day' || precision === 'month'
  if (isFine && (isFarDay(piece.start, found, context) || isFarDay(piece.end, found, context)))
    return doubted(reading, [UNKNOWN])
  const isFar =
    span.from.unit === 'year' && span.from.bare && Math.abs(yearOf(piece.start) - context.year) > FAR
  if (isFar) return doubted(reading, [UNKNOWN])
  const others = piece.others.map((bounds) => (round ? make(bounds) : otherRange(bounds, precision)))
  return piece.doubt ? doubted(reading, others) : certain(reading)
}

/** «до последнего дня марта» is that day; «до второй половины октября» leaves the half out. */
const isLastDayOf = ({ from }: Span): boolean => from.unit === 'month-part' && from.part === 'last-day'

/** «до мая» may leave May out, «не позднее мая» does not; «до 2024 года» is said with the year inside. */
const deadlineOf = (one: Resolved, found: Dated): Outcome => {
  const { piece } = one
  if (!piece) return certain(UNKNOWN)
  const last = dayReading(piece.end, found)
  const others = piece.others.map(([, end]): Reading => dayReading(end, found))
  // «до 15-20 мая»: the last day is one of the two, or the whole is when it happens
  if (one.span.to !== null) {
    const early = piece.precision === 'month' ? endOfMonth(piece.start) : piece.start
    return doubted(last, [
      dayReading(early, found),
      rangeOf([piece.start, piece.end], piece.precision),
      ...others,
    ])
  }
  const isExact = found.marker === 'through' || isLastDayOf(one.span)
  if (isExact) return piece.doubt ? doubted(last, others) : certain(last)
  const eve = dayReading(addDays(piece.start, -1), found)
  const isInside = piece.precision === 'year' || one.span.from.unit === 'edge' || piece.precision === 'week'
  return isInside
    ? doubted(last, [eve, ...others])
    : doubted(eve, [dayReading(piece.start, found), last, ...others])
}

const openOf = (one: Resolved, found: Dated): Outcome => {
  const { piece } = one
  if (!piece) return certain(UNKNOWN)
  const after = found.marker === 'after'
  const date = after ? addDays(piece.end, 1) : piece.start
  const others = piece.others.map(
    ([start, end]): Reading => dayReading(after ? addDays(end, 1) : start, found),
  )
  return piece.doubt || after ? doubted(dayReading(date, found), others) : certain(dayReading(date, found))
}

const single = (one: Resolved, found: Dated, context: TermContext): Outcome => {
  if (!one.piece) {
    const alternatives = one.others.map(
      ([s, e]): Reading => (one.span.to ? rangeOf([s, e], 'day') : dayReading(s, found)),
    )
    return alternatives.length > 0 ? doubted(UNKNOWN, alternatives) : certain(UNKNOWN)
  }
  if (isDay(one)) return fromDay(one, found, context)
  if (found.marker === 'deadline' || found.marker === 'through') return deadlineOf(one, found)
  if ((found.marker === 'open' || found.marker === 'after') && !one.span.to) return openOf(one, found)
  const isAsOf = found.marker === 'as-of' || found.marker === 'on'
  const edge = one.span.from.unit === 'edge' ? one.span.from.edge : null
  if (isAsOf && edge && edge !== 'middle' && !one.span.to) {
    return doubted(dayReading(edge === 'end' ? one.piece.end : one.piece.start, found), [
      rangeOf([one.piece.start, one.piece.end], one.piece.precision),
    ])
  }
  const period = fromPeriod(one, found, context)
  // «после 15 декабря – январь»: the first day may be left out
  const isOdd = found.marker === 'as-of' || found.marker === 'document' || found.marker === 'after'
  return isOdd ? withDoubt(period) : period
}

const listOutcome = (resolution: Resolution, found: Dated, context: TermContext): Outcome => {
  const { list } = resolution
  // the weekday behind a list is that of its last day
  const alone = list.map((one) => single(one, { ...found, weekday: null }, context))
  // two deadlines or two beginnings in one cell are two terms: a person chooses
  const isMarked = found.marker !== null && APART.has(found.marker)
  const [first, ...rest] = alone
  if (first && (isMarked || found.either))
    return doubted(first.reading, [
      ...first.alternatives,
      ...rest.flatMap((o) => [o.reading, ...o.alternatives]),
    ])
  const reading = several(list)
  if (!reading)
    return doubted(
      UNKNOWN,
      alone.flatMap((o) => (o.reading.kind === 'undated' ? o.alternatives : [o.reading])),
    )
  // two columns of months: as likely a beginning and an end as two separate months
  if (found.cells && reading.kind === 'range' && reading.parts) {
    return doubted(rangeOf([reading.start, reading.end], reading.precision), [reading])
  }
  if (isWrongWeekday(list, found.weekday)) return doubted(UNKNOWN, [reading])
  const doubt =
    alone.some((o) => o.ambiguous && o.reading.kind !== 'year-round') || overlaps(list) || isMixed(list)
  return doubt ? doubted(reading, []) : certain(reading)
}

const outcomeOf = (resolution: Resolution, found: Dated, context: TermContext): Outcome => {
  const [only] = resolution.list
  const main =
    resolution.list.length === 1 && only
      ? single(only, found, context)
      : listOutcome(resolution, found, context)
  if (!resolution.doubt) return main
  const others = resolution.others.map(
    (list) => outcomeOf({ list, doubt: false, others: [] }, found, context).reading,
  )
  return withDoubt(main, ...others.filter((one) => one.kind !== 'undated'))
}

const isLoose = (span: Span): boolean =>
  [span.from, span.to].every((when) => when === null || (when.unit === 'day' && when.loose))

/** The reading of a dated phrase in its context. */
export const readDated = (found: Dated, context: TermContext): Outcome => {
  const spans = settle(found.spans)
  if (!spans) return certain(UNKNOWN)
  const outcome = outcomeOf(resolve(spans, context, roleOf(found.marker)), found, context)
  const isConfirmed =
    found.marker !== null || found.labelled || found.clock !== null || found.weekday !== null
  return !isConfirmed && spans.every(isLoose) ? withDoubt(outcome, UNKNOWN) : outcome
}
