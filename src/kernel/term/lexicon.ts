import type { Weekday } from './types.ts'

/** Builds a table of word forms: every stem with every one of its endings leads to the same value. */
const forms = <T>(
  ...rows: readonly (readonly [value: T, stem: string, endings: string])[]
): ReadonlyMap<string, T> => {
  const table = new Map<string, T>()
  for (const [value, stem, endings] of rows) {
    for (const ending of endings.split(' ')) table.set(stem + ending.replace('_', ''), value)
  }
  return table
}

const SOFT = 'ь я е ю ем и ям ях ей'
const HARD = '_ а е у ом ы ам ах ов'
/** Without «Мартов», «Августов»: a surname, never a month. */
const HARD_MONTH = '_ а е у ом ы ам ах'

/** Months in every case and in the abbreviations of plans («сент.», «нояб.»); a full stop after them is a token of its own. */
export const MONTHS = forms<number>(
  [1, 'январ', SOFT],
  [2, 'феврал', SOFT],
  [3, 'март', HARD_MONTH],
  [4, 'апрел', SOFT],
  [5, 'ма', 'й я е ю ем'],
  [6, 'июн', SOFT],
  [7, 'июл', SOFT],
  [8, 'август', HARD_MONTH],
  [9, 'сентябр', SOFT],
  [10, 'октябр', SOFT],
  [11, 'ноябр', SOFT],
  [12, 'декабр', SOFT],
  [1, 'янв', '_'],
  [2, 'фев', '_ р'],
  [3, 'мар', '_'],
  [4, 'апр', '_ ел'],
  [8, 'авг', '_'],
  [9, 'сен', '_ т тяб'],
  [10, 'окт', '_ яб'],
  [11, 'ноя', '_ б'],
  [12, 'дек', '_ аб'],
)

/** Days of the week, Monday = 1. Short forms («чт») count only beside a date or after «по», see the grammar. */
export const WEEKDAYS = forms<number>(
  [1, 'понедельник', HARD],
  [2, 'вторник', HARD],
  [3, 'сред', 'а ы е у ой ам ах'],
  [4, 'четверг', '_ а у ом е и ам ах ов'],
  [5, 'пятниц', 'а ы е у ей ам ах _'],
  [6, 'суббот', 'а ы е у ой ам ах _'],
  [7, 'воскресень', 'е я ю ем и ям ях'],
)

export const WEEKDAYS_SHORT: ReadonlyMap<string, number> = new Map([
  ['пн', 1],
  ['вт', 2],
  ['ср', 3],
  ['чт', 4],
  ['пт', 5],
  ['сб', 6],
  ['вс', 7],
])

export const WEEKDAY_CODES: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

const ADJECTIVE = 'ый ой ий ая ое ее ые ие ого его ому ему ым им ом ем ую юю ей ых их ыми ими'
const PRONOUN = 'ий ья ье ьи ьего ьему ьим ьем ью ьей ьих'

const ORDINAL_STEMS: readonly (readonly [number, string])[] = [
  [1, 'перв'],
  [2, 'втор'],
  [4, 'четверт'],
  [5, 'пят'],
  [6, 'шест'],
  [7, 'седьм'],
  [8, 'восьм'],
  [9, 'девят'],
  [10, 'десят'],
  [11, 'одиннадцат'],
  [12, 'двенадцат'],
  [13, 'тринадцат'],
  [14, 'четырнадцат'],
  [15, 'пятнадцат'],
  [16, 'шестнадцат'],
  [17, 'семнадцат'],
  [18, 'восемнадцат'],
  [19, 'девятнадцат'],
  [20, 'двадцат'],
  [30, 'тридцат'],
]

/** «первый», «первого», «третье» … «тридцатое». */
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...forms<number>(...ORDINAL_STEMS.map(([n, stem]) => [n, stem, ADJECTIVE] as const)),
  ...forms<number>([3, 'трет', PRONOUN]),
])

/** «один», «двух», «двенадцать»; «дважды», «трижды» stand in COUNTS. */
export const CARDINALS = forms<number>(
  [1, 'од', 'ин на но ну ного ной ному ним'],
  [2, 'дв', 'а е ух ум умя'],
  [3, 'тр', 'и ех ем емя'],
  [4, 'четыр', 'е ех ем ьмя'],
  [5, 'пят', 'ь и ью'],
  [6, 'шест', 'ь и ью'],
  [7, 'сем', 'ь и ью'],
  [8, 'вос', 'емь ьми емью'],
  [9, 'девят', 'ь и ью'],
  [10, 'десят', 'ь и ью'],
  [11, 'одиннадцат', 'ь и ью'],
  [12, 'двенадцат', 'ь и ью'],
  [14, 'четырнадцат', 'ь и ью'],
  [15, 'пятнадцат', 'ь и ью'],
  [20, 'двадцат', 'ь и ью'],
  [30, 'тридцат', 'ь и ью'],
)

