import { findTerms, type TermRole } from '../../../../kernel/term/find.ts'
import { readTerm } from '../../../../kernel/term/read.ts'
import { type Outcome, type Recurrence, type TermContext, UNKNOWN } from '../../../../kernel/term/types.ts'
import { HIDDEN, masked } from './mask.ts'
import { findInfinitive, startsWithRole, wordsOf } from './words.ts'

/** A time expression in a sentence; `role` tells a marked term from a mention, the date of an act, the year of a name. */
export type TermSpan = {
  readonly text: string
  readonly at: number
  readonly role: TermRole
  readonly outcome: Outcome
}

/** Stands for a document that names no year anywhere: a day without a year is then not known at all. */
export const NO_YEAR: TermContext = { year: 2000, kind: 'calendar' }
const ANOTHER_YEAR: TermContext = { year: 2001, kind: 'calendar' }
const UNREAD: Outcome = { reading: UNKNOWN, alternatives: [], ambiguous: true }

/** What depends on a year that nobody named is not understood, never dated at random. */
const inKnownYear = (text: string, outcome: Outcome, context: TermContext): Outcome =>
  context === NO_YEAR &&
  JSON.stringify(readTerm(text, ANOTHER_YEAR).reading) !== JSON.stringify(readTerm(text, NO_YEAR).reading)
    ? UNREAD
    : outcome

/** Reads a term that stands alone: a cell, or what follows «Срок:». The only file that calls the grammar of terms. */
export const readTermText = (source: string, context: TermContext): Outcome => {
  const text = source.replace(/\s*\n\s*/gu, ' ')
  return inKnownYear(text, readTerm(text, context), context)
}

/** «в течение десяти»: within these letters a word in the dative is a part of the length. */
const MOST_LENGTH = 12

/** Quoted names become one foreign word, and a quote that nobody closed is gone: it must not hide what follows it. */
const withoutNames = (text: string): string =>
  masked(text.replace(/["«„](\d{1,2})["»“]/gu, ' $1 '), 'quotes')
    .replace(/[«»„“"”]/gu, ' ')
    .replaceAll(HIDDEN, 'ъ')

/** «в трёхдневный срок после занятия передать протоколы»: what a term is counted from ends where the order begins. */
const endOfTerm = (text: string, start: number, end: number, { reading }: Outcome): number => {
  const order = findInfinitive(masked(text), start)
  if (order === null || text.slice(start, order.at).trim() === '') return end
  const stop = Math.min(end, order.at)
  if (reading.kind !== 'undated') return text.slice(0, stop).trimEnd().length
  const before = wordsOf(text.slice(0, stop)).filter((word) => word.at > start + MOST_LENGTH)
  const whom = before.find((word) => startsWithRole(text.slice(word.at)))
  return text.slice(0, whom?.at ?? stop).trimEnd().length
}

/** The quote in front of «27» сентября belongs to the day. */
const withQuote = (text: string, start: number): number =>
  /[«"„]/u.test(text[start - 1] ?? '') && /^\d{1,2}\s?[»"“]/u.test(text.slice(start)) ? start - 1 : start

const spansIn = (text: string, context: TermContext): TermSpan[] =>
  findTerms(withoutNames(text), context).map(({ start, end, role, term }) => {
    const outcome = inKnownYear(text.slice(start, end), term, context)
    const at = withQuote(text, start)
    return { text: text.slice(at, endOfTerm(text, start, end, outcome)), at, role, outcome }
  })

/** One reading asks about the same sentence several times; what was found lives as long as its context. */
const found = new WeakMap<TermContext, Map<string, readonly TermSpan[]>>()

/** The terms of a sentence with their places. */
export const termSpans = (text: string, context: TermContext): readonly TermSpan[] => {
  const known = found.get(context) ?? new Map<string, readonly TermSpan[]>()
  found.set(context, known)
  const spans = known.get(text) ?? spansIn(text, context)
  known.set(text, spans)
  return spans
}

const ADJECTIVES: readonly (readonly [pattern: RegExp, rule: Recurrence])[] = [
  [
    /(?<![а-яё])еженедельн(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых)(?![а-яё])/iu,
    { freq: 'week', every: 1, times: 1 },
  ],
  [
    /(?<![а-яё])ежемесячн(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых)(?![а-яё])/iu,
    { freq: 'month', every: 1, times: 1 },
  ],
  [
    /(?<![а-яё])ежеквартальн(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых)(?![а-яё])/iu,
    { freq: 'quarter', every: 1, times: 1 },
  ],
  [
    /(?<![а-яё])ежегодн(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых)(?![а-яё])/iu,
    { freq: 'year', every: 1, times: 1 },
  ],
]

/** «ежемесячного единого методического дня»: an adjective that repeats what is ordered (R013). */
export const recurrenceOfAdjective = (text: string): Recurrence | null =>
  ADJECTIVES.find(([pattern]) => pattern.test(text))?.[1] ?? null
