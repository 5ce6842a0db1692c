import { yearOf } from '../day.ts'
import { hasYear } from './bound.ts'
import { combine } from './combine.ts'
import type { Dated } from './dated.ts'
import { boundsOf } from './join.ts'
import { WEEKDAYS, WEEKDAYS_SHORT } from './lexicon.ts'
import { certain, doubted, withDoubt } from './outcome.ts'
import type { Item } from './scan.ts'
import { type Outcome, type TermContext, UNKNOWN } from './types.ts'

/** Items that stand together without a foreign word between them; `from` and `to` are places in the list of items. */
export type Cluster = { readonly items: readonly Item[]; readonly from: number; readonly to: number }

const isTerm = (item: Item): boolean =>
  item.kind === 'dated' ||
  item.kind === 'rule' ||
  item.kind === 'undated' ||
  item.kind === 'clock' ||
  item.kind === 'count'

const OPENING: ReadonlySet<string> = new Set(['«', '"', '“', '„'])
const CLOSING: ReadonlySet<string> = new Set(['»', '"', '”', '“'])

/** What stands in quotation marks inside a sentence is a name («План на 2022 год»), not a term. */
export const withoutQuoted = (items: readonly Item[]): Item[] => {
  let depth = 0
  return items.map((item): Item => {
    if (item.kind === 'mark') {
      const opens = OPENING.has(item.value) && (depth === 0 || item.value === '«')
      if (opens) depth += 1
      else if (CLOSING.has(item.value)) depth = Math.max(0, depth - 1)
      return item
    }
    return depth > 0 && isTerm(item) ? { kind: 'noise', at: item.at, next: item.next } : item
  })
}

/** «8.1. Направление …»: before a sentence a loose date is the number of a clause or a row. */
export const withoutNumber = (items: readonly Item[]): readonly Item[] => {
  const [first, ...rest] = items
  const when =
    first?.kind === 'dated' && first.value.marker === null && first.value.spans.length === 1
      ? first.value.spans[0]
      : undefined
  const isNumber = when?.from.unit === 'day' && when.from.loose && when.to === null && when.from.year === null
  return first && isNumber && rest.some((item) => item.kind === 'gap')
    ? [{ kind: 'not-term', at: first.at, next: first.next }, ...rest]
    : items
}

/** Groups of terms; only signs and idle words may stand inside a group. */
export const clusters = (items: readonly Item[]): Cluster[] => {
  const result: Cluster[] = []
  let current: Item[] = []
  let from = 0
  const close = (to: number): void => {
    if (current.some(isTerm)) result.push({ items: current, from, to })
    current = []
  }
  for (const [i, item] of items.entries()) {
    const parts =
      item.kind === 'gap' ||
      item.kind === 'not-term' ||
      (item.kind === 'mark' && (item.value === ';' || item.value === '.'))
    if (parts) close(i)
    else {
      if (current.length === 0) from = i
      current.push(item)
    }
  }
  close(items.length)
  return result
}

const STRONG_MARKERS: ReadonlySet<string> = new Set(['deadline', 'through', 'as-of', 'within', 'after'])

/** True for a phrase that names years and nothing finer. */
export const isYearOnly = (found: Dated): boolean =>
  found.spans.every((span) => span.from.unit === 'year' && !span.from.always)

/** Words that make a date a term by themselves: «до», «с … по …», «в течение», «срок:», hours. */
const isStrongDate = (found: Dated): boolean => {
  if (found.marker === 'document') return false
  if (found.labelled || (found.marker !== null && STRONG_MARKERS.has(found.marker))) return true
  if (isYearOnly(found)) return false
  return found.marker === 'open' || found.clock !== null || found.spans.some((span) => span.to !== null)
}

/** True for an item that its writer marked as a term: a rule, a last day, a length of time. */
export const isStrong = (item: Item): boolean => {
  if (item.kind === 'rule') return !item.value.weak
  if (item.kind === 'dated') return isStrongDate(item.value)
  return item.kind === 'undated' && item.value.reason === 'relative' && item.value.duration !== undefined
}

/** A date or a period shorter than a year that no word marks: it may be the term, it may be a mention. */
const isMention = (item: Item): boolean =>
  item.kind === 'dated' &&
  item.value.marker !== 'document' &&
  !isYearOnly(item.value) &&
  !isStrongDate(item.value)

/** «отопительный период 2024-2025 гг.»: a part of the years that other papers set. */
const PART_OF_YEAR =
  /^(?:отопительн|пожароопасн|паводков|призывн|экзаменационн|аттестационн|курортн|посевн|купальн)[а-я]+$/

