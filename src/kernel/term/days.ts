import { as, type Grammar, inTable, longest, mark, memo, opt, phrase, seq, token } from './combinators.ts'
import { MONTHS } from './lexicon.ts'
import { dayNumber, figures } from './numerals.ts'
import type { Token } from './tokens.ts'
import type { When, YearRef } from './when.ts'
import { calendarYear } from './when.ts'
import { fullYear, yearSuffix, yearWord } from './years.ts'

type DayWhen = Extract<When, { unit: 'day' }>

const num = token((t) => t.kind === 'num')
const point = mark('.')
const dot = opt(point)

/** How far a two-digit year may lie from the context: «22» is 2022, «98» is refused rather than guessed. */
const NEAR = 25
/** Within these years two figures need no second look. */
const SURE = 6

const shortYear = (value: number, context: number): number | null => {
  const year = 2000 + value
  return Math.abs(year - context) <= NEAR ? year : null
}

/** Nothing may follow a date that makes it a part of a longer number: «8.1.1», «12.05.22.7», «10.11%». */
const endsCleanly = (tokens: readonly Token[], next: number): boolean => {
  const sign = tokens[next]
  const after = tokens[next + 1]
  if (sign?.glued && (sign.kind === 'num' || sign.text === '%')) return false
  // «15.11,20244»: a year written wrong, not a list
  if (sign?.text === ',' && sign.glued && after?.glued && after.kind === 'num' && after.text.length > 4)
    return false
  const joins = sign?.kind === 'mark' && sign.glued && (sign.text === '.' || sign.text === ':')
  return !(joins && after?.kind === 'num' && after.glued)
}

type Written = { readonly date: Token; readonly month: Token }

const numericDay = (written: Written, year: YearRef | null): DayWhen | null => {
  const { date, month } = written
  if (date.text.length > 2 || (month.kind === 'num' && month.text.length > 2)) return null
  if (date.value < 1 || date.value > 31 || month.value < 1 || month.value > 12) return null
  // «8.1» may be a number of a section: such a date is doubted unless words say that it is a date
  const loose = month.kind === 'num' && month.text.length === 1
  return { unit: 'day', date: date.value, month: month.value, year, loose }
}

/** A month in figures or Roman; «ll» in a date is as likely an 11 as a II. */
const monthNumber = token(
  (t) => t.kind === 'num' || (t.kind === 'roman' && t.value <= 12 && !t.text.startsWith('l')),
)

/** The year of a numeric date: four figures, or two near the context. */
const plainYear: Grammar<YearRef> = longest(
  as(fullYear, calendarYear),
  as(num, (t, line) => {
    const year = t.text.length === 2 ? shortYear(t.value, line.year) : null
    return year === null ? null : calendarYear(year)
  }),
)

/** «15.11.20 22»: torn by recognition; only at the end, where nothing else can follow. */
const tornYear: Grammar<YearRef> = as(
  seq(num, num, opt(yearWord)),
  ([century, rest, word], line, _at, next) => {
    const torn = century.text === '20' && rest.text.length === 2 && !rest.glued
    return torn && (word !== null || next === line.tokens.length) ? calendarYear(2000 + rest.value) : null
  },
)

/** «15.11.2022», «15. 11. 2022г.», «15/11/2022», «15-11-2022», «15.11 2022 года», «15.XI.2022». */
const fullNumeric = (yearRule: Grammar<YearRef>): Grammar<DayWhen> =>
  as(
    seq(num, mark('.', '/', '-', ','), monthNumber, opt(mark('.', '/', '-', ',')), yearRule),
    ([date, first, month, second, year], line, _at, next) => {
      const isFour = year.kind === 'calendar' && line.tokens[next - 1]?.value === year.year
      const same = second?.text === first.text
      const allowed =
        first.text === '.' ? same || isFour : (same || first.text === ',') && isFour && month.glued
      if (!allowed || !endsCleanly(line.tokens, next)) return null
      const day = numericDay({ date, month }, year)
      // «1.2.22» looks like a section, «05.03.22» does not; a comma for a stop is a slip of the pen
      const slip = first.text === ',' || (second !== null && !same)
      const isFar = !isFour && year.kind === 'calendar' && Math.abs(year.year - line.year) > SURE
      return day && { ...day, loose: slip || isFar || (day.loose && !isFour) }
    },
  )

/** «15 11 2022»: the stops are lost; doubted, three numbers may be anything. */
const spaced: Grammar<DayWhen> = as(seq(num, num, fullYear), ([date, month, year], line, _at, next) => {
  const padded = date.text.length === 2 && month.text.length === 2
  const day =
    padded && endsCleanly(line.tokens, next) ? numericDay({ date, month }, calendarYear(year)) : null
  return day && { ...day, loose: true }
})

/** «15 XII 2022»: figures, a Roman month, a year. */
const spacedRoman: Grammar<DayWhen> = as(
  seq(
    num,
    token((t) => t.kind === 'roman' && t.value <= 12),
    fullYear,
  ),
  ([date, month, year]) => numericDay({ date, month }, calendarYear(year)),
)

/** «15.11», «15.11.» without a year: the figures must touch the stop. */
const shortNumeric: Grammar<DayWhen> = as(
  seq(num, point, monthNumber),
  ([date, stop, month], line, at, next) => {
    const before = line.tokens[at - 1]
    const touched = stop.glued && month.glued
    const continues =
      date.glued && before?.kind === 'mark' && /[.:]/.test(before.text) && isFigure(line.tokens[at - 2])
    return touched && !continues && endsCleanly(line.tokens, next) ? numericDay({ date, month }, null) : null
  },
)

