import {
  as,
  type Found,
  follow,
  type Grammar,
  type Line,
  longest,
  mark,
  memo,
  not,
  opt,
  phrase,
  seq,
  token,
} from './combinators.ts'
import { dated } from './dated.ts'
import { AT_ONCE, BY_EVENT, EVENT } from './events.ts'
import { COMPOUND_NUMBERS, UNITS, WEEKDAYS } from './lexicon.ts'
import { cardinal } from './numerals.ts'
import type { UndatedReading } from './types.ts'
import { tailEnd } from './undated.ts'

type Parts = { readonly anchor?: string; readonly offset?: string; readonly duration?: string }

const relative = (parts: Parts): UndatedReading => ({ kind: 'undated', reason: 'relative', ...parts })

/** The words as written, between two tokens. */
const slice = (line: Line, from: number, to: number): string => {
  const first = line.tokens[from]
  const last = line.tokens[to - 1]
  return first && last && to > from
    ? line.text
        .slice(first.start, last.end)
        .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
        .replace(/\s+/g, ' ')
        .trim()
    : ''
}

const dot = opt(mark('.'))
const DAY_KIND = phrase(
  'рабоч*',
  'раб',
  'календарн*',
  'кал',
  'учебн*',
  'банковск*',
  'полн*',
  'ближайш*',
  'последующ*',
  'следующ*',
  'первых',
)
const unit = token((t) => t.kind === 'word' && UNITS.has(t.text))
/** «5 р.д.», «10 к.д.»: working and calendar days by their letters. */
const DAYS_BY_LETTERS = phrase('р . д .', 'р . д', 'р / д', 'к . д .', 'к . д', 'к / д')
const ONE_OF: ReadonlySet<string> = new Set([
  'год',
  'день',
  'месяц',
  'неделя',
  'квартал',
  'полугодие',
  'час',
  'четверть',
])
const HALF = phrase('полугода', 'полутора|полтора', 'полгода')

/** «10 рабочих дней», «2-х недель», «одного месяца», «месяца». */
const length: Grammar<string> = longest(
  as(
    seq(cardinal, opt(seq(mark('-'), cardinal)), opt(DAY_KIND), dot, unit, dot),
    ([n, , , , noun], line, at, next) => {
      // «2-я неделя» is the second week, «2 год» the second year: not two of them
      const words = slice(line, at, next)
      const isOne = n % 10 === 1 && n % 100 !== 11
      const isWhich =
        UNITS.get(noun.text) === 'decade' ||
        /^\d+\s*-?\s*(я|й|ый|ой|ая|ое|е|го|ую)\s/i.test(words) ||
        (!isOne && ONE_OF.has(noun.text))
      return isWhich ? null : words
    },
  ),
  as(seq(cardinal, DAYS_BY_LETTERS), (_v, line, at, next) => slice(line, at, next)),
  as(seq(HALF, opt(unit)), (_v, line, at, next) => slice(line, at, next)),
)
const lengthOrUnit: Grammar<string> = longest(
  length,
  as(
    seq(
      opt(DAY_KIND),
      phrase(
        'месяца|недели|дня|суток|часа|квартала|полугодия|четверти|триместра|семестра|месяц|неделю|неделя|дней',
      ),
    ),
    (_v, line, at, next) => slice(line, at, next),
  ),
)

/** «за день до», «за сутки до»: one of them, without a number. */
const lengthOrOne: Grammar<string> = longest(
  lengthOrUnit,
  as(phrase('день|сутки|час|полчаса'), (_v, line, at, next) => slice(line, at, next)),
)

const CONNECTOR = phrase(
  'со дня|момента|даты',
  'с момента|даты|дня',
  'от даты|дня|момента',
  'после',
  'от',
  'с',
  'по окончании|завершении|итогам|истечении',
  'считая с|со',
  'начиная с|со',
  ',? следующих за',
)

/** What a distance is counted from: the rest of the phrase; a date there belongs to it. */
const anchorAt = (line: Line, at: number, keepTerms = true): Found<string> => {
  const next = tailEnd(line, at, keepTerms)
  return { value: slice(line, at, next), next }
}

const withAnchor = (line: Line, at: number, parts: Parts): Found<UndatedReading> => {
  const anchor = anchorAt(line, at)
  return { value: relative(anchor.value ? { ...parts, anchor: anchor.value } : parts), next: anchor.next }
}

/** A length, then from what it is counted, when that is said. */
const afterLength = (line: Line, at: number, duration: string): Found<UndatedReading> => {
  const connector = CONNECTOR(line, at)
  return connector
    ? withAnchor(line, connector.next, { duration })
    : { value: relative({ duration }), next: at }
}

/** «в течение 10 рабочих дней со дня получения». */
const within: Grammar<UndatedReading> = follow(
  seq(
    phrase(
      'в течение|течении',
      'втечение|втечении',
      'в теч .',
      'на протяжении',
      'в срок',
      'в срок до',
      'в срок не более|позднее',
      'не более',
      'сроком на',
      'на',
      'за',
      'до',
      'не позднее',
    ),
    lengthOrUnit,
  ),
  (found, line) => {
    // «не позднее 5 дней до начала» is a distance before, read by `before`
    return /^до$/.test(line.tokens[found.next]?.text ?? '')
      ? null
      : afterLength(line, found.next, found.value[1])
  },
)