/** Words beside a date that turn its meaning. */
const TURNING: ReadonlySet<string> = new Set(
  'не кроме после через перед накануне вместо исключая исключением исключение ранее раньше позднее позже имени им ул улица улицы перенести перенесено перенесен отменить отменено отмена отменен спустя плюс минус ближе позже изменить изменен изменены сдвинуть сдвинут сдвинуты прежний прежняя прежние первоначальный первоначальная первоначально родившиеся родившихся родившимся рожденные рожденных рождения'.split(
    ' ',
  ),
)

/** «срок продлён с 15 марта до 15 апреля», «перенос с 10 марта»: of two days beside them the first is over, the last alone is a term. */
const MOVING = /^(?:продл(?:ен[аоы]?|ить|евается|ение|ении)|перенос|переносится|сдвиг)$/

const MEASURED: ReadonlySet<string> = new Set(['менее', 'более', 'реже', 'чаще'])

/** «не» turns a date, «не менее трёх» counts something else. */
const isTurning = (items: readonly Item[], i: number): boolean => {
  const [item, next] = [items[i], items[i + 1]]
  if (item?.kind !== 'gap') return false
  if (PART_OF_YEAR.test(item.value.text)) return next?.kind === 'dated' && next.value.labelled
  if (!TURNING.has(item.value.text)) return false
  return !(item.value.text === 'не' && next?.kind === 'gap' && MEASURED.has(next.value.text))
}

const YEAR_WORDS: ReadonlySet<string> = new Set(['года', 'году', 'год'])

const isYearWord = (item: Item | undefined): boolean =>
  item?.kind === 'gap' && YEAR_WORDS.has(item.value.text)

/** «до 1 декабря юбилейного года», «до 1 сентября года поступления»: a year that nobody can name. */
const isOfOtherYear = (items: readonly Item[], cluster: Cluster): boolean => {
  const [word, year] = [items[cluster.to], items[cluster.to + 1]]
  const isWord = word?.kind === 'gap' && word.value.kind === 'word'
  return isYearWord(word) || (isWord && isYearWord(year))
}

const OF_EVENT = /^[а-я]{3,}(?:ения|ания|тия|ции|ачи|начала)$/

/** «до 5 числа месяца проведения»: not every month, but that of an event. */
const isMonthOfEvent = (items: readonly Item[], cluster: Cluster): boolean => {
  const [last, word] = [cluster.items.at(-1), items[cluster.to]]
  const isMonth = last?.kind === 'rule' && last.value.weak === 'month' && last.value.monthDay !== undefined
  return isMonth && word?.kind === 'gap' && OF_EVENT.test(word.value.text)
}

/** A range or a beginning of which only the last day may be meant. */
const isMovable = ({ reading }: Outcome): boolean =>
  reading.kind === 'range' || (reading.kind === 'day' && reading.openEnd === true)

/** True when a number that nothing explains, or a word like «кроме», stands right beside the cluster. */
const isUnsafe = (items: readonly Item[], cluster: Cluster, outcome: Outcome): boolean => {
  const near = (from: number, step: -1 | 1): boolean => {
    let words = 0
    for (let i = from; i >= 0 && i < items.length && words < 2; i += step) {
      const item = items[i]
      if (item?.kind === 'mark' || item?.kind === 'noise' || item?.kind === 'then') continue
      if (item?.kind !== 'gap') return false
      if (item.value.kind !== 'word') return words === 0
      if (isTurning(items, i) || (isMovable(outcome) && MOVING.test(item.value.text))) return true
      words += 1
    }
    return false
  }
  return (
    near(cluster.from - 1, -1) ||
    near(cluster.to, 1) ||
    isOfOtherYear(items, cluster) ||
    isMonthOfEvent(items, cluster)
  )
}

const inBrackets = (items: readonly Item[], i: number): boolean => {
  let depth = 0
  for (const item of items.slice(0, i)) {
    if (item.kind !== 'mark') continue
    if (item.value === '(') depth += 1
    if (item.value === ')') depth -= 1
  }
  return depth > 0
}

/** «Октябрь (педагогический совет)»: the foreign words are a remark to a term that stands outside the brackets. */
const areRemarks = (items: readonly Item[], cluster: Cluster): boolean =>
  cluster.from === 0 &&
  items.every((item, i) => item.kind !== 'gap' || (item.value.kind === 'word' && inBrackets(items, i)))

/** The outcome of a cluster; unknown, with what it seemed to be, when a word beside it may turn its meaning. */
export const guarded = (items: readonly Item[], cluster: Cluster, outcome: Outcome): Outcome =>
  isUnsafe(items, cluster, outcome) ? doubted(UNKNOWN, [outcome.reading, ...outcome.alternatives]) : outcome