const isFigure = (t: Token | undefined): boolean => t?.kind === 'num'

/** A stop after a short date is stray («14.03.-31.03»), but not before a figure that would continue the number. */
const strayStop: Grammar<null> = (line, at) => {
  const here = line.tokens[at]
  const after = line.tokens[at + 1]
  const stray = here?.text === '.' && !(after?.kind === 'num' && after.glued)
  return { value: null, next: stray ? at + 1 : at }
}

/** «01.09.2025.-31.05.2026.», «15.–20.10.2025»: a stop that a dash follows is stray. */
export const stopBeforeDash: Grammar<null> = (line, at) => {
  const [stop, sign] = [line.tokens[at], line.tokens[at + 1]]
  return { value: null, next: stop?.text === '.' && stop.glued && sign?.text === '-' ? at + 1 : at }
}

const isoDay: Grammar<DayWhen> = as(
  seq(fullYear, mark('-', '.', '/'), num, mark('-', '.', '/'), num),
  (v, line, _at, next) => {
    const [year, , month, , date] = v
    const padded = month.text.length === 2 && date.text.length === 2
    return padded && endsCleanly(line.tokens, next) ? numericDay({ date, month }, calendarYear(year)) : null
  },
)

const monthName: Grammar<number> = as(
  seq(inTable(MONTHS), opt(phrase('месяц|месяца|месяце|мес')), dot),
  ([month]) => month,
)

/** «15 ноябрь» may be the row number 15 and the month: a nominative after a figure is doubted. */
const isNominative = (tokens: readonly Token[], at: number, next: number): boolean =>
  tokens
    .slice(at, next)
    .some((t) => t.kind === 'word' && MONTHS.has(t.text) && /^(.*[ьй]|март|август)$/.test(t.text))

/** «15 ноября 2022 года», «5-го марта», «первого сентября», «15 числа ноября». */
const wordDay: Grammar<DayWhen> = as(
  seq(dayNumber, opt(phrase('числа|число|числу')), monthName, opt(yearSuffix)),
  ([date, , month, year], line, at, next): DayWhen => {
    return { unit: 'day', date, month, year, loose: isNominative(line.tokens, at, next) }
  },
)

/** «15.ноября.2022»: only when the month touches the stop, «5. Ноябрь» is a numbered row. */
const wordDayTyped: Grammar<DayWhen> = as(
  seq(
    dayNumber,
    mark('.', '-'),
    token((t) => t.glued && MONTHS.has(t.text)),
    opt(mark('.', ',')),
    opt(as(seq(fullYear, opt(yearWord)), ([year]) => calendarYear(year))),
  ),
  ([date, , month, , year], line, at, next): DayWhen | null => {
    const number = MONTHS.get(month.text)
    return number === undefined
      ? null
      : { unit: 'day', date, month: number, year, loose: isNominative(line.tokens, at, next) }
  },
)

/** «"15" ноября 2022 г.» is how orders are dated. */
const quotedDay: Grammar<DayWhen> = as(
  seq(mark('«', '"', '“', '„'), figures(2), mark('»', '"', '”', '“'), monthName, opt(yearSuffix)),
  ([, date, , month, year]): DayWhen | null =>
    date >= 1 && date <= 31 ? { unit: 'day', date, month, year, loose: false } : null,
)

/** «15.11 2022 года» is read by the numeric rule; here «15.11 с.г.», «15.11. текущего года». */
const wordYear: Grammar<YearRef> = as(yearSuffix, (year) => (year.kind === 'calendar' ? null : year))

/** Any single date with its month. */
export const dayWhen: Grammar<DayWhen> = memo(
  longest(
    as(
      seq(
        longest(fullNumeric(plainYear), fullNumeric(tornYear), isoDay, spaced, spacedRoman),
        opt(yearWord),
        stopBeforeDash,
      ),
      ([day]) => day,
    ),
    as(seq(shortNumeric, strayStop, opt(wordYear)), ([day, , year]): DayWhen => ({ ...day, year })),
    wordDay,
    wordDayTyped,
    quotedDay,
  ),
)

/** «2024-05»: a year and a month as machines write them; «2024-25» is two years. */
export const isoMonth: Grammar<When> = as(
  seq(fullYear, mark('-'), figures(2)),
  ([year, , month], line, at, next): When | null => {
    const [sign, last] = [line.tokens[at + 1], line.tokens[at + 2]]
    const isTight = sign?.glued === true && last?.glued === true && last.text.length === 2
    const isNext = (year + 1) % 100 === month
    return isTight && !isNext && month >= 1 && month <= 12 && endsCleanly(line.tokens, next)
      ? { unit: 'month', month, year: calendarYear(year) }
      : null
  },
)

/** «11.2022», «09/2023»: a month in figures; the year must have four, before a stroke the month two. */
export const monthInFigures: Grammar<When> = as(
  seq(figures(2), mark('.', '/'), fullYear, opt(yearWord)),
  ([month, stop, year], line, at, next) => {
    const before = line.tokens[at - 1]
    const isPadded = stop.text === '.' || line.tokens[at]?.text.length === 2
    const tight = stop.glued && line.tokens[at + 2]?.glued === true && isPadded
    const ok =
      tight &&
      month >= 1 &&
      month <= 12 &&
      before?.text !== '.' &&
      before?.text !== '/' &&
      endsCleanly(line.tokens, next)
    return ok ? { unit: 'month', month, year: calendarYear(year) } : null
  },
)

/** «ноябрь 2022 года», «в марте месяце», «сент. 2022». */
export const monthWhen: Grammar<When> = memo(
  as(seq(monthName, opt(yearSuffix)), ([month, year]): When => ({ unit: 'month', month, year })),
)
