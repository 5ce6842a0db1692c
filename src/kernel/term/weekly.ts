import { clockAfterWeekday, hourOfDay } from './clock.ts'
import { as, type Grammar, inTable, longest, mark, not, opt, phrase, phrases, seq } from './combinators.ts'
import { dayWhen, monthWhen } from './days.ts'
import type { RuleDraft } from './draft.ts'
import { adverb, EACH, each, timesPer } from './frequency.ts'
import { WEEKDAYS, WEEKDAYS_SHORT } from './lexicon.ts'
import { ordinal } from './numerals.ts'
import type { Frequency } from './types.ts'

const dot = opt(mark('.'))

const weekdayName: Grammar<number> = longest(
  inTable(WEEKDAYS),
  as(seq(inTable(WEEKDAYS_SHORT), dot), ([day]) => day),
)
const shortName: Grammar<number> = as(seq(inTable(WEEKDAYS_SHORT), dot), ([day]) => day)
const and = longest(
  as(mark(',', '/', ';'), () => true),
  as(phrase('и', 'и по', 'и в', ', по', ', в'), () => true),
)

const listOf =
  <T>(item: Grammar<T>): Grammar<readonly T[]> =>
  (line, at) => {
    const first = item(line, at)
    if (!first) return null
    const value = [first.value]
    let next = first.next
    for (;;) {
      const sign = and(line, next)
      const following = sign && item(line, sign.next)
      if (!following) return { value, next }
      value.push(following.value)
      next = following.next
    }
  }

const dateBehind = longest<unknown>(seq(opt(mark(',')), longest<unknown>(ordinal, dayWhen)), monthWhen)
/** Behind a weekday may stand hours («среда 15.00», «среда, с 14.00»), but no date: then the weekday is the date's. */
const noDate: Grammar<null> = (line, at) =>
  clockAfterWeekday(line, at) || !dateBehind(line, at) ? { value: null, next: at } : null

/** «каждый четверг», «по вторникам и пятницам». */
const weekly: Grammar<RuleDraft> = as(
  seq(longest(EACH, phrase('по', 'в каждый|каждую|каждое')), listOf(weekdayName)),
  ([, weekdays]): RuleDraft => ({ freq: 'week', weekdays }),
)
const between = (first: number, last: number): number[] =>
  [1, 2, 3, 4, 5, 6, 7].filter((day) => day >= first && day <= last)

/** «с понедельника по пятницу», «пн-пт». */
const weekdayRange: Grammar<RuleDraft> = as(
  seq(
    opt(phrase('с', 'со')),
    weekdayName,
    longest(
      as(mark('-'), () => true as const),
      phrase('по'),
    ),
    weekdayName,
    noDate,
  ),
  ([, first, , last]): RuleDraft | null => {
    const weekdays = between(first, last)
    return first < last ? { freq: 'week', weekdays } : null
  },
)

/** «вторник, четверг», «вт., чт.», «ср, 15.00» alone: probably every week, so doubted; one short name counts only with hours. */
const bareWeekdays: Grammar<RuleDraft> = as(
  seq(
    opt(phrase('в', 'во')),
    longest(
      listOf(inTable(WEEKDAYS)),
      as(listOf(shortName), (names) => (names.length > 1 ? names : null)),
      as(shortName, (name, line, _at, next) => (clockAfterWeekday(line, next) ? [name] : null)),
    ),
    noDate,
  ),
  ([, weekdays]): RuleDraft => {
    return { weak: 'week', weekdays, doubt: true }
  },
)

const howOften = longest(adverb, timesPer, each)
const aside = opt(mark(',', '-', '(', ':'))

const fewDays: Grammar<readonly number[]> = longest(
  listOf(shortName),
  as(seq(weekdayName, mark('-'), weekdayName), ([first, , last]) =>
    first < last ? between(first, last) : null,
  ),
)

/** «еженедельно (пн, ср)», «еженедельно (пн-пт)», «1 раз в неделю, ср., 15.00»: short names count where the frequency stands before them. */
const shortWeekdays: Grammar<RuleDraft> = as(
  seq(howOften, aside, opt(phrase('по', 'в', 'во')), fewDays, noDate),
  ([draft, , , weekdays]): RuleDraft | null => (draft.freq === 'week' ? { ...draft, weekdays } : null),
)

const BY = phrase('до', 'не позднее|позже', 'к', 'ко', 'в срок до')
const hours = opt(seq(hourOfDay, opt(mark(','))))

/** «еженедельно до пятницы», «еженедельно, до 12.00 пятницы», «до 10.00 каждого понедельника»: by a day of each week. */
const weeklyBy: Grammar<RuleDraft> = longest(
  as(
    seq(howOften, aside, BY, hours, opt(EACH), inTable(WEEKDAYS), noDate),
    ([draft, , , , , weekday]): RuleDraft | null =>
      draft.freq === 'week' ? { ...draft, weekdays: [weekday], deadline: true } : null,
  ),
  as(seq(BY, hours, EACH, inTable(WEEKDAYS), noDate), ([, , , weekday]): RuleDraft => {
    return { freq: 'week', weekdays: [weekday], deadline: true }
  }),
)

const which: Grammar<number> = longest(
  as(ordinal, (o) => (o.n <= 5 ? o.n : null)),
  as(phrase('последн*'), () => -1),
)
/** The period whose weekday is counted: «последний четверг квартала» is not the last Thursday of a month. */
const ofPeriod = phrases<Frequency>([
  ['месяца|месяце', 'month'],
  ['каждого месяца', 'month'],
  ['в месяце', 'month'],
  ['в каждом месяце', 'month'],
  ['ежемесячно', 'month'],
  ['квартала', 'quarter'],
  ['каждого квартала', 'quarter'],
  ['в квартале', 'quarter'],
  ['в каждом квартале', 'quarter'],
  ['полугодия', 'half-year'],
  ['каждого полугодия', 'half-year'],
])

/** «каждый последний четверг месяца», «1 и 3 среда каждого месяца». */
const monthlyWeekday: Grammar<RuleDraft> = longest(
  as(
    seq(
      opt(longest(EACH, phrase('в', 'во', 'в каждый|каждую|каждое', 'по'))),
      listOf(which),
      inTable(WEEKDAYS),
      ofPeriod,
    ),
    ([, nth, weekday, freq]): RuleDraft => {
      return { freq, nth, weekdays: [weekday] }
    },
  ),
  as(
    seq(
      EACH,
      as(phrase('последн*'), () => -1),
      inTable(WEEKDAYS),
      not(monthWhen),
    ),
    ([, nth, weekday]): RuleDraft => {
      return { freq: 'month', nth: [nth], weekdays: [weekday] }
    },
  ),
  as(
    seq(opt(longest(EACH, phrase('в', 'во', 'по'))), listOf(which), inTable(WEEKDAYS), not(monthWhen)),
    ([, nth, weekday]): RuleDraft => {
      return { weak: 'month', nth, weekdays: [weekday], doubt: true }
    },
  ),
)

/** «в рабочие дни»: five times a week, there is no smaller frequency. */
const workingDays: Grammar<RuleDraft> = as(
  phrase('в рабочие|будние дни', 'по будням', 'в будни', 'по рабочим|будним дням', 'каждый рабочий день'),
  (): RuleDraft => {
    return { freq: 'week', times: 5 }
  },
)

/** Rules by days of the week. */
export const onWeekdays: Grammar<RuleDraft> = longest(
  weekly,
  weekdayRange,
  bareWeekdays,
  shortWeekdays,
  weeklyBy,
  monthlyWeekday,
  workingDays,
)