const isWeekday = (item: Item): boolean =>
  item.kind === 'gap' &&
  item.value.kind === 'word' &&
  (WEEKDAYS.has(item.value.text) || WEEKDAYS_SHORT.has(item.value.text))

const hasDays = (item: Item): boolean =>
  item.kind === 'rule' && (item.value.weekdays !== undefined || item.value.monthDay !== undefined)

/** Days that stand apart from the chosen words («среда или четверг», «ежемесячно (отчёт до 5 числа)»): without them a rule says less than the text. */
const withDaysApart = (
  outcome: Outcome,
  items: readonly Item[],
  chosen: Cluster,
  context: TermContext,
): Outcome => {
  if (outcome.reading.kind !== 'recurring') return outcome
  const apart = items.filter((item) => !chosen.items.includes(item))
  const days = apart.filter(hasDays)
  if (days.length > 0)
    return withDoubt(outcome, combine([...chosen.items, ...days], context).reading, UNKNOWN)
  return apart.some(isWeekday) ? withDoubt(outcome, UNKNOWN) : outcome
}

/** «согласно плану на 2026 год, до 1 ноября» in a paper of 2024: a day without a year beside a year it does not lie in. */
const isOfNamedYear = (outcome: Outcome, chosen: Cluster, left: readonly Outcome[]): boolean => {
  const days = boundsOf(outcome.reading)
  const isOwn = chosen.items.some((item) => item.kind === 'dated' && hasYear(item.value))
  return (
    !isOwn &&
    days !== null &&
    left.some(({ reading }) => {
      const year = boundsOf(reading)
      // a plan is made the year before, a report the year after
      return year !== null && (yearOf(days[1]) + 1 < yearOf(year[0]) || yearOf(days[0]) > yearOf(year[1]) + 1)
    })
  )
}

const isOr = (item: Item): boolean =>
  item.kind === 'gap' && (item.value.text === 'или' || item.value.text === 'либо')

/** A text with words that are no part of any term: a sentence of an order, a cell with a remark. */
export const readSentence = (all: readonly Item[], context: TermContext): Outcome => {
  const items = withoutQuoted(withoutNumber(all))
  const groups = clusters(items)
  const read = (cluster: Cluster): Outcome => guarded(items, cluster, combine(cluster.items, context))
  const strong = groups.filter((cluster) => cluster.items.some(isStrong))
  const mentions = groups.filter((cluster) => !strong.includes(cluster) && cluster.items.some(isMention))
  const [first, ...rest] = strong.length > 0 ? strong : mentions
  if (!first) return leftOver(groups, read)
  const outcome = withDaysApart(read(first), items, first, context)
  const others = [...rest, ...(strong.length > 0 ? mentions : [])].map((cluster) => read(cluster).reading)
  if (others.length > 0) return withDoubt(outcome, ...others)
  const left = groups.filter((cluster) => cluster !== first)
  if (isOfNamedYear(outcome, first, left.map(read))) return withDoubt(outcome, UNKNOWN)
  // «до 1 июня отчёт, до 5 числа месяца, следующего за отчётным, сведения»: the rule is a term of its own
  const rules = left.filter((cluster) => cluster.items.some(hasDays))
  if (rules.length > 0) return withDoubt(outcome, ...rules.map((cluster) => read(cluster).reading))
  // «1 раз в квартал или по мере необходимости»
  if (left.length > 0 && items.some(isOr))
    return withDoubt(outcome, ...left.map((cluster) => read(cluster).reading))
  const isPlain = strong.length > 0 || areRemarks(items, first)
  return isPlain ? outcome : withDoubt(outcome, UNKNOWN)
}

/** Neither a marked term nor a date: a year in a name, a phrase without a date, the date of another document. */
const leftOver = (groups: readonly Cluster[], read: (cluster: Cluster) => Outcome): Outcome => {
  const isDocument = groups.some((cluster) =>
    cluster.items.every((item) => item.kind !== 'dated' || item.value.marker === 'document'),
  )
  const [first, ...rest] = groups.map(read)
  if (!first) return certain(UNKNOWN)
  if (first.ambiguous && first.reading.kind === 'undated') return first
  if (first.reading.kind === 'undated')
    return rest.length > 0 ? withDoubt(first, ...rest.map((one) => one.reading)) : first
  // «Приказ от 31.05.2021 № 287»: the date of a document is a plain day (contracts, section 1)
  if (isDocument && rest.length === 0) return first
  if (first.reading.kind === 'year-round' || first.reading.kind === 'recurring')
    return withDoubt(first, UNKNOWN)
  return doubted(UNKNOWN, [first.reading, ...first.alternatives, ...rest.map((one) => one.reading)])
}
