import { MONTHS_OF } from '../months.ts'
import type { Recurrence, Weekday } from './types.ts'
import { FREQUENCY_WORDS, MONTHS_IN, WEEKDAY_WORDS } from './words.ts'

/** «раза» after 2-4, «раз» after the rest. */
export const timesText = (n: number): string => {
  const isFew = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)
  return `${n} ${isFew ? 'раза' : 'раз'}`
}

const everyText = ({ freq, every = 1, everyMin, everyMax }: Recurrence): string => {
  const words = FREQUENCY_WORDS[freq]
  const n = everyMax ?? every
  const isFew = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)
  const unit = isFew ? words.few : words.many
  if (everyMax !== undefined) return `${everyMin ?? 1}–${everyMax} ${unit}`
  return every === 1 ? words.one : `${every} ${unit}`
}

const howOften = (rule: Recurrence): string => {
  const times = rule.times ?? 1
  const isPlain = (rule.every ?? 1) === 1 && rule.everyMax === undefined
  if (times === 1) return isPlain ? FREQUENCY_WORDS[rule.freq].each : `один раз в ${everyText(rule)}`
  return `${timesText(times)} в ${everyText(rule)}`
}

/** «1-й и последний четверг». */
const nthText = (weekday: Weekday, nth: readonly number[]): string => {
  const words = WEEKDAY_WORDS[weekday]
  return `${nth.map((n) => (n === -1 ? words.last : `${n}-${words.ending}`)).join(' и ')} ${words.name}`
}

/** «последней пятницы», «1-го вторника». */
const nthTextOf = (weekday: Weekday, nth: readonly number[]): string => {
  const words = WEEKDAY_WORDS[weekday]
  const [last, ending] = words.ending === 'я' ? ['последней', 'й'] : ['последнего', 'го']
  return `${nth.map((n) => (n === -1 ? last : `${n}-${ending}`)).join(' и ')} ${words.of}`
}

/** «1-й четверг каждого месяца»; with a step or another count, «один раз в 2 месяца, 1-й четверг». */
const nthRule = (rule: Recurrence, weekday: Weekday, nth: readonly number[]): string => {
  const isEach =
    (rule.every ?? 1) === 1 && rule.everyMax === undefined && (rule.times ?? 1) === Math.max(nth.length, 1)
  const day = nthText(weekday, nth)
  const { of } = FREQUENCY_WORDS[rule.freq]
  if (rule.month !== undefined) {
    const which = rule.deadline ? ` до ${nthTextOf(weekday, nth)}` : `, ${day}`
    return `${howOften(rule)}${which} ${MONTHS_OF[rule.month - 1]}`
  }
  return isEach && of !== '' ? `${day} каждого ${of}` : `${howOften(rule)}, ${day}`
}

const weekdayText = (days: readonly Weekday[]): string =>
  `по ${days.map((day) => WEEKDAY_WORDS[day].plural).join(' и ')}`

const monthDayText = (rule: Recurrence, date: number): string => {
  const words = FREQUENCY_WORDS[rule.freq]
  const where = rule.offset
    ? ` месяца, следующего за отчётным${rule.freq === 'month' ? '' : ` ${words.after}`}`
    : words.lastMonth && ` ${words.lastMonth}`
  return `, ${rule.deadline ? 'до ' : ''}${date} числа${where}`
}

const yearDayText = (rule: Recurrence, month: number): string => {
  const until = rule.deadline ? 'до ' : ''
  if (rule.monthDay === undefined) return ` в ${MONTHS_IN[month - 1]}`
  const next = rule.offset ? ' года, следующего за отчётным' : ''
  return ` ${until}${rule.monthDay} ${MONTHS_OF[month - 1]}${next}`
}

/** A repeating rule in words that read back as the same rule. */
export const ruleText = (rule: Recurrence): string => {
  if (rule.nth && rule.weekday) return nthRule(rule, rule.weekday, rule.nth)
  if (rule.weekday && rule.deadline) return `${howOften(rule)} до ${WEEKDAY_WORDS[rule.weekday].of}`
  const days = rule.weekday ? [rule.weekday] : (rule.weekdays ?? [])
  if (days.length > 0) {
    const isWeekly =
      rule.freq === 'week' && (rule.every ?? 1) === 1 && (rule.times ?? 1) === Math.max(days.length, 1)
    if (rule.freq !== 'week')
      return `${howOften(rule)}, ${days.map((day) => WEEKDAY_WORDS[day].name).join(', ')}`
    return `${isWeekly ? 'еженедельно' : howOften(rule)} ${weekdayText(days)}`
  }
  const base = howOften(rule)
  if (rule.month !== undefined) return base + yearDayText(rule, rule.month)
  return rule.monthDay === undefined ? base : base + monthDayText(rule, rule.monthDay)
}
