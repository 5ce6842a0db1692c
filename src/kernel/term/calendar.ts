import { addDays, type Day, daysInMonth, endOfMonth, makeDay, parseDay, weekdayOf } from '../day.ts'
import type { Bounds, Precision, TermContext } from './types.ts'
import type { Edge, When, YearRef } from './when.ts'

/** A piece of a term on the calendar. `others` are further bounds it may mean; `doubt` without them: a person should look. */
export type Piece = {
  readonly start: Day
  readonly end: Day
  readonly precision: Precision
  readonly doubt: boolean
  readonly others: readonly Bounds[]
}

/** Where a piece stands: «с конца мая» begins a range, «до конца мая» ends one. */
export type Role = 'from' | 'until' | 'alone'

const sure = (start: Day | null, end: Day | null, precision: Precision): Piece | null =>
  start && end ? { start, end, precision, doubt: false, others: [] } : null

const doubtful = (piece: Piece | null, others: readonly (Piece | null)[]): Piece | null => {
  if (!piece) return null
  const bounds = others.flatMap((o): Bounds[] =>
    o && (o.start !== piece.start || o.end !== piece.end) ? [[o.start, o.end]] : [],
  )
  return { ...piece, doubt: true, others: bounds }
}

const lastOf = (year: number, month: number): Day | null => makeDay(year, month, daysInMonth(year, month))

/** The year in which the school year meant begins. In a calendar context «учебный год» is taken to begin in that year. */
const schoolStart = (ref: YearRef | null, context: TermContext): number =>
  ref?.kind === 'school' ? ref.from : ref?.kind === 'calendar' ? ref.year : context.year + (ref?.shift ?? 0)

/** The calendar year of a month: written, else by the context (September-December belong to the year the school year begins in). */
export const yearOfMonth = (month: number, ref: YearRef | null, context: TermContext): number => {
  if (ref?.kind === 'calendar') return ref.year
  const byKind = (start: number): number => (month >= 9 ? start : start + 1)
  if (ref?.kind === 'school') return month >= 9 ? ref.from : ref.to
  if (ref?.kind === 'named' && ref.school) return byKind(schoolStart(ref, context))
  const shift = ref?.kind === 'named' ? ref.shift : 0
  // «до 1 февраля следующего года» is written in autumn: the year after the one the school year begins in
  if (context.kind === 'calendar' || shift === 1) return context.year + shift
  return byKind(context.year) + shift
}

/** «текущего года» in a school plan and «учебного года» in a calendar one may mean the neighbouring year. */
const isVague = (ref: YearRef | null, context: TermContext): boolean =>
  ref?.kind === 'named' && ref.school === (context.kind === 'calendar')

/** The same in the year meant and, where a vague word leaves a doubt, in its neighbour within the school year. */
const inYearOf = (
  { month, year: ref }: { readonly month: number; readonly year: YearRef | null },
  context: TermContext,
  piece: (year: number) => Piece | null,
): Piece | null => {
  const year = yearOfMonth(month, ref, context)
  const found = piece(year)
  if (!found || ref?.kind !== 'named' || !isVague(ref, context)) return found
  const autumn = context.year + ref.shift
  const other = ref.school ? year - 1 : month >= 9 || year !== autumn ? autumn : year + 1
  return doubtful(found, [...found.others.map(([start, end]) => ({ ...found, start, end })), piece(other)])
}

const months = (year: number, first: number, count: number, precision: Precision): Piece | null => {
  const last = first + count - 1
  const endYear = year + Math.floor((last - 1) / 12)
  return sure(makeDay(year, first, 1), lastOf(endYear, ((last - 1) % 12) + 1), precision)
}

