import { addDays, type Day, daysBetween, parseDay, weekdayOf, yearOf } from '../day.ts'
import { as, type Grammar, inTable, longest, mark, opt, phrase, seq } from './combinators.ts'
import { WEEKDAY_CODES, WEEKDAYS, WEEKDAYS_SHORT } from './lexicon.ts'
import { certain, doubted } from './outcome.ts'
import type { Token } from './tokens.ts'
import { type Outcome, type RangeReading, type Reading, UNKNOWN } from './types.ts'

/** Weekdays that stand beside dates; `isSpan` for «пт-сб», where the days between are meant too. */
type Group = { readonly days: readonly number[]; readonly isSpan: boolean }
export type WeekdaysSaid = Group & { readonly at: number; readonly next: number }

const dot = opt(mark('.'))
const name: Grammar<number> = longest(
  inTable(WEEKDAYS),
  as(seq(inTable(WEEKDAYS_SHORT), dot), ([day]) => day),
)
const TO = longest(
  as(mark('-'), () => true as const),
  phrase('по'),
)
const AND = longest(
  as(seq(mark(',', '/', ';'), opt(phrase('и'))), () => true as const),
  phrase('и'),
)

const spanOf: Grammar<Group> = as(seq(opt(phrase('с', 'со')), name, TO, name), ([, first, , last]) => ({
  days: [first, last],
  isSpan: true,
}))

const listOf: Grammar<Group> = (line, at) => {
  const first = name(line, at)
  if (!first) return null
  const days = [first.value]
  let { next } = first
  for (let sign = AND(line, next); sign; sign = AND(line, next)) {
    const following = name(line, sign.next)
    if (!following) break
    days.push(following.value)
    next = following.next
  }
  return { value: { days, isSpan: false }, next }
}

const group = longest(spanOf, listOf)
const inBrackets: Grammar<Group> = as(seq(mark('('), group, mark(')')), ([, found]) => found)

/** Behind a weekday that stands before its date: the date's figures. */
const isFigure = (token: Token | undefined): boolean => token?.kind === 'num'

/** «пн 10.11», «с понедельника 10 ноября», «пт-сб, 14-15 ноября»: the weekday leads its date. */
const before: Grammar<Group> = as(seq(group, opt(mark(','))), ([found], line, at, next) => {
  const ahead = line.tokens[at - 1]
  // «по средам», «каждый вторник» are rules; a word other than these begins another sense
  const isLead = ahead === undefined || ahead.kind === 'mark' || /^(?:с|со|по|до|и)$/.test(ahead.text)
  const isRule = ahead?.text === 'по' && line.tokens[at]?.text.endsWith('м') === true
  const isSeveral = found.days.length > 1
  return (isLead || isSeveral) && !isRule && isFigure(line.tokens[next]) ? found : null
})

/** «14-15 ноября, пт-сб», «10-14 ноября, понедельник – пятница»: behind a comma, and no figures go on. */
const behind: Grammar<Group> = as(seq(mark(','), group), ([, found], line, at, next) => {
  const ahead = line.tokens[at - 1]
  const isDate = isFigure(ahead) || /^(?:г|года|году|\.)$/.test(ahead?.text ?? '') || ahead?.kind === 'word'
  return isDate && !isFigure(line.tokens[next]) ? found : null
})

const aside = longest(inBrackets, before, behind)

const RULE_WORD = /^(?:ежене|кажд|понедельно|недел|раз)/

const placed = (tokens: readonly Token[], text: string): readonly WeekdaysSaid[] => {
  const line = { tokens, text, year: 0 }
  const found: WeekdaysSaid[] = []
  for (let at = 0; at < tokens.length; ) {
    const here = aside(line, at)
    if (here) found.push({ ...here.value, at, next: here.next })
    at = here?.next ?? at + 1
  }
  return found
}

/** The weekdays written beside the dates of a text, and the text without them; null when there are none. */
export const weekdaysBeside = (
  tokens: readonly Token[],
  text: string,
): { readonly said: readonly WeekdaysSaid[]; readonly rest: readonly Token[] } | null => {
  if (tokens.some((token) => RULE_WORD.test(token.text))) return null
  const said = placed(tokens, text)
  if (said.length === 0) return null
  const rest = tokens.filter((_, i) => !said.some((one) => i >= one.at && i < one.next))
  return { said, rest }
}

type Verdict = 'fits' | 'fits-loosely' | 'wrong'

const WEEK = 7

