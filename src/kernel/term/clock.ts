import { alt, as, type Grammar, type Line, longest, mark, opt, phrase, seq, token } from './combinators.ts'
import { MONTHS } from './lexicon.ts'

/** Hours of a day; `until` when said with «до» or «не позднее». */
export type Clock = { readonly time: string; readonly timeEnd: string | null; readonly until: boolean }

/** A time of day; `sure` when it cannot be a date («14:00», «14.00», but not «10.11»). */
type Time = { readonly text: string; readonly sure: boolean }

const num = token((t) => t.kind === 'num' && t.text.length <= 2)
const minutes = token((t) => t.kind === 'num' && t.text.length === 2 && t.glued && t.value < 60)
const gluedSign = (sign: string) => token((t) => t.text === sign && t.glued)
const dot = opt(mark('.'))

const timeOf = (hour: number, minute: number, sure: boolean): Time | null =>
  hour < 24 ? { text: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, sure } : null

const zone = opt(
  longest(
    phrase(
      'по московскому времени',
      'по мск',
      'мск',
      'по местному времени',
      'московского времени',
      'местного времени',
    ),
    as(
      seq(
        mark('('),
        phrase('мск', 'по мск', 'время московское', 'московское время', 'местное время'),
        mark(')'),
      ),
      () => true as const,
    ),
  ),
)
const hourWord = as(seq(phrase('час*|ч'), dot), () => true)
const minuteWord = as(seq(phrase('мин*'), dot), () => true)

const colon: Grammar<Time> = as(seq(num, gluedSign(':'), minutes), ([h, , m]) =>
  timeOf(h.value, m.value, true),
)

/** «10.11» is a date by its look, «10.00», «14.30» are not. */
const dotted: Grammar<Time> = as(
  seq(num, gluedSign('.'), minutes, opt(hourWord)),
  ([h, , m, word], line, _at, next) => {
    const continues = line.tokens[next]?.text === '.' && line.tokens[next + 1]?.kind === 'num'
    const dateLike = m.value >= 1 && m.value <= 12 && h.value >= 1
    return continues ? null : timeOf(h.value, m.value, word !== null || !dateLike)
  },
)

/** «14-00»: a time only where words say so. */
const dashed: Grammar<Time> = as(seq(num, gluedSign('-'), minutes, opt(hourWord)), ([h, , m, word]) =>
  timeOf(h.value, m.value, word !== null),
)

/** «10 часов», «10 ч. 30 мин.». */
const spoken: Grammar<Time> = as(seq(num, hourWord, opt(seq(num, minuteWord))), ([h, , rest]) =>
  rest && rest[0].value > 59 ? null : timeOf(h.value, rest?.[0].value ?? 0, false),
)

const plain = longest(colon, dotted)
const any = longest(colon, dotted, dashed, spoken)
const tail = seq(opt(hourWord), zone)

/** «14:00-15:30», «10.00 – 12.00»; `from` needs one of the two to be surely a time unless a date stands before. */
const range = (first: Grammar<Time>, beside: boolean): Grammar<Clock> =>
  as(
    seq(first, opt(hourWord), alt<unknown>(mark('-'), phrase('до', 'по')), plain, tail),
    ([a, , , b]): Clock | null =>
      beside || a.sure || b.sure ? { time: a.text, timeEnd: b.text, until: false } : null,
  )

const AT = phrase('в', 'во', 'начало в', 'начало : в', 'начало - в')
/** After these «10.11» would rather be a date. */
const ABOUT = phrase('к', 'ко', 'время', 'время :', 'время -', 'начало', 'начало :', 'начало -', 'в период')
const UNTIL = phrase('до', 'не позднее', 'не позже')
const FROM = phrase('с', 'со', 'начало с', 'с момента')

const point = (time: Time): Clock => ({ time: time.text, timeEnd: null, until: false })