const weekPieces = (year: number, month: number, n: number): Piece | null => {
  const first = makeDay(year, month, 1)
  if (!first) return null
  const last = endOfMonth(first)
  const start = n === -1 ? addDays(last, -6) : addDays(first, 7 * (n - 1))
  if (start > last) return null
  const end = addDays(start, 6) > last ? last : addDays(start, 6)
  // calendar weeks: counted from the week the month begins (ends) in, or from its first (last) full week
  const nearMonday =
    n === -1 ? addDays(last, 1 - weekdayOf(last)) : addDays(first, 1 - weekdayOf(first) + 7 * (n - 1))
  const fullMonday =
    n === -1
      ? addDays(nearMonday, weekdayOf(last) === 7 ? 0 : -7)
      : addDays(nearMonday, weekdayOf(first) === 1 ? 0 : 7)
  const calendarWeek = (monday: Day): Piece | null => sure(monday, addDays(monday, 6), 'week')
  const others =
    nearMonday === fullMonday
      ? [calendarWeek(nearMonday)]
      : [calendarWeek(nearMonday), calendarWeek(fullMonday)]
  return doubtful(sure(start, end, 'week'), others)
}

const nthWeekday = (year: number, month: number, n: number, weekday: number): Piece | null => {
  const first = makeDay(year, month, 1)
  if (!first) return null
  const last = endOfMonth(first)
  const day =
    n === -1
      ? addDays(last, -((weekdayOf(last) - weekday + 7) % 7))
      : addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1))
  return day > last ? null : sure(day, day, 'day')
}

const monthPart = (when: Extract<When, { unit: 'month-part' }>, year: number): Piece | null => {
  const last = lastOf(year, when.month)
  if (when.part === 'last-day') return sure(last, last, 'day')
  const length = when.part === 'half' ? 15 : 10
  const isLast = when.n === (when.part === 'half' ? 2 : 3)
  const start = makeDay(year, when.month, 1 + length * (when.n - 1))
  return sure(start, isLast ? last : makeDay(year, when.month, length * when.n), 'day')
}

const quarter = (when: Extract<When, { unit: 'quarter' }>, context: TermContext): Piece | null => {
  const first = when.n * 3 - 2
  const piece = (year: number): Piece | null => months(year, first, 3, 'quarter')
  const academic =
    when.year?.kind === 'school' || (when.year?.kind !== 'calendar' && context.kind === 'academic')
  if (academic && when.n === 3) {
    // July and August belong to one school year, September to the next
    const start = schoolStart(when.year, context)
    return doubtful(piece(start), [piece(start + 1)])
  }
  const found = inYearOf({ month: first, year: when.year }, context, piece)
  return when.odd ? doubtful(found, []) : found
}

const schoolHalf = (n: number, start: number): Piece | null =>
  n === 1 ? months(start, 9, 4, 'half') : months(start + 1, 1, 5, 'half')

const half = (when: Extract<When, { unit: 'half' }>, context: TermContext): Piece | null => {
  const { n, year: ref } = when
  const calendarHalf = (year: number): Piece | null => months(year, n === 1 ? 1 : 7, 6, 'half')
  const start = schoolStart(ref, context)
  const isSchool =
    ref === null ? context.kind === 'academic' : ref.kind === 'school' || (ref.kind === 'named' && ref.school)
  if (isSchool) {
    const found = schoolHalf(n, start)
    return isVague(ref, context) && n === 2
      ? doubtful(found, [schoolHalf(n, start - 1)])
      : when.odd
        ? doubtful(found, [])
        : found
  }
  const found = calendarHalf(ref === null ? context.year : start)
  const isSaid = ref?.kind === 'calendar' && ref.explicit === true
  // «I полугодие 2022 года» in a school plan is hardly January-June
  if (context.kind === 'academic' && !isSaid)
    return doubtful(found, [schoolHalf(n, n === 1 ? start : start - 1)])
  return when.odd ? doubtful(found, []) : found
}

const season = (when: Extract<When, { unit: 'season' }>, context: TermContext): Piece | null => {
  const year = yearOfMonth(when.month, when.year, context)
  const found = months(year, when.month, 3, 'month')
  const isDoubtful = when.month === 12 && (context.kind === 'calendar' || when.year?.kind === 'calendar')
  return isDoubtful ? doubtful(found, [months(year - 1, 12, 3, 'month')]) : found
}

const schoolYears = (from: number, to: number): Piece | null =>
  sure(makeDay(from, 9, 1), makeDay(to, 5, 31), 'academic-year')
const calendarYears = (year: number): Piece | null => months(year, 1, 12, 'year')