const ofRange = ({ start, end }: RangeReading, said: readonly Group[]): Verdict => {
  const days = said.flatMap((one) => one.days)
  const length = daysBetween(start, end) + 1
  // «10-14 ноября (пт)»: rather the last of them
  if (days.length === 1) return days[0] === weekdayOf(end) ? 'fits-loosely' : 'wrong'
  if (days[0] !== weekdayOf(start) || days.at(-1) !== weekdayOf(end)) return 'wrong'
  const isOneGroup = said.length === 1
  if (isOneGroup && length > WEEK) return 'fits-loosely'
  if (isOneGroup && !said[0]?.isSpan && days.length !== length) return 'fits-loosely'
  return isOneGroup || days.length === 2 ? 'fits' : 'fits-loosely'
}

const ofDays = (dates: readonly Day[], said: readonly Group[]): Verdict => {
  const days = said.flatMap((one) => one.days)
  const [only] = said
  if (said.length === 1 && only?.isSpan) {
    const isRow = dates.every((date, i) => i === 0 || daysBetween(dates[i - 1] ?? date, date) === 1)
    const [first, last] = [dates[0], dates.at(-1)]
    const isSame = first && last && weekdayOf(first) === days[0] && weekdayOf(last) === days[1]
    return isRow && isSame === true ? 'fits' : 'wrong'
  }
  if (days.length !== dates.length) return 'wrong'
  return dates.every((date, i) => weekdayOf(date) === days[i]) ? 'fits' : 'wrong'
}

const moved = (reading: RangeReading, by: (day: Day) => Day | null): RangeReading | null => {
  const [start, end] = [by(reading.start), by(reading.end)]
  return start && end ? { ...reading, start, end } : null
}

/** Where the same weekdays would stand: some days off, or in a neighbouring year. */
const nearby = (reading: RangeReading, said: readonly Group[]): RangeReading[] => {
  const years = [-1, 1].map((n) => moved(reading, (day) => parseDay(`${yearOf(day) + n}${day.slice(4)}`)))
  const shifts = [1, -1, 2, -2, 3, -3].map((n) => moved(reading, (day) => addDays(day, n)))
  return [...years, ...shifts].flatMap((one) => (one && ofRange(one, said) !== 'wrong' ? [one] : []))
}

/** «10–21 ноября (пн–пт)»: may be those weekdays only. */
const ruleWithin = ({ start, end }: RangeReading, said: readonly Group[]): Reading[] => {
  const [only] = said
  if (said.length !== 1 || !only) return []
  const [first = 0, last = 0] = only.days
  const days = only.isSpan ? [1, 2, 3, 4, 5, 6, 7].filter((day) => day >= first && day <= last) : only.days
  const weekdays = days.flatMap((day) => WEEKDAY_CODES[day - 1] ?? [])
  if (weekdays.length < 2) return []
  return [
    { kind: 'recurring', rule: { freq: 'week', every: 1, times: weekdays.length, weekdays }, start, end },
  ]
}

const judgedRange = (bare: Outcome, reading: RangeReading, said: readonly Group[]): Outcome | null => {
  const verdict = ofRange(reading, said)
  if (verdict === 'fits') return bare
  const within = ruleWithin(reading, said)
  if (verdict === 'fits-loosely') return doubted(reading, [...within, ...bare.alternatives])
  // «с 1 сентября по 31 мая (вт, чт)»: weekdays of a long time are a rule, not its ends
  if (daysBetween(reading.start, reading.end) >= WEEK && within.length > 0) return null
  // within a week there is nothing to repeat: the rule would be one for all weeks
  const rule = within.map(
    (one): Reading => (one.kind === 'recurring' ? { kind: one.kind, rule: one.rule } : one),
  )
  return { ...doubted(reading, [...nearby(reading, said), ...bare.alternatives, ...rule]), why: 'weekday' }
}

/**
 * «14–15 ноября 2025 г. (пт–сб)» is one interval of two days: weekdays beside dates are checked against the calendar and never
 * make a rule of it. Where they do not fit, the dates stay, and what else may be meant is offered. Null when the rest of the text
 * is not days at all, so that the weekdays are something of their own.
 */
export const checkedWeekdays = (bare: Outcome, said: readonly Group[]): Outcome | null => {
  const { reading } = bare
  if (reading.kind === 'range' && reading.precision === 'day' && !reading.parts && !reading.count)
    return judgedRange(bare, reading, said)
  // several intervals: which weekday is whose is not said
  if (reading.kind === 'range' && reading.parts) return doubted(reading, bare.alternatives)
  // one weekday beside one of several days is told by the grammar of lists
  if (reading.kind !== 'days' || said.flatMap((one) => one.days).length < 2) return null
  const verdict = ofDays(reading.dates, said)
  if (verdict === 'fits') return bare.ambiguous ? bare : certain(reading)
  return { ...doubted(UNKNOWN, [reading, ...bare.alternatives]), why: 'weekday' }
}