/** «в течение года со дня подписания»: not this year, but one year long. */
const yearFrom: Grammar<UndatedReading> = follow(
  seq(
    phrase('в течение|течении', 'втечение|втечении', 'на протяжении', 'в теч .'),
    as(phrase('года', 'одного|первого? календарного? года'), (_v, line, at, next) => slice(line, at, next)),
  ),
  (found, line) => {
    // «в течение года с 1 сентября» may as well be this year from that day on
    const isCounted = CONNECTOR(line, found.next) !== null
    const isDate = line.tokens[found.next]?.text === 'с' && dated(line, found.next) !== null
    return isCounted && !isDate ? afterLength(line, found.next, found.value[1]) : null
  },
)

const UNIT_STEM = '(?:дневн|недельн|месячн|суточн|годичн|часов)'
const COMPOUND = new RegExp(
  `^(?:${COMPOUND_NUMBERS.map(([stem]) => stem).join('|')})?${UNIT_STEM}(?:ый|ого|ой|ом|ые)$`,
)

/** «в трехдневный срок», «в 10-дневный срок», «в 3-х дневный срок», «в месячный срок». */
const compound: Grammar<UndatedReading> = follow(
  seq(
    phrase('в', 'в течение', 'не позднее'),
    opt(cardinal),
    opt(mark('-')),
    token((t) => t.kind === 'word' && COMPOUND.test(t.text)),
    phrase('срок*|периода|период'),
  ),
  (found, line, at) => {
    return afterLength(line, found.next, slice(line, at + 1, found.next))
  },
)

/** «за 2 недели до начала», «не позднее чем за 5 дней до». */
const before: Grammar<UndatedReading> = follow(
  seq(
    longest(
      phrase(
        'за',
        'не позднее|позже чем за',
        'не позднее|позже , чем за',
        'не менее , чем за',
        'не позднее|позже за',
        'не менее чем за',
        'не менее|ранее|раньше|более чем за',
        'не ранее|менее|раньше за',
        'минимум за',
        'не позднее|позже чем',
        'не позднее|позже',
      ),
    ),
    lengthOrOne,
    phrase('до', 'перед'),
  ),
  (found, line, at) => {
    return withAnchor(line, found.next, { offset: slice(line, at, found.next) })
  },
)

/** «через месяц после окончания», «не позднее 3 дней после», «спустя неделю». */
const after: Grammar<UndatedReading> = follow(
  seq(
    phrase(
      'через',
      'спустя',
      'по истечении',
      'не позднее|позже чем через',
      'не ранее|раньше чем через',
      'не позднее|позже через',
      'не позднее|позже чем',
    ),
    lengthOrUnit,
    opt(CONNECTOR),
  ),
  (found, line, at) => {
    const offset = slice(line, at, found.next)
    return found.value[2]
      ? withAnchor(line, found.next, { offset })
      : { value: relative({ offset }), next: found.next }
  },
)

/** «после завершения курсов», «весь срок реализации проекта», «в день проведения»: what follows must not be a date. */
const event: Grammar<UndatedReading> = follow(seq(not(dated), EVENT), (found, line, at) => {
  // «со дня подписания по 31 декабря» has an end of its own
  const isBeginning = /^со?$/.test(line.tokens[at]?.text ?? '')
  const anchor = anchorAt(line, found.next, !isBeginning)
  if (!anchor.value) return null
  const offset = slice(line, at, found.next)
  return { value: relative({ offset, anchor: anchor.value }), next: anchor.next }
})

/** «к педсовету», «до подписания», the whole cell: before an event that other papers set. */
const byEvent: Grammar<UndatedReading> = follow(
  seq(
    not(dated),
    BY_EVENT,
    token((t) => t.kind === 'word' && t.text.length > 2 && !WEEKDAYS.has(t.text)),
  ),
  (found, line, at) => {
    const anchor = anchorAt(line, found.next - 1)
    const isWhole = at === 0 && line.tokens.slice(anchor.next).every((t) => t.text === '.')
    const hasFigures = line.tokens.slice(at, anchor.next).some((t) => t.kind === 'num')
    return isWhole && !hasFigures
      ? { value: relative({ offset: slice(line, at, at + 1), anchor: anchor.value }), next: anchor.next }
      : null
  },
)

const atOnce: Grammar<UndatedReading> = as(AT_ONCE, (_v, line, at, next) =>
  relative({ offset: slice(line, at, next) }),
)

/** «2 недели», «10 рабочих дней» alone: how long, but not from when. */
const bare: Grammar<UndatedReading> = follow(length, (found, line) => {
  return afterLength(line, found.next, found.value)
})

/** Terms counted from something whose day is not known. */
export const relativePhrase: Grammar<UndatedReading> = memo(
  longest(before, after, within, yearFrom, compound, event, atOnce, bare, byEvent),
)
