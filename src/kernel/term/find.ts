import type { Line } from './combinators.ts'
import { combine } from './combine.ts'
import { type Item, scan } from './scan.ts'
import {
  type Cluster,
  clusters,
  guarded,
  isStrong,
  isYearOnly,
  withoutNumber,
  withoutQuoted,
} from './sentence.ts'
import { tokenise, withoutBreaks } from './tokens.ts'
import type { Term, TermContext } from './types.ts'
import { checkedWeekdays, weekdaysBeside } from './weekday-aside.ts'

/**
 * What a time expression is doing in a sentence:
 * `term`: marked by the writer («в срок до», «с … по …», «ежемесячно», «в течение 10 дней»);
 * `mention`: a date or period without such a mark («в марте провести …»): a person decides;
 * `document`: the date of an act («от 11.03.2021 № 364-р»);
 * `name`: a year of a plan, a programme, a report («план на 2022 год»): no deadline (contracts, section 2);
 * `condition`: no date at all («по мере необходимости», «в соответствии с графиком»).
 */
export type TermRole = 'term' | 'mention' | 'document' | 'name' | 'condition'

/** A time expression inside a text; `text.slice(start, end)` is `term.asWritten`. */
export type FoundTerm = {
  readonly start: number
  readonly end: number
  readonly role: TermRole
  readonly term: Term
}

const roleOf = (items: readonly Item[]): TermRole => {
  if (items.some(isStrong)) return 'term'
  const dated = items.flatMap((item) => (item.kind === 'dated' ? [item.value] : []))
  if (dated.length === 0) return items.some((item) => item.kind === 'rule') ? 'mention' : 'condition'
  if (dated.every((found) => found.marker === 'document')) return 'document'
  return dated.every(isYearOnly) ? 'name' : 'mention'
}

const IDLE: ReadonlySet<Item['kind']> = new Set<Item['kind']>(['mark', 'noise', 'label', 'then'])
const isIdle = (item: Item): boolean => IDLE.has(item.kind)

const isNameYear = (item: Item): boolean => item.kind === 'dated' && isYearOnly(item.value) && !isStrong(item)

/**
 * The items of a cluster without the signs and idle words at its ends, and without the year of a name before the term
 * («(план) на 2022 год в срок до 25 марта»).
 */
const core = (cluster: Cluster): readonly Item[] => {
  const isTerm = cluster.items.some(isStrong)
  const first = cluster.items.findIndex((item) => !isIdle(item) && !(isTerm && isNameYear(item)))
  const last = cluster.items.findLastIndex((item) => !isIdle(item))
  return first === -1 ? [] : cluster.items.slice(first, last + 1)
}

type Range = { readonly start: number; readonly end: number }

const BETWEEN = /^[\s,]*$/u

/** Weekdays that stand inside, right before or right behind a term. */
const isBeside = (text: string, term: Range, said: Range): boolean =>
  said.start >= term.end
    ? BETWEEN.test(text.slice(term.end, said.start))
    : said.end > term.start || BETWEEN.test(text.slice(said.end, term.start))

/** «14-15 ноября (пт-сб) провести»: the weekdays are a part of the term; null when they are something of their own. */
const withWeekdays = (line: Line, context: TermContext): readonly FoundTerm[] | null => {
  const beside = weekdaysBeside(line.tokens, line.text)
  if (!beside) return null
  const groups = beside.said.map((said) => ({
    said,
    start: line.tokens[said.at]?.start ?? 0,
    end: line.tokens[said.next - 1]?.end ?? 0,
  }))
  const taken = new Set<unknown>()
  const found = termsIn({ ...line, tokens: beside.rest }, context).map((one): FoundTerm => {
    const own = groups.filter((group) => isBeside(line.text, one, group))
    const said = own.map((group) => group.said)
    const checked = said.length > 0 ? checkedWeekdays(one.term, said) : null
    if (!checked) return one
    for (const group of own) taken.add(group)
    const start = Math.min(one.start, ...own.map((group) => group.start))
    const end = Math.max(one.end, ...own.map((group) => group.end))
    return { ...one, start, end, term: { ...checked, asWritten: line.text.slice(start, end) } }
  })
  return taken.size === groups.length ? found : null
}

/**
 * Finds the time expressions of a sentence or a clause, in order. Takes the text and its context year; what stands in
 * quotation marks is a name and is left out. Never fails; an empty list when there are none.
 */
export const findTerms = (text: string, context: TermContext): readonly FoundTerm[] => {
  const line: Line = { text, tokens: withoutBreaks(text, tokenise(text)), year: context.year }
  return withWeekdays(line, context) ?? termsIn(line, context)
}

const termsIn = (line: Line, context: TermContext): readonly FoundTerm[] => {
  const { text } = line
  const items = withoutQuoted(withoutNumber(scan(line)))
  return clusters(items).flatMap((cluster): FoundTerm[] => {
    const kept = core(cluster)
    const [first, last] = [kept[0], kept.at(-1)]
    const start = first && line.tokens[first.at]?.start
    const end = last && line.tokens[last.next - 1]?.end
    if (start === undefined || end === undefined) return []
    const outcome = guarded(items, cluster, combine(kept, context))
    return [{ start, end, role: roleOf(kept), term: { asWritten: text.slice(start, end), ...outcome } }]
  })
}

/** The terms a clause sets: marked ones only. None, one, or several for a person to choose from. */
export const termsOfClause = (text: string, context: TermContext): readonly FoundTerm[] =>
  findTerms(text, context).filter((found) => found.role === 'term')

/** The clause without a term: the signs and brackets that held it go too («… – срок до 8 ноября;» becomes «…»). */
export const withoutTerm = (text: string, found: FoundTerm): string => {
  const before = text.slice(0, found.start).replace(/[\s,;:(–—-]+$/u, '')
  const after = text.slice(found.end).replace(/^[\s)]+/u, '')
  const glue = after === '' || /^[.,;:!?]/u.test(after) ? '' : ' '
  return `${before}${glue}${after}`.trim()
}
