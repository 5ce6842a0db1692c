import type { Day } from '../../../../../kernel/day.ts'
import type { Reading, Recurrence, TermContext } from '../../../../../kernel/term/types.ts'
import { masked } from '../mask.ts'
import { readTermText, recurrenceOfAdjective, type TermSpan, termSpans } from '../terms.ts'
import type { DoubtCode } from '../types.ts'

export type ClauseTerm = {
  readonly deadline: Day | null
  readonly recurrence: Recurrence | null
  readonly text: string | null
  /** Pieces of the sentence that say nothing but the term. */
  readonly spans: readonly { readonly from: number; readonly to: number }[]
  readonly doubt: DoubtCode | null
}

const NO_TERM: ClauseTerm = { deadline: null, recurrence: null, text: null, spans: [], doubt: null }

const MARK_BEFORE =
  /(?:[\s,;:.(–—-]*)(?:сроки?(?:\s+(?:исполнения|представления|предоставления|выполнения|проведения|подачи|реализации|сдачи))?\s*[:–—-]*\s*|в\s+сроки?\s*[:–—-]*\s*|в\s+период\s*)$/iu
const LABEL =
  /(?<![А-Яа-яё])[Сс]роки?(?:\s+(?:исполнения|представления|предоставления|выполнения|проведения|подачи|реализации|сдачи))?\s*[:–—-]\s*((?:\([^()\n]*\)|[^;()\n])+?)(?=\s*(?:[;)\n]|\.\s*$|\.\s+[А-ЯЁ]|,?\s*[Оо]тв|$))/u

/** «(срок – 06.02; 15.02)», «(срок – 20 июня (пт))»: in brackets of its own the term goes on to their end. */
const LABEL_IN_BRACKETS =
  /\(\s*(сроки?(?:\s+(?:исполнения|представления|предоставления|выполнения|проведения|подачи|реализации|сдачи))?\s*[:–—-]\s*((?:\([^()\n]*\)|[^()\n])+))\)/iu

type Labelled = { readonly written: string; readonly from: number; readonly to: number }

const labelIn = (text: string): Labelled | null => {
  const inside = LABEL_IN_BRACKETS.exec(text)
  // a term and an executor in one pair of brackets are told apart by the sign between them
  if (inside?.[1] !== undefined && inside[2] !== undefined && !/отв|исп/iu.test(inside[2])) {
    const from = inside.index + inside[0].indexOf(inside[1])
    return { written: inside[2].trim(), from, to: from + inside[1].length }
  }
  const match = LABEL.exec(text)
  const written = match?.[1]?.trim()
  return match && written !== undefined
    ? { written, from: match.index, to: match.index + match[0].length }
    : null
}

type Candidate = {
  readonly span: TermSpan
  readonly marked: boolean
  readonly from: number
  readonly to: number
}

/** «от 05.03.2022 № 94» dates another document; what stands in quotes is a name. */
const isForeign = (text: string, quotes: string, span: TermSpan): boolean =>
  span.role === 'document' ||
  /\u2592/u.test(quotes.slice(span.at, span.at + span.text.length)) ||
  /(?:^|\s)от\s*$/iu.test(text.slice(0, span.at)) ||
  /^\s*(?:года?|г\.?)?\s*№/u.test(text.slice(span.at + span.text.length))

const inBrackets = (all: string, span: TermSpan): boolean => /\u2592/u.test(all[span.at] ?? '')

const marked = (text: string, span: TermSpan): Candidate => {
  const before = MARK_BEFORE.exec(text.slice(0, span.at))?.[0]
  return {
    span,
    marked: before !== undefined,
    from: span.at - (before ?? '').length,
    to: span.at + span.text.length,
  }
}

/** The last admissible day: for a period its end, for a fixed day that day. */
const lastDay = (reading: Reading, isMarked: boolean, text: string): Day | null => {
  if (reading.kind === 'day') return reading.openEnd ? null : reading.date
  if (reading.kind === 'days') return [...reading.dates].sort().at(-1) ?? null
  if (reading.kind === 'range')
    return isMarked || (reading.precision !== 'year' && reading.precision !== 'academic-year')
      ? reading.end
      : null
  if (reading.kind !== 'year-round' || /постоянн|весь|регулярн|систематич/iu.test(text)) return null
  return isMarked || /^в\s+течение/iu.test(text) ? reading.end : null
}

const isUseful = (candidate: Candidate): boolean => {
  const { reading } = candidate.span.outcome
  return reading.kind === 'recurring' || lastDay(reading, candidate.marked, candidate.span.text) !== null
}

/** A term in brackets without the word «срок» explains something else («(январь 2021 – май 2023)»), unless it repeats. */
/** «на период реализации проекта (январь 2021 – май 2023)» is how long something lasts, not when it is due. */
const isDuration = (text: string): boolean => /^на\s+(?:период|срок|время)/iu.test(text)

const countsHere = (candidate: Candidate, all: string): boolean =>
  !isDuration(candidate.span.text) &&
  (candidate.marked ||
    !inBrackets(all, candidate.span) ||
    candidate.span.outcome.reading.kind === 'recurring')

/** Bare periods are weaker than «до …» and «с … по …»: «в марте» may tell when something else was. */
const isStrong = (candidate: Candidate): boolean => candidate.marked || candidate.span.role === 'term'

