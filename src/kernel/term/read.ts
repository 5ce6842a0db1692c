import { endOfMonth, makeDay } from '../day.ts'
import { hasYear } from './bound.ts'
import type { Line } from './combinators.ts'
import { combine } from './combine.ts'
import { certain, doubted } from './outcome.ts'
import { behindReport } from './report.ts'
import { type Item, scan } from './scan.ts'
import { readSentence } from './sentence.ts'
import { tokenise, withoutBreaks } from './tokens.ts'
import { type Outcome, type Reading, type Term, type TermContext, UNKNOWN } from './types.ts'
import { checkedWeekdays, weekdaysBeside } from './weekday-aside.ts'

/** Longer texts are documents, not terms. */
const MOST_CHARACTERS = 2000

const NOTHING: ReadonlySet<Item['kind']> = new Set<Item['kind']>(['mark', 'noise', 'label', 'then'])
const undated = (reason: 'blank' | 'not-a-term' | 'time-only'): Reading => ({ kind: 'undated', reason })

/** «Февраль-ноябрь, 4»: a number at the very end, after a sign or a line break, may be a count. */
const isBareCount = (items: readonly Item[]): boolean => {
  const gaps = items.filter((item) => item.kind === 'gap')
  const [gap] = gaps
  if (
    gaps.length !== 1 ||
    gap?.kind !== 'gap' ||
    gap.value.kind !== 'num' ||
    gap.value.value < 1 ||
    gap.value.value > 31
  )
    return false
  const i = items.indexOf(gap)
  const before = items.slice(0, i).filter((item) => item.kind !== 'mark')
  return before.at(-1)?.kind === 'dated' && items.slice(i + 1).every((item) => item.kind === 'mark')
}

const isBlankForm = (line: Line, items: readonly Item[]): boolean => {
  const hasLine = line.tokens.some((t) => t.text === '_')
  const kept = items.filter((item) => !NOTHING.has(item.kind) && item.kind !== 'not-term')
  // «сентябрь_май»: a line between two months is no place to fill in
  return (
    hasLine &&
    kept.filter((item) => item.kind === 'dated').length < 2 &&
    kept.every(
      (item) =>
        item.kind === 'gap' ||
        (item.kind === 'dated' && item.value.spans.every((s) => s.from.unit !== 'day')),
    )
  )
}

/** «09.24» alone: an hour by its look, but as well a month and a year near the context's; «09.30» is an hour. */
const monthOrHour = ({ tokens }: Line, context: TermContext): Outcome | null => {
  const [month, sign, short] = tokens
  const isPair = tokens.length === 3 && sign?.text === '.' && sign.glued && short?.glued === true
  if (!isPair || month?.kind !== 'num' || month.value < 1 || month.value > 12) return null
  const year = 2000 + short.value
  const isNear = short.text.length === 2 && short.value > 12 && Math.abs(year - context.year) <= 3
  const from = isNear ? makeDay(year, month.value, 1) : null
  if (!from) return null
  const end = endOfMonth(from)
  return doubted(undated('time-only'), [{ kind: 'range', start: from, end, precision: 'month' }])
}

/** «15 сентября 20224»: the year is written wrong, so the day is in doubt. */
const hasWrongYear = ({ tokens }: Line, items: readonly Item[]): boolean =>
  items.some((item, i) => {
    const token = item.kind === 'not-term' || item.kind === 'gap' ? tokens[item.at] : undefined
    const before = items[i - 1]
    const isLong = token?.kind === 'num' && /^20\d{3}$/.test(token.text)
    return isLong && before?.kind === 'dated' && !hasYear(before.value)
  })

/** The outcome of a text whose tokens are known. */
const readLine = (line: Line, context: TermContext): Outcome => {
  const beside = weekdaysBeside(line.tokens, line.text)
  const checked = beside && checkedWeekdays(readWords({ ...line, tokens: beside.rest }, context), beside.said)
  return checked ?? readWords(line, context)
}

const readWords = (line: Line, context: TermContext): Outcome => {
  if (line.tokens.every((t) => t.kind === 'mark' || /^[xх]$/.test(t.text))) return certain(undated('blank'))
  const doubt = monthOrHour(line, context)
  if (doubt) return doubt
  const items = scan(line)
  if (isBlankForm(line, items)) return certain(undated('blank'))
  const kept = items.filter((item) => !NOTHING.has(item.kind))
  if (kept.length === 0) return certain(UNKNOWN)
  const terms = kept.filter((item) => item.kind !== 'not-term' && item.kind !== 'gap')
  if (terms.length === 0) return certain(kept[0]?.kind === 'not-term' ? undated('not-a-term') : UNKNOWN)
  const isWhole = kept.every((item) => item.kind !== 'gap')
  const outcome = isWhole || isBareCount(items) ? combine(items, context) : readSentence(items, context)
  const told = behindReport(line, items, outcome, context)
  return hasWrongYear(line, items) ? doubted(UNKNOWN, [told.reading, ...told.alternatives]) : told
}

const isClear = ({ reading, ambiguous }: Outcome): boolean =>
  !ambiguous && (reading.kind !== 'undated' || reading.reason !== 'unknown')

/**
 * Reads a term as people write it in orders, letters and plans (R216).
 * Takes the text and the year it stands in; gives the text, its reading, other readings it may have and whether a person
 * should look. Never fails: what is not understood is `undated` with reason `unknown`, a date is never guessed silently.
 */
export const readTerm = (text: string, context: TermContext): Term => {
  if (text.length > MOST_CHARACTERS) return { asWritten: text, ...certain(UNKNOWN) }
  const tokens = tokenise(text)
  const running = withoutBreaks(text, tokens)
  const outcome = readLine({ text, tokens: running, year: context.year }, context)
  if (running === tokens || isClear(outcome)) return { asWritten: text, ...outcome }
  // a line break that does not run on may part two cells
  const parted = readLine({ text, tokens, year: context.year }, context)
  // a weekday that does not fit is no lesser doubt where it stands on a line of its own
  return { asWritten: text, ...(isClear(parted) && outcome.why === undefined ? parted : outcome) }
}