/** «трёхдневный», «двухнедельный»: the number inside a compound adjective. */
export const COMPOUND_NUMBERS: readonly (readonly [string, number])[] = [
  ['одно', 1],
  ['двух', 2],
  ['трех', 3],
  ['четырех', 4],
  ['пяти', 5],
  ['шести', 6],
  ['семи', 7],
  ['восьми', 8],
  ['девяти', 9],
  ['десяти', 10],
  ['четырнадцати', 14],
  ['пятнадцати', 15],
  ['двадцати', 20],
  ['тридцати', 30],
]

/** Endings written after a figure: «5-го», «1-я», «2ой», «3-х». */
export const FIGURE_ENDINGS: ReadonlySet<string> = new Set(
  'й я е го му м ю х ый ой ий ая ое ые ого ому ым ом ую ье ью ья ти ми ух ех ей ми-е'.split(' '),
)

export type Unit =
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'academic-quarter'
  | 'trimester'
  | 'semester'
  | 'decade'
  | 'hour'
  | 'minute'

/** Nouns of time. «четверть» is the school quarter, «декада» ten days of a month. */
export const UNITS = forms<Unit>(
  ['day', 'д', 'ень ня ней ни ню нем ням нях н'],
  ['day', 'сут', 'ки ок кам'],
  ['week', 'недел', 'я и ю е ь ей ям ях'],
  ['week', 'нед', '_'],
  ['month', 'месяц', '_ а ев е ы у ем ам ах'],
  ['month', 'мес', '_'],
  ['quarter', 'квартал', HARD],
  ['quarter', 'кв', '_ арт'],
  ['half', 'полугоди', 'е я й ю и ем ям ях'],
  ['half', 'полуг', '_ од'],
  ['half', 'полгода', '_'],
  ['year', 'год', '_ а у е ом ы ов ам ах'],
  ['year', 'лет', '_'],
  ['academic-quarter', 'четверт', 'ь и ью ей ям ях'],
  ['academic-quarter', 'четв', '_'],
  ['trimester', 'триместр', HARD],
  ['semester', 'семестр', HARD],
  ['decade', 'декад', 'а ы у е ой _'],
  ['hour', 'час', '_ а ов ам у'],
  ['minute', 'минут', 'а ы у _'],
  ['minute', 'мин', '_'],
)

/** Seasons by their nouns and adverbs; winter begins in December. */
export const SEASONS = forms<number>(
  [12, 'зим', 'а ы у е ой'],
  [3, 'весн', 'а ы у е ой'],
  [6, 'лет', 'о ом а у'],
  [9, 'осен', 'ь и ью'],
)

/** «зимний период»: season adjectives, to be followed by «период». */
export const SEASON_ADJECTIVES = forms<number>(
  [12, 'зимн', 'ий его ем ие'],
  [3, 'весенн', 'ий его ем ие'],
  [6, 'летн', 'ий его ем ие'],
  [9, 'осенн', 'ий его ем ие'],
)

/** «осенне-зимний», «весенне-летний». */
export const COMPOUND_SEASONS: ReadonlyMap<string, number> = new Map([
  ['зимне', 12],
  ['весенне', 3],
  ['летне', 6],
  ['осенне', 9],
])

/** Frequency adverbs and adjectives («ежемесячно», «ежемесячный»). */
export const FREQUENCIES: ReadonlyMap<
  string,
  'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'academic-quarter'
> = new Map([
  ...forms<'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'academic-quarter'>(
    ['week', 'еженедельн', `о ${ADJECTIVE}`],
    ['month', 'ежемесячн', `о ${ADJECTIVE}`],
    ['quarter', 'ежеквартальн', `о ${ADJECTIVE}`],
    ['half-year', 'ежеполугодн', `о ${ADJECTIVE}`],
    ['year', 'ежегодн', `о ${ADJECTIVE}`],
    ['academic-quarter', 'ежечетвертн', `о ${ADJECTIVE}`],
  ),
  ['понедельно', 'week'],
  ['помесячно', 'month'],
  ['поквартально', 'quarter'],
])

/** «ежекв.», «ежемес.»: adverbs cut short; the full stop is a token of its own. */
export const FREQUENCIES_SHORT: ReadonlyMap<string, 'week' | 'month' | 'quarter' | 'year'> = new Map([
  ['еженед', 'week'],
  ['ежемес', 'month'],
  ['ежем', 'month'],
  ['ежекв', 'quarter'],
  ['ежекварт', 'quarter'],
  ['ежеквар', 'quarter'],
  ['ежегод', 'year'],
])

/** «всё время»: words that mean the whole context year. */
export const ALWAYS: ReadonlySet<string> = new Set(
  'постоянно постояно круглогодично непрерывно систематически регулярно ежедневно повседневно бессрочно'.split(
    ' ',
  ),
)

/** Words that join or broken words are glued back into: «сен тябрь», «ноя-\nбрь», «а п р е л ь». */
export const isGlueWord = (word: string): boolean =>
  (word.length > 2 && MONTHS.has(word)) ||
  FREQUENCIES.has(word) ||
  (word.length > 6 && WEEKDAYS.has(word)) ||
  (word.length > 4 && (UNITS.has(word) || ALWAYS.has(word))) ||
  GLUE.has(word)

const GLUE: ReadonlySet<string> = new Set('года году течение учебный учебного учебном'.split(' '))
