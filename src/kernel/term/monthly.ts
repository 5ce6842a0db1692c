import { alt, as, type Grammar, longest, mark, not, opt, phrase, phrases, seq } from './combinators.ts'
import { dayWhen, monthWhen } from './days.ts'
import type { RuleDraft } from './draft.ts'
import { adverb, EACH } from './frequency.ts'
import { ending, figures, isPlural, ordinal } from './numerals.ts'
import type { Frequency } from './types.ts'

const DEADLINE = phrase(
  'до',
  'не позднее|позже',
  'к',
  'ко',
  'в срок до',
  'в срок не позднее',
  'срок до',
  'срок - до',
  'срок : до',
)
const NUMBER_WORD = phrase('числа|число|числу|чис', 'чис .')
/** «с 15 по 20 ч. каждого месяца»: a number only where a month follows, hours elsewhere. */
const SHORT_NUMBER = phrase('ч', 'ч .')
const dayOfMonth: Grammar<number> = as(
  seq(
    alt(
      as(seq(figures(2), opt(ending)), ([n]) => n),
      as(ordinal, (o, line, at) =>
        o.shape === 'word' && !isPlural(line.tokens[at]?.text ?? '') ? o.n : null,
      ),
    ),
  ),
  ([n]) => (n >= 1 && n <= 31 ? n : null),
)

/** The month a day of the month is counted in. */
const MONTH_OF = phrases<RuleDraft>([
  ['каждого|кажд м - ца', { freq: 'month' }],
  ['м - ца', { weak: 'month' }],
  ['м - ца ,? следующего|след .? за отчетным|отч', { weak: 'month', offset: true }],
  ['каждого|кажд месяца|мес', { freq: 'month' }],
  ['кажд . месяца|мес', { freq: 'month' }],
  ['месяца', { weak: 'month' }],
  ['след . месяца|мес', { weak: 'month', offset: true, doubt: true }],
  ['мес . ,? след . за отч|отчетным', { weak: 'month', offset: true }],
  ['ежемесячно', { freq: 'month' }],
  ['отчетного месяца', { weak: 'month' }],
  ['последнего месяца каждого|отчетного|текущего? квартала', { freq: 'quarter', lastMonth: true }],
  ['последнего месяца каждого|отчетного? полугодия', { freq: 'half-year', lastMonth: true }],
  ['следующего месяца', { weak: 'month', offset: true, doubt: true }],
  ['месяца ,? следующего за отчетным', { weak: 'month', offset: true }],
  ['месяца ,? следующего за отчетным месяцем', { freq: 'month', offset: true }],
  ['следующего за отчетным месяца', { weak: 'month', offset: true }],
  ['следующего за отчетным месяцем', { freq: 'month', offset: true }],
  ['каждого месяца ,? следующего за отчетным', { freq: 'month', offset: true }],
  ['каждого месяца ,? следующего за отчетным месяцем', { freq: 'month', offset: true }],
  ['месяца ,? следующего за отчетным периодом', { weak: 'month', offset: true, doubt: true }],
  ['первого? месяца ,? следующего за отчетным? кварталом', { freq: 'quarter', offset: true }],
  ['первого месяца ,? следующего за отчетным', { weak: 'quarter', offset: true, doubt: true }],
  ['первого месяца каждого|нового|очередного? квартала', { weak: 'quarter', offset: true, doubt: true }],
  ['первого месяца следующего квартала', { freq: 'quarter', offset: true }],
  ['первого? месяца ,? следующего за отчетным? полугодием', { freq: 'half-year', offset: true }],
  ['месяца ,? следующего за последним месяцем отчетного? квартала', { freq: 'quarter', offset: true }],
  ['месяца ,? следующего за окончанием квартала', { freq: 'quarter', offset: true }],
  ['месяца после отчетного', { weak: 'month', offset: true }],
  // the month before a period has no place in a rule
  [
    'месяца ,? предшествующего отчетному|планируемому|плановому|началу? месяцу|периоду|кварталу|квартала|месяца|году|года?',
    { weak: 'month', doubt: true, lost: true },
  ],
  ['предшествующего месяца', { weak: 'month', doubt: true, lost: true }],
])

