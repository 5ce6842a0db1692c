import { as, type Grammar, inTable, longest, mark, not, opt, phrase, phrases, seq } from './combinators.ts'
import { monthWhen } from './days.ts'
import type { RuleDraft } from './draft.ts'
import { FREQUENCIES, FREQUENCIES_SHORT, UNITS, type Unit } from './lexicon.ts'
import { cardinal } from './numerals.ts'
import type { Frequency } from './types.ts'
import { fullYear } from './years.ts'

type Amount = { readonly min: number; readonly max: number }

const dot = opt(mark('.'))
const one: Grammar<Amount> = as(cardinal, (n): Amount => ({ min: n, max: n }))
const between: Grammar<Amount> = as(seq(cardinal, mark('-'), cardinal), ([min, , max]): Amount | null =>
  min < max ? { min, max } : null,
)
/** «2», «двух», «1-2», «один-два». */
const amount = longest(one, between)

const OF_UNIT: Readonly<Partial<Record<Unit, Frequency>>> = {
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  half: 'half-year',
  year: 'year',
  trimester: 'trimester',
  'academic-quarter': 'academic-quarter',
}

const unit: Grammar<Frequency> = longest(
  as(
    seq(opt(phrase('учебн*|календарн*|отчетн*', 'уч .', 'уч')), inTable(UNITS), dot),
    ([, name]) => OF_UNIT[name] ?? null,
  ),
  as(seq(phrase('п / г', 'п . г', 'пол - е'), dot), (): Frequency => 'half-year'),
)

const period = (freq: Frequency, every: Amount | null): RuleDraft | null => {
  if (!every || every.max === 1) return { freq }
  return every.min === every.max
    ? { freq, every: every.min }
    : { freq, every: every.min, everyMax: every.max }
}

/** «14 дней», «7 дней» are weeks; other numbers of days have no frequency in the contract. */
const weeksOfDays: Grammar<RuleDraft> = as(seq(cardinal, phrase('дн*|день|сут*'), dot), ([days]) =>
  days % 7 === 0 ? period('week', { min: days / 7, max: days / 7 }) : null,
)
const every: Grammar<RuleDraft> = longest(
  as(seq(opt(amount), unit), ([n, freq]) => period(freq, n)),
  weeksOfDays,
)

const LEAD = opt(
  phrase(
    'не реже|менее|чаще|более|меньше',
    'не реже|менее|более|чаще чем',
    'как минимум',
    'минимум',
    'хотя бы',
    'по',
    'до',
    'в среднем',
  ),
)
const TIMES: Grammar<Amount> = longest(
  as(phrase('дважды'), (): Amount => ({ min: 2, max: 2 })),
  as(phrase('трижды'), (): Amount => ({ min: 3, max: 3 })),
  as(
    seq(
      opt(amount),
      longest(
        phrase('раз|раза|разу|разов'),
        as(seq(phrase('р'), dot), () => true as const),
      ),
    ),
    ([n]): Amount => n ?? { min: 1, max: 1 },
  ),
)
const PER = longest(
  phrase('в', 'во', 'за', 'на', 'в каждый|каждую|каждое|каждые|каждом|каждой', 'за каждый|каждую|каждое'),
  as(mark('/'), () => true as const),
)

const withTimes = (draft: RuleDraft, times: Amount): RuleDraft => {
  return times.min === times.max
    ? { ...draft, times: times.min }
    : { ...draft, times: times.min, timesMax: times.max, doubt: true }
}

/** «не реже 2 раз в год», «один раз в 3 месяца», «1 р/мес.». */
export const timesPer: Grammar<RuleDraft> = as(seq(LEAD, TIMES, PER, every), ([, times, , draft]) =>
  withTimes(draft, times),
)

/** «ежемесячно», «ежемесячный», «ежекв.». */
export const adverb: Grammar<RuleDraft> = longest(
  as(inTable(FREQUENCIES), (freq): RuleDraft => ({ freq })),
  as(seq(inTable(FREQUENCIES_SHORT), dot), ([freq]): RuleDraft => ({ freq })),
)

/** «каждый», «каждую». */
export const EACH = phrase('каждый|каждая|каждую|каждое|каждые|каждого|каждой|каждом|каждых')
const ROUND_EACH = opt(
  phrase(
    'в',
    'в начале|середине|конце|течение|течении',
    'по итогам|окончании|окончанию|завершении|результатам|истечении',
    'до|к конца|концу|окончания|начала|началу',
    'за',
    'на',
    'по',
    'после',
    'после окончания|завершения',
  ),
)
/** «каждые две недели», «в конце каждого полугодия», «по итогам каждой четверти», «каждого года». */
export const each: Grammar<RuleDraft> = as(seq(ROUND_EACH, EACH, every), ([, , draft]) => draft)

/** «по четвертям», «по итогам четверти»: no number, so each of them; the second may also be one certain. */
const byPeriods: Grammar<RuleDraft> = longest(
  as(
    phrases<Frequency>([
      ['по четвертям', 'academic-quarter'],
      ['по учебным четвертям', 'academic-quarter'],
      ['по триместрам', 'trimester'],
      ['по полугодиям', 'half-year'],
      ['по кварталам', 'quarter'],
      ['по месяцам', 'month'],
      ['по неделям', 'week'],
      ['раз в полгода', 'half-year'],
    ]),
    (freq): RuleDraft => ({ freq }),
  ),
  as(
    seq(
      phrase(
        'по итогам|окончании|окончанию|результатам|завершении',
        'в конце|начале',
        'к концу',
        'до конца',
        'за',
        'после окончания',
      ),
      opt(phrase('учебн*|отчетн*')),
      phrases<Frequency>([
        ['четверти', 'academic-quarter'],
        ['четвертей', 'academic-quarter'],
        ['триместра|триместров', 'trimester'],
        ['полугодия|полугодий', 'half-year'],
        ['квартала|кварталов', 'quarter'],
        ['месяца', 'month'],
        ['недели', 'week'],
      ]),
      not(
        longest(
          as(monthWhen, () => true),
          as(fullYear, () => true),
        ),
      ),
    ),
    ([, , freq]): RuleDraft => ({ weak: freq, doubt: true }),
  ),
)

/** How often: «ежеквартально», «2 раза в год», «каждые две недели», «по четвертям». */
export const frequency: Grammar<RuleDraft> = longest(adverb, timesPer, each, byPeriods)
