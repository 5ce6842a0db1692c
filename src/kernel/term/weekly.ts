import { as, type Grammar, inTable, longest, mark, not, opt, phrase, seq } from './combinators.ts'
import { dayWhen, monthWhen } from './days.ts'
import type { RuleDraft } from './draft.ts'
import { EACH } from './frequency.ts'
import { WEEKDAYS, WEEKDAYS_SHORT } from './lexicon.ts'
import { ordinal } from './numerals.ts'

const dot = opt(mark('.'))

const weekdayName: Grammar<number> = longest(
  inTable(WEEKDAYS),
  as(seq(inTable(WEEKDAYS_SHORT), dot), ([day]) => day),
)
const and = longest(
  as(mark(',', '/', ';'), () => true),
  as(phrase('и', 'и по'), () => true),
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

const noDate = not(
  longest(
    as(ordinal, () => true),
    as(dayWhen, () => true),
    as(monthWhen, () => true),
    as(mark(','), () => true),
  ),
)

/** «каждый четверг», «по вторникам и пятницам». */
const weekly: Grammar<RuleDraft> = as(
  seq(longest(EACH, phrase('по', 'в каждый|каждую|каждое')), listOf(weekdayName)),
  ([, weekdays]): RuleDraft => ({ freq: 'week', weekdays }),
)
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
    const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => day >= first && day <= last)
    return first < last ? { freq: 'week', weekdays } : null
  },
)

/** «вторник, четверг» alone: probably every week, so doubted. */
const bareWeekdays: Grammar<RuleDraft> = as(
  seq(opt(phrase('в', 'во')), listOf(inTable(WEEKDAYS)), noDate),
  ([, weekdays]): RuleDraft => {
    return { weak: 'week', weekdays, doubt: true }
  },
)

const which: Grammar<number> = longest(
  as(ordinal, (o) => (o.n <= 5 ? o.n : null)),
  as(phrase('последн*'), () => -1),
)
const ofMonth = phrase('месяца|месяце', 'каждого месяца', 'в месяце', 'в каждом месяце', 'ежемесячно')

/** «каждый последний четверг месяца», «1 и 3 среда каждого месяца». */
const monthlyWeekday: Grammar<RuleDraft> = longest(
  as(
    seq(
      opt(longest(EACH, phrase('в', 'во', 'в каждый|каждую|каждое', 'по'))),
      listOf(which),
      inTable(WEEKDAYS),
      ofMonth,
    ),
    ([, nth, weekday]): RuleDraft => {
      return { freq: 'month', nth, weekdays: [weekday] }
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
    seq(opt(phrase('в', 'во')), listOf(which), inTable(WEEKDAYS), not(monthWhen)),
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
  monthlyWeekday,
  workingDays,
)
