import { always } from './always.ts'
import {
  alt,
  as,
  type Grammar,
  inTable,
  longest,
  mark,
  memo,
  not,
  opt,
  phrase,
  phrases,
  seq,
} from './combinators.ts'
import { isoMonth, monthInFigures, monthWhen } from './days.ts'
import { COMPOUND_SEASONS, SEASON_ADJECTIVES, SEASONS, WEEKDAYS } from './lexicon.ts'
import { isPlural, ordinal, periodNumber } from './numerals.ts'
import type { Edge, When, YearRef } from './when.ts'
import { thisCalendarYear } from './when.ts'
import {
  aloneYear,
  dashYear,
  genericCalendarYear,
  genericSchoolYear,
  schoolYear,
  slashYear,
  yearSuffix,
} from './years.ts'

const dot = opt(mark('.'))

const periodYear: Grammar<YearRef> = longest(
  yearSuffix,
  genericSchoolYear,
  genericCalendarYear,
  as(seq(opt(mark(',')), schoolYear), ([, year]) => year),
)

/** «I квартал 2023 г.», «4 кв.», but not «4 кв. м». */
const quarter: Grammar<When> = as(
  seq(
    periodNumber(4),
    phrase('квартал*|кв|кварт', 'кв - л'),
    dot,
    not(phrase('м|метр*|км')),
    opt(periodYear),
  ),
  ([o, , , , year]): When => ({ unit: 'quarter', n: o.n, odd: o.shape === 'odd', year }),
)

/** «1 полугодие», «I п/г», «второе полугодие 2022/23 учебного года». */
const half: Grammar<When> = as(
  seq(
    periodNumber(2),
    longest(
      as(seq(phrase('учебн*? полугоди*|полуг|полугод', 'уч . полугоди*'), dot), () => true),
      as(seq(phrase('п'), mark('/', '.'), phrase('г'), dot), () => true),
    ),
    opt(longest(periodYear, dashYear)),
  ),
  ([o, , year]): When => ({ unit: 'half', n: o.n, odd: o.shape === 'odd', year }),
)

/** «II пол. 2024-2025», «1 п-е 2024 г.»: cut so short only before a year. */
const halfCutShort: Grammar<When> = as(
  seq(periodNumber(2), phrase('пол .', 'п - е', 'пол - е'), longest(periodYear, dashYear)),
  ([o, , year]): When => ({ unit: 'half', n: o.n, odd: o.shape === 'odd', year }),
)

/** «первая половина 2022 года», «вторая половина учебного года» are half-years. */
const halfByPart: Grammar<When> = as(
  seq(
    periodNumber(2),
    phrase('половин*'),
    longest(
      periodYear,
      as(phrase('года'), (): YearRef | null => thisCalendarYear),
    ),
  ),
  ([o, , year]): When => ({ unit: 'half', n: o.n, odd: false, year }),
)

const LAST = phrase('последн*')
const which: Grammar<number> = alt(
  as(ordinal, (o) => (o.n <= 5 ? o.n : null)),
  as(LAST, () => -1),
)

/** «I декада ноября», «вторая половина мая». */
const monthPart: Grammar<When> = as(
  seq(
    which,
    phrases<'half' | 'decade'>([
      ['половин*', 'half'],
      ['пол .', 'half'],
      ['декад*', 'decade'],
      ['дек .', 'decade'],
    ]),
    monthWhen,
  ),
  ([which, part, month]): When | null => {
    const most = part === 'half' ? 2 : 3
    const n = which === -1 ? most : which
    if (month.unit !== 'month' || n > most) return null
    return { unit: 'month-part', part, n, month: month.month, year: month.year }
  },
)

/** «октябрь (вторая половина)», «ноябрь, 1 декада». */
const monthThenPart: Grammar<When> = as(
  seq(
    monthWhen,
    opt(mark(',', '(', ':', '-')),
    which,
    phrases<'half' | 'decade'>([
      ['половин*', 'half'],
      ['декад*', 'decade'],
    ]),
    opt(mark(')')),
    not(longest<unknown>(monthWhen, phrase('дня|недели|года'))),
  ),
  ([month, , which, part]): When | null => {
    const most = part === 'half' ? 2 : 3
    const n = which === -1 ? most : which
    if (month.unit !== 'month' || n > most) return null
    return { unit: 'month-part', part, n, month: month.month, year: month.year }
  },
)

/** «последний день марта»; «последний рабочий день» depends on the calendar of days off and is not read. */
const lastDay: Grammar<When> = as(
  seq(LAST, phrase('день|дня|дню|число|числа'), opt(phrase('месяца')), monthWhen),
  ([, , , month], line, at): When | null =>
    // «последние числа мая» are several days, nobody knows which
    month.unit === 'month' && !isPlural(line.tokens[at]?.text ?? '')
      ? { unit: 'month-part', part: 'last-day', n: 1, month: month.month, year: month.year }
      : null,
)

