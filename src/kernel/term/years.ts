import {
  alt,
  as,
  type Grammar,
  longest,
  mark,
  memo,
  opt,
  phrase,
  phrases,
  seq,
  token,
} from './combinators.ts'
import { ending, figures } from './numerals.ts'
import { thisCalendarYear, thisSchoolYear, type YearRef } from './when.ts'

const dot = opt(mark('.'))

/** «г.», «г.г.», «гг.», «год», «году», «годы»: what stands after the figures of a year. */
export const yearWord: Grammar<'one' | 'many'> = longest<'one' | 'many'>(
  as(seq(phrase('г'), dot), () => 'one'),
  as(seq(phrase('г'), dot, phrase('г'), dot), () => 'many'),
  as(seq(phrase('гг'), dot), () => 'many'),
  as(phrase('год|года|году|годом|годе'), () => 'one'),
  as(phrase('годы|годов|годах|годам'), () => 'many'),
)

/** Four figures that can be a year of our documents. */
export const fullYear: Grammar<number> = as(
  token((t) => t.kind === 'num' && t.text.length === 4),
  (t) => (t.value >= 1900 && t.value < 2200 ? t.value : null),
)

/** «20 22 г.»: a year torn by recognition, only when the word follows. */
const tornYear: Grammar<number> = as(
  seq(
    figures(2),
    token((t) => t.kind === 'num' && t.text.length === 2),
    yearWord,
  ),
  ([century, rest]) => (century === 20 ? 2000 + rest.value : null),
)

const calendarWord = phrase('календарн*')

const writtenYear: Grammar<YearRef> = as(
  seq(fullYear, opt(ending), opt(calendarWord), opt(yearWord)),
  ([year, , explicit]): YearRef =>
    explicit ? { kind: 'calendar', year, explicit } : { kind: 'calendar', year },
)

/** «22 г.»: two figures are a year only with the word. */
const shortYear: Grammar<YearRef> = as(seq(figures(2), yearWord), ([year]): YearRef | null =>
  year >= 10 && year < 60 ? { kind: 'calendar', year: 2000 + year } : null,
)

/** «с.г.», «текущего года», «следующего учебного года»: counted from the context. */
const SHIFTS = phrases<-1 | 0 | 1>([
  ['текущ*', 0],
  ['этого|этом|этот|нынешн*', 0],
  ['следующ*', 1],
  ['будущ*', 1],
  ['предстоящ*', 1],
  ['последующ*', 1],
  ['прошл*', -1],
  ['прошедш*', -1],
  ['предыдущ*', -1],
  ['предшествующ*', -1],
  ['истекш*', -1],
])

/** «учебного года», «уч. г.», «у.г.». */
export const schoolWord: Grammar<true> = longest(
  as(seq(phrase('учебн*'), dot, yearWord), () => true as const),
  as(seq(phrase('уч'), opt(mark('.', '/', '-')), yearWord), () => true as const),
  as(seq(phrase('у'), mark('.', '/'), phrase('г'), dot), () => true as const),
)

const namedYear: Grammar<YearRef> = longest(
  as(
    seq(phrase('с|т'), mark('.'), phrase('г'), dot),
    (): YearRef => ({ kind: 'named', shift: 0, school: false }),
  ),
  as(
    seq(SHIFTS, opt(calendarWord), phrase('год|года|году')),
    ([shift]): YearRef => ({ kind: 'named', shift, school: false }),
  ),
  as(seq(SHIFTS, schoolWord), ([shift]): YearRef => ({ kind: 'named', shift, school: true })),
)

/** «2022-2023», «2022/23»: two years written together. */
const yearPair: Grammar<{ from: number; to: number; slash: boolean }> = longest(
  as(seq(fullYear, mark('-', '/', '\\'), fullYear), ([from, sign, to]) => ({
    from,
    to,
    slash: sign.text !== '-',
  })),
  as(seq(fullYear, mark('-', '/', '\\'), figures(2)), ([from, sign, short]) => ({
    from,
    to: Math.floor(from / 100) * 100 + short,
    slash: sign.text !== '-',
  })),
)

const asSchool = (pair: { from: number; to: number }): YearRef | null =>
  pair.to > pair.from && pair.to - pair.from < 12 ? { kind: 'school', from: pair.from, to: pair.to } : null

/** «2024-2025», «2024-25» without a word: two years in a row, which behind months and half-years are a school year. */
export const dashYear: Grammar<YearRef> = as(seq(yearPair, opt(yearWord)), ([pair]) =>
  pair.to === pair.from + 1 ? asSchool(pair) : null,
)

/** «2022-2023 учебный год», «2022/23 уч. г.», «учебный год 2022/23». */
export const schoolYear: Grammar<YearRef> = memo(
  longest(
    as(seq(yearPair, opt(ending), schoolWord), ([pair]) => asSchool(pair)),
    as(seq(schoolWord, yearPair, opt(yearWord)), ([, pair]) => asSchool(pair)),
  ),
)

/** «2022/23» without a word: the slash is how school years are written. */
export const slashYear: Grammar<YearRef> = as(seq(yearPair, opt(yearWord)), ([pair]) =>
  pair.slash && pair.to === pair.from + 1 ? asSchool(pair) : null,
)

/** A year after a date, a month, a quarter: «ноября 2022 года», «март (2023)», «октябрь 2022/23 уч. г.», «декабря с.г.». */
export const yearSuffix: Grammar<YearRef> = memo(
  longest(
    writtenYear,
    shortYear,
    as(tornYear, (year): YearRef => ({ kind: 'calendar', year })),
    namedYear,
    schoolYear,
    slashYear,
    as(seq(phrase('года'), fullYear), ([, year]): YearRef => ({ kind: 'calendar', year })),
    as(seq(mark('('), writtenYear, mark(')')), ([, year]) => year),
  ),
)

/** A calendar year standing by itself: «2022 год», «2022», «22 г.», «текущего года». */
export const aloneYear: Grammar<YearRef> = memo(alt(longest(writtenYear, shortYear, namedYear)))

/** «учебного года» without figures: the context's. */
export const genericSchoolYear: Grammar<YearRef> = as(schoolWord, () => thisSchoolYear)
/** «календарного года»: that of the context. */
export const genericCalendarYear: Grammar<YearRef> = as(
  phrase('календарн* год|года|году|годом'),
  () => thisCalendarYear,
)