const onDay = (monthDay: number, deadline: boolean, month: RuleDraft | null): RuleDraft => ({
  ...(month ?? { weak: 'month', doubt: true }),
  monthDay,
  ...(deadline ? { deadline: true } : {}),
})

const AS_OF = phrase('на', 'по состоянию на')

/** «до 5 числа», «25-го числа каждого месяца», «до 10 числа месяца, следующего за отчетным». */
const monthlyDay: Grammar<RuleDraft> = longest(
  as(
    seq(opt(DEADLINE), opt(AS_OF), opt(EACH), dayOfMonth, NUMBER_WORD, opt(MONTH_OF), not(monthWhen)),
    ([until, , eachWord, date, , month]) =>
      onDay(date, until !== null, month ?? (eachWord ? { freq: 'month' } : null)),
  ),
  as(
    seq(opt(DEADLINE), opt(EACH), dayOfMonth, SHORT_NUMBER, MONTH_OF, not(monthWhen)),
    ([until, , date, , month]) => onDay(date, until !== null, month),
  ),
  as(seq(phrase('по'), dayOfMonth, NUMBER_WORD, opt(MONTH_OF), not(monthWhen)), ([, date, , month]) =>
    onDay(date, true, month),
  ),
  // «3 месяца» is a length of time, «до 5-го каждого месяца» is not
  as(seq(opt(DEADLINE), dayOfMonth, MONTH_OF), ([until, date, month], line, _at, next) => {
    const isLength = month.weak === 'month' && line.tokens[next - 1]?.text === 'месяца'
    return isLength ? null : onDay(date, until !== null, month)
  }),
)

/** «с 1 по 5 число», «5 и 20 числа каждого месяца»: more than one day has no place in a rule; of a window its end is kept. */
const manyDays: Grammar<RuleDraft> = as(
  seq(
    opt(phrase('с', 'до', 'не позднее')),
    dayOfMonth,
    longest(
      as(mark('-'), () => true),
      as(phrase('по'), () => true),
      as(mark(','), () => false),
      as(phrase('и', 'и до'), () => false),
    ),
    dayOfMonth,
    longest(
      as(seq(NUMBER_WORD, opt(MONTH_OF)), ([, month]): RuleDraft => month ?? { weak: 'month' }),
      as(seq(SHORT_NUMBER, MONTH_OF), ([, month]) => month),
    ),
    not(monthWhen),
  ),
  ([, first, isWindow, last, month]): RuleDraft => ({
    ...month,
    ...(isWindow && first < last ? { monthDay: last, deadline: true as const } : {}),
    doubt: true,
    lost: true,
  }),
)

const OF_EACH = phrases<Frequency>([
  ['месяца', 'month'],
  ['каждого месяца', 'month'],
  ['отчетного месяца', 'month'],
  ['квартала', 'quarter'],
  ['каждого квартала', 'quarter'],
  ['полугодия', 'half-year'],
  ['каждого полугодия', 'half-year'],
])
const AT_END = opt(phrase('в', 'до', 'на', 'не позднее'))

/** «последний день месяца»: the end of the period itself; «последний рабочий день», «первая декада» are said, but no number expresses them. */
const endOfMonth: Grammar<RuleDraft> = longest(
  as(
    seq(
      AT_END,
      phrase('последн* дня|день|число|числа|неделя|неделю|недели|декада|декаду|месяц|месяце|месяца'),
      OF_EACH,
    ),
    ([, , weak]): RuleDraft => ({ weak, doubt: true }),
  ),
  as(
    seq(
      AT_END,
      phrase('последн*|перв* рабочего|рабочий дня|день|дню', 'перв* недел*|декад*|дня|день', 'перв* месяц*'),
      OF_EACH,
    ),
    ([, , weak]): RuleDraft => ({ weak, doubt: true, lost: true }),
  ),
)

/** «не позднее 5-го рабочего дня месяца»: which day that is, the calendar of days off says. */
const workingDay: Grammar<RuleDraft> = as(
  seq(
    opt(DEADLINE),
    ordinal,
    phrase('рабоч* дня|день|дню', 'раб . дня'),
    longest(
      as(OF_EACH, (weak): RuleDraft => ({ weak })),
      MONTH_OF,
    ),
  ),
  ([, , , month]): RuleDraft => ({ ...month, doubt: true, lost: true }),
)