/** «первая неделя октября», «2-я учебная неделя сентября», «последняя неделя мая». */
const week: Grammar<When> = as(
  seq(which, opt(phrase('учебн*|полн*|рабоч*|календарн*')), phrase('недел*|нед'), dot, monthWhen),
  ([n, , , , month]): When | null =>
    month.unit === 'month' ? { unit: 'week', n, month: month.month, year: month.year } : null,
)

/** «сентябрь, 1 неделя», «сентябрь 2023 (первая неделя)». */
const monthThenWeek: Grammar<When> = as(
  seq(
    monthWhen,
    opt(mark(',', '(', ':', '-')),
    which,
    phrase('недел*|нед'),
    dot,
    opt(mark(')')),
    not(monthWhen),
  ),
  ([month, , n]): When | null =>
    month.unit === 'month' ? { unit: 'week', n, month: month.month, year: month.year } : null,
)

/** «третий четверг ноября», «последняя пятница мая 2023 года». */
const nthWeekday: Grammar<When> = as(
  seq(which, inTable(WEEKDAYS), monthWhen),
  ([n, weekday, month]): When | null =>
    month.unit === 'month' ? { unit: 'nth-weekday', n, weekday, month: month.month, year: month.year } : null,
)

/** «лето 2022 года», «осенью», «в летний период». */
const season: Grammar<When> = as(
  seq(
    alt(
      inTable(SEASONS),
      as(seq(inTable(SEASON_ADJECTIVES), phrase('период*|врем*|месяц*')), ([month]) => month),
    ),
    opt(yearSuffix),
  ),
  ([month, year]): When => ({ unit: 'season', month, year }),
)

/** «зима 2023-2024»: one winter over New Year; «лето 2023-2024» are two summers. */
const winter: Grammar<When> = as(seq(inTable(SEASONS), dashYear), ([month, year]): When | null =>
  month === 12 ? { unit: 'season', month, year } : null,
)

/** The first half of «осенне-зимний период»; the second ends the range. */
const compoundSeason: Grammar<When> = (line, at) => {
  const month = COMPOUND_SEASONS.get(line.tokens[at]?.text ?? '')
  const sign = line.tokens[at + 1]
  if (month === undefined || sign?.text !== '-' || !sign.glued || !season(line, at + 2)) return null
  return { value: { unit: 'season', month, year: null }, next: at + 1 }
}

/** «2022-2023 учебный год», «2022/23», «учебный год», «2022 год», «2022», «текущего года». */
const year: Grammar<When> = longest<When>(
  as(longest(schoolYear, slashYear, genericSchoolYear, genericCalendarYear), (ref): When => {
    return { unit: 'year', year: ref, bare: false, always: false }
  }),
  as(aloneYear, (ref, line, _at, next): When => {
    return { unit: 'year', year: ref, bare: line.tokens[next - 1]?.kind === 'num', always: false }
  }),
)

const EDGES = phrases<Edge>([
  ['начало|начала|началу|начале', 'begin'],
  ['нач .', 'begin'],
  ['сер .', 'middle'],
  ['кон .', 'end'],
  ['середина|середины|середине|середину', 'middle'],
  ['конец|конца|концу|конце|концом', 'end'],
  // not «по окончании учебного года»: that is counted from the end
  ['окончания|окончание|окончанию|завершения|завершению', 'end'],
])

const GENERIC_YEAR: Grammar<When> = as(
  phrase('года'),
  (): When => ({ unit: 'year', year: null, bare: false, always: false }),
)

/** «конец сентября», «начало учебного года», «середина I полугодия». */
const edge: Grammar<When> = as(
  seq(EDGES, longest(monthPart, monthWhen, monthInFigures, quarter, half, season, year, GENERIC_YEAR)),
  ([edgeName, of]): When => ({ unit: 'edge', edge: edgeName, of, year: null }),
)

/** «декабрь, в конце месяца», «октябрь (начало месяца)». */
const monthThenEdge: Grammar<When> = as(
  seq(monthWhen, mark(',', '(', '-'), opt(phrase('в')), EDGES, phrase('месяца'), opt(mark(')'))),
  ([of, , , edgeName]): When => ({ unit: 'edge', edge: edgeName, of, year: null }),
)

/** Every period longer than a day; single dates stand in days.ts. */
export const periodWhen: Grammar<When> = memo(
  longest<When>(
    edge,
    monthThenEdge,
    monthPart,
    monthThenPart,
    compoundSeason,
    halfByPart,
    halfCutShort,
    lastDay,
    week,
    monthThenWeek,
    nthWeekday,
    quarter,
    half,
    season,
    winter,
    monthInFigures,
    isoMonth,
    monthWhen,
    year,
    always,
  ),
)

/** «(в течение) года», «учебного года»: whole years without figures, only after the words «в течение». */
export const wholeYear: Grammar<When> = longest<When>(
  GENERIC_YEAR,
  as(phrase('год'), (): When => ({ unit: 'year', year: null, bare: false, always: false })),
)
