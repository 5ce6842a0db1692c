import type { Frequency, Weekday } from './types.ts'

/**
 * Words the printer writes with; the reader knows them all. Terms stay Russian in every language of the screen
 * (decisions 47). «в ноябре»; «ноябрь» and «ноября» stand in kernel/months.
 */
export const MONTHS_IN: readonly string[] = [
  'январе',
  'феврале',
  'марте',
  'апреле',
  'мае',
  'июне',
  'июле',
  'августе',
  'сентябре',
  'октябре',
  'ноябре',
  'декабре',
]

export const ROMAN: readonly string[] = ['I', 'II', 'III', 'IV']

type WeekdayWords = {
  readonly name: string
  /** «до среды». */
  readonly of: string
  readonly plural: string
  readonly last: string
  readonly ending: string
}

/** «четверг», «по четвергам», «последний», «1-й». */
export const WEEKDAY_WORDS: Readonly<Record<Weekday, WeekdayWords>> = {
  MO: { name: 'понедельник', of: 'понедельника', plural: 'понедельникам', last: 'последний', ending: 'й' },
  TU: { name: 'вторник', of: 'вторника', plural: 'вторникам', last: 'последний', ending: 'й' },
  WE: { name: 'среда', of: 'среды', plural: 'средам', last: 'последняя', ending: 'я' },
  TH: { name: 'четверг', of: 'четверга', plural: 'четвергам', last: 'последний', ending: 'й' },
  FR: { name: 'пятница', of: 'пятницы', plural: 'пятницам', last: 'последняя', ending: 'я' },
  SA: { name: 'суббота', of: 'субботы', plural: 'субботам', last: 'последняя', ending: 'я' },
  SU: { name: 'воскресенье', of: 'воскресенья', plural: 'воскресеньям', last: 'последнее', ending: 'е' },
}

type FrequencyWords = {
  /** Once in each: «ежемесячно». */
  readonly each: string
  /** «2 раза в месяц»; «раз в 3 месяца»; «раз в 5 месяцев». */
  readonly one: string
  readonly few: string
  readonly many: string
  /** «месяца, следующего за отчётным …», «последнего месяца …». */
  readonly after: string
  readonly lastMonth: string
  /** «каждого месяца»; empty where days of the week are not counted in it. */
  readonly of: string
}

export const FREQUENCY_WORDS: Readonly<Record<Frequency, FrequencyWords>> = {
  week: {
    each: 'еженедельно',
    one: 'неделю',
    few: 'недели',
    many: 'недель',
    after: '',
    lastMonth: '',
    of: '',
  },
  month: {
    each: 'ежемесячно',
    one: 'месяц',
    few: 'месяца',
    many: 'месяцев',
    after: 'месяцем',
    lastMonth: '',
    of: 'месяца',
  },
  quarter: {
    each: 'ежеквартально',
    one: 'квартал',
    few: 'квартала',
    many: 'кварталов',
    after: 'кварталом',
    lastMonth: 'последнего месяца квартала',
    of: 'квартала',
  },
  'half-year': {
    each: 'один раз в полугодие',
    one: 'полугодие',
    few: 'полугодия',
    many: 'полугодий',
    after: 'полугодием',
    lastMonth: 'последнего месяца полугодия',
    of: 'полугодия',
  },
  year: { each: 'ежегодно', one: 'год', few: 'года', many: 'лет', after: '', lastMonth: '', of: '' },
  trimester: {
    each: 'один раз в триместр',
    one: 'триместр',
    few: 'триместра',
    many: 'триместров',
    after: '',
    lastMonth: '',
    of: '',
  },
  'academic-quarter': {
    each: 'один раз в четверть',
    one: 'четверть',
    few: 'четверти',
    many: 'четвертей',
    after: '',
    lastMonth: '',
    of: '',
  },
}
