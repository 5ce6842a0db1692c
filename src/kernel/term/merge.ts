import type { RuleDraft } from './draft.ts'
import { WEEKDAY_CODES } from './lexicon.ts'
import { certain, doubted } from './outcome.ts'
import {
  type Frequency,
  type Outcome,
  type Reading,
  type Recurrence,
  UNKNOWN,
  type Weekday,
} from './types.ts'

const codesOf = (draft: RuleDraft): Weekday[] =>
  (draft.weekdays ?? []).flatMap((day) => {
    const code = WEEKDAY_CODES[day - 1]
    return code ? [code] : []
  })

const everyOf = (draft: RuleDraft): Partial<Recurrence> =>
  draft.everyMax === undefined
    ? { every: draft.every ?? 1 }
    : { everyMin: draft.every ?? 1, everyMax: draft.everyMax }

const weekdaysOf = (draft: RuleDraft): Partial<Recurrence> => {
  const codes = codesOf(draft)
  const [only] = codes
  return {
    ...(codes.length === 1 && only ? { weekday: only } : codes.length > 1 ? { weekdays: codes } : {}),
    ...(draft.nth ? { nth: draft.nth } : {}),
  }
}

const timesOf = (draft: RuleDraft): number =>
  draft.times ?? Math.max(draft.weekdays?.length ?? 1, draft.nth?.length ?? 1)

const ruleOf = (draft: RuleDraft, freq: Frequency): Recurrence => ({
  freq,
  ...everyOf(draft),
  times: timesOf(draft),
  ...weekdaysOf(draft),
  ...(draft.month === undefined ? {} : { month: draft.month }),
  ...(draft.monthDay === undefined ? {} : { monthDay: draft.monthDay }),
  ...(draft.offset ? { offset: 'next-period' as const } : {}),
  ...(draft.deadline ? { deadline: true as const } : {}),
})

const recurring = (rule: Recurrence): Reading => ({ kind: 'recurring', rule })

const KEYS = [
  'every',
  'times',
  'month',
  'monthDay',
  'offset',
  'everyMax',
  'timesMax',
  'weekdays',
  'nth',
] as const

/** True when two parts say different things about the same («до 5 числа, до 20 числа», «среда или четверг»). */
const contradict = (a: RuleDraft, b: RuleDraft): boolean =>
  KEYS.some((key) => a[key] !== undefined && b[key] !== undefined && String(a[key]) !== String(b[key]))

/** «3 раза в неделю (понедельник, среда)»: as many days are named as times, or the text contradicts itself. */
const isMiscounted = ({ times, weekdays, nth }: RuleDraft): boolean =>
  times !== undefined && weekdays !== undefined && times !== Math.max(weekdays.length, nth?.length ?? 1)

/** «1 раз в квартал, первая среда»: of which month is not said. */
const isOtherPeriod = (parts: readonly RuleDraft[], freq: Frequency): boolean =>
  parts.some((part) => part.nth !== undefined && (part.freq ?? part.weak) !== freq)

/** A doubt of a part that only guessed its frequency is gone when another part says the frequency. */
const isDoubted = (draft: RuleDraft, hasFrequency: boolean): boolean =>
  draft.lost === true || (draft.doubt === true && !(hasFrequency && draft.weak))

const variants = (draft: RuleDraft, freq: Frequency): Reading[] => {
  const more =
    draft.timesMax === undefined ? [] : [recurring(ruleOf({ ...draft, times: draft.timesMax }, freq))]
  const isUnsaid =
    freq !== 'month' && freq !== 'year' && draft.monthDay !== undefined && !draft.offset && !draft.lastMonth
  return isUnsaid ? [...more, recurring(ruleOf({ ...draft, offset: true }, freq))] : more
}

/** Puts the parts of a rule together («ежеквартально, до 10 числа месяца, следующего за отчётным»). */
export const mergeRules = (parts: readonly RuleDraft[]): Outcome => {
  const strong = [...new Set(parts.flatMap((part) => (part.freq ? [part.freq] : [])))]
  const alone = (): Reading[] =>
    parts.map((part) => recurring(ruleOf(part, part.freq ?? part.weak ?? 'month')))
  if (strong.length > 1) {
    const [first, ...rest] = alone()
    return first ? doubted(first, rest) : certain(UNKNOWN)
  }
  const freq = strong[0] ?? parts.find((part) => part.weak)?.weak
  if (!freq) return certain(UNKNOWN)
  const clash = parts.some((a, i) => parts.slice(i + 1).some((b) => contradict(a, b)))
  const all: RuleDraft = Object.assign({}, ...[...parts].reverse())
  const reading = recurring(ruleOf(all, freq))
  const others = [...variants(all, freq), ...(clash ? alone() : [])]
  const isOdd =
    (freq === 'week' && all.monthDay !== undefined) ||
    (freq === 'year' && all.monthDay !== undefined && all.month === undefined) ||
    // «ежемесячно, среда»: which of the Wednesdays is not said
    (freq !== 'week' && all.weekdays !== undefined && all.nth === undefined) ||
    isMiscounted(all) ||
    // «3 раза в год, до 9 июня», «4 раза в месяц, до 5 числа»: one of the times or all of them
    ((all.times ?? 1) > 1 && (all.monthDay !== undefined || all.month !== undefined)) ||
    isOtherPeriod(parts, freq)
  const doubt =
    clash || isOdd || others.length > 0 || parts.some((part) => isDoubted(part, strong.length > 0))
  return doubt ? doubted(reading, others.length > 0 ? others : [UNKNOWN]) : certain(reading)
}