/** «третья неделя месяца», «ежемесячно, в первой декаде»: a week of each month has no place in a rule either. */
const weekOfMonth: Grammar<RuleDraft> = longest(
  as(
    seq(
      opt(phrase('в', 'во', 'каждую')),
      ordinal,
      phrase('недел*|декад*'),
      phrase('месяца', 'каждого месяца'),
    ),
    (): RuleDraft => ({ weak: 'month', doubt: true, lost: true }),
  ),
  as(
    seq(
      adverb,
      opt(mark(',', '-', '(', ':')),
      opt(phrase('в', 'во', 'на', 'каждую')),
      ordinal,
      phrase('недел*|декад*|половин*|месяц|месяце'),
      not(monthWhen),
    ),
    ([draft]): RuleDraft => ({ ...draft, doubt: true, lost: true }),
  ),
)

/** «до 20 января года, следующего за отчетным». */
const nextYear: Grammar<RuleDraft> = as(
  seq(
    opt(DEADLINE),
    opt(AS_OF),
    dayWhen,
    phrase(
      'года ,? следующего за отчетным',
      'года ,? следующего за отчетным годом',
      'следующего за отчетным года',
      'следующего за отчетным годом',
    ),
  ),
  ([until, , day]): RuleDraft | null => {
    if (day.year) return null
    const rule: RuleDraft = { freq: 'year', month: day.month, monthDay: day.date, offset: true }
    return until ? { ...rule, deadline: true } : rule
  },
)

/** «не позднее 1 сентября года, предшествующего планируемому»: every year; that it is the year before has no place in a rule. */
const yearBefore: Grammar<RuleDraft> = as(
  seq(
    opt(DEADLINE),
    dayWhen,
    phrase('года ,? предшествующего планируемому|плановому|отчетному|очередному? году|периоду?'),
  ),
  ([until, day]): RuleDraft | null => {
    if (day.year) return null
    const rule: RuleDraft = { freq: 'year', month: day.month, monthDay: day.date, doubt: true, lost: true }
    return until ? { ...rule, deadline: true } : rule
  },
)

/** After a frequency a bare «до 10» or «до 5-го» is a day of the month. */
const adverbWithDay: Grammar<RuleDraft> = as(
  seq(
    adverb,
    opt(mark(',', '-', '(')),
    DEADLINE,
    dayOfMonth,
    not(
      longest(
        as(monthWhen, () => true),
        as(NUMBER_WORD, () => true),
        as(MONTH_OF, () => true),
        // «до 25.10» is a date, «до 25.» the end of a sentence
        as(seq(mark('.', ':', '-'), figures(4)), () => true),
      ),
    ),
  ),
  ([draft, sign, , monthDay], line, _at, next): RuleDraft | null => {
    const isMonthly = draft.freq === 'month' || draft.freq === 'quarter'
    const closed = sign?.text !== '(' || line.tokens[next]?.text === ')'
    const isEnd = line.tokens[next] === undefined || line.tokens[next]?.kind === 'mark'
    return isMonthly && closed && isEnd ? { ...draft, monthDay, deadline: true } : null
  },
)

/** «ежемесячно до 15 ч.», «ежемесячно с 15 по 20 ч.»: days of the month or hours, nobody can tell. */
const adverbWithShort: Grammar<RuleDraft> = as(
  seq(
    adverb,
    opt(mark(',', '-', '(')),
    longest(
      DEADLINE,
      as(
        seq(
          opt(phrase('с')),
          dayOfMonth,
          longest(
            as(mark('-'), () => true as const),
            phrase('по'),
          ),
        ),
        () => true as const,
      ),
    ),
    dayOfMonth,
    SHORT_NUMBER,
  ),
  ([draft, , , monthDay]): RuleDraft | null =>
    draft.freq === 'week' ? null : { ...draft, monthDay, deadline: true, doubt: true, lost: true },
)

/** Rules by days of the month: «до 5 числа», «до 10 числа месяца, следующего за отчётным». */
export const onMonthDays: Grammar<RuleDraft> = longest(
  monthlyDay,
  manyDays,
  endOfMonth,
  workingDay,
  weekOfMonth,
  nextYear,
  yearBefore,
  adverbWithDay,
  adverbWithShort,
)