const year = (ref: YearRef | null, context: TermContext): Piece | null => {
  if (ref?.kind === 'calendar') return calendarYears(ref.year)
  if (ref?.kind === 'school') return schoolYears(ref.from, ref.to)
  const at = context.year + (ref?.shift ?? 0)
  const isSchool = ref === null ? context.kind === 'academic' : ref.school
  const found = isSchool ? schoolYears(at, at + 1) : calendarYears(at)
  if (!isVague(ref, context)) return found
  return doubtful(found, [isSchool ? schoolYears(at - 1, at) : calendarYears(at + 1)])
}

const third = (piece: Piece, edge: Edge): Piece | null => {
  const { start, end } = piece
  const year = Number(start.slice(0, 4))
  const month = Number(start.slice(5, 7))
  if (piece.precision === 'month' && endOfMonth(start) === end) {
    const n = edge === 'begin' ? 1 : edge === 'middle' ? 2 : 3
    return monthPart({ unit: 'month-part', part: 'decade', n, month, year: null }, year)
  }
  const count = (Number(end.slice(0, 4)) - year) * 12 + Number(end.slice(5, 7)) - month + 1
  const shift = edge === 'begin' ? 0 : edge === 'end' ? count - 1 : Math.floor((count - 1) / 2)
  const index = month - 1 + shift
  return months(
    year + Math.floor(index / 12),
    (index % 12) + 1,
    edge === 'middle' && count % 2 === 0 ? 2 : 1,
    'month',
  )
}

/** «до конца учебного года» in a plan for 2022: May 2022 lies in the plan, so it is taken first. */
const earlier = (piece: Piece): Piece => {
  const [other] = piece.others
  return other && other[0] < piece.start
    ? { ...piece, start: other[0], end: other[1], others: [[piece.start, piece.end]] }
    : piece
}

const edgePiece = (when: Extract<When, { unit: 'edge' }>, context: TermContext, role: Role): Piece | null => {
  const whole = place(when.of, context, 'alone')
  if (!whole) return null
  const of =
    when.edge === 'end' && when.of.unit === 'year' && isVague(when.of.year, context) ? earlier(whole) : whole
  const isVagueYear = of.doubt && of.others.length > 0
  const exact = (day: Day): Piece => ({
    start: day,
    end: day,
    precision: 'day',
    doubt: of.doubt,
    others: of.others.map(([s, e]) => (when.edge === 'end' ? [e, e] : [s, s])),
  })
  if (role === 'until' && when.edge === 'end') return exact(of.end)
  if (role === 'from' && when.edge === 'begin') return exact(of.start)
  const middle =
    when.edge === 'middle' && of.precision === 'month' ? parseDay(`${of.start.slice(0, 8)}15`) : null
  if (role !== 'alone' && middle) return doubtful(exact(middle), [third(of, 'middle')])
  if (role === 'until' && when.edge === 'begin') {
    // «к началу года»: the first day itself or the one before
    const eve = addDays(of.start, -1)
    return doubtful(exact(of.start), [{ ...exact(eve), start: eve, end: eve }])
  }
  const part = third(of, when.edge)
  const others = of.others.flatMap(([start, end]): (Piece | null)[] => [
    third({ ...of, start, end }, when.edge),
  ])
  return doubtful(part, isVagueYear ? others : [of])
}

/** Puts a piece on the calendar; null when there is no such day («31 ноября»). */
export const place = (when: When, context: TermContext, role: Role): Piece | null => {
  switch (when.unit) {
    case 'day':
      return inYearOf(when, context, (year) => {
        const day = makeDay(year, when.month, when.date)
        return sure(day, day, 'day')
      })
    case 'month':
      return inYearOf(when, context, (year) => months(year, when.month, 1, 'month'))
    case 'month-part':
      return inYearOf(when, context, (year) => monthPart(when, year))
    case 'week':
      return inYearOf(when, context, (year) => weekPieces(year, when.month, when.n))
    case 'nth-weekday':
      return inYearOf(when, context, (year) => nthWeekday(year, when.month, when.n, when.weekday))
    case 'quarter':
      return quarter(when, context)
    case 'half':
      return half(when, context)
    case 'season':
      return season(when, context)
    case 'year':
      return year(when.year, context)
    case 'edge':
      return edgePiece(when, context, role)
    case 'loose':
      return null
  }
}