/** A clock; `beside` says that a date stands next to it, so that «с 9.10 до 10.11» are hours. */
const clock = (beside: boolean): Grammar<Clock> =>
  longest<Clock>(
    as(seq(FROM, range(any, beside)), ([, found]) => found),
    as(seq(opt(alt(AT, ABOUT)), range(plain, beside)), ([, found]) => found),
    as(seq(AT, any, tail), ([, time]) => point(time)),
    as(seq(ABOUT, any, tail), ([, time]) => (time.sure || beside ? point(time) : null)),
    as(seq(alt(FROM, UNTIL), opt(phrase('в')), any, tail), ([, , time], line, at) => {
      const until = line.tokens[at]?.text === 'до' || line.tokens[at]?.text === 'не'
      return time.sure || isSpoken(line.tokens[at + 2]?.text) ? { ...point(time), until } : null
    }),
    as(seq(plain, tail), ([time]) => (time.sure ? point(time) : null)),
    // «12 марта, 14 ч. 00 мин.»: with minutes, or right behind a day
    as(seq(spoken, tail), ([time], line, _at, next) =>
      beside && /^(?:ч|час|часов|мин|минут)?\.?$/.test(line.tokens[next - 1]?.text ?? '')
        ? point(time)
        : null,
    ),
  )

const isSpoken = (word: string | undefined): boolean => word !== undefined && /^(ч|час.*)$/.test(word)

/** Hours standing by themselves. */
export const clockAlone: Grammar<Clock> = clock(false)

/** «12 декабря 15-00», «среда, 15-00»: whole hours after a day with its month, or of the week, cannot be two days. */
const dashedHour: Grammar<Clock> = as(seq(opt(alt(AT, UNTIL)), dashed, tail), ([, time]) =>
  time.text.endsWith(':00') ? point(time) : null,
)

/** Hours after a day of the week: «среда 15.00», «среда (с 14:00)», «среда, 15-00»; «среда 10.11» names a date. */
export const clockAfterWeekday: Grammar<Clock> = as(
  seq(opt(mark(',', '-', '(')), longest(clockAlone, dashedHour)),
  ([, found]) => found,
)

/** «с 10:00 15.03 до 18:00 20.03»: hours before another date belong to that one. */
const isDateAt = (line: Line, at: number): boolean => {
  const [date, sign, month] = line.tokens.slice(at, at + 3)
  const isFigures = sign?.text === '.' && month?.kind === 'num'
  return date?.kind === 'num' && (isFigures || MONTHS.has(sign?.text ?? ''))
}

/** Hours after a date: «15 ноября, начало в 14.00», «15.11.2022 (10:00-12:00)», «15.11 14:00». */
export const clockAfterDay: Grammar<Clock> = longest(
  as(seq(opt(mark(',', ';', '|', '-')), longest(clock(true), dashedHour)), ([, found], line, _at, next) =>
    found.until && isDateAt(line, next) ? null : found,
  ),
  as(seq(mark('('), clock(true), mark(')')), ([, found]) => found),
)

/** Hours before a date: the «18:00» of «до 18:00 14.11.2022», the «в 10 часов» of «в 10 часов 15 ноября». */
const timeBeforeDay: Grammar<Clock> = as(seq(any, tail, opt(mark(','))), ([time], line, at, next) =>
  time.sure ||
  // «15-17 октября» are days, «до 12-30 5 октября» an hour
  (line.tokens[at + 1]?.text === '-' && (time.text.endsWith(':00') || line.tokens[next]?.kind === 'num')) ||
  isSpoken(line.tokens[at + 1]?.text) ||
  line.tokens[next - 1]?.kind === 'word'
    ? point(time)
    : null,
)

/** «10.00-12.00 15 ноября», «с 10:00 до 12:00, 15.11.2022»; with a date behind, both must surely be hours. */
const rangeBeforeDay: Grammar<Clock> = as(
  seq(opt(FROM), range(plain, false), opt(mark(','))),
  ([, found]) => found,
)

/** The «12.00» of «до 12.00 пятницы», the «10 часов» of «до 10 часов каждого понедельника». */
export const hourOfDay: Grammar<Clock> = as(seq(any, tail), ([time]) => point(time))

/** Hours before a date: «до 18:00 14.11.2022», «10.00-12.00 15 ноября». */
export const clockBeforeDay: Grammar<Clock> = longest(timeBeforeDay, rangeBeforeDay)
