import { addDays, type Day, dateOf, daysBetween, monthOf, weekdayOf, yearOf } from './day.ts'
import { ENGLISH_MONTHS, MONTH_NAMES, MONTHS_OF } from './months.ts'
import { type EnForms, type Lang, pluralEn, pluralRu, type RuForms } from './plural.ts'

/** No-break space. */
const NB = '\u00a0'

/** A moment as the reader's clock shows it: the zone has been applied in `platform/` (decisions 27). `time` is `18:00`. */
export type LocalMoment = { readonly day: Day; readonly time: string }

const MONTHS = {
  ru: MONTHS_OF,
  en: ENGLISH_MONTHS,
} as const
const WEEKDAYS = {
  ru: ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const
const DAY_FORMS: RuForms = ['день', 'дня', 'дней']
const DAY_FORMS_EN: EnForms = ['day', 'days']

const two = (n: number): string => String(n).padStart(2, '0')

/** `05.03.2022`: dates of tables and documents, the same in both languages. */
export const shortDay = (day: Day): string => `${two(dateOf(day))}.${two(monthOf(day))}.${yearOf(day)}`

/** `15.11`: for narrow columns where the year is plain from the page. */
export const dayAndMonth = (day: Day): string => `${two(dateOf(day))}.${two(monthOf(day))}`

/** «15 ноября» or, when the year is not the year of `today`, «15 ноября 2021». */
export const longDay = (day: Day, today: Day, lang: Lang = 'ru'): string => {
  const named = `${dateOf(day)}${NB}${MONTHS[lang][monthOf(day) - 1] ?? ''}`
  return yearOf(day) === yearOf(today) ? named : `${named}${NB}${yearOf(day)}`
}

/** «15 ноября 2022»: always with its year, for headings and the band of the demo district. */
export const fullDay = (day: Day, lang: Lang = 'ru'): string =>
  `${dateOf(day)}${NB}${MONTHS[lang][monthOf(day) - 1] ?? ''}${NB}${yearOf(day)}`

/** «вторник». */
export const weekday = (day: Day, lang: Lang = 'ru'): string => WEEKDAYS[lang][weekdayOf(day) - 1] ?? ''

/** «15 ноября, вторник»; with the year when it is not this one (design, section 7). */
export const dayWithWeekday = (day: Day, today: Day, lang: Lang = 'ru'): string =>
  `${longDay(day, today, lang)}, ${weekday(day, lang)}`

/** «ноябрь 2022». */
export const monthAndYear = (day: Day, lang: Lang = 'ru'): string =>
  `${(lang === 'ru' ? MONTH_NAMES : MONTHS.en)[monthOf(day) - 1] ?? ''}${NB}${yearOf(day)}`

/** «14–18.03.2022», «28.02–05.03.2022», «20.12.2021–15.01.2022»: a period with what is common written once. */
export const dayRange = (from: Day, to: Day): string => {
  if (from === to) return shortDay(from)
  if (yearOf(from) !== yearOf(to)) return `${shortDay(from)}–${shortDay(to)}`
  return monthOf(from) === monthOf(to)
    ? `${two(dateOf(from))}–${shortDay(to)}`
    : `${dayAndMonth(from)}–${shortDay(to)}`
}

/** «01.09.2026–31.05.2027»: a period whose `until` is the first day behind it, with both days inside. */
export const spanText = ({ from, until }: { readonly from: Day; readonly until: Day }): string =>
  `${shortDay(from)}–${shortDay(addDays(until, -1))}`

/** «09.11.2022, 14:32». */
export const momentText = ({ day, time }: LocalMoment): string => `${shortDay(day)},${NB}${time}`

/** «15.11.2022 в 18:00». */
export const deadlineText = ({ day, time }: LocalMoment, lang: Lang = 'ru'): string =>
  lang === 'ru' ? `${shortDay(day)} в${NB}${time}` : `${shortDay(day)} at${NB}${time}`

/** Making a formatter costs a hundred times more than using it, and a list formats hundreds of figures. */
const formats = new Map<string, Intl.NumberFormat>()

const formatOf = (lang: Lang, fraction: number): Intl.NumberFormat => {
  const key = `${lang} ${fraction}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(lang === 'ru' ? 'ru-RU' : 'en-GB', {
    maximumFractionDigits: fraction,
    useGrouping: 'always',
  })
  formats.set(key, made)
  return made
}

/** «1 204», «−3», «31,8»: figures with no-break groups from five digits (design: 1 204 too) and a decimal comma. */
export const number = (value: number, lang: Lang = 'ru', fraction = 1): string =>
  // most figures have nothing to group and nothing after a comma
  Number.isInteger(value) && value >= 0 && value < 1000 && !Object.is(value, -0)
    ? String(value)
    : formatOf(lang, fraction)
        .format(value)
        .replace(/[\u202f\s]/gu, NB)
        .replace(/^-/u, '−')

/** «31,8 %» in Russian, "31.8%" in English; takes 31.8, not 0.318. */
export const percent = (value: number, lang: Lang = 'ru', fraction = 1): string =>
  `${number(value, lang, fraction)}${lang === 'ru' ? NB : ''}%`

/** «21 дело», «1 204 дела»: the number and the word that agrees with it, never broken apart. */
export const countRu = (count: number, forms: RuForms): string =>
  `${number(count)}${NB}${pluralRu(count, forms)}`

/** "1 task", "21 tasks". */
export const countEn = (count: number, forms: EnForms): string =>
  `${number(count, 'en')}${NB}${pluralEn(count, forms)}`

const days = (count: number, lang: Lang): string =>
  lang === 'ru' ? countRu(count, DAY_FORMS) : countEn(count, DAY_FORMS_EN)

const NEAR = {
  ru: { today: 'сегодня', tomorrow: 'завтра', left: 'осталось', one: 'остался', late: 'просрочено на' },
  en: { today: 'today', tomorrow: 'tomorrow', left: '', one: '', late: 'overdue by' },
} as const

/** How long is left, in words beside the date: «осталось 5 дней», «сегодня», «завтра», «просрочено на 10 дней». */
export const timeLeft = (deadline: Day, today: Day, lang: Lang = 'ru'): string => {
  const left = daysBetween(today, deadline)
  const words = NEAR[lang]
  if (left < 0) return `${words.late}${NB}${days(-left, lang)}`
  if (left === 0) return words.today
  if (left === 1) return words.tomorrow
  if (lang === 'en') return `${days(left, 'en')} left`
  // 21 день «остался», 22 дня «осталось»: the verb agrees with the last unit
  return `${pluralRu(left, [words.one, words.left, words.left])}${NB}${days(left, 'ru')}`
}

const SIZE_UNITS = { ru: ['Кб', 'Мб', 'Гб'], en: ['KB', 'MB', 'GB'] } as const

/** «1,4 Мб»: size of a file; less than a kilobyte counts as one. */
export const fileSize = (bytes: number, lang: Lang = 'ru'): string => {
  const power = bytes >= 1024 ** 3 ? 2 : bytes >= 1024 ** 2 ? 1 : 0
  const value = Math.max(1, bytes / 1024 ** (power + 1))
  return `${number(value, lang, power === 0 ? 0 : 1)}${NB}${SIZE_UNITS[lang][power]}`
}

/** The beginning of a long text at a word, with «…»; a text of at most `most` letters stays whole. */
export const beginning = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/u, '')}…`

/** Rows as the table of a written annex keeps them: a line a row, cells between tabs; nothing inside a cell breaks it. */
export const tabbed = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((text) => text.replace(/[\t\n|]+/gu, ' ').trim()).join('\t')).join('\n')