const termOf = (candidates: readonly Candidate[], all: string): ClauseTerm => {
  const dated = candidates.filter((each) => each.span.outcome.reading.kind !== 'recurring')
  const strong = dated.filter(isStrong)
  const used = strong.length > 0 ? strong : dated
  const days = used.flatMap((each) => lastDay(each.span.outcome.reading, each.marked, each.span.text) ?? [])
  const deadline = [...days].sort().at(-1) ?? null
  const regular = candidates.find((each) => each.span.outcome.reading.kind === 'recurring')
  if (deadline === null && regular !== undefined) return regularTerm(regular, all)
  if (deadline === null) return NO_TERM
  const several = new Set(days).size > 1
  const ambiguous = used.some((each) => each.span.outcome.ambiguous)
  return {
    deadline,
    recurrence: null,
    text: used.map((each) => each.span.text).join('; '),
    spans: used.map(({ from, to }) => ({ from, to })),
    doubt: several ? 'several-terms' : ambiguous ? 'term-ambiguous' : null,
  }
}

/** «в рамках ежемесячного методического дня»: the adjective belongs to its noun. */
const isAdjective = (text: string): boolean =>
  /^еже[а-яё]+(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми)$/iu.test(text)

/** «(с обновлением один раз в 3 месяца)» says what is to be done, so it stays in the action. */
const regularTerm = ({ span, from, to }: Candidate, all: string): ClauseTerm => {
  const { reading, ambiguous } = span.outcome
  return {
    deadline: null,
    recurrence: reading.kind === 'recurring' ? reading.rule : null,
    text: span.text,
    spans: inBrackets(all, span) || isAdjective(span.text) ? [] : [{ from, to }],
    doubt: ambiguous ? 'term-ambiguous' : null,
  }
}

/** «в течение 10 дней»: a term without a date; it is kept as written and cut from the action. */
const relativeTerm = (text: string, context: TermContext): ClauseTerm | null => {
  const span = termSpans(text, context).find(
    ({ outcome }) => outcome.reading.kind === 'undated' && outcome.reading.reason === 'relative',
  )
  if (span === undefined) return null
  const whole = { from: span.at, to: span.at + span.text.length }
  // «утвердить требования к проведению олимпиады»: an event without a length is rather what is spoken of
  return { ...NO_TERM, text: span.text, spans: span.role === 'term' ? [whole] : [] }
}

/** «Срок: постоянно», «Срок – по отдельному графику»: said, but no date can be given. */
const labelledTerm = (text: string, context: TermContext): ClauseTerm | null => {
  const label = labelIn(text)
  if (label === null) return null
  const { written, from, to } = label
  const outcome = readTermText(written, context)
  const { reading } = outcome
  const unknown = reading.kind === 'undated' && reading.reason === 'unknown'
  return {
    deadline: lastDay(reading, true, written),
    recurrence: reading.kind === 'recurring' ? reading.rule : null,
    text: written,
    spans: [{ from, to }],
    doubt: unknown ? 'term-unknown' : outcome.ambiguous ? 'term-ambiguous' : null,
  }
}

/** «Распоряжение действует до 31.12.2025»: how long the act is in force, nobody's last day. */
const TELLS_VALIDITY =
  /^(?:настоящ\S+\s+)?(?:приказ|распоряжение|постановление|положение|решение)\s+(?:действует|вступает|утрачивает|применяется|распространяется)(?![а-яё])/iu

/** What ends the sentence and not the term: the full stop of «2 ч.» and «2026 г.» is of the word. */
const ENDING = /(?<!\s(?:г|гг|ч|мес|кв|нед|уч))[.;,\s]+$/iu

/** The quote in front of «27» сентября goes with the day. */
const withQuotes = (term: ClauseTerm, source: string): ClauseTerm => ({
  ...term,
  spans: term.spans.map(({ from, to }) =>
    /^["«„]\d{1,2}["»“]/u.test(source.slice(from - 1)) ? { from: from - 1, to } : { from, to },
  ),
})

/**
 * The term of an ordering sentence. Dates of cited acts and everything in quotes are left out; a year alone is the name
 * of a plan, not a deadline (contracts, section 2).
 */
export const readClauseTerm = (source: string, context: TermContext): ClauseTerm => {
  const term = withQuotes(termIn(source, context), source)
  return term.recurrence === null ? term : { ...term, text: term.text?.replace(ENDING, '') ?? null }
}

const termIn = (source: string, context: TermContext): ClauseTerm => {
  // «25» марта: quotes around a day hide nothing.
  const text = source.replace(/["«„](\d{1,2})["»“]/gu, ' $1 ')
  if (TELLS_VALIDITY.test(text)) return NO_TERM
  const labelled = labelledTerm(text, context)
  if (labelled !== null) return labelled
  const quotes = masked(text, 'quotes')
  const all = masked(text)
  const candidates = termSpans(text, context)
    .filter((span) => !isForeign(text, quotes, span))
    .map((span) => marked(text, span))
    .filter((candidate) => countsHere(candidate, all) && isUseful(candidate))
  const term = termOf(candidates, all)
  if (term.deadline !== null || term.recurrence !== null) return term
  const relative = relativeTerm(text, context)
  if (relative !== null) return relative
  return { ...term, recurrence: recurrenceOfAdjective(quotes) }
}
